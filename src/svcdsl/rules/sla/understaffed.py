"""S13: people on shift who by Erlang's formulas are too few for the sla that they serve."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from svcdsl.analyses.erlang import Queue, rostered_for
from svcdsl.analyses.staffing import Served, asked_by, can_be_reckoned
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Resource
from svcdsl.rules.base import Context, Rule

_WITH_S12 = {
    "en": "For the work alone {least} on shift would do, for the sla {needed}, which takes {rostered} on the roster: that "
    "settles S12 too. Or spread the arrivals, shorten the handling, or agree on less.",
    "zh": "只求做完，在岗要{least}人；要达到服务级别，在岗要{needed}人，排班就要{rostered}人，S12 也一并解决。"
    "或者引导客户错峰、缩短处理时长，或者放宽服务级别。",
}

RULE = Rule(
    code="S13",
    name="understaffed",
    severity="warning",
    phase=2,
    on="resource",
    source="Erlang C; Erlang A where customers give up",
    condition={
        "en": "With the agents on shift at peak the sla that they serve is missed, its limit taken as waiting time: "
        "by Erlang C, or where `patience` is given by Erlang A.",
        "zh": "按高峰时的在岗人数，所保障的服务级别达不到（把它的时限当作等候时限）：按 Erlang C 计算，"
        "写了`容忍等候`的按 Erlang A。",
    },
    message={
        "": {
            "en": "At peak the {agents} of “{resource}” on shift answer {level} within the limit of “{sla}”, which "
            "asks “{objective}”.",
            "zh": "高峰时“{resource}”在岗{agents}人，在“{sla}”的时限内只能接起{level}，而它要求“{objective}”。",
        },
        "overloaded": {
            "en": "At peak more work comes to “{resource}” than the {agents} on shift can do (S12), so that only {level} "
            "are answered within the limit of “{sla}”, which asks “{objective}”.",
            "zh": "高峰时“{resource}”在岗{agents}人，忙不过来（见 S12），在“{sla}”的时限内只能接起{level}，而它要求“{objective}”。",
        },
        "mean": {
            "en": "At peak customers of “{resource}”, with {agents} on shift, wait {level} on average; “{sla}” asks "
            "“{objective}”.",
            "zh": "高峰时“{resource}”在岗{agents}人，客户平均要等{level}，而“{sla}”要求“{objective}”。",
        },
        "endless": {
            "en": "At peak more work comes to “{resource}” than the {agents} on shift can do (S12), so that nobody can "
            "say how long customers wait; “{sla}” asks “{objective}”.",
            "zh": "高峰时“{resource}”在岗{agents}人，忙不过来（见 S12），客户要等多久谁也说不准，而“{sla}”要求“{objective}”。",
        },
    },
    why={
        "en": "The sla is missed in the very hours in which most customers come, however hard people work.",
        "zh": "偏偏在客户最多的时候达不到，员工再努力也没用。",
    },
    help={
        "": {
            "en": "{needed} on shift would do, which takes {rostered} on the roster. Or spread the arrivals, shorten the "
            "handling, or agree on less.",
            "zh": "在岗要有{needed}人，排班就要{rostered}人；或者引导客户错峰、缩短处理时长，或者放宽服务级别。",
        },
        "overloaded": _WITH_S12,
        "endless": _WITH_S12,
    },
    related={"sla": {"en": "the sla that they serve", "zh": "所保障的服务级别"}},
    bad="""
svcdsl 1
role agent
service calls {
  measure answer kind duration
  sla answer-sla party customer measure answer objective 90% within 20s over 30d
  resource desk role agent arrivals 200/h handling 3m agents 14 serves answer-sla  # finds S13
}
""",
    good="""
svcdsl 1
role agent
service calls {
  measure answer kind duration
  sla answer-sla party customer measure answer objective 90% within 20s over 30d
  resource desk role agent arrivals 200/h handling 3m agents 15 serves answer-sla
}
""",
    unseen={
        "en": "Arrivals in a rush (a plane lands), callers who try again, people with other work beside it. An sla "
        "whose "
        "measure counts more than the wait is judged too mildly. An objective of 100% is not judged: where customers "
        "come by chance no number of people keeps it. Nor are objectives on a maximum. Arrivals per day are spread "
        "as S12 says.",
        "zh": "集中到达（如航班落地）、打不通再打的客户、手上还有别的工作的员工，公式都没有考虑。"
        "指标所计不止等候时，判断偏松。目标值为100%的不判断：客户随机到达，多少人都做不到；目标值为最大值的也不判断。"
        "按天写的到达量的摊法同 S12。",
    },
)


@RULE.checks
def check(resource: Resource, context: Context) -> Iterator[Finding]:
    """People on shift who cannot keep the sla at peak, where some number of people could."""
    sla = resource.serves
    if sla is None or sla.objective is None:
        return
    queue, asked = context.analyses.queue(resource), asked_by(sla, context.analyses.strictness)
    if queue is None or asked is None or not can_be_reckoned(queue) or asked.is_kept_by(queue):
        return
    needed = asked.enough(queue)
    rostered = needed and rostered_for(needed, resource.shrinkage.share if resource.shrinkage is not None else 0)
    if not needed or not rostered:
        return
    variant, level = _told(queue, asked)
    least = int(queue.load) + 1
    if not variant and queue.overloaded and needed >= least:
        variant = "overloaded"
    yield RULE.finding(
        resource.span,
        variant=variant,
        related=[Related("sla", sla.value_span("objective"))],
        resource=resource.label,
        agents=queue.agents,
        level=level,
        sla=sla.label,
        objective=sla.objective.written,
        least=least,
        needed=needed,
        rostered=rostered,
    )


def _told(queue: Queue, asked: Served) -> tuple[str, dict[str, str]]:
    """Which message holds, and what customers find, rounded to the worse side."""
    figures = queue.figures(asked.limit)
    if asked.share is not None:
        percent = f"{floor(figures.service_level * 1000) / 10:g}%"
        return "", {"en": percent, "zh": percent}
    if figures.mean_wait is None:
        return "endless", {"en": "", "zh": ""}
    return "mean", _time(figures.mean_wait)


def _time(seconds: float) -> dict[str, str]:
    for size, en, zh in ((3600, "h", "小时"), (60, "min", "分钟")):
        if seconds >= 2 * size:
            return {"en": f"{seconds / size:.1f} {en}", "zh": f"{seconds / size:.1f}{zh}"}
    return {"en": f"{seconds:.1f} s", "zh": f"{seconds:.1f}秒"}
