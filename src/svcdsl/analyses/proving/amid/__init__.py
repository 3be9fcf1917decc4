"""Under calendars, clocks that start in one branch while others are under way."""
