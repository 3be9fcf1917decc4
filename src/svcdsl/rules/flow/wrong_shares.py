"""F09: the ways of one choice are taken by more cases than there are."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Step
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._shares import has_unread, in_percent, total_share

RULE = Rule(
    code="F09",
    name="wrong-shares",
    severity="error",
    phase=1,
    on="step",
    needs="choose",
    source="derived",
    condition={
        "en": "The shares of one choice add up to more than 100%.",
        "zh": "同一个判断各条路的占比加起来超过 100%。",
    },
    message={
        "en": "The shares at step “{step}” add up to {total}, but each case goes one way only.",
        "zh": "步骤“{step}”各条路的占比合计 {total}，但每单只能走一条路。",
    },
    why={
        "en": "With shares that cannot be true, nothing that is worked out from them is: neither how many customers "
        "are served in time nor how many people are needed.",
        "zh": "占比不可能成立，由它算出来的一切也就不成立：多少客户能按时办完、需要多少人手，都不可信。",
    },
    help={
        "en": "Correct the shares so that they add up to 100% at most; `otherwise` without a share takes the rest.",
        "zh": "改正占比，使合计不超过 100%；不写占比的`否则`自动占其余部分。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process pay {
    start ask
    step ask by clerk {
      choose when "by card" share 70% -> card  # finds F09
      choose when "in cash" share 40% -> cash
    }
    step card by clerk -> end
    step cash by clerk -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process pay {
    start ask
    step ask by clerk {
      choose when "by card" share 70% -> card
      choose when "in cash" share 30% -> cash
    }
    step card by clerk -> end
    step cash by clerk -> end
  }
}
""",
    unseen={
        "en": "Whether the shares are true. Failures have shares of their own and are not added.",
        "zh": "占比是否属实，本规则看不出来。异常有自己的占比，不计入合计。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A choice whose shares are more than all cases."""
    if not step.choose or has_unread(step):
        return
    total = total_share(step)
    if total > 1:
        yield RULE.finding(step.key_span("choose"), step=step.label, total=in_percent(total))
