"""M09: one standard with two targets: is it kept when one of them is?"""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.targets_in_text import targets
from svcdsl.analyses.wording import in_all_languages
from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="M09",
    name="two-targets-in-one",
    severity="info",
    phase=2,
    on="service",
    source="INCOSE guide to writing requirements, R18",
    condition={
        "en": "The title or description of a standard sets two targets.",
        "zh": "一条标准的名称或说明里写了两个目标。",
    },
    message={
        "en": "The standard “{standard}” sets more than one target: {targets}.",
        "zh": "标准“{standard}”里有不止一个目标：{targets}。",
    },
    why={
        "en": "Where one is kept and the other missed, nobody can say whether the standard was kept; a figure "
        "for both hides which of them customers suffer from.",
        "zh": "一个做到、一个没做到时，说不清这条标准算不算做到；合在一起的数字也看不出客户是在哪一头吃了亏。",
    },
    help={
        "en": "Make two standards of it, each with its own measure and objective.",
        "zh": "拆成两条标准，各有各的指标和目标值。",
    },
    bad="""
svcdsl 1
service stay {
  standard calls "Answer within 20 seconds, call back within 2 hours"  # finds M09
  standard 来电 "20秒内接听，2小时内回电"  # finds M09
}
""",
    good="""
svcdsl 1
service stay {
  standard calls "Answer 95% of calls within 20 seconds"
  standard call-back "Call back within 2 hours"
  standard 来电 "来电铃响3声或15秒内接听"
}
""",
    unseen={
        "en": "Targets without figures (quick and friendly). One in other words (three rings or 15 seconds), a "
        "share with its limit (95% within 10 minutes), a lower with an upper bound of one thing, and figures "
        "that are no limits (flights more than two hours late) are not counted twice.",
        "zh": "没有数字的目标（又快又好）看不出来。同一目标的两种说法（3声或15秒）、比例连同限值（95%在10分钟内）、"
        "同一事物的上下限，以及不是限值的数字（延误超过两小时的航班）不算第二个目标。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Standards of which a text, in one of its languages, sets two targets; one finding a text."""
    for standard in context.analyses.standards.of(service):
        for attribute in ("title", "description"):
            every = (targets(text) for text in in_all_languages(getattr(standard, attribute)))
            found = next((one for one in every if len(one) > 1), None)
            if found:
                shown = [f"“{one}”" for one in found]
                yield RULE.finding(standard.value_span(attribute), standard=standard.label, targets=shown)
