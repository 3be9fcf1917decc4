"""The long run: `python -m tests.simulation 100000` compares so many models and prints what was found."""

import sys
import time
from collections import Counter

from .families import FAMILIES, run
from .trials import Effort


def main() -> int:
    """Compare as many models as the first word says, of the families named after it or of all, and sum up.

    With `--strict` also what no search comes to under calendars is told.
    """
    words = [word for word in sys.argv[1:] if word != "--strict"]
    effort = Effort(strict=True, climb=600, means=60) if "--strict" in sys.argv else Effort()
    count = int(words[0]) if words else 10_000
    families = words[1:] or list(FAMILIES)
    total: Counter[str] = Counter()
    whole = sum(FAMILIES[family].number for family in families)
    for family in families:
        tally: Counter[str] = Counter()
        started = time.monotonic()
        for text in run(family, -(-count * FAMILIES[family].number // whole), 0, tally, effort):
            print(text, end="\n\n")
        print(f"{family} in {time.monotonic() - started:.0f} s: {_told(tally)}", flush=True)
        total += tally
    print(f"all: {_told(total)}")
    return 1 if total["disagreements"] else 0


def _told(tally: Counter[str]) -> str:
    return ", ".join(f"{tally[name]} {name}" for name in sorted(tally | Counter({"disagreements": 1})))


if __name__ == "__main__":
    sys.exit(main())
