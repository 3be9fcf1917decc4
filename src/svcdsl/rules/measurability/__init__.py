"""Group M: words that cannot be checked."""
