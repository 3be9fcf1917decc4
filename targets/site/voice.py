"""What a page says of things, in one language and with links that fit that page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from svcdsl.model import ALWAYS, CUSTOMER, END, Event, Localized, in_language
from svcdsl.values import Duration, Percentage, Value

from .escaping import clean, one_line, title_of
from .prose import prose
from .telling import Telling, attribute, choice, number
from .words import words

if TYPE_CHECKING:
    from svcdsl.analyses.flow import Way
    from svcdsl.model.items import Escalation
    from svcdsl.model.parts import Measure, Sla, Standard, Step

    from .places import Places


class Voice:
    """Tells things, values and texts in a language, as seen from one page."""

    def __init__(self, language: str, places: Places) -> None:
        self.language = language
        self.places = places
        self.w = words(language)
        self.tell = Telling(language)
        self.comma = "、" if language == "zh" else ", "
        self.colon = "：" if language == "zh" else ": "

    def t(self, text: str) -> str:
        """A text in this language, or in the one it was written in."""
        return clean(in_language(text, self.language))

    def label(self, thing: Any) -> str:
        """What a thing is called here: its title or its id, on one line."""
        if thing is ALWAYS:
            return self.w.round_the_clock
        if thing is CUSTOMER:
            return self.w.the_customer
        if thing is END:
            return self.w.the_end
        return title_of(thing, self.language)

    def prose(self, text: str) -> Markup:
        """A description as HTML."""
        return prose(in_language(text, self.language))

    def ref(self, thing: Any) -> Markup:
        """The thing's name, linked to where it stands."""
        special = thing in (CUSTOMER, END)
        address = None if special else self.places.link(thing)
        name = escape(self.label(thing))
        return Markup('<a href="{}">{}</a>').format(address, name) if address else Markup(name)

    def refs(self, things: Iterable[Any]) -> Markup:
        """Names of several things, linked."""
        return Markup(escape(self.comma)).join(self.ref(thing) for thing in things)

    def count(self, severity: str, number: int) -> str:
        """How many findings of a severity there are."""
        return self.w[f"{severity}_one"] if number == 1 else self.w[f"{severity}_count"].format(count=number)

    def said(self, text: str) -> Markup:
        """What a finding says, with what stands between backticks as code."""
        parts = clean(text).split("`")
        if len(parts) % 2 == 0:  # a backtick of somebody's own
            return escape("`".join(parts))
        said = [
            Markup("<code>{}</code>").format(part) if number % 2 else escape(part) for number, part in enumerate(parts)
        ]
        return Markup("").join(said)

    def names(self, things: Iterable[Any]) -> str:
        """Names of several things, without links."""
        return self.comma.join(self.label(thing) for thing in things)

    def put(self, words: str, **things: Any) -> Markup:
        """Words with things in their places, linked; texts stay texts."""
        given = {name: thing if isinstance(thing, str) else self.ref(thing) for name, thing in things.items()}
        return escape(words).format(**given)

    def audit(self, standard: Standard) -> Markup:
        """How a standard is audited: how often, how many cases, by whom, and when it counts as passed."""
        parts = [Markup(escape(self.tell(standard.audit)))]
        if standard.sample is not None:
            parts.append(escape(self.w.audit_sample.format(count=self.tell(standard.sample))))
        if standard.auditor is not None:
            parts.append(self.put(self.w.audit_by, role=standard.auditor))
        if standard.pass_ is not None:
            parts.append(escape(self.w.audit_pass.format(share=self.tell(standard.pass_))))
        return Markup("，" if self.language == "zh" else ", ").join(parts)

    def texts(self, texts: Iterable[str]) -> str:
        """Several texts on one line."""
        return ("；" if self.language == "zh" else "; ").join(map(self.t, texts))

    def quoted(self, text: str) -> str:
        """Words that somebody says, in the quotation marks of the language they stand in."""
        said = self.t(text).strip()
        if said[:1] in '“"「' or not said:
            return said
        return f"“{said}”"

    def other_tongues(self, thing: Any) -> list[tuple[str, str]]:
        """A title in the other languages in which it is given, by language code."""
        title = thing.title
        if not isinstance(title, Localized):
            return []
        here = self.label(thing)
        return [(code, clean(text)) for code, text in title.by_language.items() if clean(text) != here]

    def occasion(self, when: Any) -> str:
        """When people are asked: after an event, or every so often."""
        return self.w.after_event.format(event=self.event(when)) if isinstance(when, Event) else self.tell(when)

    def tongue(self, tag: str | None) -> str:
        """A language by its name, where we have one for it, else by its tag."""
        names = {"zh": self.w.chinese, "en": self.w.english}
        return names.get((tag or "").partition("-")[0], tag or "")

    def subject(self, question: Any) -> Markup:
        """What a question is about: a need, a standard, or a side of quality."""
        about = question.about
        if isinstance(about, str):
            return escape(choice("standard", "dimension", about, self.language))
        return self.ref(about)

    def choice(self, thing: Any, field: str) -> str:
        """The choice that a field of a thing has, in words."""
        value = getattr(thing, attribute(thing.KIND, field))
        return choice(thing.KIND, field, value, self.language) if value else ""

    def choices(self, thing: Any, field: str) -> str:
        """The choices that a list of a thing has, in words."""
        values: Sequence[str] = getattr(thing, attribute(thing.KIND, field))
        return self.comma.join(choice(thing.KIND, field, value, self.language) for value in values)

    def any(self, value: Any) -> str:
        """A value or a text, whichever a field has."""
        return self.tell(value) if isinstance(value, Value) else self.t(str(value)) if value else ""

    def event(self, event: Event) -> str:
        """An event in words: the end of “Announce”."""
        if event.of is None:
            return clean(event.moment)
        return self.w[f"event_{event.moment}"].format(step=self.label(event.of))

    def how(self, measure: Measure) -> str:
        """How a measure is taken: from which event to which, or what out of what."""
        said: list[str] = []
        if measure.from_ is not None:
            said.append(self.w.from_event.format(event=self.event(measure.from_)))
        if measure.to is not None:
            said.append(self.w.to_event.format(event=self.event(measure.to)))
        if measure.good:
            good, of = (self.comma.join(map(self.event, events)) for events in (measure.good, measure.of))
            said.append(self.w.good_of.format(good=good, of=of) if of else good)
        if measure.asks is not None:
            said.append(self.w.answers_to.format(question=self.label(measure.asks)))
        if measure.excludes:
            steps = self.comma.join(map(self.label, measure.excludes))
            said.append(self.w.without_steps.format(steps=steps))
        return ("，" if self.language == "zh" else ", ").join(said)

    def when(self, escalation: Escalation) -> str:
        """After how long a rung of the ladder is reached."""
        after = escalation.after
        if isinstance(after, Percentage):
            return self.w.at_share.format(share=self.tell(after))
        return self.w.after_time.format(time=self.tell(after)) if isinstance(after, Duration) else ""

    def clock(self, sla: Sla) -> Markup:
        """In which hours the clock of an sla runs."""
        calendar = sla.calendar or (sla.measure.calendar if sla.measure is not None else None)
        if calendar is None or calendar is ALWAYS:
            return escape(self.w.clock_always)
        return Markup(escape(self.w.clock_in)).format(calendar=self.ref(calendar))

    def times(self, step: Step) -> list[str]:
        """How long a step waits and works, one line each, without the middle of the range."""
        lines = []
        if step.waits is not None:
            lines.append(self.w.waits.format(time=self.tell.span(step.waits)))
        if step.takes is not None:
            lines.append(self.w.takes.format(time=self.tell.span(step.takes)))
        return lines

    def way(self, way: Way, step: Step) -> list[str]:
        """The condition of a way on, and how often it is taken: `2 to 4 hours`, `22%`."""
        by: Any = way.by
        if way.kind == "timeout":
            return [self.w.after_time.format(time=self.tell(by.after))] if by.after is not None else []
        if way.kind not in ("choose", "fails"):
            return []
        when = one_line(self.t(by.when)) if by.when else ""
        if way.kind == "choose" and by.otherwise:
            when = self.w.otherwise
        often = []
        share = by.share.share if by.share is not None else rest(step) if getattr(by, "otherwise", None) else None
        if share is not None:
            often.append(number(share * 100) + "%")
        if way.kind == "choose" and by.repeat is not None:
            once = by.repeat.value == 1
            often.append(self.w.at_most_once if once else self.w.at_most_times.format(count=self.tell(by.repeat)))
        return list(filter(None, (when, self.comma.join(often))))


def rest(step: Step) -> Any:
    """The share that a lone `otherwise` takes: what the others leave; None where one of them says none."""
    shares = [choice.share for choice in step.choose if not choice.otherwise]
    if any(share is None for share in shares) or sum(bool(choice.otherwise) for choice in step.choose) != 1:
        return None
    left = 1 - sum(share.share for share in shares if share is not None)
    return left if left >= 0 else None
