"""Under calendars, steps that do not count, and so move what follows them on the clock."""
