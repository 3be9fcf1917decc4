"""P12: a standard where it matters most, which nobody ever looks whether it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Standard, Touchpoint
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P12",
    name="moment-of-truth-unverified",
    severity="warning",
    phase=3,
    on="touchpoint",
    source="seed 002; GB/T 24421",
    condition={
        "en": "A standard of a moment of truth has neither a measured objective (its own or an sla's) nor an `audit`.",
        "zh": "关键时刻的标准既没有可测量的目标值（自身的或服务级别的），也没有`质检`。",
    },
    message={
        "": {
            "en": "Standard “{standard}” belongs to the moment of truth “{touchpoint}”, but nobody measures or "
            "audits whether it is kept.",
            "zh": "标准“{standard}”属于关键时刻“{touchpoint}”，却既不测量也不质检，没有人知道做到了没有。",
        },
        "measure": {
            "en": "Standard “{standard}” belongs to the moment of truth “{touchpoint}” and names a measure, but no "
            "figure to be reached.",
            "zh": "标准“{standard}”属于关键时刻“{touchpoint}”，写了指标却没有写要达到的目标值。",
        },
        "objective": {
            "en": "Standard “{standard}” belongs to the moment of truth “{touchpoint}” and has a target, but no "
            "measure to tell whether it is reached.",
            "zh": "标准“{standard}”属于关键时刻“{touchpoint}”，写了目标值却没有用来衡量的指标。",
        },
    },
    why={
        "en": "Here customers are won or lost. A standard that nobody looks at fades within weeks, and you learn of it "
        "from those who no longer come.",
        "zh": "客户的去留就在这一刻决定。没人查看的标准几周就会走样，等您知道时客户已经走了。",
    },
    help={
        "": {
            "en": "Give it an sla, or a `measure` and an `objective`, or let it be audited: "
            "`audit every 1mo sample 20 auditor quality-lead pass 95%`.",
            "zh": "给它写上服务级别，或者`指标`和`目标值`，或者安排质检，"
            "例如 `质检 每月 抽样数 20 质检人 质量主管 合格线 95%`。",
        },
        "measure": {
            "en": "Add the `objective`, such as `95% within 10m over 30d`.",
            "zh": "加上`目标值`，例如 `近30天 95% 在10分钟内`。",
        },
        "objective": {
            "en": "Add the `measure` that the target is about.",
            "zh": "加上该目标值所说的`指标`。",
        },
    },
    related={"touchpoint": {"en": "the moment of truth", "zh": "关键时刻"}},
    bad="""
svcdsl 1
service stay {
  phase transition
  touchpoint check-in {
    moment-of-truth
    standard welcome "Greet every guest by name"  # finds P12
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  touchpoint check-in {
    moment-of-truth
    standard welcome "Greet every guest by name" audit every 1mo
  }
}
""",
    unseen={
        "en": "Whether it is really measured or audited, and what follows from it. Only standards that stand under the "
        "touchpoint are looked at, not those of the whole service.",
        "zh": "是否真的在测量或质检、结果有没有用上，本规则看不出来。"
        "只看写在该触点下的标准，不看写在整个服务下的标准。",
    },
)


@RULE.checks
def check(touchpoint: Touchpoint, context: Context) -> Iterator[Finding]:
    """The standards of a moment of truth that nothing verifies."""
    if not touchpoint.moment_of_truth:
        return
    for standard in touchpoint.standards.values():
        if not _is_verified(standard):
            yield RULE.finding(
                standard.span,
                variant=next((half for half in ("measure", "objective") if standard.has(half)), ""),
                related=[Related("touchpoint", touchpoint.span)],
                standard=standard.label,
                touchpoint=touchpoint.label,
            )


def _is_verified(standard: Standard) -> bool:
    if standard.has("audit") or standard.has("sla"):
        return True
    return standard.has("measure") and standard.has("objective")
