"""Which way a measure becomes better: up or down.

An objective on it says so (`<=` down, `>=` up) where all of them agree. Without one, times are better shorter; shares
of good events, availability, and scores but for effort are better higher. Counts, and scores of effort (some scales
count ease, some trouble), are then unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses.referrers import Referrers
    from svcdsl.model.parts import Measure
    from svcdsl.values import Objective

UP, DOWN, UNKNOWN = 1, -1, 0
_BY_KIND = {"duration": DOWN, "ratio": UP, "availability": UP, "score": UP}


def better(measure: Measure, referrers: Referrers) -> int:
    """UP, DOWN or UNKNOWN."""
    ways = {UP if objective.sign[0] == ">" else DOWN for objective in objectives_on(measure, referrers)}
    if ways:
        return ways.pop() if len(ways) == 1 else UNKNOWN
    if measure.kind == "score" and (measure.asks is None or measure.asks.kind == "ces"):
        return UNKNOWN if measure.has("asks") else UP
    return _BY_KIND.get(measure.kind or "", UNKNOWN)


def objectives_on(measure: Measure, referrers: Referrers) -> Iterator[Objective]:
    """What slas, standards with their exceptions, and trials hold a measure to, in this order."""
    for kind in ("sla", "standard", "passes-if"):
        for holder in referrers.of(measure, kind, "measure"):
            if (objective := getattr(holder, "objective", None)) is not None:
                yield objective
            for variant in getattr(holder, "except_", ()):
                if variant.objective is not None:
                    yield variant.objective
