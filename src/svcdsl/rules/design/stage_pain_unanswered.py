"""D20: it is known where the journey hurts, and nothing is done about it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Improvement, Measure, Need, Stage, Standard, Touchpoint
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D20",
    name="stage-pain-unanswered",
    severity="info",
    phase=4,
    on="stage",
    source="seed 001",
    condition={
        "en": "A stage has `pains`, or a `feeling` below the middle of its scale, and no improvement and no need "
        "speaks to it: none shares a tag with it, and no improvement is on the measure of a standard in that stage.",
        "zh": "旅程阶段写有`痛点`，或`情绪`低于量表的中点，却没有改进或需求与之对应：既没有相同的标签，"
        "也没有改进用到该阶段各标准的指标。",
    },
    message={
        "pains": {
            "en": "The stage “{stage}” has pains that no improvement and no need speaks to.",
            "zh": "旅程阶段“{stage}”有痛点，却没有任何改进或需求与之对应。",
        },
        "": {
            "en": "In the stage “{stage}” customers feel bad ({feeling}), and no improvement and no need speaks to it.",
            "zh": "旅程阶段“{stage}”客户情绪不好（{feeling}），却没有任何改进或需求与之对应。",
        },
    },
    why={
        "en": "The low point of the journey is what customers remember. Here one improvement does more than ten "
        "elsewhere.",
        "zh": "客户记住的正是旅程中最难受的那一段。在这里改进一处，胜过别处十处。",
    },
    help={
        "en": "Write an improvement, or a need, and give it and the stage one of `tags` in common.",
        "zh": "写一项改进或需求，并与该旅程阶段用上同一个`标签`。",
    },
    related={
        "pains": {"en": "the pains are written here", "zh": "痛点写在这里"},
        "feeling": {"en": "the feeling is written here", "zh": "情绪写在这里"},
    },
    bad="""
svcdsl 1
service stay {
  phase operation
  stage wait "Waiting for the room" pains "Nobody knows how long"  # finds D20
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  stage wait "Waiting for the room" pains "Nobody knows how long" tags "waiting"
  improvement quick-room "Rooms ready earlier" tags "waiting"
}
""",
    unseen={
        "en": "Whether the improvement is about this pain, and whether it helps; a dropped one counts. Tags "
        "count within one service, improvements on a measure in all. A feeling just in the middle is not bad.",
        "zh": "改进是否真的针对这个痛点、是否见效，本规则看不出来；已终止的改进也算。标签只在同一项服务内比较，"
        "用到指标的改进在所有服务中查找。情绪正好在中点的，不算不好。",
    },
)


@RULE.checks
def check(stage: Stage, context: Context) -> Iterator[Finding]:
    """A stage that hurts, without an answer by tag or by measure."""
    service = stage.service
    hurts = "pains" if stage.has("pains") else "feeling" if _is_low(stage) else ""
    if not hurts or service is None or _shares_tag(stage, service) or _is_improved(stage, service, context):
        return
    yield RULE.finding(
        stage.span,
        variant="pains" if hurts == "pains" else "",
        related=[Related(hurts, stage.value_span(hurts))],
        stage=stage.label,
        feeling=stage.feeling.written if stage.feeling is not None else "",
    )


def _is_low(stage: Stage) -> bool:
    return stage.feeling is not None and stage.feeling.value * 2 < stage.feeling.top


def _shares_tag(stage: Stage, service: Service) -> bool:
    tags = set(stage.tags)
    answers: tuple[Improvement | Need, ...] = (*service.improvements.values(), *service.needs.values())
    return any(not tags.isdisjoint(answer.tags) for answer in answers)


def _is_improved(stage: Stage, service: Service, context: Context) -> bool:
    """Whether an improvement is on the measure of a standard in the stage, or may be."""
    analyses = context.analyses
    touchpoints = analyses.referrers.of(stage, "touchpoint", "stage")
    standards = [one for place in touchpoints if isinstance(place, Touchpoint) for one in place.standards.values()]
    measures = {measure for one in standards if (measure := _measure_of(one)) is not None}
    if any(any(analyses.referrers.of(measure, "improvement", "measure")) for measure in measures):
        return True
    unknown = ("improvement", "measure"), ("standard", "measure"), ("standard", "sla"), ("touchpoint", "stage")
    return any(analyses.doubts.about(service, kind, attribute) for kind, attribute in unknown)


def _measure_of(standard: Standard) -> Measure | None:
    return standard.sla.measure if standard.sla is not None else standard.measure
