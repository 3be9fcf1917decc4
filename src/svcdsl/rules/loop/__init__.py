"""Group L, gap 5: perceptions that nobody learns from."""
