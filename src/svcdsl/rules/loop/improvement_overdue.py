"""L08: the day has passed, and nothing has been said since."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Improvement
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L08",
    name="improvement-overdue",
    severity="warning",
    phase=4,
    on="improvement",
    source="seed 002",
    condition={
        "en": "An improvement is past `due` and not done, or past `evaluate` and without a result.",
        "zh": "改进已过`完成期限`而没有完成，或已过`评估日期`而没有结果。",
    },
    message={
        "due": {
            "en": "The improvement “{improvement}” was due on {day} and is not done.",
            "zh": "改进“{improvement}”应在 {day} 前完成，至今没有完成。",
        },
        "evaluate": {
            "en": "The improvement “{improvement}” was to be judged on {day}, and no result is written.",
            "zh": "改进“{improvement}”应在 {day} 评估，至今没有写结果。",
        },
    },
    why={
        "en": "A change that is late still hurts customers every day; one that nobody judges may have made things "
        "worse.",
        "zh": "改进拖一天，客户就多受一天罪；改完没人评估，说不定反而更糟。",
    },
    help={
        "due": {
            "en": "Write `status done` if it is, `status dropped` if it was given up; else give it a new day and say "
            "why.",
            "zh": "已完成就写`状态 完成`，放弃了就写`状态 终止`；否则定一个新的期限并说明原因。",
        },
        "evaluate": {
            "en": "Measure again and write the result: `result reached 9m answers 120 period 2026-04-01..2026-06-30`.",
            "zh": "重新测量并写上结果，例如 `结果 实际值 9分钟 样本量 120 统计期 2026-04-01至2026-06-30`。",
        },
    },
    bad="""
svcdsl 1
service stay {
  phase operation
  improvement faster-key "Faster key" {
    due 2026-03-31  # finds L08
    status pilot
  }
  improvement warm-rooms "Warmer rooms" {
    due 2026-01-31; status done
    evaluate 2026-06-30  # finds L08
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  improvement faster-key "Faster key" due 2026-07-01 status pilot evaluate 2026-09-30
  improvement warm-rooms "Warmer rooms" {
    due 2026-01-31; status done; evaluate 2026-06-30
    result reached 21 answers 90 period 2026-02-01..2026-05-31
  }
}
""",
    unseen={
        "en": "Whether it is really done. The day itself is still in time. One that is both late and not judged "
        "is told once, by its `due`; one without a status counts as not done; dropped ones are left alone.",
        "zh": "是否真的完成，本规则看不出来。到期当天不算过期。既未完成又未评估的只按`完成期限`报告一次；"
        "没有写状态的视为未完成；已终止的不检查。",
    },
)


@RULE.checks
def check(improvement: Improvement, context: Context) -> Iterator[Finding]:
    """An improvement whose day has passed without what was to be there by then."""
    status = improvement.status
    if status == "dropped" or (status is None and improvement.has("status")):
        return
    variant = "due" if status != "done" and _is_past(improvement, "due", context) else ""
    if not variant and not improvement.has("result") and _is_past(improvement, "evaluate", context):
        variant = "evaluate"
    if variant:
        day = getattr(improvement, variant).value.isoformat()
        yield RULE.finding(improvement.value_span(variant), variant=variant, improvement=improvement.label, day=day)


def _is_past(improvement: Improvement, attribute: str, context: Context) -> bool:
    day = getattr(improvement, attribute)
    return day is not None and day.value.isoformat() < context.today
