"""Measures, slas and promises at random, over the events of a process that is given."""

import re
from random import Random

from .blocks import Knobs, reached
from .business import TIMES, limit_in_business
from .writing import Tree


def aims_of(random: Random, steps: dict[str, Tree], unit: str, knobs: Knobs, calendars: list[str]) -> Tree:
    """One to three measures, an sla for each, and a promise for some; agreements with suppliers where wanted."""
    lengths = [int(size) for step in steps.values() for key in ("waits", "takes") for size in _sizes(step.get(key, ""))]
    aims: Tree = {"measures": {}, "slas": {}, "promises": {}}
    for number in range(random.choice((1, 1, 2, 3))):
        start, end = events(random, steps, knobs)
        measure: Tree = {"kind": "duration", "from": start, "to": end}
        sla: Tree = {"party": "customer", "measure": f"m{number}"}
        if knobs.excludes and random.random() < (0.95 if knobs.apart else 0.8):
            measure["excludes"] = random.sample(sorted(steps), min(random.choice((1, 1, 2)), len(steps)))
        if calendars and random.random() < (0.85 if knobs.apart else 0.6):
            random.choice((measure, sla))["calendar"] = random.choice(calendars)
        is_under = "calendar" in measure or "calendar" in sla
        days = is_under and "excludes" not in measure

        def within(is_under: bool = is_under, days: bool = days) -> str:
            if knobs.business and days and random.random() < 0.6:
                return limit_in_business(random)
            return limit(random, lengths, unit, is_under, days, 0.3 if knobs.crossed else 0.7)

        sla["objective"] = objective(random, within())
        aims["measures"][f"m{number}"] = measure
        aims["slas"][f"l{number}"] = sla
        if random.random() < 0.4:
            says = objective(random, within())
            aims["promises"][f"o{number}"] = {"says": says, "backed-by": f"l{number}"}
    supplied = [id_ for id_, step in steps.items() if "takes" not in step] if knobs.suppliers else []
    for id_ in supplied[:2]:
        aims["measures"][f"s{id_}"] = {"kind": "duration", "from": f"{id_}.started", "to": f"{id_}.done"}
        ola: Tree = {"party": "supplier", "measure": f"s{id_}"}
        form = random.choice(("always within {}", "100% within {}", "max <= {}", "always within {} over 30d"))
        if calendars and random.random() < 0.5:
            ola["calendar"] = random.choice(calendars)
        size = random.choice(TIMES) if knobs.business and random.random() < 0.7 else f"{random.randint(1, 4)}{unit}"
        aims["slas"][f"ola-{id_}"] = {**ola, "objective": form.format(size)}
    if supplied:
        aims["roles"] = {"supplier": {"external": True}}
    return {key: things for key, things in aims.items() if things}


def _sizes(written: str) -> list[str]:
    return re.findall("[0-9]+", written)


def events(random: Random, steps: dict[str, Tree], knobs: Knobs) -> tuple[str, str]:
    """Two events of which the first tends to be earlier, or where wanted of any order: often of the whole process."""
    ordered = [f"{step}.{moment}" for step in steps for moment in ("started", "done")]
    start, end = random.choice(ordered), random.choice(ordered)
    if not knobs.backwards and ordered.index(end) < ordered.index(start):
        start, end = end, start
    if knobs.branched:
        return from_branch(random, steps)
    left = [id_ for id_, step in steps.items() if "timeout" in step] if knobs.leaving else []
    if left and random.random() < 0.7:
        return ("p.arrived" if random.random() < 0.5 else "a.started"), f"{random.choice(left)}.started"
    if knobs.paired and random.random() < 0.6:
        return "p.arrived", "p.ended"
    chosen = [id_ for id_, step in steps.items() if "choose" in step] if knobs.early else []
    if chosen and random.random() < 0.6:
        start = f"{random.choice(chosen)}.done"
    joins = [id_ for id_, step in steps.items() if "join" in step] if knobs.crossed else []
    if len(joins) > 1 and random.random() < 0.7:
        start, end = (f"{id_}.started" for id_ in random.sample(joins[:2] if random.random() < 0.7 else joins, 2))
    arrived = 0.1 if knobs.crossed or knobs.early else 0.3
    return ("p.arrived" if random.random() < arrived else start), ("p.ended" if random.random() < 0.3 else end)


def from_branch(random: Random, steps: dict[str, Tree]) -> tuple[str, str]:
    """From an event in a branch to one in another, in the same, or behind all of them."""
    fork = next(step for step in steps.values() if "fork" in step)
    after = [reached(steps, to) for to in fork["fork"]]
    behind = set(after[0]).intersection(*after[1:])
    one, other = random.sample([sorted(set(found) - behind) for found in after], 2)
    there = random.choice((other, other, other, one, sorted(behind)))
    start, end = (f"{random.choice(ids)}.{random.choice(('started', 'done'))}" for ids in (one, there))
    return start, "p.ended" if random.random() < 0.15 else end


def limit(random: Random, lengths: list[int], unit: str, is_under: bool, days: bool, sums: float) -> str:
    """A limit that some case is likely to meet exactly: with the chance `sums` what some steps take together."""
    if days and random.random() < 0.15:
        return f"{random.randint(1, 3)}bd"
    some = random.sample(lengths, random.randint(1, len(lengths))) if lengths else []
    size = sum(some) if random.random() < sums else random.randint(0, 15)
    in_open_time = is_under and unit == "h" and random.random() < 0.2
    return f"{max(size, 1)}bh" if in_open_time else f"{size}{unit}"


def objective(random: Random, within: str) -> str:
    """An objective of time of any form."""
    share = random.choice((5, 10, 20, 30, 50, 60, 70, 75, 80, 90, 95, 99, 99.5, 100))
    form = random.choice(
        (
            "always within {}",
            "{share}% within {}",
            "{share}% within {}",
            "p{share} <= {}",
            "p{share} < {}",
            "median <= {}",
            "median < {}",
            "max <= {}",
            "max < {}",
            "mean <= {}",
            "mean < {}",
        )
    )
    over = random.choice(("", " over 30d", " over quarter"))
    return form.format(within, share=share) + over
