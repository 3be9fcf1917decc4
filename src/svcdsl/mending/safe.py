"""Safe mends: what is put right without anybody having to decide anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from svcdsl.diagnostics import Edit, Finding, Nearest
from svcdsl.language.instead import may_stand_for
from svcdsl.mending.places import Things
from svcdsl.mending.plain import Addition, Manner, Replacement
from svcdsl.mending.sameness import Address, address_of
from svcdsl.model import Item
from svcdsl.model.parts import Feedback, Process, Standard, Step, Training
from svcdsl.syntax import Document
from svcdsl.text import Span


class Mend(NamedTuple):
    """The edits that mend a finding, and the things that may say something else after it."""

    finding: Finding
    edits: tuple[Edit, ...]
    about: frozenset[Address]

    @property
    def files(self) -> set[str]:
        """The files that it changes."""
        return {edit.span.source.name for edit in self.edits}


def concerned(finding: Finding, things: Things) -> Item | None:
    """The item that a finding of group N is about; None for the file itself."""
    item = things.holding(finding.span) or things.before(finding.span)
    kind = finding.facts.get("kind")
    above: Item | None = item
    while finding.code == "N02" and above is not None and kind != above.KIND:
        above = above.parent
    return above if above is not None or kind in ("file", "file-of-one-service") else item


def spelling(finding: Finding, things: Things) -> Mend | None:
    """N02 and N06: the one word that can have been meant in place of the one that is written."""
    nearest = finding.facts.get("nearest")
    word = nearest.sole(of_names=finding.code == "N06") if isinstance(nearest, Nearest) else None
    written = finding.span.text
    if word is None or not isinstance(nearest, Nearest) or written.count(nearest.word) != 1:
        return None
    if not may_stand_for(nearest.word, word, str(finding.facts.get("kind", ""))):
        return None
    edit = Edit(finding.span, written.replace(nearest.word, word))
    return Mend(finding, (edit,), frozenset((address_of(concerned(finding, things)),)))


def version(finding: Finding, document: Document, manner: Manner) -> Mend | None:
    """N08: the first statement, above the remarks that belong to what was the first."""
    if finding.variant != "missing":
        return None
    source, start = finding.span.source, finding.span.start
    word = "服务规范" if manner.chinese_words else "svcdsl"
    colon = ":" if document.notation == "yaml" else ""
    line = max(source.text.rfind("\n", 0, start), source.text.rfind("\r", 0, start)) + 1
    before = source.text[line:start]
    if before.strip():  # a mapping in flow style, or another statement that says nothing
        separator = ", " if colon else "; "
        return Mend(finding, (Edit(Span(source, start, start), f"{word}{colon} 1{separator}"),), frozenset())
    number = source.position(start).line
    while number > 1 and source.line(number - 1).lstrip().startswith("#"):
        number -= 1
    at = source.line_starts[number - 1]
    gap = manner.line_end if document.notation == "svc" else ""
    text = f"{before}{word}{colon} 1{manner.line_end}{gap}"
    return Mend(finding, (Edit(Span(source, at, at), text),), frozenset())


def telling(finding: Finding, things: Things) -> Addition | None:
    """L11: feedback that is settled tells the customer; a recovery must be thought about."""
    feedback = things.named(finding.span)
    if finding.variant or not isinstance(feedback, Feedback) or feedback.has("tell_customer"):
        return None
    return Addition(feedback, {"tell-customer": True})


def teaching(finding: Finding, things: Things) -> Addition | None:
    """P04: the standard is added to what the role's one training covers; in another service its owner must decide."""
    standard = things.holding(finding.span)
    training = things.named(finding.related[0].span) if finding.related else None
    if finding.variant != "one" or not isinstance(standard, Standard) or not isinstance(training, Training):
        return None
    return Addition(training, {"covers": [standard.id]})


def given(finding: Finding, things: Things) -> Mend:
    """The edits that a rule itself gives; a waiver says nothing of any thing."""
    item = None if finding.code == "H03" else things.holding(finding.span) or things.named(finding.span)
    about = frozenset() if item is None else frozenset((address_of(item),))
    return Mend(finding, finding.edits, about)


def starting(finding: Finding, things: Things) -> Addition | None:
    """F01: the one step that no other leads to is where the process starts."""
    process = things.named(finding.span)
    first = finding.facts.get("first")
    if finding.variant != "start" or not isinstance(process, Process) or not isinstance(first, str):
        return None
    return Addition(process, {"start": first})


def ending(finding: Finding, things: Things) -> Addition | None:
    """F11: the last step of a process ends it."""
    step = things.named(finding.span)
    return Addition(step, {"then": "end"}) if finding.variant == "last" and isinstance(step, Step) else None


def going_on(finding: Finding, things: Things) -> Replacement | None:
    """F10: a choice without a word on when its ways are taken becomes the one way on that it is."""
    step = things.before(finding.span)
    if not finding.variant.endswith("-plain") or not isinstance(step, Step) or not step.choose:
        return None
    to = step.choose[0].then
    return Replacement(step, "choose", "then", to.id) if to is not None else None


ADDITIONS: Mapping[str, Callable[[Finding, Things], Addition | None]] = {
    "L11": telling,
    "P04": teaching,
    "F01": starting,
    "F11": ending,
}
