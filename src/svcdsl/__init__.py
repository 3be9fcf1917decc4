"""svcdsl: services written as text, checked and built.

import svcdsl
for project in svcdsl.check(["specs/"]):
    print(project.totals)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svcdsl.model import Project
    from svcdsl.session import Seen

__version__ = "0.1.0"


def check(paths: Sequence[str] = (), *, language: str = "en", today: str) -> list[Seen]:
    """Read, link and check the projects that these paths belong to; one result a project.

    `today` is the ISO date to judge by. Raises project.NothingToRead and project.SettingsError.
    """
    from svcdsl.session import Wanted, look

    return list(look(paths, Wanted(language=language), language, today))


def load(path: str, *, today: str) -> Project:
    """The linked model of the project that a path belongs to."""
    return check([path], today=today)[0].model.project
