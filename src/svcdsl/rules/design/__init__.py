"""Group D, gap 2: standards that do not reflect what is known of customers."""
