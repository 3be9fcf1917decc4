"""Ways of which one is gone in place of another, and where a way turns off: what decides how forks and joins are mended."""

from __future__ import annotations

from collections.abc import Iterable

from svcdsl.analyses import Flow
from svcdsl.model.parts import Step


def in_place_of(flow: Flow, steps: Iterable[Step], others: Iterable[Step], join: Step) -> tuple[Step, Step] | None:
    """One of the steps and one of the others of which a case does only one before it comes to `join`.

    So it is where both are come to from one step, and no fork lies between.
    """
    wanted, found = list(steps), list(others)
    for turn in flow.ways:
        if turns(flow, turn):
            after = set(_without_forks(flow, turn, join))
            one = next((step for step in wanted if step in after), None)
            other = next((step for step in found if step in after and step is not one), None)
            if one is not None and other is not None:
                return one, other
    return None


def turned_off(flow: Flow, path: list[Step], missing: Iterable[Step], join: Step) -> Step | None:
    """The last step of a run that could have gone on to what is missing, and has gone another way."""
    wanted = set(missing)
    for step in reversed(path):
        if turns(flow, step) and not wanted.isdisjoint(_without_forks(flow, step, join)):
            return step
    return None


def turns(flow: Flow, step: Step) -> bool:
    """Whether a step goes on in one of several ways: by a choice, a failure or a timeout."""
    return not step.fork and len({way.to for way in flow.ways[step]}) > 1


def _without_forks(flow: Flow, step: Step, join: Step) -> list[Step]:
    return flow.reach([step], avoid=lambda one: one is join or bool(one.fork))
