"""How it goes on after a step, in words that say where on the page, or with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from svcdsl.model import END

from .markdown import Marked, joined
from .voice import Voice

if TYPE_CHECKING:
    from svcdsl.model.base import End
    from svcdsl.model.items import Choice, Failure, Timeout
    from svcdsl.model.parts import Step


class Guide:
    """Finds steps on a page: `codes` of those that stand there; `whose` tells of whom it needs no name."""

    __slots__ = ("codes", "voice", "whose")

    def __init__(self, voice: Voice, codes: Mapping[Step, str], whose: object = None) -> None:
        self.voice = voice
        self.codes = codes
        self.whose = whose

    def to(self, step: Step | End) -> Marked:
        """Where something leads: the step's code and title, and who does it where that is another."""
        say = self.voice.say
        if step is END:
            return say("end")
        title = self.voice.name(step)  # type: ignore[arg-type]
        code = self.codes.get(step)  # type: ignore[arg-type]
        by = step.by  # type: ignore[union-attr]
        if code is not None and (by is self.whose or by is None or self.whose is None):
            return say("to-own", code=Marked(code), title=title)
        who = self.voice.name(by) if by else say("customer" if step.lane == "customer" else "nobody")  # type: ignore[union-attr]
        if code is not None:
            return say("to-own-who", code=Marked(code), title=title, who=who)
        return say("to-other", title=title, who=who)

    def choice(self, choice: Choice) -> Marked:
        """One of several ways on."""
        say, voice = self.voice.say, self.voice
        assert choice.then is not None
        to = self.to(choice.then)
        if choice.otherwise or not choice.when:
            line = say("otherwise", to=to)
        elif choice.share is None:
            line = say("if", when=voice.text(choice.when), to=to)
        else:
            line = say("if-share", when=voice.text(choice.when), share=voice.percentage(choice.share), to=to)
        return line if choice.repeat is None else say("at-most", line=line, times=choice.repeat.value)

    def failure(self, failure: Failure) -> Marked:
        """What goes wrong, and what makes it good."""
        assert failure.recover is not None
        facts = {"when": self.voice.text(failure.when), "to": self.to(failure.recover)}
        if failure.share is None:
            return self.voice.say("if", **facts)
        return self.voice.say("if-share", share=self.voice.percentage(failure.share), **facts)

    def timeout(self, timeout: Timeout) -> Marked:
        """When a step has lasted too long."""
        assert timeout.after is not None
        time = self.voice.duration(timeout.after)
        if timeout.to is None:
            return self.voice.say("not-done-bare", time=time)
        return self.voice.say("not-done", time=time, to=self.to(timeout.to))

    def fork(self, step: Step) -> Marked:
        """Ways that are all taken."""
        return self.voice.say("all-at-once", to=joined(self.voice.say("list"), [self.to(one) for one in step.fork]))

    def wrong(self, step: Step) -> Iterator[Marked]:
        """All that can go wrong at a step."""
        yield from (self.failure(failure) for failure in step.fails if failure.recover is not None)
        if step.timeout is not None and step.timeout.after is not None:
            yield self.timeout(step.timeout)
