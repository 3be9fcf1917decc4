"""Proofs for a terminal: a table of verdicts, then each with what it comes to, what breaks it, why, what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from svcdsl.model import in_language
from svcdsl.report.layout import fitting, labelled, visible, wrap
from svcdsl.report.naming import kind_name
from svcdsl.report.proof_words import tell_said
from svcdsl.report.proofs_told import HEADINGS, VERDICTS, case_heading, tell_proof
from svcdsl.report.queue_rows import availability_rows, queue_rows
from svcdsl.report.wording import in_words
from svcdsl.text import display_width

if TYPE_CHECKING:
    from svcdsl.analyses.proving.telling.proved import Proved
    from svcdsl.analyses.proving.telling.told import ToldProof, ToldStep
    from svcdsl.text import Span

_INDENT, _WIDEST_TEXT, _NARROWEST, _WIDEST_NAME = 2, 100, 40, 44
_BOLD, _DIM = "1", "2"
_COLOURS = {"proved": "32", "refuted": "31", "open": "33", "not-applicable": _DIM}


def render(
    results: Sequence[Proved], language: str, *, colour: bool, width: int, left_out: Sequence[str] = ()
) -> Iterator[str]:
    """The report, line by line, without line ends; nothing in any text can act on the terminal.

    `left_out` are the services of which nothing could be proved, by id.
    """
    page = _Page(language, colour, min(max(width, _NARROWEST), _WIDEST_TEXT))
    counts = dict.fromkeys(VERDICTS, 0)
    for result in results:
        yield from page.service(result)
        for proof in result.proofs:
            counts[proof.verdict] += 1
    services = HEADINGS["comma"][page.tongue].join(map(visible, left_out))
    if not any(counts.values()):
        yield HEADINGS["all-left-out" if left_out else "nothing"][page.tongue].format(services=services)
        return
    rest = counts.pop("not-applicable")
    totals = HEADINGS["totals"][page.tongue].format(**counts, rest=rest)
    if left_out:
        totals += HEADINGS["and-left-out"][page.tongue].format(services=services)
    yield page.paint(totals, _BOLD)


class _Page:
    """In which language a report is, how wide, and whether in colours."""

    def __init__(self, language: str, colour: bool, width: int) -> None:
        self.language = language
        self.tongue = in_words(language)
        self.colour = colour
        self.width = width

    def paint(self, text: str, *codes: str) -> str:
        """The text in colours, where there are any."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour and text else text

    def word(self, name: str) -> str:
        """A word of a heading."""
        return HEADINGS[name][self.tongue]

    def service(self, result: Proved) -> Iterator[str]:
        """One service: its table, its proofs, its queues and availabilities."""
        service = result.service
        label = visible(in_language(service.label, self.language))
        yield self.paint(f"{label} ({visible(service.id)})" if label != service.id else label, _BOLD)
        told = [tell_proof(proof, self.language) for proof in result.proofs]
        if told:
            yield from self.table(told)
        else:
            yield "  " + self.word("none-here")
        yield ""
        for proof in told:
            yield from self.proof(proof)
            yield ""
        for rows, steps in (
            (queue_rows(result.queues, self.language), [queue.derivation for queue in result.queues]),
            (availability_rows(result.availability, self.language), [row.derivation for row in result.availability]),
        ):
            if steps:
                yield from _aligned(rows, left=1)
                for number, said in enumerate(steps, 1):
                    yield self.paint("  " + rows[number][0], _DIM) if len(steps) > 1 else ""
                    yield from self.numbered([(tell_said(one, self.language), one.span) for one in said])
                yield ""

    def table(self, told: Sequence[ToldProof]) -> Iterator[str]:
        """A line a promise and sla."""
        heads = [self.word(name) for name in ("what", "verdict", "certain", "best", "least", "most")]
        rows = [heads]
        for proof in told:
            figures = [figure or "–" for figure in proof.figures]
            rows.append([self.name(proof), self.word(proof.verdict), *figures])
        for line, proof_or_none in zip(_aligned(rows, left=2), [None, *told], strict=True):
            if proof_or_none is None:
                yield self.paint(line, _DIM)
                continue
            verdict = self.word(proof_or_none.verdict)
            before, found, after = line.rpartition(verdict)  # ids have neither capitals alone nor these words
            yield before + self.paint(found, _BOLD, _COLOURS[proof_or_none.verdict]) + after

    def name(self, proof: ToldProof) -> str:
        """`promise website`, cut where it is too long."""
        name = f"{kind_name(proof.kind, self.tongue)} {visible(proof.thing.id)}"
        return name if display_width(name) <= _WIDEST_NAME else fitting(name, _WIDEST_NAME - 1) + "…"

    def proof(self, proof: ToldProof) -> Iterator[str]:
        """One proof: the verdict and its sentence, the case, what would mend it, the steps."""
        verdict = self.paint(self.word(proof.verdict), _BOLD, _COLOURS[proof.verdict])
        yield f"  {verdict} {self.paint(self.name(proof), _BOLD)}  {_place(proof.thing.span)}"
        title = visible(in_language(proof.thing.label, self.language))
        for text in (title if title != proof.thing.id else "", proof.objective or ""):
            yield from (self.paint(line, _DIM) for line in labelled("", text, 2 * _INDENT, self.width) if text)
        for line in wrap(visible(proof.summary), self.width - 2 * _INDENT):
            yield " " * (2 * _INDENT) + self.paint(line, _BOLD)
        case = case_heading(proof.verdict)
        room = max(display_width(self.word(one)) for one in (case if proof.case else "case", "mend"))
        yield from self.noted(case, [proof.case] if proof.case else [], room)
        repairs = [self.repair(one.text, one.verdict) for one in proof.repairs]
        yield from self.noted("mend", repairs, room)
        if proof.derivation:
            yield " " * (2 * _INDENT) + self.paint(self.word("how"), _DIM)
            yield from self.steps(proof.derivation)

    def repair(self, text: str, verdict: str) -> str:
        """A repair with the verdict on what it makes."""
        return self.word("repair").format(text=text, verdict=self.word(verdict).lower())

    def noted(self, name: str, texts: Sequence[str], room: int) -> Iterator[str]:
        """Texts behind a word that stands before the first of them, which has so much room."""
        label = self.word(name)
        for number, text in enumerate(texts):
            first, *rest = labelled(label if not number else " ", text, 2 * _INDENT, self.width, room)
            yield first if number else first.replace(label, self.paint(label, _BOLD), 1)
            yield from rest

    def steps(self, steps: Iterable[ToldStep]) -> Iterator[str]:
        """A numbered derivation."""
        return self.numbered([(step.text, step.span) for step in steps])

    def numbered(self, steps: Sequence[tuple[str, Span | None]]) -> Iterator[str]:
        """Sentences with numbers, each with its place."""
        room = len(str(len(steps)))
        for number, (text, span) in enumerate(steps, 1):
            told = text if span is None else f"{text} [{_place(span)}]"
            yield from labelled(f"{number:>{room}}.", told, 2 * _INDENT, self.width)


def _place(span: Span) -> str:
    return f"{visible(span.source.shown)}:{span.first.line}"


def _aligned(rows: Sequence[Sequence[str]], left: int) -> Iterator[str]:
    """The first so many columns to the left, figures to the right."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            spare = " " * (width - display_width(cell))
            cells.append(cell + spare if number < left else spare + cell)
        yield ("  " + "  ".join(cells)).rstrip()
