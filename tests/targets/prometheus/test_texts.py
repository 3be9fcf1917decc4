"""Ids and texts of any script and any malice: names stay valid, texts arrive as they were written."""

from collections.abc import Callable
from string import Formatter
from typing import Any

import pytest

from svcdsl.targets.prometheus.words import SENTENCES, comment

CHINESE = """svcdsl 1
岗位 站长 "站长"
岗位 值班经理 "值班经理"
客户群 金卡 "金卡会员"
数据源 运行日志 类型 事件 数据表 ops
服务 航班延误关怀 "航班延误关怀" {
  负责人 站长
  流程 关怀 {
    起点 发现
    业务量 400/天
    步骤 发现 由 站长 -> 结束
  }
  指标 首次告知 "首次告知用时" 类型 时长 从 发现.开始 到 发现.完成 数据源 运行日志
  服务级别 首告时限 "十分钟内首次告知" {
    对方 客户
    面向 金卡
    指标 首次告知
    目标值 近30天 95% 在10分钟内
    升级 满 80% 报 值班经理
    补偿 "50元餐券"
  }
}
"""

HOSTILE = """svcdsl 1
role boss "{{ .Labels }} boss"
source log kind events table log
service desk "{{ range }}" {
  owner boss
  process p {
    start a
    step a by boss -> end
  }
  measure time kind duration from a.started to a.done source log
  sla s "%s" party customer measure time objective 95%% within 10m over 30d {
    escalate after 80%% to boss
    remedy "%s"
  }
}
"""

TEXTS = [
    "{{ $value }}",
    "{{",
    "{",
    "}}{{{{}}}}",
    "{{ end }}{",
    r"\"quoted\" and \\",
    r"a\nb: c # d",
    "- x: [y, {z: 1}]",
    "yes",
    "09:00",
    "%s %n {0} {sla}",
    "«é» 🙂\u2028\u0085\ufeff\u200b",
    "'single' | > & * ! % @ `",
]


def test_chinese_ids_and_words_pass(emitted: Callable[..., Any], judged: Callable[..., Any]) -> None:
    files = emitted(CHINESE, languages=("zh", "en"))
    judgement = judged(files)
    assert judgement.code == 0, judgement.said
    rules = files.rules("航班延误关怀")
    assert "svcdsl_measure___9996_6b21_544a_77e5___seconds_count{" in rules[0]["expr"]
    assert 'customer="金卡"' in rules[0]["expr"]
    assert rules[0]["labels"] == {"service": "航班延误关怀", "sla": "首告时限", "window": "30m"}


def test_the_first_language_has_the_usual_names(emitted: Callable[..., Any]) -> None:
    alerts = emitted(CHINESE, languages=("zh", "en")).alerts("航班延误关怀")
    (rung,) = [alert for alert in alerts if alert["alert"] == "SvcdslEscalation"]
    assert rung["annotations"]["summary"] == "航班延误关怀：“十分钟内首次告知”有单已满时限的80%，请报值班经理"
    assert list(rung["annotations"]) == ["summary", "description", "summary_en", "description_en"]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_arrive_as_written(
    text: str, emitted: Callable[..., Any], run_rules: Callable[..., Any], judged: Callable[..., Any]
) -> None:
    files = emitted(HOSTILE % (text, text), languages=("en",), labels={"team": "{{ x"})
    judgement = judged(files)
    assert judgement.code == 0, judgement.said
    meant = text.replace(r"\n", "\n").replace(r"\"", '"').replace("\\\\", "\\")
    shown = "".join(sign for sign in " ".join(meant.split()) if sign.isprintable())
    labels = {"severity": "ticket", "service": "desk", "sla": "s", "owner": "boss", "party": "customer"}
    annotations = {
        "summary": f"{{{{ range }}}}: 3 open cases are past the limit of “{shown}”",
        "description": "Customers are still waiting; no figure shows these cases until they end. "
        f"Objective: 95% within 10m over 30d. When it is missed: {shown}",
    }
    expected = {
        "alertname": "SvcdslOverdue",
        "eval_time": "10m",
        "exp_alerts": [{"exp_labels": {**labels, "team": "{{ x"}, "exp_annotations": annotations}],
    }
    judgement = run_rules(files, {'svcdsl_sla_overdue_cases{service="desk",sla="s"}': "3x20"}, expected)
    assert judgement.code == 0, judgement.said


def test_every_sentence_shows_the_same_facts_in_both_languages() -> None:
    def facts(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text)} - {None}

    assert {key for key, by in SENTENCES.items() if facts(by["en"]) != facts(by["zh"])} == set()


def test_a_comment_stays_on_its_line() -> None:
    line = comment("note.unwatched-manual", "en", {"sla": "s", "source": "a\nb\u2028c\u0085d"})
    assert line == "s is not watched: its figures are taken by hand (a b c d)"
