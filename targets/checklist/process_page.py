"""A process' checklist: every step in the order of flow, who does it, how it goes on, and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.model import CUSTOMER

from .flow_order import in_order
from .markdown import Marked
from .page import Block, Row, Section, listed, mark_of, ticked
from .step_rows import RowWriter, checks_of
from .targets import all_steps, rung, sla_target
from .voice import Voice
from .ways import Guide
from .work import at_steps

if TYPE_CHECKING:
    from svcdsl.model.parts import Process, Sla, Step
    from svcdsl.model.service import Service


def process_sections(voice: Voice, service: Service, process: Process) -> list[Section]:
    """The steps, then the limits."""
    steps = in_order(process)
    page = _Page(voice, service, steps)
    blocks = [page.block(step, steps[place + 1 : place + 2]) for place, step in enumerate(steps)]
    found = [Section("", voice.say("steps"), ticked(voice, blocks))] if blocks else []
    limits = [row for sla in _slas(service, process) for row in _limit(voice, sla)]
    return [*found, *([Section("", voice.say("limits"), listed(limits))] if limits else [])]


class _Page:
    """A process' page while it is written."""

    def __init__(self, voice: Voice, service: Service, steps: list[Step]) -> None:
        self.voice = voice
        self.codes = {step: str(number) for number, step in enumerate(steps, 1)}
        self.guide = Guide(voice, self.codes)
        self.rows = RowWriter(voice)
        self.standards = at_steps(service)

    def block(self, step: Step, following: list[Step]) -> Block:
        """A step: who, where, how long; its checks, the critical ones of standards, and its ways on."""
        code = self.codes[step]
        block = self.rows.block([self.rows.head(code, step, list(self._facts(step)))], step, code)
        critical = [
            check for standard in self.standards.get(step, ()) for check in checks_of(standard, step) if check[2]
        ]
        self.rows.checks(block.rows, block.codes, critical)
        for choice in step.choose:
            if choice.then is not None:
                own = f"{code}.{len(block.codes)}"
                block.codes.append(own)
                id_ = self.rows.id(step.path, mark_of(choice.when) if choice.when else "otherwise")
                block.rows.append(self.rows.task(own, self.guide.choice(choice), id_, 1))
        block.rows.extend(Row(line, 1) for line in [*self._on(step, following), *self.guide.wrong(step)])
        return block

    def _facts(self, step: Step) -> Iterator[Marked]:
        voice = self.voice
        by_customer = step.by is None and step.lane == "customer"
        if step.by is not None:
            yield voice.name(step.by)
        else:
            yield voice.say("customer" if by_customer else "nobody")
        if step.lane is not None and not by_customer:
            yield voice.choice("step", "lane", step.lane)
        if step.touchpoint is not None:
            yield voice.name(step.touchpoint)
        if step.waits is not None:
            yield voice.say("waits", time=voice.range(step.waits))
        if step.takes is not None:
            yield voice.say("takes", time=voice.range(step.takes))

    def _on(self, step: Step, following: list[Step]) -> Iterator[Marked]:
        """The regular way on, where it is not simply the next line."""
        if step.fork:
            yield self.guide.fork(step)
        elif step.then is not None and [step.then] != following:
            yield self.voice.say("then", to=self.guide.to(step.then))


def _slas(service: Service, process: Process) -> Iterator[Sla]:
    """The slas that are measured at the process, or at one of its steps."""
    own = set(process.steps.values())
    for sla in service.slas.values():
        events = [] if sla.measure is None else [sla.measure.from_, sla.measure.to]
        if not own.isdisjoint(all_steps(sla.measure)) or any(event and event.of is process for event in events):
            yield sla


def _limit(voice: Voice, sla: Sla) -> Iterator[Row]:
    """An sla, its ladder and its remedy."""
    target = sla_target(voice, sla)
    if target is None:
        return
    party = None if sla.party is None or sla.party is CUSTOMER else voice.name(sla.party)  # type: ignore[arg-type]
    facts = {"title": voice.name(sla), "target": target}
    yield Row(voice.say("limit-party", party=party, **facts) if party else voice.say("limit", **facts))
    for one in sla.escalate:
        if one.to is not None:
            yield Row(voice.say("escalate", after=rung(voice, sla, one), role=voice.name(one.to)), 1)
    if sla.remedy:
        yield Row(voice.say("remedy", remedy=voice.text(sla.remedy)), 1)
