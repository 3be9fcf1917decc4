"""P15: an audit of which nobody can say who does it, or whether it was passed."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Standard
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P15",
    name="audit-without-pass-mark",
    severity="warning",
    phase=3,
    on="standard",
    source="seed 002 (third-party assessment)",
    condition={
        "en": "An audited standard has no `pass` or no `auditor`.",
        "zh": "有`质检`的标准没有写`合格线`或`质检人`。",
    },
    message={
        "": {
            "en": "Standard “{standard}” is audited, but neither who audits it is said, nor when it counts as passed.",
            "zh": "标准“{standard}”有质检，却没有写由谁质检，也没有写合格线。",
        },
        "pass": {
            "en": "Standard “{standard}” is audited, but at what percentage it counts as passed is not said.",
            "zh": "标准“{standard}”有质检，却没有写达到多少算合格。",
        },
        "auditor": {
            "en": "Standard “{standard}” is audited, but by whom is not said.",
            "zh": "标准“{standard}”有质检，却没有写由谁质检。",
        },
    },
    why={
        "en": "An audit without a pass mark ends in a talk, one without an auditor is put off: customers notice "
        "nothing of either.",
        "zh": "没有合格线的质检最后只是谈谈感想，没有质检人的质检一拖再拖：客户感觉不到任何变化。",
    },
    help={
        "": {
            "en": "Add `auditor` and a role, and the least percentage under `pass`.",
            "zh": "加上`质检人`和岗位，再用`合格线`写明最低百分比。",
        },
        "pass": {
            "en": "Add the least percentage that counts as passed: `pass 95%`.",
            "zh": "加上算作合格的最低百分比，例如 `合格线 95%`。",
        },
        "auditor": {
            "en": "Add `auditor` and a role, other than those who do the work.",
            "zh": "加上`质检人`和岗位，不要由做这项工作的人自己来检。",
        },
    },
    bad="""
svcdsl 1
role quality-lead
service stay {
  phase transition
  standard welcome audit every 1mo auditor quality-lead  # finds P15
  standard clean-room audit every 1w  # finds P15
}
""",
    good="""
svcdsl 1
role quality-lead
service stay {
  phase transition
  standard welcome audit every 1mo auditor quality-lead pass 95%
}
""",
    unseen={
        "en": "Whether the pass mark is a sensible one, and what follows where it is missed. That the auditor is not "
        "one of those who do the work is looked at by P16.",
        "zh": "合格线定得是否合理、不合格怎么办，本规则看不出来。质检人是否自己检自己由 P16 检查。",
    },
)


@RULE.checks
def check(standard: Standard, context: Context) -> Iterator[Finding]:
    """A standard with `audit` and without one of the two."""
    if not standard.has("audit"):
        return
    lacking = [word for word, field in (("pass", "pass_"), ("auditor", "auditor")) if not standard.has(field)]
    if lacking:
        variant = lacking[0] if len(lacking) == 1 else ""
        yield RULE.finding(standard.value_span("audit"), variant=variant, standard=standard.label)
