"""Proofs as Markdown, for a comment on a change or a wiki: what people wrote stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from svcdsl.model import in_language
from svcdsl.report.layout import visible
from svcdsl.report.naming import kind_name
from svcdsl.report.proof_words import tell_said
from svcdsl.report.proofs_told import HEADINGS, case_heading, tell_proof
from svcdsl.report.queue_rows import availability_rows, queue_rows
from svcdsl.report.wording import in_words

if TYPE_CHECKING:
    from svcdsl.analyses.proving.proof import Said
    from svcdsl.analyses.proving.telling.proved import Proved
    from svcdsl.analyses.proving.telling.told import ToldProof
    from svcdsl.text import Span

_MARKS = {"proved": "✅", "refuted": "❌", "open": "❓", "not-applicable": "➖"}
_SIGNS = re.compile(r"([\\`*_{}\[\]#!|<>&~^$])")


def as_markdown(results: Sequence[Proved], language: str, left_out: Sequence[str] = ()) -> str:
    """The whole report, with a last line end; `left_out` are the services of which nothing could be proved, by id."""
    tongue = in_words(language)
    lines = [line for result in results for line in _service(result, language)]
    if not left_out and not any(result.proofs for result in results):
        lines += [HEADINGS["nothing"][tongue]]
    for service in left_out:
        lines += [f"⚠️ {sentence(HEADINGS['left-out'][tongue].format(service=service))}", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """A text with nothing in it that Markdown, a table or HTML would act on."""
    return _SIGNS.sub(r"\\\1", visible(text)).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")


def sentence(text: str) -> str:
    """A sentence of a proof: what stands between backticks stays code."""
    parts = visible(text).split("`")
    if len(parts) % 2 == 0:
        return escaped(text)
    return "".join(f"`{part}`" if number % 2 else escaped(part) for number, part in enumerate(parts))


def _service(result: Proved, language: str) -> Iterator[str]:
    service = result.service
    tongue = in_words(language)
    yield from (f"## {escaped(in_language(service.label, language))} ({escaped(service.id)})", "")
    told = [tell_proof(proof, language) for proof in result.proofs]
    if told:
        heads = [HEADINGS[name][tongue] for name in ("what", "verdict", "certain", "best", "least", "most")]
        rows = [
            [_name(proof, tongue), _verdict(proof, tongue), *(one or "–" for one in proof.figures)] for proof in told
        ]
        yield from _table([heads, *rows], left=2)
    else:
        yield from (HEADINGS["none-here"][tongue], "")
    for proof in told:
        yield from _proof(proof, language)
    for rows, steps in (
        (queue_rows(result.queues, language), [queue.derivation for queue in result.queues]),
        (availability_rows(result.availability, language), [row.derivation for row in result.availability]),
    ):
        if steps:
            yield from _table([[escaped(cell) for cell in row] for row in rows], left=1)
            for row, said in zip(rows[1:], steps, strict=True):
                yield from _folded(f"{HEADINGS['how'][tongue]} ({escaped(row[0])})", _told(said, language))


def _proof(proof: ToldProof, language: str) -> Iterator[str]:
    tongue = in_words(language)
    yield from (f"### {_verdict(proof, tongue)} {_name(proof, tongue)}", "")
    title = in_language(proof.thing.label, language)
    if title != proof.thing.id:
        yield from (f"> {escaped(title)}", "")
    if proof.objective:
        yield from (f"**{escaped(proof.objective)}** ({_place(proof.thing.span)})", "")
    yield from (sentence(proof.summary), "")
    if proof.case:
        yield from (f"**{HEADINGS[case_heading(proof.verdict)][tongue]}** {sentence(proof.case)}", "")
    for one in proof.repairs:
        verdict = HEADINGS[one.verdict][tongue].lower()
        text = HEADINGS["repair"][tongue].format(text=sentence(one.text), verdict=verdict)
        yield f"- **{HEADINGS['mend'][tongue]}** {text}"
    if proof.repairs:
        yield ""
    if proof.derivation:
        yield from _folded(HEADINGS["how"][tongue], [(step.text, step.span) for step in proof.derivation])


def _told(said: Sequence[Said], language: str) -> list[tuple[str, Span | None]]:
    return [(tell_said(one, language), one.span) for one in said]


def _folded(head: str, steps: Sequence[tuple[str, Span | None]]) -> Iterator[str]:
    """A numbered list that is opened by a click."""
    yield from (f"<details><summary>{head}</summary>", "")
    for number, (text, span) in enumerate(steps, 1):
        yield f"{number}. {sentence(text)}" + (f" ({_place(span)})" if span is not None else "")
    yield from ("", "</details>", "")


def _table(rows: Sequence[Sequence[str]], left: int) -> Iterator[str]:
    heads, *rest = rows
    marks = [":--" if number < left else "--:" for number in range(len(heads))]
    yield from (f"| {' | '.join(row)} |" for row in (heads, marks, *rest))
    yield ""


def _name(proof: ToldProof, tongue: str) -> str:
    return f"{kind_name(proof.kind, tongue)} {escaped(proof.thing.id)}"


def _verdict(proof: ToldProof, tongue: str) -> str:
    return f"{_MARKS[proof.verdict]} {HEADINGS[proof.verdict][tongue]}"


def _place(span: Span) -> str:
    return f"{escaped(span.source.shown)}:{span.first.line}"
