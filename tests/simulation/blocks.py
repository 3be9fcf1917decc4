"""Processes at random, made of blocks inside blocks, so that forks and joins are sound."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from .writing import Tree


@dataclass(frozen=True)
class Knobs:
    """What may occur in a model; `steps` is about how many there are at most.

    `endless` are ways back without `repeat`, `tangled` ways across the blocks; `backwards` are measures whose `from`
    tends to come after their `to`. `crossed` are forks that are not inside each other, `siblings` several ways back to
    one step, `coined` choices that are often left or fail too, `paired` branches of which one throws a coin when the
    other may be left. `early` are long steps before all others, and clocks that start right at a choice; `leaving` are
    clocks that stop at the start of a step that may be left. `office` is one clerk who does all, and nobody waits.
    `business` are lengths in business time; `branched` are clocks that start in a branch; `apart` are clocks that do not
    count some steps, whose hours are others. These three have calendars with few hours, that few models share.
    """

    steps: int = 6
    forks: bool = False
    loops: bool = False
    endless: bool = False
    tangled: bool = False
    fails: bool = False
    timeouts: bool = False
    excludes: bool = False
    unsaid: bool = False
    suppliers: bool = False
    calendars: bool = False
    backwards: bool = False
    crossed: bool = False
    siblings: bool = False
    coined: bool = False
    paired: bool = False
    early: bool = False
    leaving: bool = False
    office: bool = False
    business: bool = False
    branched: bool = False
    apart: bool = False


class Blocks:
    """Makes the steps of a process from its end to its start. Every method that makes some returns the first's id."""

    def __init__(self, random: Random, knobs: Knobs) -> None:
        self.random = random
        self.knobs = knobs
        # Cases are tried in whole seconds: where something ends just past a timeout these must be small beside the unit.
        small = "m" if knobs.timeouts else "s"
        hours = ("h",) if knobs.business else ("h", "h", "m")
        self.unit = random.choice(hours) if knobs.calendars else random.choice(("m", "m", "m", small))
        self.steps: dict[str, Tree] = {}
        self.outside: list[str] = []
        """The steps in no fork."""

    def step(self, outside: bool) -> tuple[str, Tree]:
        """A new step that waits and takes something or nothing."""
        id_ = f"x{len(self.steps)}"
        step = self.steps[id_] = {}
        if self.random.random() < 0.3 and not self.knobs.office:
            step["waits"] = self.range()
        if self.random.random() < 0.8:
            step["takes"] = self.range()
        if outside:
            self.outside.append(id_)
        return id_, step

    def long(self, after: str) -> str:
        """A step of days, or of any time within a day or two, before `after`."""
        id_, step = self.step(True)
        part = self.random.choice(("waits", "takes"))
        fixed = self.random.choice(("36h", "60h", "132h", "240h"))
        step[part] = self.random.choice((fixed, fixed, "0h..12h", "0h..24h", "0h..48h", "100h..240h"))
        step["then"] = after
        return id_

    def time(self, most: int = 5) -> str:
        """A short time."""
        return f"{self.random.randint(0, most)}{self.unit}"

    def range(self) -> str:
        """A range, often of one time only, seldom with one that is typical."""
        least = self.random.choice((0, 0, 1, 1, 2, 3))
        most = least + self.random.choice((0, 0, 1, 1, 2, 4))
        if least == most and self.random.random() < 0.7:
            return f"{least}{self.unit}"
        typical = f"..{self.random.randint(least, most)}{self.unit}" if self.random.random() < 0.2 else ""
        return f"{least}{self.unit}{typical}..{most}{self.unit}"

    def block(self, size: int, after: str, may_end: bool) -> str:
        """About so many steps that go on to `after`, or where they may to the end. `may_end` is False inside a fork."""
        if size <= 0:
            return after
        kinds = [self.plain, self.plain, self.choice]
        if self.knobs.loops and size >= 2:
            kinds += [self.loop, self.loop]
        if self.knobs.forks and size >= 4:
            kinds += [self.fork] * 3
        if self.knobs.siblings and size >= 3:
            kinds += [self.siblings] * 4
        if self.knobs.crossed and size >= 4:
            kinds += [self.crossed] * 8
        if self.knobs.paired and size >= 4:
            kinds += [self.paired] * 8
        kind = self.random.choice(kinds)
        own = self.random.randint(4 if kind in (self.fork, self.crossed, self.paired) else 1, size)
        return kind(own, self.block(size - own, after, may_end), may_end)

    def plain(self, size: int, after: str, may_end: bool) -> str:
        """A step that goes straight on, that may fail or be left, and what follows."""
        rest = self.block(size - 1, after, may_end)
        id_, step = self.step(may_end)
        step["then"] = rest
        self.spoil(step, rest, may_end)
        return id_

    def spoil(self, step: Tree, rest: str, may_end: bool) -> None:
        """Let a step fail, or be left, or not."""
        if self.knobs.fails and self.random.random() < 0.4:
            times = self.random.choice((1, 1, 2))
            step["fails"] = [{"when": f"f{at}", "recover": self.detour(rest, may_end)} for at in range(times)]
            self.share_failures(step["fails"])
        if self.knobs.timeouts and self.random.random() < 0.5:
            to = rest if self.random.random() < 0.4 else self.detour(rest, may_end)
            step["timeout"] = {"after": self.time(7), "to": "end" if may_end and self.random.random() < 0.2 else to}

    def detour(self, rest: str, may_end: bool) -> str:
        """A step beside the others."""
        id_, step = self.step(may_end)
        step["then"] = rest
        return id_

    def share_failures(self, failures: list[Tree]) -> None:
        """Give failures shares, or not."""
        for failure in failures:
            if not (self.knobs.unsaid and self.random.random() < 0.3):
                recover = failure.pop("recover")
                failure.update(share=self.random.choice(("5%", "10%", "20%", "40%")), recover=recover)

    def choice(self, size: int, after: str, may_end: bool) -> str:
        """A choice of ways that meet again, of which one may be empty and one may end."""
        ways = [self.block(self.random.randint(1, max(size // 2, 1)), after, may_end)]
        while len(ways) < self.random.choice((2, 3)):
            empty = [to for to in (after, "end" if may_end else after) if to not in ways]
            ways.append(self.random.choice(empty) if empty and len(ways) == 1 else self.detour(after, may_end))
        id_, step = self.step(may_end)
        self.random.shuffle(ways)
        step["choose"] = [{"when": f"w{at}", "then": to} for at, to in enumerate(ways)]
        if self.random.random() < (0.9 if self.knobs.coined else 0.3):
            self.spoil(step, after, may_end)
            if self.knobs.coined and self.random.random() < 0.7:
                left, again = self.step(may_end)
                again["choose"] = [{"when": f"w{at}", "then": to} for at, to in enumerate(ways)]
                step["timeout"] = {"after": self.time(5), "to": left}
            if after == "end" and "timeout" not in step:
                step.pop("fails", None)
        return id_

    def loop(self, size: int, after: str, may_end: bool) -> str:
        """Steps that are done again and again."""
        last, choice = self.step(may_end)
        if self.random.random() < 0.25:
            first = last
        else:
            first, step = self.step(may_end)
            step["then"] = self.block(size - 2, last, may_end)
        ways = [{"when": "again", "then": first}, {"when": "on", "then": after}]
        if not (self.knobs.endless and self.random.random() < 0.4):
            ways[0]["repeat"] = str(self.random.choice((1, 1, 2)))
        if may_end and after != "end" and self.random.random() < 0.3:
            ways.append({"when": "over", "then": "end"})
        choice["choose"] = ways
        return first

    def siblings(self, size: int, after: str, may_end: bool) -> str:
        """Ways back to one step from different ways of a choice, or from one after another."""
        first, step = self.step(may_end)
        ways, spare, on = [], size - 3, after
        in_a_row = self.random.random() < 0.3
        for number in range(2):
            last, choice = self.step(may_end)
            back = {"when": "again", "then": first, "repeat": str(self.random.choice((1, 1, 2)))}
            if self.knobs.endless and self.random.random() < 0.2:
                del back["repeat"]
            choice["choose"] = [back, {"when": "on", "then": on}]
            own = self.random.randint(0, max(spare, 0))
            spare -= own
            ways.append({"when": f"r{number}", "then": self.block(own, last, False)})
            on = ways[-1]["then"] if in_a_row else after
        if in_a_row:
            step["then"] = on
            return first
        if self.random.random() < 0.3:
            ways.append({"when": "none", "then": after})
        self.random.shuffle(ways)
        step["choose"] = ways
        return first

    def crossed(self, size: int, after: str, may_end: bool) -> str:
        """Branches that fork again before they meet, each with another than the one that it forked from."""
        join, step = self.step(may_end)
        step["join"] = "all"
        step["then"] = after
        spare, coins, contrast = size - 4, 2, self.random.choice((0, 12, 12))

        def way(to: str) -> str:
            nonlocal spare, coins
            own = self.random.randint(0, max(spare, 0))
            spare -= own
            if coins and self.random.random() < 0.4:
                coins -= 1
                to = self.detoured(to, False, contrast)
            return self.block(own, to, False)

        def step_to(to: str) -> str:
            id_ = self.detour(to, False)
            if contrast:
                self.fix(id_, 0)
            return id_

        inner, one = self.step(False)
        one["join"] = "all"
        one["then"] = way(step_to(join))
        forked, two = self.step(False)
        if contrast:
            self.fix(inner, 0)
            self.fix(forked, 0, self.random.randint(6, 10))
        if self.random.random() < 0.5:
            two["fork"] = [way(step_to(inner)), step_to(join)]
            branches = [way(forked), way(step_to(inner))]
        else:
            other, three = self.step(False)
            three["join"] = "all"
            three["then"] = way(step_to(join))
            coins = 0 if contrast else coins
            tossed = [step_to(other), step_to(other)]
            if contrast:  # which coin makes the later join late hangs on how the work before it lies beside the other
                tossed = [self.detoured(to, False, contrast) for to in tossed]
            two["fork"] = [way(step_to(inner)), way(tossed[0])]
            again, four = self.step(False)
            if contrast:
                self.fix(other, 0)
                self.fix(again, self.random.randint(2, 6))
            four["fork"] = [step_to(inner), way(tossed[1])]
            branches = [way(forked), way(again)]
        self.random.shuffle(branches)
        id_, step = self.step(may_end)
        step["fork"] = branches
        return id_

    def paired(self, size: int, after: str, may_end: bool) -> str:
        """A branch with a coin beside one that may be left, or goes on by shares that are not said, in either order."""
        join, step = self.step(may_end)
        step["join"] = "all"
        big, small = self.random.choice(((0, 0), (26, 8), (12, 6)))
        step["then"] = self.detoured(after, may_end, small) if small or size > 4 else after
        late = self.detour(join, False)
        spoiled = self.detour(late, False)
        ways = [self.detour(late, False), self.detoured(late, False, small)]
        if self.knobs.unsaid and self.random.random() < 0.5:
            del self.steps[spoiled]["then"]
            self.steps[spoiled]["choose"] = [
                {"when": f"u{at}", "then": to, "unsaid": True} for at, to in enumerate(ways)
            ]
        else:
            self.steps[spoiled]["timeout"] = {"after": self.time(3), "to": self.random.choice((*ways, ways[1]))}
            if small:
                self.fix(spoiled, 1, 2)
                self.steps[spoiled]["timeout"]["after"] = f"1{self.unit}"
        if big or self.random.random() < 0.7:
            spoiled = self.detour(spoiled, False)
            self.fix(spoiled, self.random.randint(big // 2, big))
        branches = [spoiled, self.detoured(self.detour(join, False), False, big)]
        self.random.shuffle(branches)
        id_, step = self.step(may_end)
        step["fork"] = branches
        return id_

    def detoured(self, after: str, may_end: bool, most: int = 0) -> str:
        """A coin of which one side is longer, where `most` is given by up to that, and nothing else is."""
        id_, step = self.step(may_end)
        longer = self.detour(after, may_end)
        if most:
            self.fix(longer, self.random.randint(most // 2, most))
            self.fix(id_, 0)
        step["choose"] = [{"when": f"w{at}", "then": to} for at, to in enumerate((longer, after))]
        return id_

    def fix(self, id_: str, least: int, most: int | None = None) -> None:
        """Let a step take that long."""
        step = self.steps[id_]
        step.pop("waits", None)
        step["takes"] = f"{least}{self.unit}" if most is None else f"{least}{self.unit}..{most}{self.unit}"

    def fork(self, size: int, after: str, may_end: bool) -> str:
        """Branches at once."""
        join, step = self.step(may_end)
        step["join"] = "all"
        step["then"] = after
        count = 3 if size >= 5 and self.random.random() < 0.3 else 2
        spare = size - 2 - count
        branches = []
        for _ in range(count):
            last, end = self.step(False)
            end["then"] = join
            own = self.random.randint(0, max(spare, 0))
            spare -= own
            branches.append(self.block(own, last, False))
        id_, step = self.step(may_end)
        step["fork"] = branches
        return id_

    def tangle(self) -> None:
        """Add a way from some choice to somewhere, across what blocks there are."""
        choices = [id_ for id_ in self.outside if "choose" in self.steps[id_]]
        if not choices:
            return
        ways = self.steps[self.random.choice(choices)]["choose"]
        if free := [id_ for id_ in self.outside if all(way["then"] != id_ for way in ways)]:
            times = str(self.random.choice((1, 2)))
            ways.insert(0, {"when": "astray", "then": self.random.choice(free), "repeat": times})

    def share(self) -> None:
        """Give the ways of all choices shares: all, all but the last, or (where some may be unsaid) fewer."""
        for step in self.steps.values():
            if "choose" not in step:
                continue
            ways = step["choose"]
            said = set(range(len(ways) - self.random.choice((0, 1))))
            if ways[0].get("unsaid"):
                said = set()
            if self.knobs.unsaid and self.random.random() < 0.6:
                said = set(self.random.sample(range(len(ways) - 1), self.random.randint(0, len(ways) - 2)))
            parts = self.parts(len(ways))
            step["choose"] = [
                {
                    **({"otherwise": True} if at == len(ways) - 1 else {"when": way["when"]}),
                    **({"share": parts[at]} if at in said else {}),
                    "then": way["then"],
                    **({"repeat": way["repeat"]} if "repeat" in way else {}),
                }
                for at, way in enumerate(ways)
            ]

    def parts(self, count: int) -> list[str]:
        """Percentages that add up to 100, none of them 0."""
        cuts = sorted(self.random.sample(range(1, 10), count - 1))
        ends = [0, *cuts, 10]
        fine = self.random.choice((0, 0, 0, 25))  # tenths of a percent, from the first to the last
        parts = [(high - low) * 100 for low, high in pairwise(ends)]
        parts[0] -= fine
        parts[-1] += fine
        return [f"{part // 10}.{part % 10}%" if part % 10 else f"{part // 10}%" for part in parts]

    def in_order(self, start: str) -> dict[str, Tree]:
        """The steps that can be come to, renamed in the order in which they are found: a, b, c."""
        found = reached(self.steps, start)
        named = {id_: _name(at) for at, id_ in enumerate(found)} | {"end": "end"}
        return {named[id_]: _renamed(self.steps[id_], named) for id_ in found}


def reached(steps: dict[str, Tree], start: str) -> list[str]:
    """The steps that can be come to from one, itself included, in the order in which they are found."""
    found = [start]
    for id_ in found:
        found += [to for to in dict.fromkeys(_targets(steps[id_])) if to != "end" and to not in found]
    return found


def _targets(step: Tree) -> list[str]:
    ways = [way["then"] for way in step.get("choose", ())] + [one["recover"] for one in step.get("fails", ())]
    ways += step.get("fork", []) + ([step["then"]] if "then" in step else [])
    return ways + ([step["timeout"]["to"]] if "timeout" in step else [])


def _renamed(step: Tree, named: dict[str, str]) -> Tree:
    renamed = dict(step)
    for key in ("then", "recover", "to"):
        if key in renamed:
            renamed[key] = named[renamed[key]]
    for key in ("choose", "fails"):
        if key in renamed:
            renamed[key] = [_renamed(item, named) for item in renamed[key]]
    if "timeout" in renamed:
        renamed["timeout"] = _renamed(renamed["timeout"], named)
    if "fork" in renamed:
        renamed["fork"] = [named[to] for to in renamed["fork"]]
    return renamed


def _name(at: int) -> str:
    """The id of the step with that number: a, b, ... z, a1, b1, ..."""
    letter = "abcdefghijklmnopqrstuvwxyz"[at % 26]
    return letter if at < 26 else f"{letter}{at // 26}"
