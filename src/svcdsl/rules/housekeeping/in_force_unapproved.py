"""H09: it applies, and nobody has said yes to it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="H09",
    name="in-force-unapproved",
    severity="warning",
    phase=1,
    on="service",
    source="derived",
    condition={
        "en": "The `effective` day of a service or standard has come, and there is no `approved-by`.",
        "zh": "服务或标准的`施行`日期已到，却没有写`批准人`。",
    },
    message={
        "service": {
            "en": "Service “{thing}” applies since {day}, but nobody has approved it.",
            "zh": "服务“{thing}”自 {day} 起施行，却没有人批准。",
        },
        "standard": {
            "en": "Standard “{thing}” applies since {day}, but nobody has approved it.",
            "zh": "标准“{thing}”自 {day} 起施行，却没有人批准。",
        },
    },
    why={
        "en": "What nobody has approved is a draft: the first who finds it inconvenient need not keep to it.",
        "zh": "没人批准的只是草稿：谁觉得麻烦，谁就可以不照做。",
    },
    help={
        "en": "Have it approved and add `approved-by` and the role, or move the `effective` day.",
        "zh": "经批准后写上`批准人`和岗位，或者推后`施行`日期。",
    },
    bad="""
svcdsl 1
role hotel-manager
service stay {
  approved-by hotel-manager; effective 2026-01-01
  standard welcome "Guests are called by name" effective 2026-07-01  # finds H09
}
""",
    good="""
svcdsl 1
role hotel-manager
service stay {
  approved-by hotel-manager; effective 2026-01-01
  standard welcome "Guests are called by name" effective 2026-10-01
}
""",
    unseen={
        "en": "Whether the role has really approved it, and may. Who approved the service has not thereby approved "
        "a standard that has an `effective` day of its own.",
        "zh": "该岗位是否真的批准、是否有权批准，本规则看不出来。单独写了`施行`日期的标准要单独批准，"
        "批准了服务不等于批准了它。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service and those of its standards that have come into force without approval."""
    dated: tuple[Service | Standard, ...] = (service, *context.analyses.standards.of(service))
    for thing in dated:
        day = thing.effective.value.isoformat() if thing.effective is not None else ""
        if day and day <= context.today and not thing.has("approved_by"):
            yield RULE.finding(thing.value_span("effective"), variant=thing.KIND, thing=thing.label, day=day)
