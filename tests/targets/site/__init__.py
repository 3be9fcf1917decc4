"""Tests of the target `site`; a package, so that its tests can share what conftest.py has."""
