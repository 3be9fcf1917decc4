"""Files -> sources. What cannot be read is a finding of group N at the file's start, never an exception."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator

from svcdsl.diagnostics import Fact, Finding
from svcdsl.project.discovery import Located
from svcdsl.text import Source

_USUAL = {
    os.strerror(errno.EACCES): "no-permission",
    os.strerror(errno.EPERM): "no-permission",
    os.strerror(errno.ELOOP): "loop",
}


def sources_of(project: Located) -> Iterator[tuple[Source, Finding | None]]:
    """Every spec file of a project in order: its source, or an empty one and why it could not be read."""
    prefix = os.path.relpath(project.root).replace(os.sep, "/")
    most = project.settings.limits.size
    for name, reason in project.troubles:
        source = Source(name, "", _join(prefix, name))
        yield source, _unreadable(source, reason)
    for name in project.files:
        yield read_source(os.path.join(project.root, name), name, _join(prefix, name), most)


def read_source(path: str, name: str, shown: str, most: int) -> tuple[Source, Finding | None]:
    """One file as a source; an empty one and a finding where it cannot be read."""
    empty = Source(name, "", shown)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return empty, Finding("N10", empty.whole(), {}, variant="not-a-file")
        if status.st_size > most:
            return empty, Finding("N10", empty.whole(), {"most": most, "size": status.st_size}, variant="too-large")
        with open(path, "rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        return empty, _unreadable(empty, error.strerror or type(error).__name__)
    if len(content) > most:  # it grew while it was read
        return empty, Finding("N10", empty.whole(), {"most": most, "size": len(content)}, variant="too-large")
    wrong = content.find(0)  # no text has it; UTF-16 has it everywhere
    try:
        if wrong < 0:
            return Source(name, content.decode("utf-8"), shown), None
    except UnicodeDecodeError as error:
        wrong = error.start
    line = content.count(b"\n", 0, wrong) + 1
    facts: dict[str, Fact] = {"line": line, "byte": f"0x{content[wrong]:02X}"}
    return empty, Finding("N10", empty.whole(), facts, variant="not-utf-8")


def _unreadable(source: Source, reason: str) -> Finding:
    return Finding("N10", source.whole(), {"reason": reason}, variant=_USUAL.get(reason, "unreadable"))


def _join(prefix: str, name: str) -> str:
    return name if prefix == "." else prefix if name == "." else f"{prefix}/{name}"
