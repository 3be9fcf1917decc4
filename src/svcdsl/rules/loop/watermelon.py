"""L06: green outside, red inside: all times are kept, and nobody asks whether the work was good."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Goal, Measure, Sla, Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L06",
    name="watermelon",
    severity="warning",
    phase=3,
    on="service",
    source="ITIL 4",
    condition={
        "en": "No sla, standard or goal of a service is on a score or ratio measure.",
        "zh": "服务的服务级别、标准和目标中，没有一项用评分或比率类的指标。",
    },
    message={
        "en": "Service “{service}” is judged only by {measures}: no sla, standard or goal says how satisfied "
        "customers are or how often the work is right.",
        "zh": "服务“{service}”只看{measures}：没有一项服务级别、标准或目标反映客户满不满意、事情做没做对。",
    },
    why={
        "en": "All lights are green, and customers leave: the call was answered in ten seconds, and the fault was "
        "not mended. Like a watermelon, green outside and red inside.",
        "zh": "指标全绿，客户却走了：电话十秒内接了，问题没解决。就像西瓜，外面绿，里面红。",
    },
    help={
        "en": "Add a measure of kind `score` (what customers answer) or `ratio` (cases done right out of all), and "
        "a goal, standard or sla on it.",
        "zh": "增加一个`评分`类指标（客户的打分）或`比率`类指标（一次做对的占比），并据此定一项目标、标准或服务级别。",
    },
    related={"measure": {"en": "one of the measures it is judged by", "zh": "目前所看的指标"}},
    bad="""
svcdsl 1
service stay {  # finds L06
  phase transition
  measure key-time "time to the key" kind duration
  sla quick-key party customer measure key-time objective 95% within 10m over 30d
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  measure key-time "time to the key" kind duration
  measure satisfaction kind score
  sla quick-key party customer measure key-time objective 95% within 10m over 30d
  goal happy-guests measure satisfaction from 4.1/5 to 4.5/5
}
""",
    unseen={
        "en": "Whether the score asks about what matters. A service that is judged by no measure at all is left "
        "to other rules; an audit is no measure. A measure of unknown kind is given the benefit of the doubt.",
        "zh": "评分问的是不是要紧的事，本规则看不出来。完全没有用指标衡量的服务由其他规则检查；质检不算指标。"
        "类型无法识别的指标先不作判断。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service that has measures to be judged by, all of other kinds."""
    standards = context.analyses.standards.of(service)
    measures = dict.fromkeys(_judged_by((*service.slas.values(), *standards, *service.goals.values())))
    known = [measure for measure in measures if measure is not None and measure.kind is not None]
    if not known or len(known) < len(measures):
        return
    if any(measure.kind in ("score", "ratio") for measure in known):
        return
    yield RULE.finding(
        service.span,
        related=[Related("measure", measure.span) for measure in known],
        service=service.label,
        measures=[measure.label for measure in known],
    )


def _judged_by(things: tuple[Sla | Standard | Goal, ...]) -> Iterator[Measure | None]:
    """The measures that things are held against; None for one that could not be resolved."""
    for thing in things:
        if thing.has("measure"):
            yield thing.measure
        elif isinstance(thing, Standard) and thing.has("sla"):
            yield thing.sla.measure if thing.sla is not None else None
