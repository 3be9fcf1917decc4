"""S12: more work comes at peak than the people on shift can do."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.erlang import rostered_for
from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Resource
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="S12",
    name="queue-never-drains",
    severity="error",
    phase=2,
    on="resource",
    source="queueing theory",
    condition={
        "en": "At peak arrivals × handling time are no less than the agents on shift, which are `agents` × (1 − "
        "`shrinkage`), rounded down.",
        "zh": "高峰时到达量 × 处理时长 ≥ 在岗人数；在岗人数 = 排班人数 ×（1 − 损耗率），向下取整。",
    },
    message={
        "": {
            "en": "At peak “{resource}” gets work for {load} people, and {agents} are on shift: the queue grows as "
            "long as the peak lasts.",
            "zh": "高峰时“{resource}”的工作量要{load}人满负荷才做得完，在岗只有{agents}人：只要高峰不过，队就越排越长。",
        },
        "patience": {
            "en": "At peak “{resource}” gets work for {load} people, and {agents} are on shift: the queue gets "
            "shorter only because customers give up.",
            "zh": "高峰时“{resource}”的工作量要{load}人满负荷才做得完，在岗只有{agents}人："
            "队没有一直排下去，只是因为有客户等不及放弃了。",
        },
    },
    why={
        "en": "Working faster does not help here: whoever comes late in the peak waits longest, and some are never "
        "served.",
        "zh": "再怎么赶也赶不完：高峰里越晚来的客户等得越久，有的始终轮不上。",
    },
    help={
        "en": "At least {needed} must be on shift, which takes {rostered} on the roster; or spread the arrivals, or "
        "shorten the handling.",
        "zh": "在岗至少要{needed}人，排班就要{rostered}人；或者引导客户错峰，或者缩短处理时长。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  resource desk-team role clerk arrivals 60/h handling 5m agents 6 shrinkage 20%  # finds S12
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  resource desk-team role clerk arrivals 60/h handling 5m agents 8 shrinkage 20%
}
""",
    unseen={
        "en": "Whether the peak is short enough to be sat out. Arrivals per day are spread over 24 hours, or over "
        "the "
        "open hours of an open day of the resource's calendar, else its role's; a handling time in business days is "
        "not reckoned with. Who is on shift elsewhere and could help is not seen.",
        "zh": "高峰是不是很短、撑一撑就过去了，本规则看不出来。按天写的到达量，没有日历时摊到24小时，"
        "有日历（资源的，其次是岗位的）时摊到一个营业日的营业时间；处理时长按工作日写的不算。"
        "别处有没有人可以来支援，也看不出来。",
    },
)


@RULE.checks
def check(resource: Resource, context: Context) -> Iterator[Finding]:
    """People on shift before more work than they can do."""
    queue = context.analyses.queue(resource)
    if queue is None or not queue.load or not queue.overloaded:
        return
    needed = int(queue.load) + 1
    rostered = rostered_for(needed, resource.shrinkage.share) if resource.shrinkage is not None else None
    yield RULE.finding(
        resource.span,
        variant="patience" if queue.patience else "",
        resource=resource.label,
        load=f"{float(queue.load):.3g}",
        agents=queue.agents,
        needed=needed,
        rostered=rostered or needed,
    )
