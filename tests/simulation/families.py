"""Families of random models, each with what may occur together, so that what fails can be told apart."""

from collections import Counter
from random import Random
from typing import NamedTuple

from .blocks import Knobs
from .comparing import compare
from .models import model_of
from .trials import Effort


class Family(NamedTuple):
    """What may occur together in a model, and how many of the ordinary run are such: fewer where each takes longer."""

    knobs: Knobs
    number: int


FAMILIES = {
    "sequences": Family(Knobs(steps=5), 300),
    "loops": Family(Knobs(steps=4, loops=True, fails=True), 200),
    "tangled": Family(Knobs(steps=4, loops=True, tangled=True, fails=True), 55),
    "endless": Family(Knobs(steps=4, loops=True, endless=True, fails=True), 55),
    "forks": Family(Knobs(steps=6, forks=True, fails=True), 175),
    "timeouts": Family(Knobs(steps=3, timeouts=True, fails=True), 260),
    "excludes": Family(Knobs(steps=5, forks=True, excludes=True), 200),
    "unsaid": Family(Knobs(steps=5, loops=True, fails=True, unsaid=True), 45),
    "suppliers": Family(Knobs(steps=4, suppliers=True), 180),
    "backwards": Family(Knobs(steps=5, loops=True, forks=True, fails=True, backwards=True), 65),
    "calendars": Family(Knobs(steps=3, calendars=True), 50),
    "calendars-and-timeouts": Family(Knobs(steps=2, calendars=True, timeouts=True, fails=True), 32),
    "calendars-and-all": Family(
        Knobs(
            steps=4, calendars=True, loops=True, fails=True, timeouts=True, unsaid=True, excludes=True, suppliers=True
        ),
        15,
    ),
    "calendars-and-forks": Family(Knobs(steps=6, calendars=True, forks=True, fails=True), 20),
    "one-office": Family(Knobs(steps=5, calendars=True, forks=True, loops=True, fails=True, office=True), 40),
    "timeouts-and-coins": Family(Knobs(steps=3, timeouts=True, fails=True, coined=True), 80),
    "timeouts-beside-coins": Family(Knobs(steps=5, timeouts=True, unsaid=True, paired=True), 97),
    "crossed-forks": Family(Knobs(steps=5, forks=True, crossed=True), 78),
    "siblings": Family(Knobs(steps=4, loops=True, siblings=True), 80),
    "calendars-later": Family(Knobs(steps=2, calendars=True, early=True), 60),
    "calendars-and-leaving": Family(Knobs(steps=2, calendars=True, timeouts=True, leaving=True), 20),
    "business-days": Family(
        Knobs(steps=3, calendars=True, loops=True, fails=True, timeouts=True, suppliers=True, business=True), 40
    ),
    "business-days-and-forks": Family(
        Knobs(steps=5, calendars=True, forks=True, timeouts=True, suppliers=True, business=True), 15
    ),
    "clock-starts-in-branch": Family(Knobs(steps=6, calendars=True, forks=True, branched=True), 30),
    "excludes-under-calendars": Family(Knobs(steps=3, calendars=True, excludes=True, apart=True), 30),
    "all": Family(
        Knobs(
            steps=6,
            forks=True,
            loops=True,
            tangled=True,
            fails=True,
            timeouts=True,
            excludes=True,
            unsaid=True,
            suppliers=True,
        ),
        30,
    ),
}


def run(family: str, count: int, first: int, tally: Counter[str], effort: Effort | None = None) -> list[str]:
    """The disagreements about so many models of a family, from the one with that number on."""
    knobs, found = FAMILIES[family].knobs, []
    for number in range(first, first + count):
        random = Random(f"{family} {number}")
        for text in compare(model_of(random, knobs), knobs, random, effort or Effort(), tally):
            found.append(f"{family} {number}: {text}")
    return found
