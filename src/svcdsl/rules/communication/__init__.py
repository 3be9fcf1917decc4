"""Group C, gap 4: promises that delivery does not match."""
