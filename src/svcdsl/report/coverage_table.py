"""How far the thread of each need goes: as a table for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from svcdsl.analyses.coverage import LINKS, Coverage, Thread
from svcdsl.model import Thing, in_language
from svcdsl.report.layout import fitting, visible
from svcdsl.report.naming import kind_name
from svcdsl.report.wording import in_words
from svcdsl.text import display_width

VERSION = 1
BREAK, NOTHING = "✗", "-"
_WIDEST_NAME = 36
_RED, _DIM, _BOLD = "31", "2", "1"

WORDS: Mapping[str, Mapping[str, str]] = {
    "need": {"en": "need", "zh": "需求"},
    "breaks-at": {"en": "breaks at", "zh": "断在"},
    "whole": {"en": "whole", "zh": "完整"},
    "coverage": {"en": "reached by", "zh": "到达比例"},
    "no-needs": {"en": "no needs are written", "zh": "没有写需求"},
    "counts-as-nothing": {
        "en": "Service “{service}” states no needs, so nothing shows what it covers: it counts as 0%.",
        "zh": "服务“{service}”没有写需求，落实了什么无从谈起，按 0% 计。",
    },
    "legend": {
        "en": "Numbers: how many things hold the thread there. ✗: it breaks here. (1): there, but behind the break.",
        "zh": "数字：该环节有几项内容。✗：从这里断开。(1)：有内容，但前面已断开。",
    },
}


def as_json(coverages: Iterable[Coverage]) -> str:
    """All services with their needs, as docs tell of it; ids of another service's things are `service.thing`."""
    content = {"version": VERSION, "services": [as_data(coverage) for coverage in coverages]}
    return json.dumps(content, ensure_ascii=False, indent=1)


def as_data(coverage: Coverage) -> dict[str, Any]:
    """One service as plain data."""
    needs: list[dict[str, Any]] = [
        {
            "id": thread.need.id,
            **{link: [_id(thing, coverage) for thing in thread.links[link]] for link in LINKS},
            "breaks_at": thread.breaks_at,
        }
        for thread in coverage.threads
    ]
    return {"service": coverage.service.id, "needs": needs, "coverage": dict(coverage.percent)}


def render(coverages: Sequence[Coverage], language: str, *, colour: bool) -> Iterator[str]:
    """A table a service, line by line, columns aligned by their width on a terminal."""
    tongue = in_words(language)
    for coverage in coverages:
        service = coverage.service
        yield _paint(f"{visible(in_language(service.label, language))} ({visible(service.id)})", colour, _BOLD)
        if coverage.threads:
            yield from _aligned(list(_rows(coverage, language)), colour)
        else:
            yield "  " + WORDS["no-needs"][tongue]
        yield ""
    if any(coverage.threads for coverage in coverages):
        yield WORDS["legend"][tongue]


def without_needs(coverages: Sequence[Coverage], language: str) -> Iterator[str]:
    """A line a service without needs, that says why it passes no gate."""
    words = WORDS["counts-as-nothing"][in_words(language)]
    yield from (words.format(service=visible(one.service.id)) for one in coverages if not one.threads)


def _rows(coverage: Coverage, language: str) -> Iterator[list[str]]:
    tongue = in_words(language)
    words = {link: kind_name(link, tongue) for link in LINKS}
    yield [WORDS["need"][tongue], *words.values(), WORDS["breaks-at"][tongue]]
    for thread in coverage.threads:
        broken = thread.breaks_at
        name = _clipped(visible(in_language(thread.need.label, language)))
        cells = [_cell(thread, link) for link in LINKS]
        yield [name, *cells, words[broken] if broken else WORDS["whole"][tongue]]
    yield [WORDS["coverage"][tongue], *(f"{percent:g}%" for percent in coverage.percent.values()), ""]


def _cell(thread: Thread, link: str) -> str:
    count = len(thread.links[link])
    if link == thread.breaks_at:
        return BREAK
    if not count:
        return NOTHING
    return str(count) if thread.reaches(link) else f"({count})"


def _aligned(rows: Sequence[Sequence[str]], colour: bool) -> Iterator[str]:
    """The first column to the left, those of links centred under their words."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *cells, last = row
        line = [first + " " * (widths[0] - display_width(first))]
        for cell, width in zip(cells, widths[1:], strict=False):
            spare = width - display_width(cell)
            code = _RED if cell == BREAK else _DIM if cell == NOTHING or cell.startswith("(") else ""
            line.append(" " * (spare // 2) + _paint(cell, colour, code) + " " * (spare - spare // 2))
        yield "  " + "  ".join([*line, last]).rstrip()


def _clipped(text: str) -> str:
    """A name cut to the width of its column."""
    if display_width(text) <= _WIDEST_NAME:
        return text
    return fitting(text, _WIDEST_NAME - 1) + "…"


def _paint(text: str, colour: bool, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text


def _id(thing: Thing, coverage: Coverage) -> str:
    """As it is written in that service: with its service where it is another's."""
    service = thing.service
    return thing.id if service is None or service is coverage.service else f"{service.id}.{thing.id}"
