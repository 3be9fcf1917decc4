"""Group K, gap 1: not knowing what customers expect."""
