"""What a proof rests on, sentence by sentence, so that a second person can follow it in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.found import Found, shares_of
from svcdsl.analyses.proving.hours.same_hours import AT
from svcdsl.analyses.proving.hours.track import lasting
from svcdsl.analyses.proving.process.business import has_business
from svcdsl.analyses.proving.process.network import BRANCHES, END, Node
from svcdsl.analyses.proving.process.suppliers import sure_limit
from svcdsl.analyses.proving.proof import OPEN, PROVED, REFUTED, Moment, Said, Seconds, Share
from svcdsl.analyses.proving.sweep import MOST_PLAYED
from svcdsl.analyses.proving.telling.case import start_of
from svcdsl.analyses.proving.telling.ways_told import calendars_of, steps_of, ways_through, zone_of
from svcdsl.model import END as THE_END
from svcdsl.model.parts import Standard
from svcdsl.values import Duration

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.process.network import Lengths
    from svcdsl.analyses.proving.runs.question import Answer, Question
    from svcdsl.model.parts import Sla
    from svcdsl.text import Span
    from svcdsl.values import Range

    Exact = int | Fraction


def derivation_of(found: Found) -> tuple[Said, ...]:
    """The sentences of a proof, its verdict last."""
    claim = found.claim
    if found.asked is None:
        behind = getattr(claim.thing, "backed_by", None)
        if isinstance(behind, Standard):
            return (Said("backed-by-audit", {"standard": behind}, claim.span),)
        return (Said("not-of-time", {}, claim.span),)
    said: list[Said] = []
    measure = claim.measure
    if measure is not None and measure.from_ is not None and measure.to is not None:
        facts = {"objective": claim.objective, "from_event": measure.from_, "to_event": measure.to}
        said.append(Said("claim", facts, claim.span))
    if found.why is not None:
        return (*said, Said(found.why.key, found.why.facts, found.why.span or claim.span))
    assert found.question is not None
    assert found.answer is not None
    return (*said, *_clock(found), *_process(found.question), *_results(found), verdict_said(found))


def _clock(found: Found) -> Iterator[Said]:
    claim, question = found.claim, found.question
    assert question is not None
    calendar = claim.calendar
    if calendar is None:
        yield Said("clock-always", {}, claim.span)
    else:
        source = claim.sla if claim.sla is not None and claim.sla.has("calendar") else claim.measure
        place = source.value_span("calendar") if source is not None and source.has("calendar") else claim.span
        yield Said("clock-calendar", {"calendar": calendar}, place)
    limit = question.limit
    if limit.days:
        yield Said("limit-business-days", {"days": limit.days, "calendar": calendar}, claim.span)
    elif limit.fewest != limit.most:
        bound = claim.objective.bound if claim.objective is not None else None
        months = bound.months if isinstance(bound, Duration) else 0
        facts = {"months": months, "least": Seconds(limit.fewest), "most": Seconds(limit.most)}
        yield Said("limit-months", facts, claim.span)
    measure = claim.measure
    if measure is not None:
        for at, step in enumerate(measure.excludes):
            yield Said("excluded", {"step": step}, measure.value_span("excludes", at))


def _process(question: Question) -> Iterator[Said]:
    """The steps that a case can be at while the clock runs, and the ways on from them."""
    network = question.network
    for number in sorted(lasting(question)):
        node = network.nodes[number]
        yield from _step(node)
        yield from _ways(question, node)


def _step(node: Node) -> Iterator[Said]:
    step = node.step
    if step.waits is not None:
        yield Said("step-waits", {"step": step, **_ends(node, step.waits, node.waits)}, step.value_span("waits"))
    if step.takes is not None:
        yield Said("step-range", {"step": step, **_ends(node, step.takes, node.takes)}, step.value_span("takes"))
    elif node.supplier is not None:
        yield _supplier(node, node.supplier)
    else:
        yield Said("step-unknown", {"step": step}, step.span)
    if node.business is not None:
        yield Said("step-business-time", {"step": step, "calendars": _counting(node)}, step.span)
    if node.hours is not None and node.supplier is None and node.takes.most != 0:
        calendars = calendars_of(step)
        yield Said("step-hours", {"step": step, "calendars": calendars}, step.span)


def _ends(node: Node, written: Range, lengths: Lengths) -> dict[str, object]:
    """The ends of a range; as they are written where a calendar counts some of the step's lengths."""
    if node.business is not None:
        return {"least": written.least, "most": written.most}
    return {"least": Seconds(lengths.least), "most": Seconds(lengths.most or 0)}


def _counting(node: Node) -> tuple[object, ...]:
    """The calendars that count the business time of a step."""
    own = calendars_of(node.step)
    sla, service = node.supplier, node.step.service
    if sla is not None and node.business is not None and has_business(node.business.takes[1]):
        named = sla.calendar or (sla.measure.calendar if sla.measure is not None else None)
        owner = sla.owner or (service.owner if service is not None else None)
        return (named or (owner.calendar if owner is not None else None),)
    return own or ((service.owner.calendar,) if service is not None and service.owner is not None else ())


def _supplier(node: Node, sla: Sla) -> Said:
    """What is known of a step that a supplier does."""
    limit = None if sla.objective is None else sure_limit(sla.objective)
    in_days = node.business is not None and has_business(node.business.takes[1])
    if node.takes.most is None and not in_days:
        return Said("step-supplier-open", {"step": node.step, "sla": sla}, sla.span)
    facts = {"step": node.step, "sla": sla, "limit": limit if node.takes.most is None else Seconds(node.takes.most)}
    return Said("step-supplier-bounded", facts, sla.value_span("objective"))


def _ways(question: Question, node: Node) -> Iterator[Said]:
    step, nodes = node.step, question.network.nodes

    def at(number: int) -> object:
        return THE_END if number == END else nodes[number].step

    for way, failure in zip(node.fails, (one for one in step.fails if one.has("recover")), strict=True):
        share = None if way.share is None else Share(way.share)
        yield Said("fails-share", {"step": step, "to": at(way.to), "share": share}, failure.span)
    if step.choose:
        for way, choice in zip(node.ways, step.choose, strict=True):
            facts: dict[str, object] = {"step": step, "to": at(way.to)}
            if way.share is None:
                yield Said("way-unsaid", facts, choice.span)
            else:
                yield Said("way-share", {**facts, "share": Share(way.share)}, choice.span)
            if way.counter >= 0:
                times = question.network.counters[way.counter].times
                yield Said("way-back", {**facts, "times": times}, choice.value_span("repeat"))
    if any(way.to == BRANCHES for way in node.ways):
        yield Said("fork", {"step": step, "branches": tuple(at(to) for to in node.branches)}, step.value_span("fork"))
    if node.timeout is not None:
        after, to = node.timeout
        written = step.timeout.after if step.timeout is not None else None
        length = written if written is not None and written.needs_calendar else Seconds(after)
        yield Said("timeout", {"step": step, "after": length, "to": at(to)}, step.value_span("timeout"))
    if node.arrivals > 1:
        yield Said("joins", {"step": step}, step.value_span("join"))


def _results(found: Found) -> Iterator[Said]:
    question, reply, asked = found.question, found.answer, found.asked
    assert question is not None
    assert reply is not None
    assert asked is not None
    if not reply.ever:
        return
    span = found.claim.span
    with_hours = bool(question.openings)
    ways = tuple(ways_through(found, with_hours=with_hours))
    yield from ways
    if not ways or with_hours:
        if reply.loose_least:
            yield Said("at-least", {"amount": Seconds(reply.least)}, span)
        else:
            yield Said("least", {"amount": Seconds(reply.least), "path": steps_of(question, reply.quick)}, span)
        if reply.most is None:
            yield Said("most-unbounded", {"path": steps_of(question, reply.slow)}, span)
        else:
            yield Said(
                "most" if reply.tight else "at-most",
                {"amount": Seconds(reply.most), "path": steps_of(question, reply.slow)},
                span,
            )
    if reply.worst is not None:
        zone = zone_of(question)
        facts = {
            "arrives": Moment(reply.worst.starts, zone),
            "ends": Moment(reply.worst.ends, zone),
            "counted": Seconds(reply.worst.counted),
        }
        yield Said(f"worst-arrival{start_of(question, reply.worst)}", facts, span)
        for number, come in reply.worst.comes:
            step = question.network.nodes[number].step
            yield Said("worst-comes", {"step": step, "comes": Moment(come, zone)}, step.span)
        if reply.worst.after and reply.worst.comes:
            yield Said("worst-near", {}, span)
    if asked.share is not None:
        certain, best = shares_of(asked, reply)
        yield Said("sum-certain", {"share": Share(certain)}, span)
        yield Said("sum-best", {"share": Share(best)}, span)
        if not reply.exact and not reply.cut and certain < best:
            yield Said("shares-bounds", {}, span)
    elif reply.means is not None:
        yield from _means(question, reply, span)
    if reply.cut:
        yield Said("shares-cut" if asked.share is not None else "cases-cut", {"bound": MOST_PLAYED}, span)


def _means(question: Question, reply: Answer, span: Span) -> Iterator[Said]:
    assert reply.means is not None
    least, most = reply.means
    yield Said("mean-range", {"least": Seconds(least), "most": None if most is None else Seconds(most)}, span)
    if reply.mean_starts is not None and most is not None and least != most:
        starts, side = reply.mean_starts
        facts = {"starts": Moment(starts, zone_of(question)), "most": Seconds(most)}
        yield Said("mean-starts" if side == AT else f"mean-starts-{side}", facts, span)
    if not reply.exact and least != most:
        yield Said("mean-bounds", {}, span)


def verdict_said(found: Found) -> Said:
    """The verdict in one sentence."""
    reply, asked, question, objective = found.answer, found.asked, found.question, found.claim.objective
    assert reply is not None
    assert asked is not None
    assert question is not None
    assert objective is not None
    if not reply.ever:
        return Said("never-both", {}, found.claim.span)
    name = {PROVED: "verdict-proved", REFUTED: "verdict-refuted", OPEN: "verdict-open"}[found.verdict]
    if asked.share is not None:
        certain, best = shares_of(asked, reply)
        facts: dict[str, object] = {"certain": Share(certain), "best": Share(best), "asked": Share(asked.share)}
        is_hopeless = found.verdict == REFUTED and not best and asked.below
        return Said(f"{name}-none" if is_hopeless else name, facts, found.claim.span)
    if question.limit.days:
        return Said(f"{name}-days", {"limit": objective.bound}, found.claim.span)
    least, most = reply.means if reply.means is not None else (reply.least, reply.most)
    facts = {"least": Seconds(least), "most": None if most is None else Seconds(most), "limit": objective.bound}
    return Said(f"{name}-bound" if asked.below else f"{name}-above", facts, found.claim.span)
