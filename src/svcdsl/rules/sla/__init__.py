"""Group S: targets that cannot hold together."""
