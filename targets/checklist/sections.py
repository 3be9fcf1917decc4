"""The sections of a role's checklist: its processes, then all around them, lettered in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .around_work import PARTS
from .markdown import Marked
from .page import Section, letter
from .role_page import RolePage
from .voice import Voice

if TYPE_CHECKING:
    from svcdsl.model.shared import Role

    from .work import Work


def role_sections(voice: Voice, role: Role, works: Sequence[Work]) -> list[Section]:
    """All sections of a role's page."""
    page = RolePage(voice, role, works)
    processes = [(work, process) for work in works for process in work.steps]
    found = [
        Section(letter(place), page.name(work, process), page.process_stretches(work, process))
        for place, (work, process) in enumerate(processes)
    ]
    for key, part in PARTS:
        own = letter(len(found))
        made = part(page, own)
        if made:
            how = voice.say("read-first") if key == "wrong" else Marked("")
            found.append(Section(own, voice.say(key), made, how))
    return found
