"""Policies: what they find and where, in whose view they are, and that their ids count as rules everywhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from svcdsl.cli import main
from svcdsl.pipeline import Checked, check
from svcdsl.project import SettingsError, UnknownRule
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.rules.policies import policy_rule, rule_of
from svcdsl.session import Seen, Wanted, look
from svcdsl.text import Source

DAY = "2026-11-21"
EXAMPLE = Path(__file__).resolve().parents[2] / "specs" / "examples" / "house-rules"
VIP = """
policy vip "Gold members always reach a person" {
  for touchpoint
  where gold in for and moment-of-truth
  require channel.kind in counter, phone, chat
  severity error
}
"""
SHARED = "svcdsl 1\nchannel desk kind counter\nchannel helper kind bot handoff desk\ncustomer gold\n"
SPEC = """
service s {
  touchpoint door channel desk for gold moment-of-truth
  touchpoint screen "Screen" channel helper for gold moment-of-truth
  touchpoint other channel helper moment-of-truth
}
"""


def checked(text: str, name: str = "a.svc") -> Checked:
    result = check([(Source(name, text), None)], catalogue().values(), name="p", language="en", today=DAY)
    assert result.defects == []
    return result


def found(text: str, *codes: str, **rest: str) -> list[tuple[str, str]]:
    """Code and underlined text of the findings of these codes, in order."""
    return [(one.code, one.span.text) for one in checked(text, **rest).findings if one.code in codes]


def run(folder: Path, **wanted: object) -> Seen:
    [seen] = look([str(folder)], Wanted(today=DAY, **wanted), "en", DAY)  # type: ignore[arg-type]
    return seen


def codes(seen: Seen) -> list[str]:
    return [finding.code for finding, _, _ in seen.findings]


# What is found, and how it is told.


def test_a_thing_that_breaks_a_policy_is_found_under_its_id() -> None:
    assert found(SHARED + VIP + SPEC, "vip") == [("vip", "screen")]


def test_a_finding_carries_the_title_the_severity_and_the_place_of_the_policy() -> None:
    [finding] = [one for one in checked(SHARED + VIP + SPEC).findings if one.code == "vip"]
    told = tell(finding, rule_of(finding), "en")
    assert told.message == "Gold members always reach a person: the touchpoint “Screen” does not keep to this."
    assert (told.code, told.name, told.severity) == ("vip", "vip", "error")
    assert [(place.message, place.span.text) for place in told.related] == [("the policy is here", "vip")]
    assert "channel.kind in counter, phone, chat" in told.help
    told = tell(finding, rule_of(finding), "zh")
    assert told.message == "Gold members always reach a person：触点“Screen”不符合。"


def test_a_policy_in_two_languages_and_with_a_description_is_told_so() -> None:
    policy = (
        'policy owned en "Has an owner" zh "有负责人" { for channel; require owner exists; description "In force." }\n'
    )
    [first, *_] = [one for one in checked(SHARED + policy).findings if one.code == "owned"]
    told = tell(first, rule_of(first), "zh")
    assert told.message == "有负责人：渠道“desk”不符合。"
    assert told.why == "In force."
    assert told.severity == "warning"


def test_the_same_in_yaml_and_in_chinese() -> None:
    yaml = """svcdsl: 1
渠道: {desk: {类型: 柜台}, helper: {类型: 机器人, 转人工: desk}}
客户群: {gold: }
规约:
  vip: {适用于: 触点, 条件: gold 属于 面向 且 关键时刻, 要求: 渠道.类型 属于 柜台、电话、在线客服, 级别: 错误}
服务:
  s:
    触点:
      door: {渠道: desk, 面向: gold, 关键时刻: 是}
      screen: {渠道: helper, 面向: gold, 关键时刻: 是}
"""
    assert found(yaml, "vip", name="a.svc.yaml") == [("vip", "screen")]


def test_a_reference_that_leads_nowhere_is_group_ns_to_say() -> None:
    spec = "service s { touchpoint t channel nowhere for gold moment-of-truth }\n"
    assert found(SHARED + VIP + spec, "vip", "N06") == [("N06", "nowhere")]


# In whose view a policy is.


def test_a_services_own_policy_sees_that_service_alone_and_hides_a_shared_one() -> None:
    own = """service t {
  policy vip "Other" { for touchpoint; require title exists }
  touchpoint t "T" channel helper for gold moment-of-truth
  touchpoint u channel desk
}
"""
    assert found(SHARED + VIP + SPEC + own, "vip") == [("vip", "screen"), ("vip", "u")]


def test_shared_things_are_seen_by_shared_policies() -> None:
    policy = "policy handed { for channel; where kind = bot; require handoff.kind = phone }\n"
    assert found(SHARED + policy, "handed") == [("handed", "helper")]


# What is wrong in a policy itself.


def test_a_field_that_does_not_exist_is_found_at_its_word() -> None:
    text = SHARED + "policy odd { for touchpoint; where channel.knd = bot or chanel exists; require kind < 3 }\n" + SPEC
    assert found(text, "N02", "N03", "odd", "H07") == [("N02", "knd"), ("N02", "chanel"), ("N02", "kind")]


def test_a_word_written_twice_is_found_where_it_is_wrong() -> None:
    text = SHARED + 'policy odd { for channel; require title = "knd" or knd = bot and (knd = phone) }\n'
    assert {place for _, place in found(text, "N02")} == {'title = "knd" or knd = bot and (knd = phone)'}
    [first, second] = [one for one in checked(text.replace('"knd"', '"x"')).findings if one.code == "N02"]
    assert (first.span.text, second.span.text) == ("knd", "knd")
    assert first.span.start < second.span.start


@pytest.mark.parametrize(
    ("id_", "variant", "why"),
    [
        ("no-owner", "taken-by-rule", "“no-owner” names a rule already (P02 no-owner)"),
        ("d01", "taken-by-rule", "“d01” names a rule already (D01 touchpoint-without-standard)"),
        ("p", "taken-by-group", "“p” is the letter of a group of rules (P)"),
        ("policy", "taken-id", "“policy” has a meaning of its own"),
    ],
)
def test_an_id_that_names_a_rule_is_refused_with_the_reason(id_: str, variant: str, why: str) -> None:
    text = SHARED + f"policy {id_} {{ for channel; require owner exists }}\n"
    [finding] = [one for one in checked(text).findings if one.code == "N03"]
    assert finding.variant == variant
    assert tell(finding, rule_of(finding), "en").message.startswith(why)


def test_a_policy_that_matches_nothing_is_said() -> None:
    assert found(SHARED + "customer silver\n" + VIP.replace("gold in", "silver in") + SPEC, "H07") == [("H07", "vip")]
    assert found(SHARED + VIP, "H07") == [("H07", "vip")]
    assert found(SHARED + VIP + SPEC, "H07") == []


def test_nothing_is_said_to_match_nothing_where_that_is_not_sure() -> None:
    spec = "service s { touchpoint t channel nowhere }\n"
    policy = "policy odd { for touchpoint; where channel.kind = bot; require title exists }\n"
    assert found(SHARED + policy + spec, "H07") == []


IDS = [
    ("where glod in for", "N06", "glod"),
    ("where channel in desk, dek", "N06", "dek"),
    ("where s.daw.standards exists or parent = 3", "N02", "s"),
    ("where standards.by = clrk", "N06", "clrk"),
    ("where stage = t.wait", "N06", "t.wait"),
    ("where gold in for and channel = 柜台", "N06", "柜台"),
    ("where channel = gold", "N07", "gold"),
]


@pytest.mark.parametrize(("where", "code", "at"), IDS, ids=[row[0] for row in IDS])
def test_an_id_that_names_nothing_is_found_at_its_word(where: str, code: str, at: str) -> None:
    text = SHARED + f"policy odd {{ for touchpoint; {where}; require title exists }}\n" + SPEC
    assert (code, at) in found(text, "N02", "N06", "N07")
    assert found(text, "odd", "H07") == []


@pytest.mark.parametrize(
    ("kind", "require"),
    [
        ("touchpoint", "gold in for or helper = channel"),
        ("touchpoint", "stage = wait and stage = s.wait and service = s"),  # ids of one service count for all
        ("channel", "kind = bot or calendar = 24x7 or 日历 = 全天候"),
        ("sla", "party = customer and party = 客户"),
        ("step", "then = end or then = go"),
        ("measure", "from = go.started and 到 = go.完成"),
        ("feedback", "asks.about = reliability"),
        ("touchpoint", 'title = "glod" or tags has anything'),
    ],
)
def test_ids_choices_and_words_of_the_language_name_something(kind: str, require: str) -> None:
    parts = "service s { stage wait; process p { start go; step go -> end } }\n"
    assert (
        found(SHARED + f"policy fine {{ for {kind}; require {require} }}\n" + parts, "N02", "N03", "N06", "N07") == []
    )


def test_an_event_that_nothing_brings_about_is_found() -> None:
    text = "policy odd { for measure; require from = gone.started }\nservice s { process p { start go; step go -> end } }\n"
    [finding] = [one for one in checked("svcdsl 1\n" + text).findings if one.code == "N06"]
    assert (finding.variant, finding.span.text, finding.facts["nearest"].words()) == (
        "event", "gone.started", ["go.started"],
    )  # fmt: skip


def test_the_nearest_ids_are_offered_in_both_languages() -> None:
    [finding] = [
        one for one in checked(SHARED + VIP.replace("gold in", "glod in") + SPEC).findings if one.code == "N06"
    ]
    told = tell(finding, rule_of(finding), "en")
    assert told.message == "`for` names “glod”, and there is no customer group with this id."
    assert told.help.startswith("Did you mean “gold”?")
    assert "gold" in tell(finding, rule_of(finding), "zh").help


def test_policies_that_are_lent_may_name_what_a_project_does_not_have(folder: Path) -> None:
    shared = folder.parent / "shared"
    shared.mkdir()
    (shared / "p.svc").write_text(
        "svcdsl 1\n" + VIP.replace("gold in", "glod in").replace("vip", "lent"), encoding="utf-8"
    )
    settings(folder, '[project]\nextends = ["../shared"]\n')
    assert not {"N06", "lent"} & set(codes(run(folder)))


# Its id counts as a rule's.


def test_a_waiver_knows_its_id() -> None:
    waiver = "  # svcdsl: allow vip until 2026-12-31: the desk opens in January\n  touchpoint screen"
    result = checked(SHARED + VIP + SPEC.replace("  touchpoint screen", waiver))
    assert [one.finding.code for one in result.waived] == ["vip"]
    assert not {"vip", "H01", "H03"} & {one.code for one in result.findings}


def test_an_idle_waiver_of_a_policy_is_said_and_so_is_one_of_none() -> None:
    waiver = "  # svcdsl: allow {} until 2026-12-31: no reason\n  touchpoint door"
    text = SHARED + VIP + SPEC.replace("  touchpoint door", waiver)
    assert [code for code, _ in found(text.replace("{}", "vip"), "H01", "H03")] == ["H03"]
    assert [code for code, _ in found(text.replace("{}", "vpi"), "H01", "H03")] == ["H01"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    (home / "svcdsl.toml").write_text("", encoding="utf-8")
    (home / "a.svc").write_text(SHARED + VIP + SPEC, encoding="utf-8")
    return home


def settings(folder: Path, text: str) -> None:
    (folder / "svcdsl.toml").write_text(text, encoding="utf-8")


def test_a_kept_run_says_the_same(folder: Path) -> None:
    first, second = run(folder, use_cache=True), run(folder, use_cache=True)
    assert second.checked is None
    assert list(first.told("en")) == list(second.told("en"))
    assert list(first.told("zh")) == list(second.told("zh"))
    assert "vip" in codes(second)


def test_it_is_chosen_and_left_out_by_its_id_or_as_a_policy(folder: Path) -> None:
    assert codes(run(folder, select=["vip"])) == ["vip"]
    assert codes(run(folder, select=["policy"])) == ["vip"]
    assert "vip" not in codes(run(folder, ignore=["vip"]))
    assert "vip" not in codes(run(folder, select=["D01"]))
    with pytest.raises(UnknownRule) as unknown:
        run(folder, select=["vpi"])
    assert unknown.value.nearest.words() == ["vip"]


def test_the_settings_weigh_it_and_leave_it_out(folder: Path) -> None:
    settings(folder, '[check]\nselect = ["vip"]\n[check.severity]\nvip = "info"\n')
    assert [severity for _, _, severity in run(folder).findings] == ["info"]
    settings(folder, '[[check.files]]\npaths = ["a.svc"]\nignore = ["vip"]\n')
    assert "vip" not in codes(run(folder))
    settings(folder, '[check]\nignore = ["vpi"]\n')
    with pytest.raises(SettingsError):
        run(folder)


def test_json_has_its_id_as_code_and_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", str(folder), "--select", "vip", "--format", "json", "--no-cache"])
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["code"], finding["name"], finding["severity"]) == ("vip", "vip", "error")


def test_what_it_costs_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", str(folder), "--select", "vip", "--profile", "--no-cache"])
    assert "policy" in capsys.readouterr().out


# The example.

BREAKS = [
    ("vip-reaches-a-person", "channel front-desk; stage arrive", "channel robot; stage arrive"),
    ("bots-hand-over", 'channel night-line "Night line" kind phone', 'channel night-line "Night line" kind app'),
    ("card-fits-the-desk", 'checks "The lift is pointed out"', "checks " + ", ".join(f'"{n}"' for n in range(8))),
    ("words-for-hard-moments", 'script "Welcome back. Your room is ready."', ""),
    ("complaint-heard-in-a-day", "acknowledge 1bd; resolve 10bd", "acknowledge 1bd; resolve 16bd"),
    ("four-eyes", "sample 20 auditor quality-lead", "sample 20 auditor house-manager"),
    ("promise-is-covered", '; remedy "A drink in the lounge"\n  }\n\n  feedback', "\n  }\n\n  feedback"),
    ("关键时刻有红线", "; critical }", " }"),
    ("每年都培训", "lasts 2h", "lasts 30m"),
    ("投诉有人定期看", "review every 1mo; by house-manager, quality-lead", "review every quarter; by house-manager"),
    ("提前升级", "after 70%", "after 90%"),
    ("编号可读", "key-sla", "KeySla"),
]


def in_example(old: str, new: str) -> set[str]:
    sources = []
    for path in sorted(EXAMPLE.glob("*.svc*")):
        text = path.read_text(encoding="utf-8")
        if path.name == "arrival.svc":
            assert old in text
            text = text.replace(old, new)
        sources.append((Source(path.name, text), None))
    result = check(sources, catalogue().values(), name="p", language="en", today=DAY)
    return {finding.code for finding in result.findings}


def test_the_example_has_twelve_policies_that_are_kept() -> None:
    ids = {policy.id for policy in run(EXAMPLE).model.project.policies.values()}
    assert ids == {row[0] for row in BREAKS} and len(ids) == 12
    assert in_example("", "") == set()


@pytest.mark.parametrize(("id_", "old", "new"), BREAKS, ids=[row[0] for row in BREAKS])
def test_each_policy_of_the_example_can_be_broken(id_: str, old: str, new: str) -> None:
    assert id_ in in_example(old, new)


def test_a_project_without_policies_reads_no_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("svcdsl.analyses.condition")]:
        monkeypatch.delitem(sys.modules, name)
    assert policy_rule("x").group == "policy"
    check([(Source("a.svc", SHARED + SPEC), None)], catalogue().values(), name="p", language="en", today=DAY)
    assert not [name for name in sys.modules if name.startswith("svcdsl.analyses.condition")]
