"""C03: a text in front of customers gives a figure that nobody has promised."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.customer_texts import figures_told, shown_to_customers
from svcdsl.analyses.wording import found_in
from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.model.shared import Channel
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C03",
    name="stray-promise",
    severity="warning",
    phase=3,
    on="service",
    reach="project",
    source="gaps model of service quality",
    condition={
        "en": "The title or description of a touchpoint, a channel or customers' feedback has a time or a "
        "percentage that no promise has.",
        "zh": "触点、渠道或客户反馈的名称、说明中写了时间或百分比，却没有哪项承诺写过。",
    },
    message={
        "en": "“{thing}” tells customers {figures}, but no promise says so.",
        "zh": "“{thing}”对客户写了 {figures}，却没有一项承诺这样说过。",
    },
    why={
        "en": "Customers take every figure they read for a promise. This one has no sla behind it, and nobody "
        "looks whether it is kept.",
        "zh": "客户看到的每一个数字都会当成承诺。这个数字背后没有服务级别，也没有人看它有没有兑现。",
    },
    help={
        "en": "Write a promise with this figure, backed by an sla, or take the figure out of the text.",
        "zh": "为这个数字写一项有服务级别依托的承诺，或者从文字中删去。",
    },
    bad="""
svcdsl 1
service stay {
  phase transition
  touchpoint call "Room service, at your door in 20 minutes"  # finds C03
  touchpoint 送餐 "送餐电话，20分钟送到"  # finds C03
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  touchpoint call "Room service, at your door in 20 minutes"
  touchpoint survey "Two-minute survey, 7 days after the stay"
  touchpoint 送餐 "送餐电话，20分钟送到"
  promise dinner says 95% within 20m
}
""",
    unseen={
        "en": "What other texts say. How often, since when, how far, how old, prices off, and being open 24 hours "
        "(C08) are not taken for promises. A promise has a figure in what it says, its texts or its remedy; "
        "for a touchpoint and feedback those of its service and of its channel count, for a shared channel "
        "those of all services.",
        "zh": "其他文字不查。频率、起算日、路程、年龄、折扣和24小时营业（见 C08）不当作承诺。承诺的承诺值、"
        "名称、说明、补偿中写过的数字都算；触点和反馈看本服务及其渠道上的承诺，共用渠道看所有服务的承诺。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Figures of texts in front of customers that no promise gives, one finding a text."""
    promised = context.analyses.promised
    for thing in shown_to_customers(service, context.project, context.analyses.referrers):
        for attribute, figures in found_in(thing, figures_told):
            known = promised.known_in(thing.service, thing if isinstance(thing, Channel) else thing.channel)
            stray = [figure.written for figure in figures if figure.amount not in known]
            if stray:
                shown = [f"“{one}”" for one in stray]
                yield RULE.finding(thing.value_span(attribute), thing=thing.label, figures=shown)
