"""D08: a stretch of the journey on which the customer meets nothing of the service."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Stage
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D08",
    name="stage-without-touchpoint",
    severity="warning",
    phase=2,
    on="stage",
    fix="scaffold",
    source="seed 000",
    condition={
        "en": "No touchpoint is in a stage of the journey.",
        "zh": "旅程阶段中没有任何触点。",
    },
    message={
        "en": "No touchpoint is in the stage “{stage}”: there the customer is left alone.",
        "zh": "旅程阶段“{stage}”没有任何触点：这一段里客户没有人管。",
    },
    why={
        "en": "Customers live through the whole journey, also where you have planned nothing. On a stretch "
        "without a touchpoint they wait, wonder and call.",
        "zh": "客户经历的是整个旅程，您没有安排的那一段也在其中。没有触点的地方，客户只能干等、猜测、打电话来问。",
    },
    help={
        "en": "Write the touchpoint at which customers meet you there, or give an existing one this `stage`. "
        "If it is no stretch of its own, take the stage out.",
        "zh": "写出客户在这一段接触您的触点，或给已有触点写上这个`旅程阶段`；如果它不必单独成段，就删去。",
    },
    bad="""
svcdsl 1
service stay {
  stage book "Booking"
  stage wait "Waiting for the day"  # finds D08
  touchpoint booking-page { stage book }
}
""",
    good="""
svcdsl 1
service stay {
  stage book "Booking"
  stage wait "Waiting for the day"
  touchpoint booking-page { stage book }
  touchpoint reminder "Message a day before" { stage wait }
}
""",
    unseen={
        "en": "Whether the touchpoint is the right one for that stage. A touchpoint of another service counts. "
        "While a touchpoint of the same service names a stage that nobody knows, nothing is said.",
        "zh": "触点是否适合这一段，本规则看不出来。其他服务的触点也算。本服务若有触点写了不存在的旅程阶段，先不报告。",
    },
)


@RULE.checks
def check(stage: Stage, context: Context) -> Iterator[Finding]:
    """A stage that no touchpoint names."""
    service = stage.service
    if service is None or any(context.analyses.referrers.of(stage, "touchpoint", "stage")):
        return
    if not context.analyses.doubts.about(service, "touchpoint", "stage"):
        yield RULE.finding(stage.span, stage=stage.label)
