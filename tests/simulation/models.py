"""Small services at random, as texts: with many ties."""

from random import Random
from typing import NamedTuple

from hypothesis import strategies

from .aims import aims_of
from .blocks import Blocks, Knobs
from .business import in_business_time
from .shifts import shifts_of, short_shifts
from .writing import Tree, svc_text, yaml_text


class Model(NamedTuple):
    """A text, and the name whose ending tells its notation."""

    name: str
    text: str


def model_of(random: Random, knobs: Knobs) -> Model:
    """A model with what the knobs allow."""
    blocks = Blocks(random, knobs)
    least = 4 if knobs.crossed or knobs.paired else 1  # as many as these blocks need
    if knobs.branched or (knobs.business and knobs.forks and random.random() < 0.7):
        start = blocks.fork(random.randint(4, knobs.steps), blocks.block(random.choice((0, 0, 1)), "end", True), True)
    else:
        start = blocks.block(random.randint(least, knobs.steps), "end", True)
    if start == "end":
        raise ValueError("a block has a step")
    if knobs.early:
        start = blocks.long(start)
    if knobs.tangled:
        blocks.tangle()
    blocks.share()
    steps = blocks.in_order(start)
    shifts = hours_of(random, steps, knobs)
    if knobs.business:
        in_business_time(random, steps)
    process: Tree = {"processes": {"p": {"start": "a", "steps": steps}}}
    aims = aims_of(random, steps, blocks.unit, knobs, list(shifts.get("calendars", ())))
    roles = {**shifts.pop("roles", {}), **aims.pop("roles", {})}
    service = {**({"roles": roles} if roles else {}), **shifts, **process, **aims}
    return Model("s.svc", svc_text(service)) if random.random() < 0.5 else Model("s.svc.yaml", yaml_text(service))


def hours_of(random: Random, steps: dict[str, Tree], knobs: Knobs) -> Tree:
    """The calendars, and who does which step."""
    if knobs.business or knobs.branched or knobs.apart:
        return short_shifts(random, steps)
    return shifts_of(random, steps, knobs) if knobs.calendars else {}


def models(knobs: Knobs) -> strategies.SearchStrategy[Model]:
    """The same for hypothesis, which makes what fails smaller."""
    return strategies.randoms(use_true_random=False).map(lambda random: model_of(random, knobs))
