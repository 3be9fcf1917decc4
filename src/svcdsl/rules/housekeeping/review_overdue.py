"""H08: it was to be looked over again, and was not."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="H08",
    name="review-overdue",
    severity="warning",
    phase=1,
    on="service",
    source="derived",
    condition={
        "en": "A service or standard is past its `review-by`.",
        "zh": "服务或标准已过`复审`日期。",
    },
    message={
        "service": {
            "en": "Service “{thing}” was to be looked over again by {day}.",
            "zh": "服务“{thing}”应在 {day} 前复审。",
        },
        "standard": {
            "en": "Standard “{thing}” was to be looked over again by {day}.",
            "zh": "标准“{thing}”应在 {day} 前复审。",
        },
    },
    why={
        "en": "Staff keep to what is written, also where it has long been overtaken: customers are served by the "
        "rules of two years ago.",
        "zh": "员工照着写的做，哪怕早已过时：客户享受的还是两年前的规矩。",
    },
    help={
        "en": "Look it over with those who work by it, change what must change, and set the next `review-by`.",
        "zh": "和一线员工一起复审，该改的改，然后定下一次`复审`日期。",
    },
    bad="""
svcdsl 1
service stay {
  review-by 2026-05-31  # finds H08
  standard welcome "Guests are called by name" review-by 2026-06-30  # finds H08
}
""",
    good="""
svcdsl 1
service stay {
  review-by 2027-05-31
  standard welcome "Guests are called by name" review-by 2026-07-01
}
""",
    unseen={
        "en": "Whether it was looked over and only the day was not moved. The day itself is still in time.",
        "zh": "是否已经复审、只是没改日期，本规则看不出来。到期当天不算过期。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service and those of its standards whose day has passed."""
    dated: tuple[Service | Standard, ...] = (service, *context.analyses.standards.of(service))
    for thing in dated:
        day = thing.review_by.value.isoformat() if thing.review_by is not None else ""
        if day and day < context.today:
            yield RULE.finding(thing.value_span("review_by"), variant=thing.KIND, thing=thing.label, day=day)
