"""Calendars, roles and a channel at random, and who does which step."""

from random import Random

from .blocks import Knobs
from .writing import Tree

ZONES = ("Europe/Berlin", "Europe/Berlin", "UTC", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe")
HOURS = (
    ["Mon-Fri 09:00-17:00"],
    ["Mon-Sat 08:00-18:00"],
    ["Mon-Fri 09:00-12:00", "Mon-Fri 13:00-18:00"],
    ["Mon-Sun 00:00-24:00"],
    ["Mon-Thu 10:00-16:00", "Sat 09:00-13:00"],
    ["Mon-Sun 06:00-22:00"],
)
HALVES = (["Mon-Sun 06:00-18:00"], ["Mon-Sun 18:00-06:00"], ["Mon-Fri 22:00-23:00"])
CLOSED = (["2026-05-01"], ["2026-10-01..2026-10-07"], ["2026-12-24..2026-12-26"], ["2026-03-30", "2026-10-26"])
SHORT = (
    ["Mon-Fri 09:00-12:00"],
    ["Mon-Fri 09:00-11:00", "Mon-Fri 12:00-14:00"],
    ["Mon-Sun 10:00-13:00"],
    ["Mon-Thu 11:00-14:00", "Sat 09:00-11:00"],
    ["Tue, Thu 09:00-13:00"],
)
NIGHTS = (["Mon-Fri 22:00-02:00"], ["Mon-Sun 21:00-01:00"])
ON_TOP = (["2026-10-10 08:00-17:30"], ["2026-05-02 09:00-12:00"], ["2026-03-29 10:00-14:00"])


def shifts_of(random: Random, steps: dict[str, Tree], knobs: Knobs) -> Tree:
    """One to three calendars in one zone or in zones that share hours; the steps get roles and touchpoints.

    Where clocks start late there is a second clerk, and often the one works when the other does not. In an office one
    clerk does all.
    """
    zones = random.choice((ZONES[:1], ZONES[:1], ZONES[:3], (random.choice(ZONES),)))
    calendars = {f"c{number}": calendar(random, zones) for number in range(random.choice((1, 1, 2, 3)))}
    roles = {"clerk": {"calendar": random.choice(sorted(calendars))}, "guard": {"calendar": "24x7"}, "helper": {}}
    clerks = ["clerk", "clerk", "clerk"]
    if knobs.early:
        if random.random() < 0.6:
            for id_, hours in zip(calendars, random.sample(HALVES, len(calendars)), strict=True):
                calendars[id_]["open"] = hours
        roles["owl"] = {"calendar": max(calendars)}
        clerks[1:] = ["owl"]
    shared: Tree = {"calendars": calendars, "roles": roles}
    if knobs.office:
        for step in steps.values():
            step["by"] = "clerk"
        return shared
    if random.random() < 0.4:
        shared["channels"] = {"desk": {"kind": "counter", "calendar": random.choice(sorted(calendars))}}
        shared["touchpoints"] = {"hall": {"channel": "desk"}}
    for step in steps.values():
        if random.random() < 0.7:
            step["by"] = random.choice((*clerks, "guard", "helper"))
        if "touchpoints" in shared and random.random() < 0.5 and "takes" in step:
            step["touchpoint"] = "hall"
    return shared


def calendar(random: Random, zones: tuple[str, ...]) -> Tree:
    """Hours of a week, and some days that are otherwise."""
    found: Tree = {"timezone": random.choice(zones), "open": random.choice(HOURS)}
    if random.random() < 0.4:
        found["closed"] = random.choice(CLOSED)
    if random.random() < 0.3:
        found["also-open"] = random.choice(ON_TOP)
    return found


def short_shifts(random: Random, steps: dict[str, Tree]) -> Tree:
    """One or two calendars with few hours, of a clerk, who owns the service, and an owl; a helper has none.

    Role and channel are of one zone, and open in the day where there is a channel.
    """
    has_channel = random.random() < 0.2
    one = random.choice(ZONES)
    zones = (one,) if has_channel or random.random() < 0.6 else (one, "UTC", "Europe/Berlin")
    hours = random.sample(SHORT if has_channel else (*SHORT, *NIGHTS), 2)
    calendars = {f"c{at}": {**calendar(random, zones), "open": hours[at]} for at in range(random.choice((1, 2, 2)))}
    roles: Tree = {"clerk": {"calendar": "c0"}, "owl": {"calendar": max(calendars)}, "helper": {}}
    shared: Tree = {"owner": "clerk", "calendars": calendars, "roles": roles}
    if has_channel:
        shared["channels"] = {"desk": {"kind": "counter", "calendar": max(calendars)}}
        shared["touchpoints"] = {"hall": {"channel": "desk"}}
    for step in steps.values():
        if random.random() < 0.85:
            step["by"] = random.choice(("clerk", "clerk", "owl", "owl", "helper"))
        if has_channel and random.random() < 0.4 and "takes" in step:
            step["touchpoint"] = "hall"
    return shared
