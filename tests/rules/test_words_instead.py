"""N02 and its like: where somebody writes another word for the same, the message offers the language's own."""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.language import Kind, language
from svcdsl.language.instead import INSTEAD, WORDS_INSTEAD
from svcdsl.link import Linker
from svcdsl.pipeline import read
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.syntax import Limits
from svcdsl.text import Source

KINDS = {**language().kinds, "file": language().file}

STEP = "svcdsl 1\nservice s {{ process p {{ start a; step a {} ; step b -> end }} }}\n"
YAML_STEP = "svcdsl: 1\nservice: s\nprocesses: {{p: {{start: a, steps: {{a: {{{}}}, b: {{then: end}}}}}}}}\n"
YAML_CHOICE = "svcdsl: 1\nservice: s\nprocesses: {{p: {{start: a, steps: {{a: {{choose: [{{{}}}]}}}}}}}}\n"


def found_in(text: str) -> list[Finding]:
    """What group N says of a text in either notation."""
    linker = Linker()
    linker.add(read(Source("a.svc.yaml" if text.startswith("svcdsl:") else "a.svc", text), Limits()))
    return linker.link("p", "en")[1]


def told(text: str, language: str = "en") -> list[str]:
    """The helps of all that is wrong in a text."""
    return [tell(one, catalogue()[one.code], language).help for one in found_in(text)]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (YAML_STEP.format("转到: b"), "下一步"),
        (YAML_STEP.format("next: b"), "then"),
        (YAML_STEP.format("Next: b"), "then"),
        (STEP.format("去向 b"), "下一步"),
        (STEP.format("耗时 10分钟 -> b"), "用时"),
        (STEP.format("duration 10m -> b"), "takes"),
        (YAML_CHOICE.format("if: late, then: end"), "when"),
        (YAML_CHOICE.format("如果: 晚点, then: end"), "若"),
        ("svcdsl: 1\nservice: s\nkpis: {a: {kind: count}}\n", "measures"),
        ("svcdsl 1\nservice s { kpi a kind count }\n", "measure"),
        ("svcdsl 1\nservice s { 服务承诺 甲 }\n", "承诺"),
        ("svcdsl 1\ncalendar c holidays 2026-01-01\n", "closed"),
        ("svcdsl 1\ncalendar c 节假日 2026-01-01\n", "休息"),
        ("svcdsl: 1\nservice: s\nneeds: {n: {标题: 快}}\n", "名称"),
        ("svcdsl 1\nchannel c kind telephone\n", "phone"),
        ("svcdsl 1\nchannel c kind 窗口\n", "柜台"),
        ("svcdsl: 1\nservice: s\nstatus: live\n", "phase"),
        ("svcdsl 1\nservice s { 状态 运营 }\n", "阶段"),
        ("svcdsl 1\nservice s { 阶段 投产 }\n", "运营"),
        ("svcdsl 1\nservice s { need n 类型 必须 }\n", "必备"),
        ("svcdsl 1\nservice s { need n 类型 基础 }\n", "基本"),
        ("svcdsl 1\nchannel c kind 智能机器人\n", "机器人"),
        ("svcdsl 1\nchannel c kind 手机银行\n", "手机应用"),
        ("svcdsl 1\nchannel c kind 手机APP\n", "手机应用"),
        (STEP.format("投诉环节 登记 -> b"), "受理"),
        (STEP.format("投诉环节 办结 -> b"), "结案"),
        ("svcdsl 1\nservice s { sla q 节点 结案 }\n", "办结"),
        ("svcdsl 1\nservice s { feedback f kind complaint 受理时限 1天 }\n", "受理告知"),
        ("svcdsl 1\nservice s { feedback f kind complaint 结案 1天 }\n", "办结"),
        ("svcdsl 1\nservice s { measure m kind duration 扣除 x }\n", "不计"),
        ("svcdsl 1\ncalendar c 调休 2026-01-01\n", "补班"),
        ("svcdsl 1\nservice s { resource r 服务于 x }\n", "保障"),
        ("svcdsl 1\nrole r kind supplier\n", "external"),
        ("svcdsl 1\n岗位 r 类型 供应商\n", "外部供方"),
        ("svcdsl: 1\nroles: {r: {kind: supplier}}\n", "external: true"),
        ("svcdsl: 1\nroles: {r: {类型: 外包}}\n", "外部供方: 是"),
        ("svcdsl 1\nrole b\nservice s { sla q escalate after 80% notify b }\n", "to"),
        ("svcdsl 1\nrole b\nservice s { 服务级别 q 升级 满 80% 上报 b }\n", "报"),
        ("svcdsl 1\nrole b\nservice s { 服务级别 q 升级 达到 80% 报 b }\n", "满"),
        (STEP.format("timeout after 2h goto b -> b"), "to"),
        (STEP.format("-> finish"), "end"),
        (STEP.format("下一步 完成"), "结束"),
    ],
)
def test_the_right_word_is_offered_first(text: str, offered: str) -> None:
    assert any(help_.startswith(f"Did you mean “{offered}”") for help_ in told(text))


def test_a_chinese_reader_is_offered_a_chinese_word_for_an_english_one() -> None:
    assert told(YAML_STEP.format("next: b"), "zh")[0].startswith("您是不是想写“下一步”？")


def test_the_thing_decides_what_a_word_means() -> None:
    """What 转到 stands for in a step is no field of a choice's way back, a timeout or a failure."""
    step = "svcdsl: 1\nservice: s\nprocesses: {{p: {{start: a, steps: {{a: {{then: end, {}}}}}}}}}\n"
    helps = told(step.format("timeout: {after: 1h, 转到: a}, fails: [{when: x, share: 5%, 转到: a}]"))
    assert [help_[:14] for help_ in helps if help_.startswith("Did")] == ["Did you mean “"] * 2
    assert "“转”" in helps[0] and "“补救”" in " ".join(helps)


def test_what_is_offered_instead_is_not_put_in_unasked() -> None:
    """标题 is near 标签, and means 名称: neither is written without somebody deciding."""
    (finding,) = found_in("svcdsl: 1\nservice: s\nneeds: {n: {标题: 快}}\n")
    assert tell(finding, catalogue()["N02"], "zh").fixable == "no"


# The tables themselves.


@pytest.mark.parametrize("kind", [name for name in INSTEAD if name])
def test_every_word_leads_to_one_field_and_is_none_itself(kind: str) -> None:
    about: Kind = KINDS[kind]
    words = [word for written in INSTEAD[kind].values() for word in written.split()]
    assert set(INSTEAD[kind]) <= {field.name for field in about.fields}
    assert len(words) == len(set(words))
    assert set(words) & (set(about.words) | set(about.svc_words)) == set()


def test_what_holds_for_all_things_is_a_field_of_some() -> None:
    assert set(INSTEAD[""]) <= {field.name for kind in KINDS.values() for field in kind.fields}


@pytest.mark.parametrize("where", WORDS_INSTEAD)
def test_every_word_of_a_value_leads_to_a_choice_and_is_none_itself(where: str) -> None:
    kind, _, name = where.partition(".")
    field = KINDS[kind].field(name)
    words = [word for written in WORDS_INSTEAD[where].values() for word in written.split()]
    assert set(WORDS_INSTEAD[where]) <= {*field.options, "end"}
    assert len(words) == len(set(words))
    assert set(words) & set(field.choices) == set()


@pytest.mark.parametrize("written", ["升级 满 80% 上报 b", "escalate at 80% notify b", "升级 达到 80% 报 b"])
def test_what_is_plainly_meant_for_an_escalation_is_read_and_its_form_is_shown(written: str) -> None:
    text = f"svcdsl 1\nrole b\nservice s {{ measure m kind count\nsla q measure m objective count <= 3 {written} }}\n"
    found = found_in(text)
    assert {(one.code, one.variant, one.facts["kind"]) for one in found} == {("N02", "escalate", "escalate")}
    assert all("`升级 满 80% 报 值班经理`" in one for one in told(text, "zh"))
    assert all("`escalate after 80% to duty-manager`" in one for one in told(text))


def test_a_role_of_another_kind_is_no_supplier() -> None:
    assert "external" not in told("svcdsl 1\nrole r kind senior\n")[0]
