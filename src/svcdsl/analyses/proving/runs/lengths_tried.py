"""The lengths of a step that are tried where it matters how it lies in time beside others: all on a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.process.network import Lengths, Node
from svcdsl.analyses.proving.runs.extremes import TooMany
from svcdsl.analyses.proving.runs.stays import DONE, FOREVER, WAITING, WORKING, Stay

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.runs.sections import Section

    Exact = int | Fraction


def all_stays(node: Node, section: Section, *, begins: bool) -> list[Stay]:
    """The stays at a step on the grid of its section; all as a wait, unless it matters when its work `begins`."""
    takes = _bounded(node, section)
    if begins:
        waits = _line(node.waits.least, node.waits.most or 0, section.grid)
        found = [(wait, work) for wait in waits for work in _works(node, takes, section.grid)]
    else:
        least, most = node.waits.least + takes[0], (node.waits.most or 0) + takes[1]
        found = [(length, 0) for length in _line(least, most, section.grid)]
        if node.takes.most is None and not node.excluded:
            found.append((FOREVER, 0))
    if node.timeout is None:
        return [Stay(wait, work, DONE) for wait, work in found]
    return list(dict.fromkeys(_until(node, found, begins=begins)))


def _works(node: Node, takes: tuple[Exact, Exact], grid: Exact) -> list[Exact]:
    endless: list[Exact] = [FOREVER] if node.takes.most is None and not node.excluded else []
    return [*_line(*takes, grid), *endless]


def _until(node: Node, found: list[tuple[Exact, Exact]], *, begins: bool) -> Iterator[Stay]:
    """The stays at a step that is left after a time: those that are longer, up to it."""
    assert node.timeout is not None
    limit = node.timeout[0]
    for wait, work in found:
        if wait + work <= limit:
            yield Stay(wait, work, DONE)
    if _most(node.waits) + _most(node.takes) <= limit:
        return
    if not begins or _most(node.waits) > limit or node.waits.most == limit:
        yield Stay(limit, 0, WAITING)
    if begins and node.waits.least < limit and node.takes.most != 0:
        for wait in {wait for wait, work in found if wait <= limit <= wait + work}:
            yield Stay(wait, limit - wait, WORKING)


def _bounded(node: Node, section: Section) -> tuple[Exact, Exact]:
    """The range of a step's work; where nothing bounds it, as far as it can matter what else is under way."""
    if node.takes.most is not None:
        return node.takes.least, node.takes.most
    if section.horizon is None:
        raise TooMany
    return node.takes.least, node.takes.least + section.horizon


def _line(least: Exact, most: Exact, grid: Exact) -> list[Exact]:
    return [least + grid * at for at in range(int((most - least) / grid) + 1)]


def _most(lengths: Lengths) -> Exact:
    return FOREVER if lengths.most is None else lengths.most
