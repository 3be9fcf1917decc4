"""L07: a good intention, not yet a plan."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Improvement
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L07",
    name="improvement-incomplete",
    severity="error",
    phase=4,
    on="improvement",
    source="seed 002",
    condition={
        "en": "An improvement lacks a problem, measure, from, to, owner, due or evaluate.",
        "zh": "改进缺少问题、指标、现状值、目标值、负责人、完成期限或评估日期。",
    },
    message={
        "en": "The improvement “{improvement}” does not say {fields}.",
        "zh": "改进“{improvement}”没有写明：{fields}。",
    },
    why={
        "en": "Without a figure before and after, an owner and two days nobody can tell whether anything became "
        "better for customers: it stays a good intention.",
        "zh": "没有改进前后的数字、没有负责人和日期，就说不清客户到底有没有得到好处，改进只是一句口号。",
    },
    help={
        "en": "Add what is missing. If it is not worth that, write `status dropped`.",
        "zh": "补上缺少的内容；如果不值得这样做，就写`状态 终止`。",
    },
    bad="""
svcdsl 1
role front-office-lead
service stay {
  phase operation
  measure key-time kind duration
  improvement faster-key "Faster key" {  # finds L07
    problem "Guests wait twelve minutes for the key"
    measure key-time; to 8m
    owner front-office-lead; due 2026-12-31
  }
}
""",
    good="""
svcdsl 1
role front-office-lead
service stay {
  phase operation
  measure key-time kind duration
  improvement faster-key "Faster key" {
    problem "Guests wait twelve minutes for the key"
    measure key-time; from 12m; to 8m
    owner front-office-lead; due 2026-12-31; evaluate 2027-03-31
  }
}
""",
    unseen={
        "en": "Whether problem and figures are true. The owner of the service does not stand in for the "
        "improvement's own. Dropped improvements are left alone; proposed ones are not. All that is missing "
        "is told in one finding.",
        "zh": "问题和数字是否属实，本规则看不出来。服务的负责人不能代替改进自己的负责人。已终止的改进不检查，"
        "提议中的要检查。缺少的内容合在一条里报告。",
    },
)

FIELDS = {
    "problem": "problem",
    "measure": "measure",
    "from": "from_",
    "to": "to",
    "owner": "owner",
    "due": "due",
    "evaluate": "evaluate",
}


@RULE.checks
def check(improvement: Improvement, context: Context) -> Iterator[Finding]:
    """An improvement that is not dropped, and of which one of the fields is not written."""
    if improvement.status == "dropped":
        return
    missing = [name for name, attribute in FIELDS.items() if not improvement.has(attribute)]
    if missing:
        yield RULE.finding(improvement.span, improvement=improvement.label, kind="improvement", fields=missing)
