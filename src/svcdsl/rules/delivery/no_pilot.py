"""P10: a change that goes to all customers at once, without a trial that could have failed."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Improvement
from svcdsl.model.service import Service
from svcdsl.rules.base import PHASES, Context, Rule

TRANSITION = PHASES.index("transition") + 1

RULE = Rule(
    code="P10",
    name="no-pilot",
    severity="warning",
    phase=3,
    on="service",
    fix="scaffold",
    source="seed 002",
    condition={
        "en": "A service in transition has no rollout with `passes-if`, or an improvement at rollout or done has none "
        "of its own.",
        "zh": "处于转换阶段的服务没有带`通过条件`的试点与推广；或者推广中、已完成的改进没有自己的这种试点。",
    },
    message={
        "": {
            "en": "Service “{thing}” is in transition without a trial whose figures decide whether it goes on.",
            "zh": "服务“{thing}”正在转换上线，却没有用数字决定能否推广的试点。",
        },
        "improvement": {
            "en": "Improvement “{thing}” went to everybody without a trial whose figures decide.",
            "zh": "改进“{thing}”没有经过用数字说话的试点就全面推广了。",
        },
        "criteria": {
            "en": "The trial of improvement “{thing}” has no figure that must be reached, so it could not fail.",
            "zh": "改进“{thing}”的试点没有写必须达到的数字，等于怎样都算通过。",
        },
    },
    why={
        "en": "What does not work is found out anyway. In a trial a few customers pay for it, otherwise all of them.",
        "zh": "行不通的地方迟早会暴露：试点时影响少数客户，直接推广就影响所有客户。",
    },
    help={
        "": {
            "en": "Write a rollout: where it is tried, from when to when, and what must be reached: "
            "`passes-if measure key-time objective 90% within 10m`.",
            "zh": "写一项试点与推广：在哪里试、从何时到何时、达到什么数字算通过，"
            "例如 `通过条件 指标 取钥匙时长 目标值 90% 在10分钟内`。",
        },
        "improvement": {
            "en": "Name the rollout that tried it under the improvement's `rollout`, with its `passes-if`.",
            "zh": "在改进的`所属试点`中写明试过它的试点，并写出试点的`通过条件`。",
        },
        "criteria": {
            "en": "Add `passes-if` to the rollout: a measure and the figure that had to be reached.",
            "zh": "为该试点加上`通过条件`：指标和必须达到的数字。",
        },
    },
    related={"rollout": {"en": "the trial", "zh": "试点"}},
    bad="""
svcdsl 1
service stay {  # finds P10
  phase transition
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  measure key-time kind duration
  rollout one-hotel where "Harbour hotel" {
    passes-if measure key-time objective 90% within 10m over 30d
  }
}
""",
    unseen={
        "en": "Whether the trial was held, and passed. Services in operation or later are past their own trial; their "
        "improvements are looked at all the same. Any rollout of a service in transition counts as its "
        "trial, for an improvement only the one that it names.",
        "zh": "试点是否真的做了、是否通过，本规则看不出来。已进入运营或改进阶段的服务本身不再检查，"
        "其中的改进照样检查。转换中的服务有任何一项试点即可；改进只看它自己写明的`所属试点`。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """The service while in transition, and its improvements that went to everybody."""
    tried = any(rollout.has("passes_if") for rollout in service.rollouts.values())
    if context.phase == TRANSITION and not tried:
        yield RULE.finding(service.span, thing=service.label)
    for improvement in service.improvements.values():
        if improvement.status in ("rollout", "done"):
            yield from _untried(improvement)


def _untried(improvement: Improvement) -> Iterator[Finding]:
    place, rollout = improvement.value_span("status"), improvement.rollout
    if not improvement.has("rollout"):
        yield RULE.finding(place, variant="improvement", thing=improvement.label)
    elif rollout is not None and not rollout.has("passes_if"):
        related = [Related("rollout", rollout.span)]
        yield RULE.finding(place, variant="criteria", related=related, thing=improvement.label)
