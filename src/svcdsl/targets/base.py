"""What a target is: a name, its options, and a pure function from the model to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from svcdsl.analyses.proving.telling.told import ToldProof
    from svcdsl.diagnostics import Told
    from svcdsl.model import Project
    from svcdsl.model.service import Service


class Output(NamedTuple):
    """One file: its path below the target's own folder, with `/`, and its content (text is written as UTF-8)."""

    path: str
    content: str | bytes


def nothing_proved(service: Service, language: str) -> Sequence[ToldProof]:
    """The proofs where none are asked for."""
    return ()


class Emission(NamedTuple):
    """All that an output may be made from.

    `services` are those that can be shown (those with findings of group N are left out), in the project's order.
    `languages` are the languages to write in, the first being the project's own; `findings` are all findings told
    in each of them; `today` is an ISO date; `version` is svcdsl's own. `proofs` gives what is proved of a service's
    promises and slas, told in a language, by id; a service is proved when it is first asked for.
    """

    project: Project
    services: Sequence[Service]
    languages: Sequence[str]
    findings: Mapping[str, Sequence[Told]]
    options: Mapping[str, Any]
    today: str
    version: str
    proofs: Callable[[Service, str], Sequence[ToldProof]] = nothing_proved


class Target:
    """An output. `options` is a JSON Schema of its settings in `[targets.NAME]` of svcdsl.toml.

    `emit` is pure: it yields files and touches no disk, clock or network. `finish`, where there is one, is called
    with the folder into which they were written, before they become the output, and may run a tool over them.
    """

    __slots__ = ("description", "emit", "entry", "finish", "name", "options", "title")

    def __init__(
        self,
        name: str,
        *,
        title: Mapping[str, str],
        description: Mapping[str, str],
        emit: Callable[[Emission], Iterable[Output]],
        options: Mapping[str, Any] | None = None,
        finish: Callable[[Path], None] | None = None,
        entry: str = "",
    ) -> None:
        self.name = name
        self.title = title
        self.description = description
        self.emit = emit
        self.options = options or {"type": "object", "additionalProperties": False}
        self.finish = finish
        self.entry = entry  # the file that a person opens first, below the target's folder

    def __repr__(self) -> str:
        return f"Target({self.name})"


def file_name(id_: str, most: int = 120) -> str:
    """A file name for an id: the id itself, cut and marked with a hash where it would be too long in bytes."""
    encoded = id_.encode()
    if len(encoded) <= most:
        return id_
    from hashlib import sha256  # brings OpenSSL, which a start-up need not wait for

    return encoded[:most].decode(errors="ignore") + "-" + sha256(encoded).hexdigest()[:8]
