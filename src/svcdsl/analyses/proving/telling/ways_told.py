"""The ways through a process, each with its share and its times, so that a second person can add them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.found import Found, keeps
from svcdsl.analyses.proving.hours.track import lasting
from svcdsl.analyses.proving.proof import Moment, Said, Seconds, Share
from svcdsl.analyses.proving.runs.outcomes import Outcome, outcomes
from svcdsl.analyses.proving.runs.question import Limit, plain_question
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from svcdsl.analyses.proving.runs.question import Question, Room
    from svcdsl.model.parts import Step


def ways_through(found: Found, *, with_hours: bool) -> Iterator[Said]:
    """The ways one by one, where they are few; under calendars only where nothing but the work on them matters."""
    question, reply = found.question, found.answer
    assert question is not None
    assert reply is not None
    limits = (question.limit, question.limit)
    if with_hours:
        if reply.rooms is None or reply.rooms[1].seconds >= FOREVER or found.asked is None or not found.asked.below:
            return
        least, most = reply.rooms
        limits = (_as_limit(least), _as_limit(most))
    ways = outcomes(plain_question(question), set(reply.slow) if reply.most is None else set())
    if ways and with_hours:
        calendars = {one: None for number in sorted(lasting(question)) for one in _counted_hours(question, number)}
        facts = {"calendars": tuple(calendars), "least": Seconds(least.seconds), "most": Seconds(most.seconds)}
        key = "room-own" if least.seconds == most.seconds == question.limit.fewest and question.clock else "room"
        yield Said(key, facts, found.claim.span)
        if key == "room" and reply.tightest is not None and least.seconds < most.seconds:
            moment, kind = reply.tightest
            at = {"moment": Moment(moment, zone_of(question)), "least": Seconds(least.seconds)}
            yield Said(f"room-least-{kind}", at, found.claim.span)
    for way in _merged(question, ways or ()):
        yield _path(found, way, "path-work" if with_hours else "path", *limits)


def _merged(question: Question, ways: Iterable[Outcome]) -> Iterator[Outcome]:
    """The ways as they are told: those that differ only before the clock starts are one."""
    found: dict[tuple[object, ...], Outcome] = {}
    for way in ways:
        key = (way.least is None, *steps_of(question, way.path))
        found[key] = _together(found[key], way) if key in found else way
    yield from found.values()


def _together(one: Outcome, other: Outcome) -> Outcome:
    share = None if one.share is None or other.share is None else one.share + other.share
    if one.least is None or other.least is None:
        return one._replace(share=share)
    most = None if one.most is None or other.most is None else max(one.most, other.most)
    return one._replace(share=share, least=min(one.least, other.least), most=most)


def _as_limit(room: Room) -> Limit:
    return Limit(room.seconds, room.seconds, strict=not room.kept)


def _counted_hours(question: Question, number: int) -> tuple[object, ...]:
    node = question.network.nodes[number]
    return () if node.excluded or node.takes.most == 0 else calendars_of(node.step)


def _path(found: Found, way: Outcome, key: str, least: Limit, most: Limit) -> Said:
    """A way with its share and times, and whether it is in time: surely by the `least` limit, not even by the `most`."""
    question, asked = found.question, found.asked
    assert question is not None
    assert asked is not None
    facts: dict[str, object] = {
        "path": steps_of(question, way.path),
        "share": None if way.share is None else Share(way.share),
    }
    if way.least is None:
        return Said("path-uncounted", facts, found.claim.span)
    sure, never = (least, most) if asked.below else (most, least)
    within = "maybe"
    if (
        way.most is not None
        and keeps(way.most, sure, asked.below, kind=not asked.below)
        and (keeps(way.least, sure, asked.below, kind=not asked.below))
    ):
        within = "yes"
    elif not keeps(way.least, never, asked.below, kind=True) and (
        asked.below or (way.most is not None and not keeps(way.most, never, False, kind=True))
    ):
        within = "no"
    times = {"least": Seconds(way.least), "most": None if way.most is None else Seconds(way.most)}
    return Said(key, {**facts, **times, "within": within}, found.claim.span)


def steps_of(question: Question, numbers: tuple[int, ...]) -> tuple[Step, ...]:
    """The steps of a path from the one at which the clock starts on, and of other branches that are under way then."""
    first, network = question.first, question.network
    path = numbers
    if first.moment != "arrived" and first.number in path:
        start, before = path.index(first.number), network.leading_to(first.number)
        path = (*(number for number in path[:start] if number not in before), *path[start:])
    return tuple(network.nodes[number].step for number in path)


def calendars_of(step: Step) -> tuple[object, ...]:
    """The calendars in whose hours a step is worked on."""
    channel = step.touchpoint.channel if step.touchpoint is not None else None
    named = (one.calendar for one in (step.by, channel) if one is not None and one.calendar is not None)
    return tuple(dict.fromkeys(named))


def zone_of(question: Question) -> str:
    """The zone in which moments are told: that of the clock, else of the first step with hours."""
    if question.clock is not None and not question.clock.always:
        return question.clock.zone
    return next((node.hours.zone for node in question.network.nodes if node.hours is not None), "UTC")
