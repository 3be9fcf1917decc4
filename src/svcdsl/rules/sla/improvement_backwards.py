"""S16: an improvement that aims at a worse figure."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.better import UP, better
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Goal, Improvement
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="S16",
    name="improvement-backwards",
    severity="error",
    phase=1,
    on="service",
    source="derived",
    condition={
        "en": "What an improvement or a goal is to reach (`to`) is worse than what it starts from (`from`), for its "
        "measure.",
        "zh": "对所用指标来说，改进或目标的`目标值`比`现状值`更差。",
    },
    message={
        "up": {
            "en": "“{aim}” goes from {before} to {after}, but of “{measure}” more is better.",
            "zh": "“{aim}”要从{before}变到{after}，而“{measure}”是越高越好。",
        },
        "down": {
            "en": "“{aim}” goes from {before} to {after}, but of “{measure}” less is better.",
            "zh": "“{aim}”要从{before}变到{after}，而“{measure}”是越低越好。",
        },
    },
    why={
        "en": "Either the two figures were swapped, or people are asked to make it worse for customers, and will be "
        "praised for it.",
        "zh": "要么两个数写反了，要么是在要求大家把服务做差，做差了还算达标。",
    },
    help={
        "en": "Swap `from` and `to`, or name the measure that is meant. Where the measure is better the other way, "
        "an "
        "objective on it (`rate <= 2% over 30d`) says so.",
        "zh": "对调`现状值`和`目标值`，或改用真正要看的指标。如果这个指标其实反过来才好，"
        "写一个目标值来说明，例如 近30天 比率 <= 2%。",
    },
    related={"measure": {"en": "the measure", "zh": "该指标"}},
    bad="""
svcdsl 1
service stay {
  measure answer kind duration
  measure settled kind ratio
  improvement faster measure answer from 10m to 30m  # finds S16
  goal all-settled measure settled from 80% to 70%  # finds S16
}
""",
    good="""
svcdsl 1
service stay {
  measure answer kind duration
  measure settled kind ratio
  measure complaints kind ratio
  improvement faster measure answer from 30m to 10m
  goal all-settled measure settled from 70% to 80%
  standard quiet measure complaints objective rate <= 2% over 30d
  improvement fewer measure complaints from 5% to 2%
}
""",
    unseen={
        "en": "Which way a measure is better is told by the objectives on it, where they agree; else times are "
        "better "
        "shorter, and ratios (good events out of all), availabilities and scores higher. Counts and scores of effort "
        "without an objective are not judged, nor what is dropped, nor two figures without an order.",
        "zh": "指标往哪边好，看它的各个目标值（方向一致时）；没有目标值的，时长越短越好，比率（达标数占总数）、"
        "可用性和评分越高越好。"
        "没有目标值的次数和费力度不判断；已终止的改进、无法比大小的两个数也不判断。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Improvements, then goals, that lead away from where they should."""
    aims: list[Improvement | Goal] = [*service.improvements.values(), *service.goals.values()]
    for aim in aims:
        sign = _sign(aim)
        if not sign or aim.measure is None or (isinstance(aim, Improvement) and aim.status == "dropped"):
            continue
        way = better(aim.measure, context.analyses.referrers)
        if way * sign < 0:
            yield RULE.finding(
                aim.value_span("to"),
                variant="up" if way == UP else "down",
                related=[Related("measure", aim.measure.span)],
                aim=aim.label,
                before=str(aim.from_),
                after=str(aim.to),
                measure=aim.measure.label,
            )


def _sign(aim: Improvement | Goal) -> int:
    """1 where the figure is to grow, -1 where it is to fall, 0 where neither can be said."""
    if aim.from_ is None or type(aim.from_) is not type(aim.to):
        return 0
    return aim.to.compare(aim.from_) or 0  # type: ignore[arg-type]
