"""Group F: a process that cannot work."""
