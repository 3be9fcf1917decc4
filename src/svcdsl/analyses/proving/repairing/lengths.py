"""The lengths of a step that may be made shorter: its own work and wait, its supplier's limit, its timeout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.business import Business, BusinessTime
from svcdsl.analyses.proving.process.network import Lengths, Node
from svcdsl.analyses.proving.proof import Said, Seconds
from svcdsl.values import Duration

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.process.business import Length as Amount
    from svcdsl.text import Span

    Exact = int | Fraction
    Ends = tuple[Amount, Amount]


class Length(NamedTuple):
    """One of them, from `least` to `most` seconds: what says that it is to be shorter, where, and the node with it so.

    `told` says how much it is; of business days there are so many instead of seconds.
    """

    least: Exact
    most: Exact
    key: str
    about: dict[str, object]
    span: Span
    changed: Callable[[Exact], Node]
    told: Callable[[Exact], object] = Seconds

    def said(self, shorter: Exact) -> Said:
        """That it be no more than so much."""
        return Said(self.key, {**self.about, "from": self.told(self.most), "to": self.told(shorter)}, self.span)


def lengths_of(node: Node) -> Iterator[Length]:
    """The lengths of a node that count, and that somebody can set."""
    if node.excluded:
        return
    if node.business is not None:
        yield from _business_days(node, node.business)
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


def _business_days(node: Node, business: BusinessTime) -> Iterator[Length]:
    """The waits, work and timeout of a node in business days, its supplier's limit included."""
    step, sla = node.step, node.supplier

    def working(days: Exact) -> Node:
        return node._replace(business=business._replace(takes=_fewer(business.takes, days)))

    def waiting(days: Exact) -> Node:
        return node._replace(business=business._replace(waits=_fewer(business.waits, days)))

    def leaving(days: Exact) -> Node:
        return node._replace(business=business._replace(after=_fewer((0, business.after or 0), days)[1]))

    about: dict[str, object] = {"step": step}
    if sla is None:
        yield from _in_days(business.takes, "repair-step-limit", about, step.value_span("takes"), working)
    else:
        yield from _in_days(business.takes, "repair-ola", {**about, "sla": sla}, sla.value_span("objective"), working)
    yield from _in_days(business.waits, "repair-wait-limit", about, step.value_span("waits"), waiting)
    if business.after is not None:
        yield from _in_days((0, business.after), "repair-timeout", about, step.value_span("timeout"), leaving)


def _in_days(
    ends: Ends, key: str, about: dict[str, object], span: Span, changed: Callable[[Exact], Node]
) -> Iterator[Length]:
    """A range as a length that may be shorter, where its most is told in days, and its least in days or nothing."""
    least, most = ends
    if isinstance(most, Business) and most.days and (not least or (isinstance(least, Business) and least.days)):
        shortest = least.days if isinstance(least, Business) else 0
        yield Length(shortest, most.days, key, about, span, changed, _told)


def _fewer(ends: Ends, days: Exact) -> Ends:
    least, most = ends
    return least, most._replace(days=int(days)) if days and isinstance(most, Business) else 0


def _told(days: Exact) -> Duration:
    return Duration(f"{days}bd", 0, 0, 0, int(days))
