"""A step as rows: the step itself, what is needed, its checks, and the standards that are kept there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .markdown import Marked, joined
from .page import MOST, Block, Row, mark_of, pause
from .targets import objective, standard_target
from .voice import Voice

if TYPE_CHECKING:
    from svcdsl.model.items import Variant
    from svcdsl.model.parts import Standard, Step

DOT = " · "
CheckOf = tuple[str, str, bool]
"""The path of what a check belongs to, its text, and whether it is critical."""


class RowWriter:
    """Writes rows of one page; ids that come twice on it are told apart."""

    __slots__ = ("_ids", "voice")

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._ids: dict[str, int] = {}

    def id(self, path: str, mark: str = "") -> str:
        """The id of a row about the thing of that path, with a number from the second time on."""
        own = f"{path}#{mark}" if mark else path
        times = self._ids[own] = self._ids.get(own, 0) + 1
        return own if times == 1 else f"{own}~{times}"

    def task(self, code: str, title: Marked, id_: str, depth: int = 0) -> Row:
        """A line to be ticked."""
        return Row(self.voice.say("check", code=Marked(code), title=title), depth, id_)

    def head(self, code: str, step: Step, facts: list[Marked]) -> Row:
        """The line of the step itself, with what is to be known about it."""
        title = self.voice.say("step", code=Marked(code), title=self.voice.name(step))
        return Row(joined(DOT, [title, *facts]), 0, self.id(step.path))

    def block(self, head: list[Row], step: Step, code: str, standards: Sequence[Standard] = ()) -> Block:
        """A step with all that belongs to it; a long one has pause points of its own."""
        own = [(step.path, check, False) for check in step.checks]
        rows, codes = [*head, *self.needs(step)], [code]
        self.checks(rows, codes, own)
        known = set(step.checks)
        for standard in standards:
            rows.append(self.standard(standard))
            self.checks(rows, codes, [one for one in checks_of(standard, step) if one[1] not in known])
            rows += self.manner(standard)
        return Block(rows, codes)

    def standard_block(self, standard: Standard, code: str) -> Block:
        """A standard that belongs to no step."""
        head = self.task(code, self.standard(standard).text, self.id(standard.path))
        rows, codes = [head], [code]
        self.checks(rows, codes, checks_of(standard))
        return Block([*rows, *self.manner(standard)], codes)

    def checks(self, rows: list[Row], codes: list[str], checks: list[CheckOf]) -> None:
        """Append boxes one level in, and a pause point after every so many."""
        for path, text, critical in checks:
            code = f"{codes[0]}.{len(codes)}"
            title = self.voice.text(text)
            if critical:
                title = self.voice.say("title-critical", title=title, critical=self.voice.say("critical"))
            rows.append(self.task(code, title, self.id(path, mark_of(text)), 1))
            codes.append(code)
            if (len(codes) - 1) % MOST == 0:
                rows.append(Row(pause(self.voice, codes[-MOST:]), 1))

    def needs(self, step: Step) -> Iterator[Row]:
        """With whom and with what the step is done."""
        say, voice = self.voice.say, self.voice
        if step.join == "all":
            yield Row(say("meet-all"), 1)
        if step.with_:
            yield Row(say("with", names=voice.names(step.with_)), 1)
        if step.uses:
            yield Row(say("use", names=voice.names(step.uses)), 1)
        if step.asks_for:
            yield Row(say("ask-for", texts=voice.texts(step.asks_for)), 1)
        yield from (Row(say("tell", title=voice.name(promise)), 1) for promise in step.tells)
        if step.collects:
            yield Row(say("collect", names=voice.names(step.collects)), 1)

    def standard(self, standard: Standard) -> Row:
        """The line of a standard: its title, its target, the day of its last change."""
        say, title = self.voice.say, self.voice.name(standard)
        target = standard_target(self.voice, standard)
        line = say("standard-target", title=title, target=target) if target else say("standard", title=title)
        if standard.revised is not None:
            line = say("revised", line=line, date=standard.revised.value)
        return Row(line, 1)

    def manner(self, standard: Standard) -> Iterator[Row]:
        """What to say, what never to say, and for whom something else holds."""
        for text in standard.script:
            yield Row(self.voice.say("say", text=self.voice.text(text)), 1)
        for text in standard.forbid:
            yield Row(self.voice.say("never-say", text=self.voice.text(text)), 1)
        for variant in standard.except_:
            if variant.objective is not None:
                yield Row(self.variant(variant), 1)

    def variant(self, variant: Variant) -> Marked:
        """Another target for some customers or on a channel."""
        assert variant.objective is not None
        among = [*variant.for_, *([variant.channel] if variant.channel else [])]
        facts = {"whom": self.voice.names(among), "target": objective(self.voice, variant.objective)}
        if not variant.why:
            return self.voice.say("variant", **facts)
        return self.voice.say("variant-why", why=self.voice.text(variant.why), **facts)


def checks_of(standard: Standard, step: Step | None = None) -> list[CheckOf]:
    """The checks of a standard, at a step where it is kept at one: a box at each step has its own id."""
    path = standard.path if step is None else f"{step.path}/{standard.id}"
    return [(path, check.title, bool(check.critical)) for check in standard.checks if check.title]
