"""The page that shows how far each need is carried: needs by touchpoints, and each thread link by link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses import Referrers
from svcdsl.analyses.coverage import LINKS, Coverage, Thread, coverage_of
from svcdsl.model.parts import Touchpoint
from svcdsl.targets.base import Emission

from .files import render
from .places import COVERAGE, Places
from .voice import Voice

if TYPE_CHECKING:
    from svcdsl.model import Thing
    from svcdsl.model.service import Service

ANYWHERE = None
"""The column of standards that belong to no touchpoint of the service."""


class Row(NamedTuple):
    """A need: its thread, and the standards that meet it, touchpoint by touchpoint."""

    thread: Thread
    cells: Sequence[Sequence[Thing]]


class Matrix(NamedTuple):
    """The needs of a service by its touchpoints; the last column may be ANYWHERE."""

    coverage: Coverage
    columns: Sequence[Touchpoint | None]
    rows: Sequence[Row]

    def idle(self, column: int) -> bool:
        """Whether no standard of that column meets a need."""
        return not any(row.cells[column] for row in self.rows)


def coverage_page(emission: Emission, language: str, names: Mapping[Service, str]) -> str:
    """The page of all services in a language."""
    voice = Voice(language, Places(names, COVERAGE))
    referrers = Referrers(emission.project)
    matrices = [matrix_of(coverage_of(service, referrers)) for service in names]
    return render("coverage.md.j2", matrices=matrices, links=LINKS, v=voice, w=voice.w)


def matrix_of(coverage: Coverage) -> Matrix:
    """The needs of a service by its touchpoints, in the order written."""
    touchpoints = list(coverage.service.touchpoints.values())
    placed = [
        (thread, [_touchpoint(one, touchpoints) for one in thread.links["standard"]]) for thread in coverage.threads
    ]
    columns: list[Touchpoint | None] = [*touchpoints]
    if any(ANYWHERE in places for _, places in placed):
        columns.append(ANYWHERE)
    rows = [
        Row(
            thread,
            [
                [one for one, place in zip(thread.links["standard"], places, strict=True) if place is column]
                for column in columns
            ],
        )
        for thread, places in placed
    ]
    return Matrix(coverage, columns, rows)


def _touchpoint(standard: Thing, touchpoints: Sequence[Touchpoint]) -> Touchpoint | None:
    return next((one for one in touchpoints if standard.parent is one), ANYWHERE)
