"""Group N, notation: what cannot be read.

These findings are made while reading and linking, so no rule here has a check.
"""
