"""What is kept by service: rules are run again only where a change can be felt, and nothing is ever found otherwise."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import files_of
from svcdsl.diagnostics.recording import as_record, waiver_record
from svcdsl.project import Located, locate
from svcdsl.project.cache import clean, home
from svcdsl.rules import catalogue
from svcdsl.rules.parts import Parts
from svcdsl.session import Wanted, look_at
from svcdsl.text import Source

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = "2026-07-01"
OUTCOME = ("findings", "waived", "policies", "sizes", "told", "covered")

SHARED = """svcdsl 1
calendar office { open mon-fri 09:00-17:00 }
role agent { calendar office }
channel desk kind counter
"""
FILES = {
    "shared.svc": SHARED,
    "a.svc": "svcdsl 1\nservice a { touchpoint hall channel desk\n sla open { measure up; objective >= 99% } }\n",
    "b.svc": "svcdsl 1\nservice b { touchpoint yard channel desk\n sla there { depends-on a.open } }\n",
    "c.svc": "svcdsl 1\nservice c { need peace }\n",
    "d.svc": "svcdsl 1\nservice d { need quiet }\n",
}
CALLS = "svcdsl 1\nservice calls { sla open { depends-on a.open } }\n"
POLICY = "policy reachable { for touchpoint; require channel.kind in phone }\n"
WAIVED = "# svcdsl: allow-file K01, K02, K03 until 2027-01-01: nobody asks\n"

Edit = tuple[str, Callable[[str], str | None]]


def to(old: str, new: str) -> Callable[[str], str]:
    """Put one text in place of another that is there."""

    def edited(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edited


def remarked(text: str) -> str:
    return text + "# a remark\n"


# What is done to which file, and for which services rules are run again.
CASES: dict[str, tuple[Edit, str]] = {
    "a remark": (("c.svc", remarked), "c"),
    "a service another depends on": (("a.svc", to("99%", "95%")), "a b"),
    "a service that depends on another": (("b.svc", to("yard", "garden")), "a b"),
    "a shared calendar": (("shared.svc", to("17:00", "16:00")), "a b"),
    "a shared id that is renamed": (("shared.svc", to("channel desk", "channel table")), "a b"),
    "a policy": (("shared.svc", to("calendar", POLICY + "calendar")), "a b"),
    "waivers": (("d.svc", to("service", WAIVED + "service")), "d"),
    "a service that is new": (("e.svc", lambda _: "svcdsl 1\nservice e { need x }\n"), "e"),
    "a new one that refers to another": (("calls.svc", lambda _: CALLS), "a calls"),
    "one removed that refers to another": (("b.svc", lambda _: None), "a"),
    "one removed that others refer to": (("a.svc", lambda _: None), "b"),
    "a shared file removed": (("shared.svc", lambda _: None), "a b"),
    "a shared id that comes first": (("0.svc", lambda _: "svcdsl 1\nchannel desk kind web\n"), "a b"),
    "a shared id nobody names": (("0.svc", lambda _: "svcdsl 1\nchannel mail kind email\n"), ""),
    "another service of that id": (("0.svc", lambda _: "svcdsl 1\nservice a { need x }\n"), "a b"),
}


class Desk:
    """A project in a folder of its own, whose texts are never written; `judged` are services that rules were run for."""

    def __init__(self, root: Path, texts: Mapping[str, str], toml: str = "") -> None:
        (root / "svcdsl.toml").write_text(f'[project]\nlanguage = "en"\n{toml}', encoding="utf-8")
        (root / "a.svc").write_text("svcdsl 1\n", encoding="utf-8")
        self.located: Located = next(iter(locate([str(root)])))
        self.texts = dict(texts)
        self.judged: list[str] = []

    def check(self, use_cache: bool = True, day: str = DAY, **wanted: Any) -> dict[str, Any]:
        """All that a run says."""
        sources = [(Source(name, text), None) for name, text in sorted(self.texts.items())]
        asked = Wanted(language="en", today=day, use_cache=use_cache, **wanted)
        seen = look_at(self.located, asked, "en", day, sources)
        assert seen.checked is None or [defect.trace for defect in seen.checked.defects] == []
        findings = [(as_record(finding), rule.code, severity) for finding, rule, severity in seen.findings]
        waived = [(as_record(one.finding), waiver_record(one.waiver)) for one in seen.waived]
        told = [one[:6] for one in seen.told("en")]
        covered = [as_record(finding) for finding in seen.covered]
        return dict(zip(OUTCOME, (findings, waived, seen.policies, seen.sizes, told, covered), strict=True))

    def agrees(self, **wanted: Any) -> None:
        """With what is kept and without, a run says the same."""
        with_kept = self.check(**wanted)
        self.judged, judged = [], self.judged
        assert with_kept == self.check(use_cache=False, **wanted)
        self.judged = judged

    def edit(self, name: str, edited: Callable[[str], str | None]) -> None:
        text = edited(self.texts.get(name, ""))
        if text is None:
            del self.texts[name]
        else:
            self.texts[name] = text


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test keeps no other finds."""
    monkeypatch.setenv("SVCDSL_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A checked project; a rule about services tells for which of them it is run."""
    made = Desk(tmp_path, FILES)
    rule = catalogue()["K01"]
    check = rule.check
    assert check is not None and rule.on == "service" and rule.reach == "service"

    def told(service: Any, context: Any) -> Any:
        made.judged.append(service.id)
        return check(service, context)

    monkeypatch.setattr(rule, "check", told)
    made.check()
    made.judged.clear()
    return made


def kept() -> Path:
    """The file that holds what is known by service."""
    return next(path for path in Path(home()).glob("*/*.json") if "sizes" not in json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("case", CASES)
def test_rules_are_run_again_where_the_change_is_felt(desk: Desk, case: str) -> None:
    (name, edited), judged = CASES[case]
    desk.edit(name, edited)
    desk.agrees()
    assert sorted(desk.judged) == judged.split()


@pytest.mark.parametrize("case", CASES)
def test_and_when_it_is_taken_back(desk: Desk, case: str) -> None:
    before = dict(desk.texts)
    desk.edit(*CASES[case][0])
    desk.check()
    desk.texts = {**before, "d.svc": before["d.svc"] + "# else the whole run would be found again\n"}
    desk.agrees()


def test_a_whole_run_over_the_same_texts_runs_no_rule(desk: Desk) -> None:
    desk.agrees()
    assert desk.judged == []


@pytest.mark.parametrize("change", [{"day": "2026-07-02"}, {"as_phase": "operation"}, {"ignore": ["K02"]}])
def test_another_day_or_choice_runs_all_again(desk: Desk, change: dict[str, Any]) -> None:
    desk.edit("c.svc", remarked)
    desk.agrees(**change)
    assert sorted(desk.judged) == ["a", "b", "c", "d"]


def test_another_setting_runs_all_again(desk: Desk) -> None:
    again = Desk(Path(desk.located.root), desk.texts, "[rules.D15]\nmax = 3\n")
    desk.located = again.located
    desk.edit("d.svc", remarked)
    desk.check()
    assert sorted(desk.judged) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda parts: "{",
        lambda parts: "[]",
        lambda parts: json.dumps(dict.fromkeys(parts)),
        lambda parts: json.dumps({id_: [key, asked, [None]] for id_, (key, asked, _) in parts.items()}),
        lambda parts: json.dumps({id_: [key, ["gone.svc"], found] for id_, (key, _, found) in parts.items()}),
        lambda parts: json.dumps({id_: [key, None, found] for id_, (key, _, found) in parts.items()}),
    ],
)
def test_what_is_damaged_is_not_used(desk: Desk, damage: Callable[[dict[str, Any]], str]) -> None:
    kept().write_text(damage(json.loads(kept().read_text("utf-8"))), encoding="utf-8")
    desk.edit("c.svc", remarked)
    desk.agrees()
    assert sorted(desk.judged) == ["a", "b", "c", "d"]


def test_of_two_runs_at_once_the_last_is_kept_and_both_are_right(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Desk(Path(desk.located.root), desk.texts)
    other.edit("c.svc", remarked)
    opened = Parts.open

    def meanwhile(parts: Parts, project: Any) -> None:
        monkeypatch.setattr(Parts, "open", opened)
        other.agrees()  # begins and ends while the first has read what was kept, and has not yet written
        opened(parts, project)

    monkeypatch.setattr(Parts, "open", meanwhile)
    desk.edit("d.svc", remarked)
    desk.agrees()
    other.edit("a.svc", remarked)
    other.agrees()


def test_a_service_with_a_rule_that_fails_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = catalogue()["K10"]
    assert rule.on == "service"

    def fails(service: Any, context: Any) -> Iterator[Any]:
        desk.judged.append(service.id)
        if service.id == "d":
            raise ZeroDivisionError
        yield from ()

    monkeypatch.setattr(rule, "check", fails)
    for number in range(3):
        desk.judged.clear()
        desk.edit("c.svc", lambda text: text + "\n")
        sources = [(Source(name, text), None) for name, text in sorted(desk.texts.items())]
        seen = look_at(desk.located, Wanted(select=["K10"], today=DAY, use_cache=True), "en", DAY, sources)
        assert [defect.code for defect in seen.model.defects] == ["K10"]
        assert desk.judged == (["c", "d"] if number else ["a", "b", "c", "d"])


def test_a_rule_that_asks_for_the_whole_project_is_never_answered_from_what_was_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counts(service: Any, context: Any) -> Iterator[Any]:
        yield rule.finding(service.span, service=str(len(context.project.services)))

    rule = catalogue()["K10"]
    assert rule.reach == "service"  # which is wrong of this check
    monkeypatch.setattr(rule, "check", counts)
    clean()  # what was found by another check under this name
    for number in range(3):
        desk.edit(f"e{number}.svc", lambda _, number=number: f"svcdsl 1\nservice e{number} {{ need x }}\n")
        desk.agrees()


def test_a_rule_that_looks_through_what_services_share_is_never_answered_wrongly(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counts(service: Any, context: Any) -> Iterator[Any]:
        for touchpoint in service.touchpoints.values():
            others = list(context.analyses.referrers.of(touchpoint.channel, "touchpoint", "channel"))
            yield rule.finding(service.span, service=" ".join(other.title or other.id for other in others))

    rule = catalogue()["K10"]
    monkeypatch.setattr(rule, "check", counts)
    clean()  # what was found by another check under this name
    desk.check()
    desk.edit("c.svc", to("need peace", 'touchpoint lake "The lake" channel desk'))
    desk.agrees()
    desk.edit("c.svc", to("The lake", "The sea"))
    desk.agrees()


def test_of_too_many_findings_some_are_found_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svcdsl.rules.parts.MOST_KEPT", 15)
    desk = Desk(tmp_path, FILES)
    desk.check()
    assert 0 < sum(len(found) for _, _, found in json.loads(kept().read_text("utf-8")).values()) <= 15
    desk.edit("d.svc", remarked)
    desk.agrees()


# The law: whatever is done to the files of a project, one after another, a run with what was kept is one without.


def examples() -> dict[str, str]:
    """Specs of all sorts: what rules show as bad and good, the cases of their tests, the examples that are shipped."""
    found = {
        f"{rule.code}-{name}.svc{'.yaml' * text.lstrip().startswith('svcdsl:')}": text
        for rule in catalogue().values()
        for name in ("bad", "good")
        if (text := getattr(rule, name))
    }
    for path in [*ROOT.glob("tests/rules/cases/*.svc"), *ROOT.glob("specs/examples/*/*.svc*")]:
        found[f"{path.parent.name}-{path.name}"] = path.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def apart(name: str, text: str) -> Iterator[tuple[str, str]]:
    """An svc text as one file a service, and one for what stands before the first."""
    first, *services = re.split(r"(?m)^(?=service |服务)", text)
    yield name, first
    for number, service in enumerate(services):
        yield f"{name[:-4]}-{number}.svc", f"svcdsl 1\n{service}"


def made_project(chance: random.Random) -> dict[str, str]:
    """Some examples side by side: ids of services often made unlike, shared ones left as they are, so that they meet."""
    texts: dict[str, str] = {}
    every = examples()
    for number, name in enumerate(chance.sample(list(every), chance.choice([3, 6]))):
        text = every[name]
        if chance.random() < 0.7:
            text = re.sub(r"(?m)^service ([\w-]+)", rf"service \1-{number}", text)
        files = apart(name, text) if name.endswith(".svc") and chance.random() < 0.7 else [(name, text)]
        texts |= {f"{number}/{file}": content for file, content in files}
    return texts


# One field that names a thing of that kind in another service, with what it stands in.
REFERENCES = {
    "sla": "sla x { depends-on %s }",
    "measure": "sla x { measure %s; objective max 2h; party customer } improvement y { measure %s }",
    "feedback": "review x { covers %s } improvement y { found-by %s }",
    "standard": "training x { covers %s }",
    "step": "process x { start y; step y { then %s } } feedback z { when %s.done }",
    "process": "measure x { kind duration; from %s.arrived; to %s.ended }",
    "touchpoint": "feedback x { hears %s } process y { start z; step z { touchpoint %s } }",
    "need": "standard x { meets %s }",
}
SHARED_THINGS = (
    "role agent",
    "channel desk kind counter",
    "customer everybody",
    "calendar office { open mon-fri 09:00-17:00 }",
    "source crm { events a, b }",
    "norm law { title x }",
    POLICY.strip(),
)


def change_a_line(texts: dict[str, str], name: str, chance: random.Random) -> None:
    """Take a line out, write it twice, or write a waiver or a shared thing before it."""
    lines = texts[name].split("\n")
    at = chance.randrange(1, len(lines)) if len(lines) > 1 else 0
    code = chance.choice(list(catalogue()))
    lines[at : at + 1] = chance.choice(
        [
            [],
            [lines[at], lines[at]],
            [f"{lines[at]}  # svcdsl: allow {code} until 2027-01-01: so be it"],
            [f"# svcdsl: allow-file {code} until 2027-01-01: so be it", lines[at]],
            [lines[at], chance.choice(SHARED_THINGS)],
            ["", lines[at]],
        ]
    )
    texts[name] = "\n".join(lines)


def change_a_word(texts: dict[str, str], name: str, chance: random.Random) -> None:
    """Rename something, here or everywhere, or change figures."""
    if chance.random() < 0.4:
        texts[name] = re.sub(
            r"\d+", lambda one: str(chance.randrange(40)) * (chance.random() < 0.1) or one[0], texts[name]
        )
        return
    words = re.findall(r"\b[a-z][a-z-]{2,}\b", texts[name]) or ["svcdsl"]
    old, new = chance.choice(words), chance.choice([chance.choice(words), "other"])
    for one in chance.choice([[name], list(texts)]):
        texts[one] = re.sub(rf"\b{re.escape(old)}\b", new, texts[one])


def refer_from_elsewhere(texts: dict[str, str], name: str, chance: random.Random) -> None:
    """A service that refers to something of another, in place of one that did."""
    services = [one[1] for text in texts.values() for one in re.finditer(r"(?m)^service ([\w-]+)", text)]
    things = re.findall(rf"\b({'|'.join(REFERENCES)}) ([\w-]+)", "\n".join(texts.values()))
    if services and things:
        kind, id_ = chance.choice(things)
        number = chance.randrange(3)
        inside = REFERENCES[kind].replace("%s", f"{chance.choice(services)}.{id_}")
        texts[f"referring-{number}.svc"] = f"svcdsl 1\nservice referring-{number} {{ {inside} }}\n"


def swap_two(texts: dict[str, str], name: str, chance: random.Random) -> None:
    """What one file said now stands in another."""
    other = chance.choice(sorted(texts))
    texts[name], texts[other] = texts[other], texts[name]


def add_or_remove(texts: dict[str, str], name: str, chance: random.Random) -> None:
    """A file goes, or one more comes."""
    if chance.random() < 0.5 and len(texts) > 2:
        del texts[name]
    else:
        example = chance.choice(list(examples().items()))
        texts[f"{chance.choice('09')}-{example[0]}"] = example[1]


EDITS = (change_a_line, change_a_line, change_a_word, refer_from_elsewhere, swap_two, add_or_remove)


def stay_alike(texts: dict[str, str], edits: int, chance: random.Random) -> None:
    """Edit a project time and again: each time both runs agree."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder), texts)
        desk.check()
        for _ in range(edits):
            chance.choice(EDITS)(desk.texts, chance.choice(sorted(desk.texts)), chance)
            desk.agrees()


@given(st.integers(0, 10**6))
@settings(max_examples=12)
def test_projects_of_examples_are_found_alike_after_every_edit(seed: int) -> None:
    chance = random.Random(seed)
    stay_alike(made_project(chance), 5, chance)


@pytest.mark.parametrize("notation", ["yaml", "svc", "mixed"])
def test_generated_projects_are_found_alike_after_every_edit(notation: str) -> None:
    stay_alike(dict(files_of(6, notation)), 6, random.Random(notation))


@pytest.mark.parametrize("folder", sorted((ROOT / "specs" / "examples").glob("*/")), ids=lambda path: path.name)
def test_shipped_examples_are_found_alike_after_every_edit(folder: Path) -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.svc*")}
    stay_alike(files, 6, random.Random(folder.name))
