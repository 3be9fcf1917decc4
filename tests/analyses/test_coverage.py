"""The golden thread: what belongs to each link of a need's thread, and where it breaks."""

from __future__ import annotations

import pytest

from svcdsl.analyses import Referrers
from svcdsl.analyses.coverage import LINKS, Coverage, coverage_of
from svcdsl.pipeline import check
from svcdsl.text import Source

WHOLE = """svcdsl 1
role clerk
channel desk kind counter
source log kind events
service s {
  need quick
  touchpoint gate { channel desk; standard soon { meets quick; by clerk; measure wait; objective 90% within 5m } }
  measure wait { kind duration; source log }
  sla served { party customer; measure wait; objective 90% within 5m over 30d }
  promise five { on desk; says 90% within 5m; backed-by served }
  feedback ask { kind survey; asks fast "Was it fast?" { kind csat; about quick } }
  improvement lane { found-by ask }
}
"""


def coverage(text: str, service: str = "s") -> Coverage:
    """The coverage of a service of a text, which must be read whole."""
    done = check([(Source("a.svc", text), None)], [], name="p", language="en", today="2026-11-21")
    assert [finding for finding in done.findings if finding.severity != "warning"] == []
    return coverage_of(done.project.services[service], Referrers(done.project))


def links(text: str, need: str = "quick", service: str = "s") -> dict[str, list[str]]:
    """The ids of each link of a need's thread."""
    thread = next(one for one in coverage(text, service).threads if one.need.id == need)
    return {link: [thing.id for thing in things] for link, things in thread.links.items()}


def instead(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new)


def test_a_whole_thread() -> None:
    [thread] = coverage(WHOLE).threads
    assert thread.breaks_at is None
    assert links(WHOLE) == {
        "standard": ["soon"],
        "measure": ["wait"],
        "source": ["log"],
        "sla": ["served"],
        "promise": ["five"],
        "feedback": ["ask"],
        "improvement": ["lane"],
    }
    assert coverage(WHOLE).percent == dict.fromkeys(LINKS, 100.0)


@pytest.mark.parametrize(
    ("old", "new", "breaks_at"),
    [
        ("meets quick; ", "", "standard"),
        ("measure wait; objective 90% within 5m }", "audit every 1mo }", "measure"),
        ("kind duration; source log", "kind duration", "source"),
        ("  sla served { party customer; measure wait; objective 90% within 5m over 30d }\n", "", "sla"),
        ("backed-by served", "", "promise"),
        ("about quick", "", "feedback"),
        ("found-by ask", "", "improvement"),
    ],
)
def test_where_it_breaks(old: str, new: str, breaks_at: str) -> None:
    text = instead(old, new)
    text = text.replace("; backed-by served", "") if breaks_at == "sla" else text
    found = coverage(text)
    [thread] = found.threads
    assert thread.breaks_at == breaks_at
    reached = LINKS[: LINKS.index(breaks_at)]
    assert found.percent == {link: 100.0 if link in reached else 0.0 for link in LINKS}


def test_what_stands_behind_a_break_is_still_told() -> None:
    found = links(instead("meets quick; ", ""))
    assert (found["standard"], found["feedback"], found["improvement"]) == ([], ["ask"], ["lane"])


def test_a_standard_takes_the_measure_of_its_sla() -> None:
    found = links(instead("measure wait; objective 90% within 5m }", "sla served }"))
    assert (found["measure"], found["sla"]) == (["wait"], ["served"])


def test_a_standard_of_the_service_itself_counts() -> None:
    text = instead("  measure wait {", "  standard calm { meets quick; audit every 1mo }\n  measure wait {")
    assert sorted(links(text)["standard"]) == ["calm", "soon"]


def test_an_ola_on_the_measure_carries_the_thread() -> None:
    assert links(instead("party customer", "party clerk"))["sla"] == ["served"]


def test_a_promise_may_rest_on_an_audited_standard() -> None:
    text = instead("measure wait; objective 90% within 5m }", "audit every 1mo }")
    text = text.replace("says 90% within 5m; backed-by served", "backed-by soon")
    assert links(text)["promise"] == ["five"]


@pytest.mark.parametrize(
    "feedback",
    [
        "feedback ask { kind survey; asks fast { kind csat; about soon } }",
        "feedback ask { kind complaint; hears gate }",
        "feedback ask { kind interview; from employees; hears gate }",
    ],
)
def test_feedback_may_be_about_a_standard_or_hear_its_touchpoint(feedback: str) -> None:
    text = instead('feedback ask { kind survey; asks fast "Was it fast?" { kind csat; about quick } }', feedback)
    assert links(text)["feedback"] == ["ask"]


def test_the_survey_behind_a_score_is_feedback() -> None:
    text = instead("kind duration; source log", "kind score; asks ask.fast; source log").replace("; about quick", "")
    text = text.replace("objective 90% within 5m", "objective mean >= 4/5")
    assert links(text.replace("says 90% within 5m", "says mean >= 4/5"))["feedback"] == ["ask"]


@pytest.mark.parametrize(
    ("improvement", "feeds"),
    [("found-by wait", ""), ("measure wait", ""), ("", "; feeds lane")],
)
def test_improvements_by_measure_or_fed(improvement: str, feeds: str) -> None:
    text = instead("found-by ask", improvement).replace("{ kind survey", f"{{ kind survey{feeds}")
    assert links(text)["improvement"] == ["lane"]


def test_feedback_about_a_dimension_alone_is_about_no_need() -> None:
    assert links(instead("about quick", "about responsiveness"))["feedback"] == []


def test_nothing_is_told_twice() -> None:
    text = instead("  measure wait {", "  standard calm { meets quick; sla served }\n  measure wait {")
    text = text.replace("kind survey;", "kind survey; hears gate; feeds lane;")
    for things in links(text).values():
        assert len(things) == len(set(things))


def test_another_service_may_keep_the_thread() -> None:
    other = "service t { standard there { meets s.quick; audit every 1mo } }\n"
    assert sorted(links(WHOLE + other)["standard"]) == ["soon", "there"]


def test_coverage_counts_the_needs_that_are_reached() -> None:
    more = "".join(f"  need n{number}\n" for number in range(2))
    percent = coverage(instead("  need quick\n", "  need quick\n" + more)).percent
    assert percent == dict.fromkeys(LINKS, 33.3)


def test_almost_all_is_not_all() -> None:
    needs = [f"n{number}" for number in range(2999)]
    more = "".join(f"  need {need}\n" for need in needs)
    text = instead("  need quick\n", "  need quick\n" + more).replace("meets quick", "meets " + ", ".join(needs))
    assert coverage(text).percent["standard"] == 99.9


def test_without_needs_nothing_is_covered() -> None:
    found = coverage("svcdsl 1\nservice s\n")
    assert (found.threads, found.percent) == ([], dict.fromkeys(LINKS, 0.0))


def test_chinese_words_give_the_same_thread() -> None:
    text = """服务规范 1
渠道 柜台 类型 柜台
数据源 日志 类型 事件
服务 办卡 {
  需求 快
  触点 窗口 { 渠道 柜台; 标准 五分钟 { 满足 快; 指标 等候; 目标值 90% 在5分钟内 } }
  指标 等候 { 类型 时长; 数据源 日志 }
}
"""
    found = coverage(text, "办卡")
    [thread] = found.threads
    assert [thing.id for thing in thread.links["measure"]] == ["等候"]
    assert thread.breaks_at == "sla"
