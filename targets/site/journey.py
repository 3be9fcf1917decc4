"""The customer's journey: what happens in each stage, and how the feeling goes up and down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svcdsl.model.parts import Feedback, Stage, Touchpoint
    from svcdsl.model.service import Service


class Column(NamedTuple):
    """One stage with its touchpoints, and for each the feedback that hears it; the last may be no stage."""

    stage: Stage | None
    touchpoints: Sequence[tuple[Touchpoint, Sequence[Feedback]]]


def by_stage(service: Service) -> list[Column]:
    """The stages in order, and after them the touchpoints that are in none."""
    heard = {touchpoint: _hearing(service, touchpoint) for touchpoint in service.touchpoints.values()}
    columns = [
        Column(stage, [(touchpoint, heard[touchpoint]) for touchpoint in heard if touchpoint.stage is stage])
        for stage in service.stages.values()
    ]
    others = [
        (touchpoint, heard[touchpoint]) for touchpoint in heard if touchpoint.stage not in service.stages.values()
    ]
    return [*columns, Column(None, others)] if others else columns


def _hearing(service: Service, touchpoint: Touchpoint) -> list[Feedback]:
    """Feedback that hears a touchpoint, or is gathered at a step on it."""
    found = [feedback for feedback in service.feedback.values() if touchpoint in feedback.hears]
    for process in service.processes.values():
        for step in process.steps.values():
            if step.touchpoint is touchpoint:
                found += [feedback for feedback in step.collects if feedback not in found]
    return found


class Feelings:
    """The curve of feeling over the stages, cut into one piece a column so that it fits a table of any width."""

    HEIGHT = 56

    def __init__(self, service: Service) -> None:
        self._heights = [self._height(stage) for stage in service.stages.values()]

    def _height(self, stage: Stage) -> float | None:
        if stage.feeling is None:
            return None
        value = float(stage.feeling.value) / float(stage.feeling.top)
        return self.HEIGHT - 8 - (self.HEIGHT - 16) * min(1.0, max(0.0, value))

    def height(self, column: int) -> str | None:
        """How far below the top the feeling of a column stands, in hundredths; None where it says none."""
        here = self._heights[column] if column < len(self._heights) else None
        return None if here is None else f"{here / self.HEIGHT * 100:.0f}"

    def line(self, column: int) -> str:
        """The points of the curve within a column that is 100 wide: from its left edge over its middle to its right."""
        here = self._heights[column] if column < len(self._heights) else None
        if here is None:
            return ""
        points = [(50.0, here)]
        before = self._heights[column - 1] if column > 0 else None
        after = self._heights[column + 1] if column + 1 < len(self._heights) else None
        if before is not None:
            points.insert(0, (0.0, (before + here) / 2))
        if after is not None:
            points.append((100.0, (after + here) / 2))
        return " ".join(f"{x:g},{y:.1f}" for x, y in points)
