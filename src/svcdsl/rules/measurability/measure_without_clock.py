"""M05: a time is to be measured, but not from when to when."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Measure
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="M05",
    name="measure-without-clock",
    severity="error",
    phase=2,
    on="measure",
    source="derived",
    condition={
        "en": "A measure of kind duration has no `from` or no `to`.",
        "zh": "类型为`时长`的指标没有写`从`或`到`。",
    },
    message={
        "": {
            "en": "The time “{measure}” has neither a beginning nor an end: nobody knows when its clock "
            "starts and stops.",
            "zh": "时长指标“{measure}”没有起点也没有终点：不知道从哪一刻算到哪一刻。",
        },
        "from": {
            "en": "The time “{measure}” has no beginning: nobody knows when its clock starts.",
            "zh": "时长指标“{measure}”没有起点：不知道从哪一刻算起。",
        },
        "to": {
            "en": "The time “{measure}” has no end: nobody knows when its clock stops.",
            "zh": "时长指标“{measure}”没有终点：不知道算到哪一刻为止。",
        },
    },
    why={
        "en": "Customers count from the moment they ask until they have what they came for. A clock that "
        "starts later or stops earlier makes good figures and bad service.",
        "zh": "客户从开口那一刻起算，到事情办成为止。计时晚开始、早结束，数字好看了，客户照样久等。",
    },
    help={
        "": {
            "en": "Add `from` and `to`, each with an event of a step, such as `from ask.started to answer.done`.",
            "zh": "加上`从`和`到`，各写一个步骤的事件，例如 `从 提问.开始 到 答复.完成`。",
        },
        "from": {
            "en": "Add `from` and the event at which the customer begins to wait, such as `from ask.started`.",
            "zh": "加上`从`，写明客户从哪个事件开始等，例如 `从 提问.开始`。",
        },
        "to": {
            "en": "Add `to` and the event at which the customer has what he waits for, such as `to answer.done`.",
            "zh": "加上`到`，写明客户等到哪个事件为止，例如 `到 答复.完成`。",
        },
    },
    bad="""
svcdsl 1
service stay {
  measure key-time kind duration  # finds M05
  measure wait kind duration from arrive.arrived  # finds M05
  process arrive { start hand-key; step hand-key -> end }
}
""",
    good="""
svcdsl 1
service stay {
  measure key-time kind duration from arrive.arrived to hand-key.done
  process arrive { start hand-key; step hand-key -> end }
}
""",
    unseen={
        "en": "Whether these are the right events (M11 looks whether one ever comes). A time that a "
        "monitoring system gives ready-made needs them too.",
        "zh": "这两个事件选得对不对，本规则看不出来（事件能否发生由 M11 检查）。"
        "由监控系统直接给出的时长同样要写明起止。",
    },
)


@RULE.checks
def check(measure: Measure, context: Context) -> Iterator[Finding]:
    """A duration without one of its two events."""
    missing = [attribute for attribute in ("from_", "to") if not measure.has(attribute)]
    if measure.kind == "duration" and missing:
        variant = missing[0].rstrip("_") if len(missing) == 1 else ""
        yield RULE.finding(measure.span, variant=variant, measure=measure.label)
