"""What the parts of a role's checklist share: its work, the codes of its steps, the rows so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .markdown import Marked
from .page import Block, Row, Stretch, letter, ticked
from .step_rows import RowWriter
from .voice import Voice
from .ways import Guide

if TYPE_CHECKING:
    from svcdsl.model import Thing
    from svcdsl.model.parts import Process, Step, Touchpoint
    from svcdsl.model.shared import Role

    from .work import Work


class RolePage:
    """One role's page while it is written; `codes` are those of its steps, known before the first row is."""

    __slots__ = ("_seen", "codes", "guide", "role", "rows", "voice", "works")

    def __init__(self, voice: Voice, role: Role, works: Sequence[Work]) -> None:
        self.voice = voice
        self.role = role
        self.works = works
        self.rows = RowWriter(voice)
        self.codes: dict[Step, str] = {}
        processes = [(work, process) for work in works for process in work.steps]
        for place, (work, process) in enumerate(processes):
            for number, step in enumerate(work.steps[process], 1):
                self.codes[step] = f"{letter(place)}{number}"
        self.guide = Guide(voice, self.codes, role)
        self._seen: set[Touchpoint] = set()

    def name(self, work: Work, thing: Thing) -> Marked:
        """A thing's name, and its service's where the role works in several."""
        return self.in_service(work, self.voice.name(thing))

    def in_service(self, work: Work, title: Marked) -> Marked:
        """Something of a service, with its name where the role works in several."""
        if len(self.works) == 1:
            return title
        return self.voice.say("in-service", title=title, service=self.voice.name(work.service))

    def process_stretches(self, work: Work, process: Process) -> list[Stretch]:
        """The role's steps of a process, cut at pause points."""
        return ticked(self.voice, [self.block(work, step) for step in work.steps[process]])

    def block(self, work: Work, step: Step) -> Block:
        """A step with its standards, and the ways on between which the role decides."""
        touchpoint, code = step.touchpoint, self.codes[step]
        facts = [] if touchpoint is None else [self.voice.name(touchpoint)]
        if step.takes is not None:
            facts.append(self.voice.say("takes", time=self.voice.range(step.takes)))
        head = [self.rows.head(code, step, facts), *self._in_sight(touchpoint)]
        block = self.rows.block(head, step, code, work.standards.get(step, ()))
        return Block([*block.rows, *self._on(step)], block.codes)

    def _in_sight(self, touchpoint: Touchpoint | None) -> Iterator[Row]:
        """What customers must see at a touchpoint; told where the page comes to it first."""
        if touchpoint is not None and touchpoint.shows and touchpoint not in self._seen:
            self._seen.add(touchpoint)
            yield Row(self.voice.say("in-sight", texts=self.voice.texts(touchpoint.shows)), 1)

    def _on(self, step: Step) -> Iterator[Row]:
        """How it goes on, where there is more than one way."""
        for choice in step.choose:
            if choice.then is not None:
                yield Row(self.guide.choice(choice), 1)
        if step.fork:
            yield Row(self.guide.fork(step), 1)
