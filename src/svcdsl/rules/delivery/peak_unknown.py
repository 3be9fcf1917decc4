"""P08: people on shift, and nobody has said for how much work."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.roles import is_staffed
from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Resource
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P08",
    name="peak-unknown",
    severity="warning",
    phase=3,
    on="resource",
    source="seed 004",
    condition={
        "en": "A staffed resource has no `arrivals` or no `handling`.",
        "zh": "有人员的资源没有写`高峰到达量`或`处理时长`。",
    },
    message={
        "": {
            "en": "Nothing is said of how many cases come to “{resource}” at peak, nor of how long one takes.",
            "zh": "“{resource}”没有写高峰时来多少业务，也没有写每件要处理多久。",
        },
        "arrivals": {
            "en": "Nothing is said of how many cases come to “{resource}” at peak.",
            "zh": "“{resource}”没有写高峰时来多少业务。",
        },
        "handling": {
            "en": "Nothing is said of how long a case takes at “{resource}”.",
            "zh": "“{resource}”没有写每件业务要处理多久。",
        },
    },
    why={
        "en": "Without the load at peak nobody can tell whether the people on shift suffice. Customers "
        "find out first, in the queue.",
        "zh": "不知道高峰有多忙，就说不清排的人够不够；最先知道的是排队的客户。",
    },
    help={
        "en": "Add what comes in the busiest hour and the time for one case: `arrivals 20/h`, `handling 5m`. A first "
        "count by hand will do.",
        "zh": "加上最忙时的到达量和每件的处理时长，例如 `高峰到达量 20/小时`、`处理时长 5分钟`。先人工统计一次也可以。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  phase transition
  resource desk-team role clerk agents 3  # finds P08
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase transition
  resource desk-team role clerk agents 3 arrivals 20/h handling 5m
  resource key-cards kind material
}
""",
    unseen={
        "en": "Whether the figures are right, and really those of the busiest hour. A resource counts as staffed where "
        "it has a role or a number of agents and is no tool and no material.",
        "zh": "数字是否准确、是否真是最忙时段的，本规则看不出来。"
        "写了岗位或排班人数、且不是工具或物料的资源，视为有人员。",
    },
)


@RULE.checks
def check(resource: Resource, context: Context) -> Iterator[Finding]:
    """A staffed resource without `arrivals` or `handling`."""
    lacking = [field for field in ("arrivals", "handling") if not resource.has(field)]
    if lacking and is_staffed(resource):
        yield RULE.finding(resource.span, variant=lacking[0] if len(lacking) == 1 else "", resource=resource.label)
