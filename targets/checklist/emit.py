"""From the model to Markdown files: an index, a page a role, and a page a process, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.targets.base import Emission, Output, file_name

from .frame import Head, page, render
from .markdown import Marked
from .process_page import process_sections
from .sections import role_sections
from .voice import Voice
from .work import work_by_role

if TYPE_CHECKING:
    from svcdsl.model.service import Service
    from svcdsl.model.shared import Role

ROLES = "roles"


class Link(NamedTuple):
    """A page in the index."""

    title: Marked
    path: Marked


class Group(NamedTuple):
    """Pages under one heading of the index."""

    title: Marked
    links: list[Link]


def emit(emission: Emission) -> Iterator[Output]:
    """The pages of every language, in a folder each where there are several."""
    several = len(emission.languages) > 1
    for language in emission.languages:
        folder = f"{language}/" if several else ""
        for output in _in_language(emission, Voice(language)):
            yield Output(folder + output.path, output.content)
    if several:
        links = [Link(Voice(code).say("language"), Marked(f"{code}/index.md")) for code in emission.languages]
        title = Voice(emission.languages[0]).say("index-title", project=emission.project.name)
        yield Output("index.md", render("index.md.j2", title=title, groups=[Group(Marked(""), links)], nothing=""))


def _in_language(emission: Emission, voice: Voice) -> Iterator[Output]:
    groups = []
    for key, pages in (
        ("by-role", _role_pages(emission, voice)),
        ("by-process", _process_pages(emission, voice)),
    ):
        links = []
        for title, output in pages:
            links.append(Link(title, Marked(output.path)))
            yield output
        if links:
            groups.append(Group(voice.say(key), links))
    title = voice.say("index-title", project=emission.project.name)
    yield Output("index.md", render("index.md.j2", title=title, groups=groups, nothing=voice.say("nothing")))


def _role_pages(emission: Emission, voice: Voice) -> Iterator[tuple[Marked, Output]]:
    """The page of each role that has anything to do, the shared ones first."""
    works = work_by_role(emission.services)
    own = (role for service in emission.services for role in service.roles.values())
    for role in (*emission.project.roles.values(), *own):
        if role not in works:
            continue
        title = voice.say("role-title", role=voice.name(role))
        services = [work.service for work in works[role]]
        style = emission.options.get("style", "do-confirm")
        on_duty = voice.say("on-duty", calendar=voice.name(role.calendar)) if role.calendar else Marked("")
        head = Head(title, style, services, ("date", "shift", "name"), on_duty)
        text = page(voice, head, role_sections(voice, role, works[role]))
        yield voice.name(role), Output(_role_path(role), text)


def _process_pages(emission: Emission, voice: Voice) -> Iterator[tuple[Marked, Output]]:
    """The page of each process. Nobody knows by heart what all others do, so it is read, then done."""
    for service in emission.services:
        for process in service.processes.values():
            title = voice.say("process-title", process=voice.name(process), service=voice.name(service))
            head = Head(title, "read-do", [service], ("case", "date", "started"))
            text = page(voice, head, process_sections(voice, service, process))
            yield title, Output(f"{_folder(service)}/{file_name(process.id)}.md", text)


def _role_path(role: Role) -> str:
    """A service's own role has the service's id before it; ids have no dot, so no two can be the same."""
    service = role.service
    name = role.id if service is None else f"{service.id}.{role.id}"
    return f"{ROLES}/{file_name(name)}.md"


def _folder(service: Service) -> str:
    """The folder of a service; one that is called as the folder of roles gets out of its way."""
    name = file_name(service.id)
    return f"{name}.service" if name.casefold() == ROLES else name
