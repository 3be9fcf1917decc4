"""`svcdsl prove`: what it prints, on which stream, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from svcdsl.cli.words import say
from svcdsl.report.proofs_told import HEADINGS

SCHEMA = Path(__file__).resolve().parents[1] / "report" / "proofs.schema.json"
SPEC = """svcdsl 1
service {name} "Tea" {{
  process p {{ start brew; step brew takes 2m..{most} -> end }}
  measure time kind duration from brew.started to brew.done
  sla quick party customer measure time objective 95% within 5m over 30d
  promise fast says always within {says} backed-by quick
}}
"""


def write(folder: Path, most: str = "4m", says: str = "5m", name: str = "tea") -> None:
    """One service; by default both its promise and its sla can be kept."""
    (folder / f"{name}.svc").write_text(SPEC.format(name=name, most=most, says=says), encoding="utf-8")


def test_what_can_be_kept_ends_well(svcdsl, here: Path) -> None:
    write(here)
    ran = svcdsl("prove")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Tea (tea)\n") and "PROVED" in ran.out and "REFUTED" not in ran.out
    assert ran.out.endswith("2 proved, 0 refuted, 0 open, 0 not applicable\n")


def test_help_says_what_the_words_of_the_table_mean(svcdsl) -> None:
    heads = ("proved", "refuted", "open", "not-applicable", "certain", "best", "least", "most")
    for language in ("en", "zh"):
        assert [name for name in heads if HEADINGS[name][language] not in say("prove-more", language)] == []
    assert "REFUTED  it does not hold" in svcdsl("prove", "--help").out


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_a_refuted_promise_ends_with_1(svcdsl, here: Path, format: str) -> None:
    write(here, says="1m")
    assert svcdsl("prove", "--format", format).code == 1


def test_what_is_open_does_not(svcdsl, here: Path) -> None:
    write(here, most="9m")
    ran = svcdsl("prove")
    assert ran.code == 0 and "OPEN" in ran.out


def test_json_keeps_to_its_schema(svcdsl, here: Path) -> None:
    write(here, says="1m")
    report = svcdsl("prove", "--format", "json").report
    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    found = {(one["kind"], one["id"]): one for one in report["proofs"]}
    assert [one["id"] for one in report["proofs"]] == ["fast", "quick"]
    promise, sla = found["promise", "fast"], found["sla", "quick"]
    assert (promise["verdict"], promise["best"], promise["case"] is None) == ("refuted", 0, False)
    assert (sla["verdict"], sla["certain"], sla["least"], sla["most"]) == ("proved", 1, 120, 240)
    assert {(step["file"], type(step["line"])) for step in sla["derivation"] if step["file"]} == {("tea.svc", int)}


@pytest.mark.parametrize(("language", "said"), [("en", "PROVED"), ("zh", "已证明")])
def test_the_language_asked_for(svcdsl, here: Path, language: str, said: str) -> None:
    write(here)
    for format in ("text", "markdown"):
        assert said in svcdsl("prove", "--language", language, "--format", format).out


def test_only_what_refutes_is_called_a_counterexample(svcdsl, here: Path) -> None:
    for format in ("text", "markdown"):
        write(here, most="9m")
        late = svcdsl("prove", "--language", "zh", "--format", format).out
        assert "可能超时的情形" in late and "反例" not in late
        write(here, says="1m")
        assert "反例" in svcdsl("prove", "--language", "zh", "--format", format).out


def test_whatever_else_check_says(svcdsl, here: Path) -> None:
    write(here)
    assert svcdsl("check").code == 1
    assert svcdsl("prove").code == 0


def test_what_could_not_be_read_is_said_and_left_out(svcdsl, here: Path) -> None:
    write(here)
    (here / "b.svc").write_text("svcdsl 1\nservice b { promise p backed-by gone }\n")
    ran = svcdsl("prove", "--format", "json")
    assert {one["service"] for one in ran.report["proofs"]} == {"tea"}
    assert "service “b” has mistakes of notation" in ran.err
    assert "“b”" in svcdsl("prove", "--format", "markdown").out


BROKEN = "svcdsl 1\nservice b { promise p backed-by gone }\n"
HIDDEN = "svcdsl 1\nservice b {\n# svcdsl: allow N06 until 2999-01-01: later\npromise p backed-by gone\n}\n"


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
@pytest.mark.parametrize("text", [BROKEN, HIDDEN])
def test_nothing_proved_does_not_end_well(svcdsl, here: Path, format: str, text: str) -> None:
    (here / "b.svc").write_text(text)
    ran = svcdsl("prove", "--format", format, "--today", "2026-07-01")
    assert ran.code == 1 and ran.err.endswith("What to mend: svcdsl check --select N b.svc\n")


def test_one_service_left_out_does_not_end_well_either_and_is_named_with_the_totals(svcdsl, here: Path) -> None:
    write(here)
    (here / "b.svc").write_text(BROKEN)
    ran = svcdsl("prove")
    assert ran.code == 1 and ran.out.endswith("0 not applicable; left out for mistakes of notation: b\n")
    ran = svcdsl("prove", "--language", "zh")
    assert ran.code == 1 and ran.out.endswith("；因写法错误略过的服务：b\n") and "服务“b”有写法错误" in ran.err


def test_what_is_waived_or_never_fails_in_check_does_not_fail_here_beside_other_proofs(svcdsl, here: Path) -> None:
    write(here)
    (here / "b.svc").write_text(HIDDEN)
    ran = svcdsl("prove", "--today", "2026-07-01")
    assert ran.code == 0 and "service “b”" in ran.err
    (here / "svcdsl.toml").write_text("[check]\nfail-on = 'never'\n")
    (here / "b.svc").write_text(BROKEN)
    assert svcdsl("prove").code == svcdsl("check").code == 0
    assert svcdsl("prove", "b.svc").code == 1


@pytest.mark.parametrize("text", ["svcdsl 1\nroel cook\n", "svcdsl 1\ncalendar c open Mon-Fru 09:00-18:00\n"])
def test_what_stands_in_no_service_and_could_not_be_read_does_not_end_well(svcdsl, here: Path, text: str) -> None:
    (here / "c.svc").write_text(text)
    ran = svcdsl("prove")
    assert ran.code == 1 and ran.err.startswith("Not everything could be read (group N)")


def test_a_path_chooses_its_services(svcdsl, here: Path) -> None:
    (here / "svcdsl.toml").touch()
    write(here)
    write(here, name="other", says="1m")
    ran = svcdsl("prove", "tea.svc", "--format", "json")
    assert ({one["service"] for one in ran.report["proofs"]}, ran.code) == ({"tea"}, 0)


def test_nothing_to_prove(svcdsl, here: Path) -> None:
    (here / "a.svc").write_text("svcdsl 1\nrole cook\n")
    assert "there is nothing to prove" in svcdsl("prove").out
    assert svcdsl("prove", "--format", "json").report["proofs"] == []


@pytest.mark.parametrize(
    "words", [("prove",), ("prove", "gone"), ("prove", "--today", "soon"), ("prove", "--format", "x")]
)
def test_wrong_use(svcdsl, here: Path, words: tuple[str, ...]) -> None:
    assert svcdsl(*words).code == 2


def test_a_pipe_gets_no_colours(outside, here: Path) -> None:
    write(here)
    ran = outside("prove")
    assert ran.code == 0 and "\x1b" not in ran.out


def test_a_reader_that_goes_away_is_no_defect(outside, here: Path) -> None:
    write(here)
    ran = outside("prove", before=("sh", "-c", '"$@" | head -1', "sh"))
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("words", [("check",), ("--help",)])
def test_nothing_of_it_is_imported_where_it_is_not_asked_for(outside, here: Path, words: tuple[str, ...]) -> None:
    # `check` judges objectives too (S01, S02), but tells no proofs and looks for no repairs.
    write(here)
    code = (
        "import sys; from svcdsl.cli import main\n"
        f"try: main({list(words)!r})\n"
        "except SystemExit: print([name for name in sys.modules if 'report.proof' in name or 'repairing.repairs' in name][:3])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=here,
        env=here_environment(),
        check=False,
    )
    assert done.stdout.rstrip().endswith("[]"), done.stdout[-300:] + done.stderr[-300:]


def here_environment() -> dict[str, str]:
    """The environment of a process that runs this checkout."""
    source = Path(__file__).resolve().parents[2] / "src"
    return {**os.environ, "PYTHONPATH": str(source), "LC_ALL": "C.UTF-8"}


EXAMPLES = sorted(
    path for path in (Path(__file__).resolve().parents[2] / "specs" / "examples").iterdir() if path.is_dir()
)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_sentence_about_the_examples_has_words_and_facts(svcdsl, path: Path, language: str) -> None:
    report = svcdsl("prove", str(path), "--format", "json", "--language", language, "--today", "2026-11-01").report
    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    texts = [step["text"] for one in report["proofs"] for step in (*one["derivation"], *one["repairs"])]
    texts += [one["case"] for one in report["proofs"] if one["case"]]
    undecided = {"en": ("Not decided", "It is not certain"), "zh": ("能否做到，未能判定", "没有把握")}[language]
    assert all(
        one["derivation"][-1]["text"].startswith(undecided) for one in report["proofs"] if one["verdict"] == "open"
    )
    end = {"en": ".", "zh": "。"}[language]
    assert [text for text in texts if not text.endswith(end) or " … " in text or "None" in text] == []
