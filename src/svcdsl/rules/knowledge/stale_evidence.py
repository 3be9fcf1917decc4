"""K04: what is known of customers was true once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Need
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Duration, parse

RULE = Rule(
    code="K04",
    name="stale-evidence",
    severity="warning",
    phase=4,
    on="need",
    source="ISO 10004",
    condition={
        "en": "The newest evidence of a need is older than `max-age`.",
        "zh": "需求最新的一项依据也已超过 `max-age` 所定的时长。",
    },
    message={
        "en": "What shows the need “{need}” is from {day}, {days} days ago: nobody has looked since.",
        "zh": "需求“{need}”最新的依据是 {day} 的，已过去{days}天，之后没有再了解过。",
    },
    why={
        "en": "Customers change faster than documents: what they praised two years ago they now expect, and "
        "what they want now nobody has asked.",
        "zh": "客户变得比文件快：两年前称赞的，如今已是理所当然；如今想要的，却没有人去问。",
    },
    help={
        "en": "Ask, watch or look into the data again, and add what you find as `evidence` with its day.",
        "zh": "重新问一问、看一看，或查一查数据，把结果作为新的`依据`写上，并注明日期。",
    },
    related={"newest": {"en": "the newest evidence", "zh": "最新的依据"}},
    options={"max-age": ("duration", "365d")},
    bad="""
svcdsl 1
service stay {
  phase operation
  need clean-room "A clean room" {  # finds K04
    evidence method survey on 2023-05-01 answers 400
    evidence method complaint on 2024-11-30 answers 60
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  need clean-room "A clean room" {
    evidence method survey on 2023-05-01 answers 400
    evidence method complaint on 2026-04-30 answers 60
  }
}
""",
    unseen={
        "en": "Whether customers have really changed. A need with evidence that bears no day is left alone, "
        "since that may be the newest; a need without any is told by K02. A month of `max-age` counts 30 days.",
        "zh": "客户的需要是否真的变了，本规则看不出来。只要有一项依据没写日期，就不作判断，因为它可能最新；"
        "完全没有依据由 K02 报告。`max-age` 中的一个月按30天计。",
    },
)


@RULE.checks
def check(need: Need, context: Context) -> Iterator[Finding]:
    """A need all of whose evidence is dated, and before the day that `max-age` reaches back to."""
    days = [evidence.on.value for evidence in need.evidence if evidence.on is not None]
    if not days or len(days) < len(need.evidence) or not need.whole("evidence"):
        return
    newest = max(days)
    today = date.fromisoformat(context.today)
    if today - newest > _length(str(context.options["max-age"])):
        yield RULE.finding(
            need.span,
            related=[Related("newest", need.evidence[days.index(newest)].span)],
            need=need.label,
            day=newest.isoformat(),
            days=(today - newest).days,
        )


def _length(written: str) -> timedelta:
    length = parse("duration", written)
    assert isinstance(length, Duration)
    return timedelta(days=length.months * 30 + length.open_days, seconds=float(length.seconds + length.open_seconds))
