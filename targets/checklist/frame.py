"""The frames of the pages: Jinja2 templates in which whatever is not Markdown of our own is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from svcdsl.language.where import targets_path

from .markdown import Marked, joined, marked
from .page import Section
from .voice import Voice

if TYPE_CHECKING:
    from jinja2 import Environment

    from svcdsl.model.service import Service


class Table(NamedTuple):
    """A table of texts; one without rows has a row of empty cells to be filled in by hand."""

    heads: Sequence[Marked]
    rows: Sequence[Sequence[Marked]]


def render(template: str, **facts: Any) -> str:
    """A template of this folder, filled."""
    return _environment().get_template(template).render(**facts)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(f"{targets_path()}/checklist/templates"),
        autoescape=False,  # HTML's escaping would not be Markdown's: `finalize` escapes each value instead
        finalize=marked,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Head(NamedTuple):
    """What stands at the top: `asked` are the words of what is filled in by hand, `style` how it is used."""

    title: Marked
    style: str
    services: Sequence[Service]
    asked: Sequence[str]
    on_duty: Marked = Marked("")


def page(voice: Voice, head: Head, sections: list[Section]) -> str:
    """A whole checklist: its head, its sections, and its foot with a mark of all that stands above."""
    rows = [row for section in sections for stretch in section.stretches for row in stretch.rows]
    critical = any(voice.say("critical") in row.text for row in rows)
    lines = [head.on_duty, voice.say(head.style), voice.say("critical-note") if critical else Marked("")]
    body = render(
        "checklist.md.j2",
        title=head.title,
        about=about(voice, head.services),
        fill_in=Table([voice.say(key) for key in head.asked], []),
        lines=[line for line in lines if line],
        sections=sections,
    )
    mark = Marked(sha256(body.encode()).hexdigest()[:8])
    sources = joined(", ", [marked(name) for name in dict.fromkeys(one.origin.name for one in head.services)])
    left_out = Table([voice.say(key) for key in ("not-applicable", "reason", "evidence")], [])
    signed = Table([voice.say("signed"), voice.say("checked")], [])
    foot = voice.say("foot", sources=sources, hash=mark)
    return body + render("foot.md.j2", left_out=left_out, signed=signed, foot=foot)


def about(voice: Voice, services: Sequence[Service]) -> Table:
    """What edition of which service this is; a column that no service fills is left out."""
    columns = [(voice.say("service"), [voice.name(service) for service in services])]
    columns.append((voice.say("version"), [voice.text(service.version) for service in services]))
    days = [service.effective.value.isoformat() if service.effective else "" for service in services]
    columns.append((voice.say("effective"), [marked(day) for day in days]))
    names = [voice.name(one.approved_by) if one.approved_by else Marked("") for one in services]
    columns.append((voice.say("approved-by"), names))
    columns.append((voice.say("source"), [marked(service.origin.name) for service in services]))
    kept = [column for column in columns if any(column[1])]
    return Table([head for head, _ in kept], list(zip(*(cells for _, cells in kept), strict=True)))
