"""F12: a limit that is never come to, or after which nothing follows."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Step
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Duration

RULE = Rule(
    code="F12",
    name="late-timeout",
    severity="warning",
    phase=2,
    on="step",
    needs="timeout",
    source="derived",
    condition={
        "en": "A `timeout` is longer than the step can take, waiting included, or has no step to go to.",
        "zh": "`超时`比该步骤（连同等候）最长用时还长，或者没有写超时后去哪个步骤。",
    },
    message={
        "": {
            "en": "The timeout of step “{step}” after {after} never comes: waiting and working, it takes "
            "{most} at most.",
            "zh": "步骤“{step}”的超时时间 {after} 永远到不了：连等候带办理，最长也只要 {most}。",
        },
        "nowhere": {
            "en": "When step “{step}” has lasted {after}, nothing follows: its timeout leads to no step.",
            "zh": "步骤“{step}”超过 {after} 之后没有下文：超时没有写去哪个步骤。",
        },
    },
    why={
        "en": "A way out that is never taken protects nobody: the customer waits on, and everyone believes that "
        "something happens.",
        "zh": "走不到的出口保护不了任何人：客户还在等，大家却以为有人会管。",
    },
    help={
        "": {
            "en": "Make the timeout shorter than the longest time of the step, or correct `takes` and `waits`.",
            "zh": "把超时改得比该步骤的最长时间短，或者改正`用时`和`等候`。",
        },
        "nowhere": {
            "en": "Say where the case goes then: `timeout after {after} to …`.",
            "zh": "写明到时去哪个步骤：`超时 满 {after} 转 …`。",
        },
    },
    related={"most": {"en": "the time the step can take", "zh": "该步骤的用时"}},
    bad="""
svcdsl 1
role clerk
service stay {
  process book {
    start look
    step look by clerk waits 0m..10m takes 5m..20m -> end {
      timeout after 1h to excuse  # finds F12
    }
    step excuse by clerk takes 2m -> end timeout after 1m  # finds F12
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process book {
    start look
    step look by clerk waits 0m..10m takes 5m..20m -> end {
      timeout after 25m to excuse
    }
    step excuse by clerk takes 2m -> end
  }
}
""",
    unseen={
        "en": "Whether the times are true. A step without `takes` may last any time, so its timeout is never late; "
        "business and clock times, or months and days, are not compared. A timeout exactly as long as the step is "
        "not longer, though what is done exactly then is done.",
        "zh": "时间是否属实，本规则看不出来。没有写`用时`的步骤可能要多久都行，超时不算太晚；"
        "工作时间与自然时间、月与天之间不作比较。超时恰好等于最长用时的不报告，虽然那时正好办完也算办完。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A timeout without a step, or one that the step is always done before."""
    timeout = step.timeout
    if timeout is None or timeout.after is None:
        return
    after = timeout.after
    if not timeout.has("to"):
        yield RULE.finding(timeout.span, variant="nowhere", step=step.label, after=after.written)
        return
    most = _most(step)
    if most is not None and after.compare(most) == 1:
        related = [Related("most", step.value_span("takes"))]
        yield RULE.finding(timeout.span, related=related, step=step.label, after=after.written, most=most.written)


def _most(step: Step) -> Duration | None:
    """How long waiting and working can last; None where that is not known. `written` is for people."""
    if step.takes is None or (step.waits is None and step.has("waits")):
        return None
    work = step.takes.most
    if step.waits is None:
        return work
    wait = step.waits.most
    written = f"{wait.written} + {work.written}"
    sums = (mine + other for mine, other in zip(wait.fields(), work.fields(), strict=True))
    return Duration(written, *sums)
