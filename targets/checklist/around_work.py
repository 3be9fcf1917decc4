"""The parts of a role's checklist around its steps. Without stretches, a part is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from svcdsl.model import END

from .markdown import Marked, joined
from .page import Block, Row, Stretch, listed, ticked
from .role_page import RolePage
from .targets import objective, rung, standard_target
from .voice import digits
from .work import slas_met

if TYPE_CHECKING:
    from svcdsl.model import Thing
    from svcdsl.model.parts import Feedback, Promise, Sla, Standard, Step

    from .work import Work


def always(page: RolePage, letter: str) -> list[Stretch]:
    """Standards that belong to no step of the role."""
    loose = [standard for work in page.works for standard in work.loose]
    blocks = [page.rows.standard_block(one, f"{letter}{number}") for number, one in enumerate(loose, 1)]
    return ticked(page.voice, blocks)


def wrong(page: RolePage, letter: str) -> list[Stretch]:
    """What goes wrong at the role's steps, whom it tells, and of what it is told."""
    voice, rows = page.voice, []
    for work in page.works:
        for step in work.all_steps():
            for line in page.guide.wrong(step):
                facts = {"code": Marked(page.codes[step]), "title": voice.name(step)}
                rows.append(Row(voice.say("at-step", line=line, **facts)))
        rows += [Row(_ladder(page, work, sla)) for sla in slas_met(work) if sla.escalate and sla.objective]
        rows += [
            Row(voice.say("you-are-told", title=page.name(work, sla), after=rung(voice, sla, one)))
            for sla, one in work.told
        ]
    if rows and page.role.reports_to is not None:
        rows.append(Row(voice.say("beyond", role=voice.name(page.role.reports_to))))
    return listed(rows) if rows else []


def _ladder(page: RolePage, work: Work, sla: Sla) -> Marked:
    """Who is told when an sla is at risk, rung by rung."""
    voice = page.voice
    assert sla.objective is not None
    rungs = [
        voice.say("ladder-rung", after=rung(voice, sla, one), role=voice.name(one.to))
        for one in sla.escalate
        if one.to is not None
    ]
    facts = {"title": page.name(work, sla), "target": objective(voice, sla.objective)}
    return voice.say("escalate-for", ladder=joined(voice.say("list"), rungs), **facts)


def decide(page: RolePage, letter: str) -> list[Stretch]:
    """What the role may decide by itself, and who decides what is beyond."""
    voice, rows = page.voice, []
    for one in page.role.may:
        what = voice.text(one.what)
        amount = None if one.up_to is None else voice.money(one.up_to)
        rows.append(Row(voice.say("may-up-to", what=what, amount=amount) if amount else voice.say("may", what=what)))
    if rows and page.role.reports_to is not None:
        rows.append(Row(voice.say("above", role=voice.name(page.role.reports_to))))
    return listed(rows) if rows else []


def promise(page: RolePage, letter: str) -> list[Stretch]:
    """What the role may promise: what its steps tell, and what is published on the channels it works on."""
    rows: list[Row] = []
    for work in page.works:
        for one in _promises(work):
            rows.append(Row(_promise(page, work, one)))
            rows += _remedy(page, one)
    return listed([*rows, Row(page.voice.say("nothing-else"))]) if rows else []


def _promises(work: Work) -> Iterator[Promise]:
    told = {promise for step in work.all_steps() for promise in step.tells}
    channels = {touchpoint.channel for touchpoint in work.touchpoints()}
    for promise in work.service.promises.values():
        if promise in told or not channels.isdisjoint(promise.on):
            yield promise


def _promise(page: RolePage, work: Work, promise: Promise) -> Marked:
    voice = page.voice
    line = page.in_service(work, voice.say("promise-is", title=voice.name(promise)))
    if promise.says is not None:
        line = voice.say("promise-says", line=line, target=objective(voice, promise.says))
    if promise.for_:
        line = voice.say("promise-for", line=line, names=voice.names(promise.for_))
    if promise.valid is not None:
        line = voice.say("promise-valid", line=line, first=promise.valid.first, last=promise.valid.last)
    return line


def _remedy(page: RolePage, promise: Promise) -> Iterator[Row]:
    voice, remedy = page.voice, page.voice.text(promise.remedy)
    worth = None if promise.worth is None else voice.money(promise.worth)
    if remedy and worth:
        yield Row(voice.say("remedy-worth", remedy=remedy, worth=worth), 1)
    elif remedy:
        yield Row(voice.say("remedy", remedy=remedy), 1)
    elif worth:
        yield Row(voice.say("worth", worth=worth), 1)


def mind(page: RolePage, letter: str) -> list[Stretch]:
    """Customer groups that the role meets and that need something done otherwise."""
    met = (group for work in page.works for touchpoint in work.touchpoints() for group in touchpoint.for_)
    groups = [group for group in dict.fromkeys(met) if group.differs]
    voice = page.voice
    rows = [voice.say("differs", group=voice.name(group), texts=voice.texts(group.differs)) for group in groups]
    return listed(Row(row) for row in rows) if rows else []


def complaints(page: RolePage, letter: str) -> list[Stretch]:
    """The classes of complaints that the role handles, with their deadlines."""
    voice = page.voice
    rows = []
    for work in page.works:
        for feedback, one in work.classes:
            line = voice.say("complaint-class", title=voice.name(one))
            if one.priority is not None:
                line = voice.say("complaint-priority", title=voice.name(one), priority=digits(one.priority.value))
            details = _deadlines(page, feedback)
            rows.append(Row(voice.say("deadlines", line=line, details=details) if details else line))
    return listed(rows) if rows else []


def _deadlines(page: RolePage, feedback: Feedback) -> Marked:
    voice = page.voice
    times = (("acknowledge", feedback.acknowledge), ("resolve", feedback.resolve))
    said = [voice.say(key, time=voice.duration(time)) for key, time in times if time is not None]
    return joined(voice.say("list"), said)


def duties(page: RolePage, letter: str) -> list[Stretch]:
    """What comes back regularly: audits and reviews."""
    rows = [
        page.rows.task(f"{letter}{number}", line, page.rows.id(thing.path, "duty"))
        for number, (thing, line) in enumerate(_duties(page), 1)
    ]
    return listed(rows) if rows else []


def _duties(page: RolePage) -> Iterator[tuple[Thing, Marked]]:
    say, voice = page.voice.say, page.voice
    for work in page.works:
        for standard in work.audits:
            details = _audit(page, standard, by_whom=False)
            yield standard, say("audit-duty", title=page.name(work, standard), details=details)
        for feedback in work.feedback:
            if feedback.review is not None:
                often = voice.recurrence(feedback.review)
                yield feedback, say("review-feedback", title=page.name(work, feedback), often=often)
        for review in work.reviews:
            if review.every is not None:
                yield (
                    review,
                    say("review", title=page.name(work, review), often=voice.recurrence(review.every)),
                )


def _audit(page: RolePage, standard: Standard, *, by_whom: bool) -> Marked:
    voice = page.voice
    assert standard.audit is not None
    details = [voice.recurrence(standard.audit)]
    if standard.sample is not None:
        details.append(voice.say("sample", count=digits(standard.sample.value)))
    if by_whom and standard.auditor is not None:
        details.append(voice.say("auditor", role=voice.name(standard.auditor)))
    if standard.pass_ is not None:
        details.append(voice.say("pass", share=voice.percentage(standard.pass_)))
    return joined(voice.say("list"), details)


def hand_over(page: RolePage, letter: str) -> list[Stretch]:
    """Where the role's steps lead on to somebody else, and its open complaints."""
    found = [one for work in page.works for step in work.all_steps() for one in _handed_on(page, step)]
    if any(work.classes or any(step.handles for step in work.all_steps()) for work in page.works):
        found.append((page.rows.id(page.role.path, "complaints"), page.voice.say("hand-complaints")))
    codes = [f"{letter}{number}" for number in range(1, len(found) + 1)]
    rows = [page.rows.task(code, line, id_) for code, (id_, line) in zip(codes, found, strict=True)]
    return ticked(page.voice, [Block([row], [code]) for row, code in zip(rows, codes, strict=True)])


def _handed_on(page: RolePage, step: Step) -> Iterator[tuple[str, Marked]]:
    """The steps of others that regularly follow one of the role's: a row's id and text."""
    voice = page.voice
    for to in dict.fromkeys([step.then, *(choice.then for choice in step.choose), *step.fork]):
        if to is None or to is END or to.by is None or to.by is page.role:  # type: ignore[union-attr]
            continue
        facts = {"who": voice.name(to.by), "title": voice.name(to), "step": page.guide.to(step)}  # type: ignore[arg-type,union-attr]
        yield page.rows.id(step.path, f"to-{to.id}"), voice.say("hand-to", **facts)


def audits(page: RolePage, letter: str) -> list[Stretch]:
    """How the role's standards are audited."""
    voice, rows = page.voice, []
    for work in page.works:
        for standard in work.all_standards():
            if standard.audit is not None and standard_target(voice, standard) is None:
                details = _audit(page, standard, by_whom=True)
                rows.append(Row(voice.say("audited", title=voice.name(standard), details=details)))
    return listed(rows) if rows else []


PARTS: tuple[tuple[str, Callable[[RolePage, str], list[Stretch]]], ...] = (
    ("always", always),
    ("wrong", wrong),
    ("decide", decide),
    ("promise", promise),
    ("mind", mind),
    ("complaints", complaints),
    ("duties", duties),
    ("hand-over", hand_over),
    ("audits", audits),
)
"""The parts by their word, in the order of the page."""
