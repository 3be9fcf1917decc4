"""D11: the customer waits, and nobody has said how long at most."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.neighbours import steps_before
from svcdsl.analyses.referrers import Referrers
from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Event
from svcdsl.model.parts import Measure, Sla, Step
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D11",
    name="wait-without-limit",
    severity="warning",
    phase=2,
    on="step",
    source="service blueprinting; seed 002",
    condition={
        "en": "A step straight after a customer step, or one that `waits`, has no `takes`: the customer's wait "
        "has no upper bound.",
        "zh": "紧接在客户步骤之后的步骤，或写了`等候`的步骤，没有写`用时`：客户要等多久没有上限。",
    },
    message={
        "": {
            "en": "After “{before}” the customer waits for “{step}”, and nobody has said how long it takes.",
            "zh": "客户做完“{before}”后等着“{step}”，却没有写这一步要多久。",
        },
        "waits": {
            "en": "For “{step}” there is a queue, and nobody has said how long the step itself takes.",
            "zh": "“{step}”要排队等候，却没有写这一步本身要多久。",
        },
    },
    why={
        "en": "A wait without an end in sight feels twice as long. And what has no upper bound cannot be "
        "promised, staffed or improved.",
        "zh": "看不到头的等候，感觉加倍地长；没有上限的时间，无法承诺，无法排班，也无法改进。",
    },
    help={
        "en": "Write how long the step takes, from least to most: `takes 2m..10m`. If nobody knows, measure it "
        "for a week.",
        "zh": "写明该步骤最短到最长用时，例如 `用时 2分钟至10分钟`。如果没有人知道，先量一个星期。",
    },
    related={"before": {"en": "from here on the customer waits", "zh": "客户从这里开始等"}},
    bad="""
svcdsl 1
role booking-office
service stay {
  process book {
    start ask
    step ask "Ask for a room" lane customer takes 1m..5m -> offer
    step offer "Make an offer" by booking-office lane frontstage -> end  # finds D11
  }
}
""",
    good="""
svcdsl 1
role booking-office
service stay {
  process book {
    start ask
    step ask "Ask for a room" lane customer takes 1m..5m -> offer
    step offer "Make an offer" by booking-office lane frontstage takes 5m..30m -> end
  }
}
""",
    unseen={
        "en": "Whether the time given is true, and what comes after the step. Customers' own steps keep "
        "nobody waiting but themselves, and a step that `collects` feedback asks them something; a `timeout` "
        "that leads somewhere is a limit, and so is an agreement that always holds on a supplier's step. Where "
        "the customer's step was left by a timeout, nobody waits.",
        "zh": "所写用时是否属实、这一步之后还要等多久，本规则看不出来。客户自己的步骤不算等候；"
        "`收集反馈`的步骤是请客户回答，"
        "也不算；有去向的`超时`是上限，供方步骤上“全部”达到的服务级别也是上限。客户步骤因超时离开的，不算有人在等。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A step without `takes` that a customer waits for."""
    if step.takes is not None or step.lane == "customer" or step.has("takes") or step.has("collects"):
        return
    referrers = context.analyses.referrers
    before = next((one for one in steps_before(step, referrers) if one.lane == "customer"), None)
    if (before is None and not step.has("waits")) or _is_limited(step, referrers):
        return
    if before is None:
        yield RULE.finding(step.span, variant="waits", step=step.label)
    else:
        yield RULE.finding(step.span, related=[Related("before", before.span)], step=step.label, before=before.label)


def _is_limited(step: Step, referrers: Referrers) -> bool:
    """Whether a timeout, or an agreement that always holds, ends the step after some time."""
    if step.timeout is not None and step.timeout.has("to"):
        return True
    return any(
        _is_always(sla)
        for measure in referrers.of(step, "measure", "from_")
        if isinstance(measure, Measure) and _is_from_start_to_end(measure, step)
        for sla in referrers.of(measure, "sla", "measure")
        if isinstance(sla, Sla)
    )


def _is_from_start_to_end(measure: Measure, step: Step) -> bool:
    return measure.from_ == Event("started", step) and measure.to == Event("done", step)


def _is_always(sla: Sla) -> bool:
    objective = sla.objective
    return objective is not None and objective.limit is not None and objective.share == 1
