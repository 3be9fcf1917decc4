"""Lengths in business time, put where the steps of a random process have others."""

from random import Random

from .writing import Tree

RANGES = (
    *("1bh", "2bh", "3bh", "1bd", "1bd", "2bd"),
    *("1bh..2bh", "0bh..2bh", "1bh..4bh", "1bd..2bd", "0bd..1bd"),
    *("0h..1bd", "1h..1bd", "0h..2bd", "1bh..1bd", "2bh..2bd", "2bh..1h", "1bh..4h", "24h..1bd", "1bd..3h"),
)
TIMES = ("1bh", "2bh", "4bh", "1bd", "1bd", "2bd")
HOURS = (2, 4, 6, 20, 22, 24, 26, 48, 51, 72, 96)
"""Of limits: what days at work come to."""


def in_business_time(random: Random, steps: dict[str, Tree]) -> None:
    """Tell about half of all lengths in business time; at least one, where there is any."""
    places = [(step, key) for step in steps.values() for key in ("waits", "takes") if key in step]
    timeouts = [step["timeout"] for step in steps.values() if "timeout" in step]
    always = random.choice(places) if places else None
    for place in places:
        if place is always or random.random() < 0.4:
            place[0][place[1]] = random.choice(RANGES)
    for timeout in timeouts:
        if random.random() < 0.6:
            timeout["after"] = random.choice(TIMES)
        elif random.random() < 0.5:
            timeout["after"] = f"{random.choice(HOURS)}h"


def limit_in_business(random: Random) -> str:
    """A limit of a day or two, or of what these come to."""
    return random.choice(TIMES) if random.random() < 0.5 else f"{random.choice(HOURS)}h"
