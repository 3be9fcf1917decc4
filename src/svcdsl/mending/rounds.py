"""Mends findings until nothing changes: each round's texts are read again before they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from svcdsl.diagnostics import Edit, Finding
from svcdsl.mending.desk import Desk
from svcdsl.mending.edits import apply, collide
from svcdsl.mending.manner import manner_of
from svcdsl.mending.places import Things
from svcdsl.mending.plain import Addition, Manner, Replacement
from svcdsl.mending.safe import ADDITIONS, Mend, given, going_on, spelling, version
from svcdsl.mending.sameness import Address, Meaning, address_of, differs, meaning_of, new_mistakes
from svcdsl.mending.stubs import BROAD, STUBS
from svcdsl.mending.svc_places import SvcPlaces
from svcdsl.mending.yaml_places import YamlPlaces
from svcdsl.model import Project
from svcdsl.rules import catalogue
from svcdsl.syntax import Document
from svcdsl.text import Source

MOST_ROUNDS = 100
"""Each round mends something; what needs more than this has gone in a circle."""

Texts = Mapping[str, Source]
"""The texts of a project by their names."""


class View(NamedTuple):
    """What a check sees: the model, the findings that are to be mended, and all of group N."""

    project: Project
    findings: Sequence[Finding]
    mistakes: Sequence[Finding]


class Tools(NamedTuple):
    """What mending asks of others.

    `look` checks texts, `read` reads one; `language` is that of the project's texts, None where it does not say;
    `may_change` says whether a file of that name is one to be changed.
    """

    look: Callable[[Texts], View]
    read: Callable[[Source], Document]
    language: str | None
    may_change: Callable[[str], bool]


class Mended(NamedTuple):
    """The texts after all rounds, and what became of the findings.

    `done` were mended. `left` were not, since the text, read again, would have said something else than before.
    For `open` a stub is due by their rule, but none was written; stubs themselves are not among them.
    """

    texts: Texts
    done: list[Finding]
    left: list[Finding]
    open: list[Finding]

    def changed(self, before: Texts) -> list[str]:
        """The names of the texts that are not as they were."""
        return [name for name, source in self.texts.items() if source.text != before[name].text]


Key = tuple[str, str, str, str, Address]
"""Code, variant, file, text at the place, thing."""


def mend(texts: Texts, tools: Tools, scaffold: bool = False) -> Mended:
    """Mend what is safe and, where asked for, write stubs with TODO; pure: nothing is written to disk."""
    rounds = Rounds(texts, tools, scaffold)
    tried = 0  # how many were done when those that are left were last tried
    for _ in range(MOST_ROUNDS):
        if rounds.run():
            continue
        if not rounds.left or len(rounds.done) == tried:
            break
        tried = len(rounds.done)
        rounds.left.clear()
    return Mended(rounds.texts, rounds.done, list(rounds.left.values()), list(rounds.without_stub()))


class Rounds:
    """The state between rounds."""

    def __init__(self, texts: Texts, tools: Tools, scaffold: bool) -> None:
        self.tools = tools
        self.scaffold = scaffold
        self.done: list[Finding] = []
        self.left: dict[Key, Finding] = {}
        self.stubbed: set[Key] = set()
        self.take(texts, self.look(texts))

    def look(self, texts: Texts) -> View:
        """Check texts as if they had just been read: a text keeps the places of what was read from it."""
        return self.tools.look({name: Source(name, source.text, source.shown) for name, source in texts.items()})

    def take(self, texts: Texts, view: View) -> None:
        """Go on from these texts."""
        self.texts, self.view = texts, view
        self.things = Things(view.project)
        self.meaning: Meaning | None = None
        self.documents: dict[str, tuple[Document, Manner]] = {}
        self.places: dict[str, SvcPlaces | YamlPlaces] = {}

    def run(self) -> bool:
        """One round; whether anything was mended."""
        mends: list[Mend] = []
        taken: list[Edit] = []
        for one in self.mends():
            if not collide(one.edits, taken):
                mends.append(one)
                taken += one.edits
        done = len(self.done)
        self.attempt(mends)
        return len(self.done) > done

    def attempt(self, mends: list[Mend]) -> None:
        """Apply mends if the text still means the same; else half of them at a time, to leave out what is not safe."""
        if not mends:
            return
        texts = dict(self.texts)
        for name in sorted({name for one in mends for name in one.files}):
            texts[name] = apply(
                texts[name], [edit for one in mends for edit in one.edits if edit.span.source.name == name]
            )
        view = self.look(texts)
        if self.is_safe(mends, view):
            self.done += (one.finding for one in mends)
            self.stubbed |= {self.key(one.finding) for one in mends}
            self.take(texts, view)
        elif len(mends) == 1:
            self.left[self.key(mends[0].finding)] = mends[0].finding
        else:
            # What was mended moves the places of the rest, which come again in the next round.
            half = len(mends) // 2
            before = self.texts
            self.attempt(mends[:half])
            if self.texts is before:
                self.attempt(mends[half:])

    def is_safe(self, mends: Sequence[Mend], view: View) -> bool:
        """Whether nothing else is said than before but for the mends, no mistake is new and no waiver is lost."""
        if self.meaning is None:
            self.meaning = meaning_of(self.view.project)
        taken_out = sum(one.finding.code == "H03" and not one.finding.variant for one in mends)
        if len(view.project.waivers) != len(self.view.project.waivers) - taken_out:
            return False
        if new_mistakes(self.view.mistakes, view.mistakes):
            return False
        wanted = Counter(self.key(one) for one in self.view.findings)
        things = Things(view.project)
        wanted.subtract(self.key(one, things) for one in view.findings)
        if any(wanted[self.key(one.finding)] <= 0 for one in mends):
            return False  # what is found again is not mended
        about = frozenset().union(*(one.about for one in mends))
        return not differs(self.meaning, meaning_of(view.project), about, self.unread())

    def unread(self) -> set[Address]:
        """Things that hold something which could not be read or found."""
        found = (self.things.holding(one.span) or self.things.before(one.span) for one in self.view.mistakes)
        return {address_of(item) for item in found}

    def key(self, finding: Finding, things: Things | None = None) -> Key:
        """What a finding is known by from round to round, while its place moves."""
        things = things or self.things
        item = things.holding(finding.span) or things.before(finding.span)
        source = finding.span.source.name
        return finding.code, finding.variant, source, finding.span.text, address_of(item)

    def mends(self) -> Iterator[Mend]:
        """The mends of what is found now; stubs once nothing is left to mend, since mends may make them needless."""
        found = [
            one for one in self.view.findings if one.span.source.name in self.texts and self.key(one) not in self.left
        ]
        safe = [made for one in found if (made := self.safe(one)) and self.may_change(made)]
        yield from safe
        if self.scaffold and not safe:
            stubs = [made for one in found if (made := self.stub(one)) and self.may_change(made)]
            exact = [made for made in stubs if made.finding.code not in BROAD]
            yield from exact or stubs

    def may_change(self, made: Mend) -> bool:
        """Whether all files that a mend changes are such as may be changed."""
        return all(self.tools.may_change(name) for name in made.files)

    def safe(self, finding: Finding) -> Mend | None:
        """The safe mend of a finding, if it has one."""
        if finding.edits:
            return given(finding, self.things)
        if finding.code in ("N02", "N06"):
            return spelling(finding, self.things)
        if finding.code == "N08":
            return version(finding, *self.document(finding.span.source.name))
        if finding.code == "F10":
            return self.replaced(finding, going_on(finding, self.things))
        addition = ADDITIONS[finding.code](finding, self.things) if finding.code in ADDITIONS else None
        return self.written(finding, [addition]) if addition else None

    def stub(self, finding: Finding) -> Mend | None:
        """The stub of a finding, if its rule has one and something can be offered here; each is written once."""
        stub = STUBS.get(finding.code)
        if stub is None or self.key(finding) in self.stubbed:
            return None
        desk = self.desk(finding)
        additions = None if desk.is_stub else stub(desk)
        return self.written(finding, additions) if additions else None

    def desk(self, finding: Finding) -> Desk:
        """What a stub for a finding is made at."""
        return Desk(finding, self.view.project, self.things, lambda name: self.document(name)[1].chinese_words)

    def without_stub(self) -> Iterator[Finding]:
        """What is still found and waits for somebody's decision, but for what stubs themselves lack."""
        for finding in self.view.findings:
            rule = catalogue().get(finding.code)
            if rule is not None and rule.fix == "scaffold" and not self.desk(finding).is_stub:
                yield finding

    def written(self, finding: Finding, additions: Sequence[Addition]) -> Mend | None:
        """Additions as edits of the files in which their things stand; None where one has no place."""
        edits: list[Edit] = []
        for addition in additions:
            name = addition.to.origin.name
            more = self.places_in(name).add(addition) if name in self.texts else None
            if not more:
                return None
            edits += more
        return Mend(finding, tuple(edits), frozenset(address_of(addition.to) for addition in additions))

    def replaced(self, finding: Finding, replacement: Replacement | None) -> Mend | None:
        """A replacement as edits of the file in which its thing stands; None where it has no place."""
        if replacement is None:
            return None
        edits = self.places_in(replacement.to.origin.name).replace(replacement)
        return Mend(finding, tuple(edits), frozenset((address_of(replacement.to),))) if edits else None

    def places_in(self, name: str) -> SvcPlaces | YamlPlaces:
        """The places of a file, found once a round."""
        if name not in self.places:
            document, manner = self.document(name)
            make = YamlPlaces if document.notation == "yaml" else SvcPlaces
            self.places[name] = make(document, manner)
        return self.places[name]

    def document(self, name: str) -> tuple[Document, Manner]:
        """A file's tree and manner, read once a round."""
        if name not in self.documents:
            source = self.texts[name]
            document = self.tools.read(Source(name, source.text, source.shown))
            self.documents[name] = document, manner_of(document, self.tools.language)
        return self.documents[name]
