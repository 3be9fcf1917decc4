"""P05: staff are still taught the edition of a standard before the last."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Standard, Training
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P05",
    name="training-out-of-date",
    severity="warning",
    phase=4,
    on="standard",
    source="seed 002",
    condition={
        "en": "A standard was `revised` after the training that `covers` it.",
        "zh": "标准的`修订日期`晚于`覆盖`它的培训的修订日期。",
    },
    message={
        "en": "Training “{training}” of {taught} still teaches the standard “{standard}” as it was before {revised}.",
        "zh": "培训“{training}”是 {taught} 的版本，而标准“{standard}”已于 {revised} 修订。",
    },
    why={
        "en": "Staff do with care what they were taught, and customers get last year's service.",
        "zh": "员工按学到的认真去做，客户得到的却还是旧标准的服务。",
    },
    help={
        "en": "Go through the training with the new standard in hand, then set its `revised` to the day it was brought "
        "up to date. If nothing in it had to change, set the day all the same.",
        "zh": "对照新标准检查培训内容，更新后把培训的`修订日期`改为更新当天；如果内容无须改动，也请改为核对当天。",
    },
    related={"standard": {"en": "the standard was revised here", "zh": "标准的修订日期"}},
    bad="""
svcdsl 1
role clerk
service stay {
  phase operation
  standard welcome "Greet every guest by name" by clerk revised 2026-05-01
  training first-week for clerk revised 2025-09-01 covers welcome  # finds P05
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase operation
  standard welcome "Greet every guest by name" by clerk revised 2026-05-01
  training first-week for clerk revised 2026-05-20 covers welcome
}
""",
    unseen={
        "en": "What was changed, and who has taken the training since. A standard or a training without a "
        "`revised` is not out of date, nor is one revised on the same day. A newer training for the same "
        "roles that covers the standard makes good for an old one.",
        "zh": "改了什么、改后谁参加过培训，本规则看不出来。标准或培训没有写修订日期的、同一天修订的，都不算过期。"
        "同样岗位另有较新的培训覆盖该标准的，旧培训不再报告。",
    },
)


@RULE.checks
def check(standard: Standard, context: Context) -> Iterator[Finding]:
    """Trainings older than the standard that no newer one for the same roles stands in for."""
    revised = standard.revised
    if revised is None:
        return
    late: dict[Training, str] = {}
    fresh: list[Training] = []
    for training in context.analyses.referrers.of(standard, "training", "covers"):
        assert isinstance(training, Training)
        if training.revised is not None and training.revised < revised:
            late[training] = training.revised.value.isoformat()
        else:
            fresh.append(training)
    if any(not training.for_ for training in fresh):
        return  # it is for everybody
    taught = {role for training in fresh for role in training.for_}
    for training, day in late.items():
        if training.for_ and taught.issuperset(training.for_):
            continue
        yield RULE.finding(
            training.value_span("covers", training.covers.index(standard)),
            related=[Related("standard", standard.value_span("revised"))],
            training=training.label,
            taught=day,
            standard=standard.label,
            revised=revised.value.isoformat(),
        )
