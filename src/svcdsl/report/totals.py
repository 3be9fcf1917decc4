"""What was counted in one run."""

from __future__ import annotations

from typing import NamedTuple


class Totals(NamedTuple):
    """Findings by severity, those that are hidden, and how many files, services and things there are.

    `waived` are all that a waiver or the baseline hides; `baseline` are those of them that the baseline does.
    """

    errors: int
    warnings: int
    infos: int
    waived: int
    files: int
    services: int
    things: int
    baseline: int = 0

    @property
    def findings(self) -> int:
        """All findings that are not waived."""
        return self.errors + self.warnings + self.infos
