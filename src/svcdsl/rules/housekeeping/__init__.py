"""Group H: what keeps the specs themselves in order."""
