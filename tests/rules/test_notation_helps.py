"""What helps of group N tell somebody to write is right for the thing that they are about."""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.pipeline import read
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.syntax import Limits
from svcdsl.text import Source

NEED = "svcdsl: 1\nservice: s\nneeds:\n  n: {evidence: survey 2026}\n"
STEP = "svcdsl: 1\nservice: s\nprocesses: {p: {start: a, steps: {a: [end]}}}\n"


def found_in(text: str) -> Finding:
    """The one mistake of a text in either notation."""
    linker = Linker()
    linker.add(read(Source("a.svc.yaml" if text.startswith("svcdsl:") else "a.svc", text), Limits()))
    [finding] = linker.link("p", "en")[1]
    return finding


def told_of_all(text: str, language: str) -> list[str]:
    """The helps of all that is wrong in a text."""
    linker = Linker()
    linker.add(read(Source("a.svc", text), Limits()))
    return [tell(one, catalogue()[one.code], language).help for one in linker.link("p", "en")[1]]


def told(text: str, language: str = "en") -> str:
    """Its help."""
    finding = found_in(text)
    return tell(finding, catalogue()[finding.code], language).help


def test_a_value_in_place_of_fields_is_answered_with_the_fields_there() -> None:
    assert told(NEED) == "Write each field with its value: a piece of evidence can have method, on, answers, note."
    assert told(NEED, "zh").startswith("写出各个字段和值。") and "方法（method）" in told(NEED, "zh")


def test_of_a_thing_with_many_fields_a_few_are_named() -> None:
    help_ = told(STEP)
    assert "title, by, with, lane" in help_ and "tags" not in help_


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("svcdsl 1\nservice s owner boss\n", '`role boss "…"`'),
        ("svcdsl 1\nservice s { need n for retail }\n", '`customer retail "…"`'),
        ("svcdsl: 1\nservice: s\nowner: Branch manager\n", "`roles: {branch-manager: Branch manager}`"),
    ],
)
def test_what_nobody_knows_is_shown_as_it_could_be_described(text: str, example: str) -> None:
    """A name with spaces is no id: it becomes the title of one."""
    assert example in told(text)


SERVICE = "svcdsl 1\nrole clerk; role 审批员\nservice s {{ {} }}\n"
PROCESS = SERVICE.replace("{}", "process p {{ step a {} ; step b -> end ; step c -> end }}")


@pytest.mark.parametrize(
    ("text", "language", "help_"),
    [
        (PROCESS.format("由 审批员，泳道 后台 -> b"), "zh", "字段之间不用逗号，空一格即可：`由 审批员 泳道 后台`。"),
        (SERVICE.format("owner clerk, phase design"), "en", "only a space: `owner clerk phase design`."),
        (SERVICE.format("need 快批; 标准 x 满足 快批，由 审批员"), "zh", "`满足 快批 由 审批员`。"),
        (PROCESS.format("-> b, c"), "en", "Several at once are `=> b, c`; of several, each under a condition, is a"),
        (PROCESS.format("下一步 b，c"), "zh", "几步同时做写 `=> b, c`；"),
        (PROCESS.format('choose "yes" share 80% -> b'), "en", 'Write `choose when "yes" …`.'),
        (PROCESS.format("{ 判断 “批准” 占比 80% -> b\n判断 否则 -> c }"), "zh", "写成 `判断 若 “批准” ……`。"),
    ],
)
def test_a_slip_of_the_svc_notation_is_one_finding_with_what_to_write(text: str, language: str, help_: str) -> None:
    assert help_ in told(text, language)


def test_several_steps_behind_then_are_a_fork() -> None:
    text = "svcdsl: 1\nservice: s\nprocesses: {p: {start: a, steps: {a: {then: [b, c]}, b: {then: end}, c: {then: end}}}}\n"
    assert told(text) == "Several at once are `fork: [b, c]`; one of several is `choose`."
    assert told(text, "zh") == "几步同时做写 `并行: [b, c]`；几条里选一条写 `判断`。"


THINGS = """svcdsl 1
role fom "Front office manager"; customer 个人 "个人客户"; customer families; customer business; customer 小微
service s {{ {} ; measure m kind duration from o to o calendar 24x7 }}
"""
SLA = "sla q measure m objective always within 1d "


@pytest.mark.parametrize(
    ("text", "language", "help_"),
    [
        (SLA + "party business", "en", "Write `party customer` where it is owed to customers; which of them stands in"),
        (SLA + "party guests", "en", "Write `party customer` where it is owed to customers."),
        (SLA + "party cook", "zh", "对客户的写 `对方 客户`；否则改正编号，或补上这一项：`岗位 cook"),
        (SLA + "calendar 24/7", "en", "What is always open is written `calendar 24x7`."),
        (SLA + "calendar always", "en", "What is always open is written `calendar 24x7`."),
        (SLA + "日历 24小时", "zh", "全天开放写 `日历 全天候`。"),
        (SLA + "日历 7x24", "zh", "全天开放写 `日历 全天候`。"),
        (SLA + "owner a:b", "en", "Write the id of a role; “a:b” can be none."),
        ("need n 面向 个人和小微", "zh", "各编号之间只用逗号：`个人, 小微`。"),
        ("need n 面向 个人客户", "zh", "这是名称，要写的是编号：`个人`。"),
        ('owner "Front office manager"', "en", "That is its title. Write its id: `fom`."),
    ],
)
def test_what_names_nothing_is_answered_by_what_was_meant(text: str, language: str, help_: str) -> None:
    helps = told_of_all(THINGS.format(text), language)
    assert [one for one in helps if one.startswith(help_)], helps


def test_in_yaml_ids_become_a_list() -> None:
    text = "svcdsl: 1\ncustomers: {a: A, b: B}\nservices: {s: {needs: {n: {for: a and b}}}}\n"
    assert told(text) == "Write a list of the ids: `[a, b]`."


MEASURE = "svcdsl 1\nservice s {{ process 贷款 {{ step 放款 -> key; step key -> end }}; measure m kind duration from {} to {} }}\n"


@pytest.mark.parametrize(
    ("text", "language", "help_"),
    [
        (MEASURE.format("key.started", "key.finished"), "en", "The event is called `key.done`."),
        (MEASURE.format("贷款.进入", "放款.结束"), "zh", "这个事件写作 `放款.完成`。"),
        (MEASURE.format("贷款.开始", "贷款.结束"), "zh", "这个事件写作 `贷款.进入`。"),
        ("svcdsl: 1\nroles: {short wait: x}\n", "en", "such as `short-wait`;"),
        (PROCESS.format("takes 3m..1m -> b"), "en", "Write the smaller or earlier one first: `1m..3m`."),
        (PROCESS.format("用时 3分钟至1分钟 -> b"), "zh", "小的、早的写在前面：`1分钟至3分钟`。"),
        ("svcdsl 1\ncalendar c closed 2026-10-07..2026-10-01\n", "en", "`2026-10-01..2026-10-07`"),
    ],
)
def test_an_example_is_made_of_what_is_written(text: str, language: str, help_: str) -> None:
    assert help_ in told(text, language)
