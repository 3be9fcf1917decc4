"""F06: a choice that leaves some cases without a way on."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Step
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._shares import has_unread, in_percent, total_share

RULE = Rule(
    code="F06",
    name="no-otherwise",
    severity="error",
    phase=1,
    on="step",
    needs="choose",
    source="bpmnlint",
    condition={
        "en": "A choice has no `otherwise`, and its shares do not add up to 100%; a missing share counts as none "
        "(more than 100% is F09's).",
        "zh": "判断没有`否则`，各条路的占比加起来又不到 100%；没写占比的按 0 计（超过 100% 的见 F09）。",
    },
    message={
        "": {
            "en": "The ways on from step “{step}” cover {total} of the cases, and there is no `otherwise` for the "
            "rest.",
            "zh": "步骤“{step}”的各条路只覆盖了 {total} 的情况，其余情况没有`否则`可走。",
        },
        "none": {
            "en": "For a case that meets no condition of step “{step}” there is no way on: no `otherwise` is given.",
            "zh": "步骤“{step}”的各项条件都不满足时无路可走：没有写`否则`。",
        },
    },
    why={
        "en": "The customer nobody thought of stands before staff who do not know what to do.",
        "zh": "没有想到的那种客户来了，员工就不知道该怎么办。",
    },
    help={
        "en": "Let the last way be `choose otherwise -> …`, or give all ways shares that add up to 100%.",
        "zh": "最后一条路写成 `判断 否则 下一步 …`，或者给每条路写明占比，合计 100%。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process pay {
    start ask
    step ask by clerk {
      choose when "by card" share 70% -> card  # finds F06
      choose when "in cash" share 20% -> cash
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
      choose otherwise -> cash
    }
    step card by clerk -> end
    step cash by clerk -> end
  }
}
""",
    unseen={
        "en": "Whether the conditions in words leave something out. Recoveries and timeouts have no part in the "
        "sum. Where a share cannot be read, nothing is said.",
        "zh": "条件的文字是否有遗漏，本规则看不出来。补救和超时不计入合计；占比无法识别时不报告。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A choice without `otherwise` that does not cover all cases."""
    if not step.choose or any(way.otherwise for way in step.choose) or has_unread(step):
        return
    total = total_share(step)
    if total < 1:
        variant = "" if total else "none"
        yield RULE.finding(step.key_span("choose"), variant=variant, step=step.label, total=in_percent(total))
