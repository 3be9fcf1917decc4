"""Projects of any number of services, always the same for the same seed.

`python -m benchmarks.generate FOLDER SERVICES yaml|svc|mixed SEED` writes one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Written
from benchmarks.services import service
from benchmarks.shared_things import shared_things
from benchmarks.writing import svc_of, yaml_of

IN_DEPARTMENT = 100
SETTINGS = '[project]\nname = "Generated"\nlanguage = "en"\n\n[check]\ntoday = "2026-11-21"\n'


def notation_of(number: int, notation: str) -> str:
    """`yaml` or `svc` for a service or department; in a `mixed` project they take turns."""
    return ("yaml", "svc")[number % 2] if notation == "mixed" else notation


def service_text(number: int, notation: str, seed: int = 1) -> str:
    """The file of one service, in `yaml` or `svc`."""
    tree = service(number, number // IN_DEPARTMENT, seed)
    return "svcdsl: 1\n" + yaml_of(tree) if notation == "yaml" else "svcdsl 1\n\n" + svc_of(tree)


def shared_text(department: int, notation: str) -> str:
    """The file of what a department shares."""
    tree = shared_things(department)
    return "svcdsl: 1\n" + yaml_of(tree) if notation == "yaml" else "svcdsl 1\n\n" + svc_of(tree)


def files_of(services: int, notation: str, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The spec files of a project: path (with `/`) and text. A single service stands in one file with what it needs."""
    endings = {"yaml": "svc.yaml", "svc": "svc"}
    if services == 1:
        one = notation_of(0, notation)
        own = service_text(0, one, seed)
        own = "---\n" + own if one == "yaml" else own.removeprefix("svcdsl 1\n")
        yield f"service.{endings[one]}", shared_text(0, one) + own
        return
    for number in range(services):
        department, place = divmod(number, IN_DEPARTMENT)
        if place == 0:
            kind = notation_of(department, notation)
            yield f"d{department:02}/shared.{endings[kind]}", shared_text(department, kind)
        kind = notation_of(number, notation)
        yield f"d{department:02}/s{number:05}.{endings[kind]}", service_text(number, kind, seed)


def write_project(folder: Path, services: int, notation: str, seed: int = 1) -> Written:
    """Write a project into an empty or new folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "svcdsl.toml").write_text(SETTINGS, encoding="utf-8")
    files = size = lines = 0
    for name, text in files_of(services, notation, seed):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        content = text.encode()
        path.write_bytes(content)
        files += 1
        size += len(content)
        lines += text.count("\n")
    return Written(services, files, lines, size)


if __name__ == "__main__":
    print(*write_project(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])))
