"""Group P, gap 3: standards that are not lived."""
