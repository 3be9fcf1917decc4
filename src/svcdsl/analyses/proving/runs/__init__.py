"""What may happen to a case: all runs between two events, their least and most times, and the shares of cases."""
