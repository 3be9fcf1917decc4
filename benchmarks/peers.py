"""Linters of others, run over files of like size: what a user of such tools is used to wait for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measuring import Contestant
from benchmarks.openapi import write_openapi

PYTHON_PEERS = ("yamllint", "check-jsonschema")
NODE_PEERS = {"redocly": "@redocly/cli", "spectral": "@stoplight/spectral-cli"}
RULES = "{extends: relaxed, rules: {line-length: disable, indentation: disable}}"


def install(folder: Path, tell: Callable[[str], None]) -> dict[str, Path]:
    """The programs that are in the folder, after trying to install those that are not; says what is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "venv" / "bin" / "python"
    places = {name: folder / "venv" / "bin" / name for name in PYTHON_PEERS}
    if not all(place.exists() for place in places.values()):
        _attempt([sys.executable, "-m", "venv", str(folder / "venv")], tell)
        _attempt([str(python), "-m", "pip", "--quiet", "install", *PYTHON_PEERS], tell)
    places |= {name: folder / "node_modules" / ".bin" / name for name in NODE_PEERS}
    if not all(places[name].exists() for name in NODE_PEERS):
        npm = shutil.which("npm") or "npm"
        _attempt([npm, "install", "--silent", "--prefix", str(folder), *NODE_PEERS.values()], tell)
    for name, place in places.items():
        if not place.exists():
            tell(f"missing: {name} could not be installed")
    return {name: place for name, place in places.items() if place.exists()}


def _attempt(command: Sequence[str], tell: Callable[[str], None]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        tell(f"{' '.join(command)}: {error}")


def contestants(programs: dict[str, Path], basis: Contestant, specs: Path, schema: Path) -> list[Contestant]:
    """The peers: on the YAML specs that `basis` reads, and on as many OpenAPI files. Findings are no failure."""
    own = [str(path) for path in sorted(specs.rglob("*.yaml"))]
    lines, size = write_openapi(specs.parent / "openapi", len(own))
    foreign = [str(path) for path in sorted((specs.parent / "openapi").glob("*.yaml"))]
    rules = specs.parent / "spectral.yaml"
    rules.write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    commands = {
        "yamllint": ["-d", RULES, *own],
        "check-jsonschema": ["--schemafile", str(schema), *own],
        "redocly": ["lint", *foreign],
        "spectral": ["lint", "--ruleset", str(rules), *foreign],
    }
    return [
        Contestant(
            f"{name} (OpenAPI)" if name in NODE_PEERS else name,
            [str(place), *commands[name]],
            basis.size._replace(lines=lines, bytes=size) if name in NODE_PEERS else basis.size,
            every=basis.every,
            accepts=(0, 1),
        )
        for name, place in programs.items()
    ]
