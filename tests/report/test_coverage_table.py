"""Coverage as it is shown: a table whose columns stand under each other, JSON that keeps to its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from svcdsl.cli import main
from svcdsl.text import display_width

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "coverage.schema.json").read_text(encoding="utf-8"))
EXAMPLES = HERE.parents[1] / "specs" / "examples"
SPEC = """svcdsl 1
source log kind events
service s "Counter service" {
  need quick zh "快一点" en "Be quick"
  need kind-words "A kind word"
  need told-why "我想知道为什么要等这么久，而且希望有人主动告诉我接下来会怎样"
  standard soon { meets quick; measure wait; objective 90% within 5m }
  measure wait { kind duration; source log }
  feedback ask { kind survey; asks nice { kind csat; about kind-words } }
}
service empty
"""


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit code of a command and what it says."""
    with pytest.raises(SystemExit) as leaving:
        main(["coverage", *words])
    return (int(leaving.value.code or 0), *capsys.readouterr())


@pytest.fixture
def spec(tmp_path: Path) -> str:
    """A folder with a spec whose threads break at several links."""
    (tmp_path / "a.svc").write_text(SPEC, encoding="utf-8")
    return str(tmp_path)


def test_a_day_may_be_given_as_everywhere(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, spec, "--today", "2026-12-31")[0] == 0
    code, out, err = run(capsys, spec, "--today", "soon", "--language", "en")
    assert (code, out) == (2, "")
    assert "“soon” is no date" in err


def test_json_is_what_programs_are_told(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, spec, "--format", "json")
    content = json.loads(out)
    jsonschema.validate(content, SCHEMA)
    assert code == 0
    service, empty = content["services"]
    assert service["needs"][0] == {
        "id": "quick",
        "standard": ["soon"],
        "measure": ["wait"],
        "source": ["log"],
        "sla": [],
        "promise": [],
        "feedback": [],
        "improvement": [],
        "breaks_at": "sla",
    }
    assert service["needs"][1]["feedback"] == ["ask"]
    assert service["coverage"] == {
        "standard": 33.3, "measure": 33.3, "source": 33.3,
        "sla": 0.0, "promise": 0.0, "feedback": 0.0, "improvement": 0.0,
    }  # fmt: skip
    assert empty == {"service": "empty", "needs": [], "coverage": dict.fromkeys(service["coverage"], 0.0)}


def test_json_of_the_examples(capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads(run(capsys, str(EXAMPLES), "--format", "json", "--language", "zh")[1])
    jsonschema.validate(content, SCHEMA)
    assert any(need["breaks_at"] is None for service in content["services"] for need in service["needs"])


def test_things_of_another_service_bear_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = "service t { standard there { meets s.quick; audit every 1mo } }\n"
    (tmp_path / "a.svc").write_text(SPEC + other, encoding="utf-8")
    content = json.loads(run(capsys, str(tmp_path), "--format", "json")[1])
    assert sorted(content["services"][0]["needs"][0]["standard"]) == ["soon", "t.there"]


@pytest.mark.parametrize(
    ("language", "heading", "broken"),
    [("en", "breaks at", "SLA"), ("zh", "断在", "服务级别")],
)
def test_the_table_shows_where_threads_break(
    spec: str, capsys: pytest.CaptureFixture[str], language: str, heading: str, broken: str
) -> None:
    lines = run(capsys, spec, "--language", language)[1].split("\n")
    title, head, quick, word, long, percent = lines[:6]
    assert title == "Counter service (s)"
    assert quick.split()[-1] == broken and "✗" in quick
    assert "(1)" in word  # feedback that is there, behind the break
    assert long.split("…")[0].strip().startswith("我想知道") and "33.3%" in percent
    column = display_width(head[: head.index(heading)])
    for row in (quick, word, long):
        last = row.rstrip().split("  ")[-1].strip()
        assert display_width(row[: row.rindex(last)]) == column


def test_a_name_is_told_in_the_language_asked_for(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "快一点" in run(capsys, spec, "--language", "zh")[1]
    assert "Be quick" in run(capsys, spec, "--language", "en")[1]


def test_a_service_without_needs_is_said(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "empty (empty)\n  no needs are written" in run(capsys, spec, "--language", "en")[1]


@pytest.mark.parametrize(("wanted", "code"), [("0", 0), ("0.1", 1), ("90", 1), ("101", 2), ("many", 2)])
def test_fail_under(spec: str, capsys: pytest.CaptureFixture[str], wanted: str, code: int) -> None:
    assert run(capsys, spec, "--fail-under", wanted)[0] == code


def test_fail_under_says_what_the_lowest_is(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, spec, "--fail-under", "90", "--language", "en")[2]
    assert "Service “s”: the lowest coverage is 0%, below 90%.\n" in told
    assert "Service “empty”: the lowest coverage is 0%, below 90%.\n" in told
    assert "服务“s”最低的到达比例为 0%，低于 90%。\n" in run(capsys, spec, "--fail-under", "90", "--language", "zh")[2]


def test_no_gate_is_passed_without_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.svc").write_text("svcdsl 1\nservice empty\n", encoding="utf-8")
    code, out, err = run(capsys, str(tmp_path), "--fail-under", "50", "--language", "en")
    assert (code, "%" in out) == (1, False)
    assert "“empty” states no needs" in err
    assert "“empty”没有写需求" in run(capsys, str(tmp_path), "--fail-under", "50", "--language", "zh")[2]
    assert run(capsys, str(tmp_path))[0] == 0


def test_a_path_chooses_its_services(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "svcdsl.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.svc").write_text(SPEC, encoding="utf-8")
    (tmp_path / "b.svc").write_text("svcdsl 1\nservice b { standard x { meets s.quick } }\n", encoding="utf-8")
    content = json.loads(run(capsys, str(tmp_path / "b.svc"), "--format", "json")[1])
    assert [service["service"] for service in content["services"]] == ["b"]


def test_what_could_not_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.svc").write_text(SPEC.replace("meets quick", "meets quik"), encoding="utf-8")
    code, out, err = run(capsys, str(tmp_path), "--language", "en")
    assert (code, "Counter service" in out) == (0, True)
    assert "service “s” has mistakes of notation" in err


def test_a_title_cannot_act_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.svc").write_text('svcdsl 1\nservice s { need n "a\u202eb" }\n', encoding="utf-8")
    assert "\u202e" not in run(capsys, str(tmp_path))[1]
