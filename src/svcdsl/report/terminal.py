"""Findings for a terminal: place, message, the lines underlined, why it matters and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcdsl.diagnostics import Told
from svcdsl.report.excerpt import excerpt, line_numbers_width
from svcdsl.report.layout import labelled, visible, wrap
from svcdsl.report.totals import Totals
from svcdsl.report.wording import in_words, say, summary
from svcdsl.text import Span, display_width

_INDENT = 2
_WIDEST_TEXT = 100
_NARROWEST = 40
_MOST_PLACES = 5

_BOLD, _DIM, _RED, _YELLOW, _BLUE, _CYAN = "1", "2", "31", "33", "34", "36"
_COLOURS = {"error": _RED, "warning": _YELLOW, "info": _BLUE}


def render(
    tolds: Iterable[Told],
    totals: Totals,
    *,
    language: str,
    colour: bool,
    width: int,
    limit: int | None,
    past_limit: str = "past-limit",
) -> Iterator[str]:
    """The report, line by line, without line ends.

    Findings come in the order given. No more than `limit` are asked for (None or 0: all), so that an iterator
    which tells them on demand does no work for those that are only counted; `past_limit` is the entry that
    says how to see those. Nothing in any text can act on the terminal; with `colour` the only control characters
    are those of the colours.
    """
    page = _Page(in_words(language), colour, max(width, _NARROWEST))
    files = set()
    shown = 0
    for told in tolds:
        if limit and shown == limit:
            break
        shown += 1
        files.add(told.span.source.shown)
        yield from page.finding(told)
        yield ""
    left = totals.findings - shown if limit and shown == limit else 0
    if left > 0:
        yield page.paint(say(past_limit, page.tongue, count=f"{left:,}"), _DIM)
        yield ""
    yield from page.summary(totals, None if left > 0 else len(files))


class _Page:
    """How wide a report is, in which language, and whether in colours."""

    def __init__(self, tongue: str, colour: bool, width: int) -> None:
        self.tongue = tongue
        self.colour = colour
        self.width = width
        self.text_width = min(width, _WIDEST_TEXT)
        self.labels = {entry: say(entry, tongue) for entry in ("why", "help")}
        self.label_width = max(display_width(label) for label in self.labels.values())

    def paint(self, text: str, *codes: str) -> str:
        """The text in colours, where there are any."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour and text else text

    def finding(self, told: Told) -> Iterator[str]:
        """One finding."""
        hue = _COLOURS.get(told.severity, _BLUE)
        severity = self.paint(say(told.severity, self.tongue), _BOLD, hue)
        name = f" {told.name}" if told.name != told.code else ""  # a policy's id is both
        yield f"{place(told.span)}  {severity} {told.code}{name}"
        for line in wrap(visible(told.message), self.text_width - _INDENT):
            yield " " * _INDENT + self.paint(line, _BOLD)
        places = told.related[:_MOST_PLACES]
        gutter = line_numbers_width([told.span, *(related.span for related in places)])
        yield ""
        yield from self.lines(told.span, gutter, hue)
        for related in places:
            phrase = say("place", self.tongue, message=related.message, place=place(related.span))
            yield from labelled("", phrase, _INDENT, self.text_width)
            yield from self.lines(related.span, gutter, _CYAN)
        if len(told.related) > len(places):
            more = len(told.related) - len(places)
            yield " " * _INDENT + self.paint(say("more-places", self.tongue, count=f"{more:,}"), _DIM)
            yield ""
        yield from self.note("why", told.why)
        yield from self.note("help", told.help)

    def lines(self, span: Span, gutter: int, hue: str) -> Iterator[str]:
        """The lines at a place, and an empty one behind them."""
        room = self.width - _INDENT - gutter - 3
        rows = excerpt(span, room)
        for row in rows:
            margin = self.paint(f"{' ' * _INDENT}{row.number:>{gutter}} |", _DIM)
            text = self.paint(row.text, _BOLD, hue) if row.is_mark else row.text
            yield f"{margin} {text}".rstrip()
        if rows:
            yield ""

    def note(self, entry: str, text: str) -> Iterator[str]:
        """Why it matters, or how to mend it."""
        if not text:
            return
        label = self.labels[entry]
        first, *rest = labelled(label, text, _INDENT, self.text_width, self.label_width)
        yield " " * _INDENT + self.paint(label, _BOLD) + first[_INDENT + len(label) :]
        yield from rest

    def summary(self, totals: Totals, files: int | None) -> Iterator[str]:
        """What was found in all, and where more is said."""
        text = summary(totals, self.tongue, files)
        hue = next((_COLOURS[name] for name, number in _worst(totals) if number), "32")
        yield self.paint(text, _BOLD, hue)
        if totals.findings:
            yield self.paint(say("see", self.tongue, code="CODE"), _DIM)


def _worst(totals: Totals) -> tuple[tuple[str, int], ...]:
    return (("error", totals.errors), ("warning", totals.warnings), ("info", totals.infos))


def place(span: Span) -> str:
    """`file:line:column`, as editors and terminals make it a link."""
    line, column = span.first
    return f"{visible(span.source.shown)}:{line}:{column}"
