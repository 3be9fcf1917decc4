"""Specs in, files out, and promtool to judge them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.targets import target_of
from svcdsl.targets.base import Emission
from svcdsl.text import Source


class Judgement(NamedTuple):
    """How promtool ended, and all that it said."""

    code: int
    said: str


class Files(dict[str, str]):
    """The files of one emission by their paths."""

    def rules(self, service: str) -> list[dict[str, Any]]:
        """All rules of a service."""
        groups = yaml.safe_load(self[f"{service}.rules.yml"])["groups"]
        return [rule for group in groups for rule in group["rules"]]

    def alerts(self, service: str) -> list[dict[str, Any]]:
        """The alerting rules of a service."""
        return [rule for rule in self.rules(service) if "alert" in rule]

    def notes(self, service: str) -> str:
        """The comment at the head of a service's rules."""
        return self[f"{service}.rules.yml"].partition("groups:")[0]

    def contract(self, service: str) -> dict[str, Any]:
        """The contract of a service."""
        contract: dict[str, Any] = yaml.safe_load(self[f"{service}.contract.yml"])
        return contract


@pytest.fixture(scope="session")
def emitted() -> Callable[..., Files]:
    """`emitted(svc_text, languages=…, **options)`: the files made of a spec without findings of group N."""

    def emit(*texts: str, languages: tuple[str, ...] = ("en", "zh"), **options: Any) -> Files:
        linker = Linker()
        for number, text in enumerate(texts):
            document = read_svc(Source(f"spec{number or ''}.svc", text))
            linker.add(document)
        project, findings = linker.link("test", languages[0])
        assert [(one.code, one.span.text) for one in findings if one.code != "N08"] == []
        settings = {name.replace("_", "-"): value for name, value in options.items()}
        emission = Emission(project, tuple(project.services.values()), languages, {}, settings, "2026-11-01", "0.0.0")
        return Files((output.path, str(output.content)) for output in target_of("prometheus").emit(emission))

    return emit


@pytest.fixture(scope="session")
def promtool() -> Callable[..., Judgement]:
    """Runs promtool; without it nothing here can be judged, so that is a failure and not a skip."""
    found = shutil.which("promtool")
    if found is None:
        pytest.fail("promtool is missing: install Debian's package prometheus, as .ci/run does")

    def run(*arguments: str) -> Judgement:
        done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
        return Judgement(done.returncode, done.stdout + done.stderr)

    return run


@pytest.fixture
def judged(tmp_path: Path, promtool: Callable[..., Judgement]) -> Callable[[Files], Judgement]:
    """`judged(files)`: what promtool says of all rule files, every lint being fatal."""

    def judge(files: Files) -> Judgement:
        paths = []
        for name, text in files.items():
            if name.endswith(".rules.yml"):
                path = tmp_path / name
                path.write_text(text, encoding="utf-8")
                paths.append(str(path))
        return promtool("check", "rules", "--lint=all", "--lint-fatal", *paths)

    return judge


@pytest.fixture
def run_rules(tmp_path: Path, promtool: Callable[..., Judgement]) -> Callable[..., Judgement]:
    """`run_rules(files, series, tests, end)`: promtool's own unit test of the rules, a sample a minute."""

    def run(files: Files, series: dict[str, str], *tests: dict[str, Any]) -> Judgement:
        names = [name for name in files if name.endswith(".rules.yml")]
        for name in names:
            (tmp_path / name).write_text(files[name], encoding="utf-8")
        inputs = [{"series": name, "values": values} for name, values in series.items()]
        queries = [test for test in tests if "expr" in test]
        alerts = [test for test in tests if "alertname" in test]
        test = {
            "interval": "1m",
            "input_series": inputs,
            "promql_expr_test": queries,
            "alert_rule_test": alerts,
        }
        unit = {"rule_files": names, "evaluation_interval": "1m", "tests": [test]}
        (tmp_path / "unit.yml").write_text(yaml.safe_dump(unit, allow_unicode=True), encoding="utf-8")
        return promtool("test", "rules", str(tmp_path / "unit.yml"))

    return run
