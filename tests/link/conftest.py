"""Texts as one linked project, with what is said of them."""

from collections.abc import Callable

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.pipeline import read
from svcdsl.syntax import Limits
from svcdsl.text import Source

Link = Callable[..., tuple[Project, list[Finding]]]


@pytest.fixture
def link() -> Link:
    """Link texts, in svc where they begin with `svcdsl 1`, else in YAML, as files a, b, c … of one project."""

    def linked(*texts: str) -> tuple[Project, list[Finding]]:
        linker = Linker()
        for letter, text in zip("abcdefgh", texts, strict=False):
            ending = "svc" if text.startswith("svcdsl 1") else "svc.yaml"
            linker.add(read(Source(f"{letter}.{ending}", text), Limits()))
        return linker.link("project", "en")

    return linked
