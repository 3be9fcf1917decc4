"""The golden thread: how far each need is carried, from its standard to the improvement that customers' words led to.

What belongs to a link of a need's thread:

- standard: standards that `meets` the need, of its own service or another's.
- measure: the measures of those standards, their own or those of their sla. An audit is no measure: a standard that
  is only audited ends its thread here.
- source: where those measures come from.
- sla: the slas of those standards, and all slas on those measures, whoever owes them (an OLA carries the thread too).
- promise: promises backed by one of those slas or standards.
- feedback: feedback with a question `about` the need or one of the standards, whose question one of the measures
  `asks`, or that `hears` a touchpoint of one of the standards; from customers or employees.
- improvement: improvements `found-by` that feedback or one of the measures, fed by that feedback (`feeds`), or to be
  told by one of those measures; whatever their status, since one that was dropped was at least weighed.

Each link is gathered by itself, so it can hold something behind a break: feedback asks about a need that no sla is on.
The thread reaches only as far as every link before holds something, and coverage counts the needs that it reaches. Of a
service without needs nothing is known to be covered: 0 percent, so that nobody passes a gate by writing down no need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from svcdsl.model.parts import Feedback, Improvement, Touchpoint

if TYPE_CHECKING:
    from svcdsl.analyses.referrers import Referrers
    from svcdsl.model import Item, Thing
    from svcdsl.model.parts import Measure, Need, Standard
    from svcdsl.model.service import Service

LINKS = ("standard", "measure", "source", "sla", "promise", "feedback", "improvement")
"""The links of a thread behind its need, in order."""


class Thread(NamedTuple):
    """A need, and for each link what belongs to it, in the order come upon; each thing once."""

    need: Need
    links: Mapping[str, Sequence[Thing]]

    @property
    def breaks_at(self) -> str | None:
        """The first link that holds nothing; None where the thread is whole."""
        return next((link for link in LINKS if not self.links[link]), None)

    def reaches(self, link: str) -> bool:
        """Whether every link up to that one, itself included, holds something."""
        return all(self.links[before] for before in LINKS[: LINKS.index(link) + 1])


class Coverage(NamedTuple):
    """The threads of a service's needs, in the order written."""

    service: Service
    threads: Sequence[Thread]

    @property
    def percent(self) -> Mapping[str, float]:
        """By link, the percentage of needs whose thread reaches it, to one decimal; 100.0 only where all do.

        0.0 where there are no needs.
        """
        return {link: self._percent(sum(thread.reaches(link) for thread in self.threads)) for link in LINKS}

    def _percent(self, reached: int) -> float:
        if not self.threads:
            return 0.0
        if reached == len(self.threads):
            return 100.0
        return min(round(100 * reached / len(self.threads), 1), 99.9)


def coverage_of(service: Service, referrers: Referrers) -> Coverage:
    """How far the thread of each of a service's needs goes."""
    return Coverage(service, [Thread(need, _links(need, referrers)) for need in service.needs.values()])


def _links(need: Need, referrers: Referrers) -> dict[str, Sequence[Thing]]:
    standards: list[Standard] = _once(referrers.of(need, "standard", "meets"))
    measures: list[Measure] = _once(
        one for standard in standards for one in (standard.measure, standard.sla and standard.sla.measure)
    )
    slas = _once(
        [
            *(standard.sla for standard in standards),
            *(sla for measure in measures for sla in referrers.of(measure, "sla", "measure")),
        ]
    )
    feedback: list[Feedback] = _once(_heard(need, standards, measures, referrers))
    return {
        "standard": standards,
        "measure": measures,
        "source": _once(measure.source for measure in measures),
        "sla": slas,
        "promise": _once(one for by in (*slas, *standards) for one in referrers.of(by, "promise", "backed_by")),
        "feedback": feedback,
        "improvement": _once(_improved(feedback, measures, referrers)),
    }


def _heard(
    need: Need, standards: Sequence[Standard], measures: Sequence[Measure], referrers: Referrers
) -> Iterator[Item | None]:
    """Feedback in which customers speak of the need."""
    for thing in (need, *standards):
        yield from (question.parent for question in referrers.of(thing, "asks", "about"))
    yield from (measure.asks.parent for measure in measures if measure.asks is not None)
    for standard in standards:
        if isinstance(standard.parent, Touchpoint):
            yield from referrers.of(standard.parent, "feedback", "hears")


def _improved(feedback: Sequence[Feedback], measures: Sequence[Measure], referrers: Referrers) -> Iterator[Item]:
    """Improvements that what was heard or measured led to."""
    for heard in feedback:
        yield from referrers.of(heard, "improvement", "found_by")
        yield from (one for one in heard.feeds if isinstance(one, Improvement))
    for measure in measures:
        yield from referrers.of(measure, "improvement", "found_by")
        yield from referrers.of(measure, "improvement", "measure")


def _once(things: Iterable[Any]) -> list[Any]:
    """The things without repetition and without None, in the order in which they were come upon."""
    return [thing for thing in dict.fromkeys(things) if thing is not None]
