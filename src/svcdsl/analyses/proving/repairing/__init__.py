"""The smallest changes with which it would be proved, each tried."""
