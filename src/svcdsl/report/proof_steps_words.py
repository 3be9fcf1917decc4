"""The sentences that say what a proof starts from: the claim, the clock, the steps, the ways between them."""

from __future__ import annotations

from collections.abc import Mapping

STEPS: Mapping[str, Mapping[str, str]] = {
    "claim": {
        "en": "To be shown: “{objective}”, from {from_event} to {to_event}.",
        "zh": "要证明：“{objective}”，从{from_event}算起，到{to_event}为止。",
    },
    # The clock and the limit.
    "clock-always": {"en": "The clock runs day and night.", "zh": "昼夜连续计时。"},
    "clock-calendar": {
        "en": "The clock runs only while {calendar} is open.",
        "zh": "只计{calendar}的营业时间。",
    },
    "limit-business-days": {
        "en": "The limit of {days} business days: from the day after the start on, the days on which {calendar} is "
        "open are counted; at the close of the last of them the limit ends.",
        "zh": "时限为{days}个工作日：从开始的次日起按{calendar}数到第{days}个营业日，至其营业结束为止。",
    },
    "limit-business-days/once": {
        "en": "The limit of one business day ends at the close of the first open day of {calendar} after the day of "
        "the start.",
        "zh": "时限为1个工作日：到开始次日起{calendar}的第一个营业日营业结束为止。",
    },
    "limit-months": {
        "en": "A month ends on the same day of a later month: {months} of them last {least} to {most}.",
        "zh": "一个月算到下月同一天为止：{months}个月为{least}到{most}。",
    },
    "excluded": {
        "en": "The clock stands while {step} waits or works and nothing else does.",
        "zh": "只剩{step}在等候或办理时，停止计时。",
    },
    # Steps.
    "step-range": {"en": "{step} takes {least} to {most}.", "zh": "{step}用时{least}到{most}。"},
    "step-range/same": {"en": "{step} takes {least}.", "zh": "{step}用时{least}。"},
    "step-range/open": {
        "en": "{step} takes {least} or more; nothing says how much more.",
        "zh": "{step}用时至少{least}，没有上限。",
    },
    "step-waits": {
        "en": "Before {step} a case waits {least} to {most}; only then does the work begin.",
        "zh": "{step}开始办理之前，先要等候{least}到{most}。",
    },
    "step-waits/same": {
        "en": "Before {step} a case waits {least}; only then does the work begin.",
        "zh": "{step}开始办理之前，先要等候{least}。",
    },
    "step-unknown": {
        "en": "{step} has no `takes`: how long it works is not known, and is counted as nothing.",
        "zh": "{step}没有写`用时`：要多久不知道，按零计算。",
    },
    "step-supplier-bounded": {
        "en": "{step} has no `takes`, but {sla} holds in every case: it takes at most {limit}.",
        "zh": "{step}没有写`用时`，但{sla}对每一件都有效：最多用时{limit}。",
    },
    "step-supplier-open": {
        "en": "{step} has no `takes`, and {sla} does not hold in every case: it may take any time.",
        "zh": "{step}没有写`用时`，{sla}又不是每一件都保证：用时没有上限。",
    },
    "step-business-time": {
        "en": "Business time at {step} is counted by {calendars}: business days end at the close of as many open days "
        "after the day on which they begin.",
        "zh": "{step}的工作时间按{calendars}计：几个工作日，就是从开始的次日起，到第几个营业日收工为止。",
    },
    "step-business-time/several": {
        "en": "Business time at {step} is counted while {calendars} are all open: business days end at the close of as "
        "many open days after the day on which they begin.",
        "zh": "{step}的工作时间按{calendars}同时营业的时间计：几个工作日，就是从开始的次日起，到第几个营业日收工为止。",
    },
    "step-hours": {
        "en": "Work on {step} goes on only while {calendars} is open.",
        "zh": "{step}只在{calendars}的营业时间内办理。",
    },
    "step-hours/several": {
        "en": "Work on {step} goes on only while {calendars} are all open.",
        "zh": "{step}只在{calendars}同时营业的时间内办理。",
    },
    # Ways.
    "way-share": {
        "en": "Of the cases that come to {step}, {share} go on to {to}.",
        "zh": "到了{step}的，有{share}转到{to}。",
    },
    "way-share/others": {
        "en": "Of the cases that come to {step} and do not fail there, {share} go on to {to}.",
        "zh": "到了{step}且没有出现异常的，有{share}转到{to}。",
    },
    "way-unsaid": {
        "en": "How many cases go on from {step} to {to} is not said: any share that is left may do so.",
        "zh": "从{step}转到{to}的占比没有写明：剩余的任何占比都有可能。",
    },
    "way-back": {
        "en": "From {step} a case goes back to {to} at most {times} times.",
        "zh": "从{step}转到{to}最多{times}次。",
    },
    "way-back/once": {
        "en": "From {step} a case goes back to {to} at most once.",
        "zh": "从{step}转到{to}最多一次。",
    },
    "fails-share": {
        "en": "{step} fails in {share} of the cases that come to it; these go on to {to}.",
        "zh": "到了{step}的，有{share}出现异常，转到{to}。",
    },
    "timeout": {
        "en": "A case that is not done at {step} after {after} of waiting and work leaves it for {to}.",
        "zh": "在{step}等候加办理满{after}仍未完成的，转到{to}。",
    },
    "fork": {
        "en": "After {step} these all go on at once, and the slowest counts: {branches}.",
        "zh": "{step}之后同时进行，按最慢的一支计算：{branches}。",
    },
    "joins": {
        "en": "{step} begins when every way into it has arrived.",
        "zh": "各支都到齐后，{step}才开始。",
    },
}
"""Key -> the sentence in English and Chinese; what stands in braces is filled in."""
