"""The lengths of a step that may be made shorter: its own work and wait, its supplier's limit, its timeout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.network import Lengths, Node
from svcdsl.analyses.proving.proof import Said, Seconds

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.text import Span

    Exact = int | Fraction


class Length(NamedTuple):
    """One of them, from `least` to `most` seconds: what says that it is to be shorter, where, and the node with it so."""

    least: Exact
    most: Exact
    key: str
    about: dict[str, object]
    span: Span
    changed: Callable[[Exact], Node]

    def said(self, shorter: Exact) -> Said:
        """That it be no more than so many seconds."""
        return Said(self.key, {**self.about, "from": Seconds(self.most), "to": Seconds(shorter)}, self.span)


def lengths_of(node: Node) -> Iterator[Length]:
    """The lengths of a node that count, and that somebody can set."""
    if node.excluded or node.business is not None:
        return
    step, takes, waits = node.step, node.takes, node.waits
    about: dict[str, object] = {"step": step}

    def working(most: Exact) -> Node:
        return node._replace(takes=Lengths(min(takes.least, most), most))

    def waiting(most: Exact) -> Node:
        return node._replace(waits=Lengths(min(waits.least, most), most))

    if takes.most and node.supplier is None:
        yield Length(takes.least, takes.most, "repair-step-limit", about, step.value_span("takes"), working)
    if takes.most and node.supplier is not None:
        span = node.supplier.value_span("objective")
        yield Length(0, takes.most, "repair-ola", {**about, "sla": node.supplier}, span, working)
    if waits.most:
        yield Length(waits.least, waits.most, "repair-wait-limit", about, step.value_span("waits"), waiting)
    if node.timeout is not None and node.timeout[0]:
        after, to = node.timeout

        def leaving(most: Exact) -> Node:
            return node._replace(timeout=(most, to))

        yield Length(0, after, "repair-timeout", about, step.value_span("timeout"), leaving)
