"""The same under calendars, over all moments at which the clock may start."""
