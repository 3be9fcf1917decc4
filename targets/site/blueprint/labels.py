"""The words that a blueprint needs, given by whoever has it drawn: each on one line, and fit for XML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svcdsl.analyses.flow import Way
    from svcdsl.model.parts import Step, Touchpoint


class Labels(NamedTuple):
    """The words of a drawing.

    `lanes` by the lane's name, `lines` by the two lanes that a line is between, `evidence` for the top row. The
    functions give the words of things: the name of a step or touchpoint, who does a step, its times (one a
    line), the words at a way on (one a line), a step's address, what a touchpoint shows.
    """

    title: str
    description: str
    lanes: Mapping[str, str]
    lines: Mapping[tuple[str, str], str]
    evidence: str
    name: Callable[[Step | Touchpoint], str]
    who: Callable[[Step], str]
    times: Callable[[Step], Sequence[str]]
    way: Callable[[Way, Step], Sequence[str]]
    link: Callable[[Step], str | None]
    shows: Callable[[Touchpoint], str]
