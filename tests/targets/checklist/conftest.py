"""How the tests of checklists come from a spec to pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.targets.base import Emission
from svcdsl.targets.checklist import TARGET
from svcdsl.text import Source

HERE = Path(__file__).parent


def linked(name: str, text: str) -> Project:
    """The project of one file."""
    linker = Linker()
    linker.add((read_svc if name.endswith(".svc") else read_yaml)(Source(name, text)))
    project, findings = linker.link("test", "en")
    assert findings == []
    return project


def emitted(project: Project, languages: tuple[str, ...] = ("en",), **options: str) -> dict[str, str]:
    """Every page by its path."""
    services = list(project.services.values())
    emission = Emission(project, services, languages, {}, options, "2026-11-01", "0.1.0")
    outputs = list(TARGET.emit(emission))
    pages = {output.path: str(output.content) for output in outputs}
    assert len(pages) == len(outputs)
    return pages


@pytest.fixture
def delay() -> Project:
    """The spec of the language's page, extended."""
    return linked("delay.svc", (HERE / "delay.svc").read_text(encoding="utf-8"))


@pytest.fixture
def front_desk() -> Project:
    """A hotel's front desk in Chinese words."""
    name = "front-desk.svc.yaml"
    return linked(name, (HERE / name).read_text(encoding="utf-8"))


@pytest.fixture
def link() -> Callable[[str, str], Project]:
    """Reads a file's text by its name."""
    return linked


@pytest.fixture
def emit() -> Callable[..., dict[str, str]]:
    """Makes the pages of a project."""
    return emitted
