"""What was counted in one run."""

from __future__ import annotations

from typing import NamedTuple


class Totals(NamedTuple):
    """Findings by severity, those that a waiver hides, and how many files, services and things there are."""

    errors: int
    warnings: int
    infos: int
    waived: int
    files: int
    services: int
    things: int

    @property
    def findings(self) -> int:
        """All findings that are not waived."""
        return self.errors + self.warnings + self.infos
