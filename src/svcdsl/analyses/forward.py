"""A graph without its ways back: what a case can come to without going round."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from svcdsl.model.parts import Step


class Forward(NamedTuple):
    """What can be reached from a step, in an order in which every way but those of `back` leads on.

    Where every loop is entered at one step only, `back` are just the ways to a step that had to be passed before,
    and the paths over the others are all paths that take no step twice. In other loops it hangs on the order of the
    ways which of them count as back, so that some such paths are left out.
    """

    order: list[Step]
    back: set[tuple[Step, Step]]


def forward(first: Step, onward: Callable[[Step], list[Step]]) -> Forward:
    """Steps from `first` on, by depth first search; `onward` gives the steps straight after a step.

    Of branches the first written comes first in the order, as it is entered last.
    """
    back: set[tuple[Step, Step]] = set()
    done: list[Step] = []
    entered: set[Step] = {first}
    left: set[Step] = set()
    waiting: list[tuple[Step, Iterator[Step]]] = [(first, reversed(onward(first)))]
    while waiting:
        step, rest = waiting[-1]
        for to in rest:
            if to not in entered:
                entered.add(to)
                waiting.append((to, reversed(onward(to))))
                break
            if to not in left:
                back.add((step, to))
        else:
            waiting.pop()
            left.add(step)
            done.append(step)
    return Forward(done[::-1], back)
