"""D12: one need, two channels, two levels of service, and no word why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Need, Standard, Touchpoint
from svcdsl.model.shared import Channel
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Objective

RULE = Rule(
    code="D12",
    name="channels-disagree",
    severity="warning",
    phase=2,
    on="need",
    source="seed 004 (omnichannel service)",
    condition={
        "en": "Standards that meet one need through different channels have different measured objectives, and "
        "no `except` says why.",
        "zh": "几条标准通过不同渠道满足同一需求，量化的目标值却不同，也没有`例外`说明理由。",
    },
    message={
        "en": "The need “{need}” is met differently through {channels}, and nobody says why: {objectives}.",
        "zh": "同一需求“{need}”，在{channels}的目标值不一样，也没有说明理由：依次为 {objectives}。",
    },
    why={
        "en": "Customers see one house, not its channels. Who waits an hour by mail for what takes a minute at "
        "the counter feels second-rate, and moves to the dearer channel.",
        "zh": "在客户眼里只有一家单位，没有渠道之分。同一件事柜台一分钟、邮件等一小时，客户会觉得受了怠慢，"
        "下次就挤到成本更高的渠道来。",
    },
    help={
        "en": "Bring the objectives to one, or write at one of the standards why the channel is another: "
        '`except channel email objective 95% within 4h over 30d why "…"`.',
        "zh": "把目标值统一起来；确有理由的，在其中一条标准写明，例如："
        "例外 渠道 邮箱 目标值 近30天 95% 在4小时内 理由 “……”。",
    },
    related={"standard": {"en": "a standard that meets this need", "zh": "满足该需求的一条标准"}},
    bad="""
svcdsl 1
channel desk kind counter
channel mail kind email
service stay {
  need answer "An answer soon"  # finds D12
  touchpoint lobby {
    channel desk
    standard at-desk meets answer measure desk-time objective 95% within 10m over 30d
  }
  touchpoint letter {
    channel mail
    standard by-mail meets answer measure mail-time objective 95% within 2d over 30d
  }
  measure desk-time kind duration
  measure mail-time kind duration
}
""",
    good="""
svcdsl 1
channel desk kind counter
channel mail kind email
service stay {
  need answer "An answer soon"
  touchpoint lobby {
    channel desk
    standard at-desk meets answer measure desk-time objective 95% within 10m over 30d
  }
  touchpoint letter {
    channel mail
    standard by-mail meets answer measure mail-time objective 95% within 2d over 30d {
      except channel mail why "Who writes has time; who stands here has not"
    }
  }
  measure desk-time kind duration
  measure mail-time kind duration
}
""",
    unseen={
        "en": "Whether two measures measure the same: objectives of one form (two times, two scores) are "
        "compared, and windows do not count. Standards for different customers are not compared, nor those "
        "that belong to no touchpoint, whose channel nobody knows. An `except` with a `why` for one of the "
        "channels, or for nobody in particular, is enough.",
        "zh": "两个指标量的是不是同一件事，本规则看不出来：形式相同的目标值（如都是时限、都是评分）就作比较，"
        "统计期不同不算。"
        "面向不同客户群的标准不作比较；不在触点下的标准不知道渠道，也不作比较。"
        "有一条写明`理由`的`例外`，针对其中一个渠道，或没有限定对象，即可。",
    },
)


class Level(NamedTuple):
    """What a standard aims at through the channel of its touchpoint."""

    standard: Standard
    touchpoint: Touchpoint
    channel: Channel
    objective: Objective


@RULE.checks
def check(need: Need, context: Context) -> Iterator[Finding]:
    """The standards that meet a need of which two disagree."""
    standards = context.analyses.referrers.of(need, "standard", "meets")
    levels = [level for one in standards if isinstance(one, Standard) and (level := _level(one)) is not None]
    apart: dict[Level, None] = {}
    for pair in combinations(levels, 2):
        if _disagree(*pair) and not any(_says_why(level.standard, pair) for level in pair):
            apart.update(dict.fromkeys(pair))
    if apart:
        places = [Related("standard", level.standard.span) for level in apart]
        yield RULE.finding(
            need.span,
            related=places,
            need=need.label,
            channels=[level.channel.label for level in apart],
            objectives=[level.objective.written for level in apart],
        )


def _level(standard: Standard) -> Level | None:
    touchpoint = standard.parent
    objective = standard.sla.objective if standard.sla is not None else standard.objective
    if not isinstance(touchpoint, Touchpoint) or touchpoint.channel is None or objective is None:
        return None
    is_measured = standard.sla is not None or standard.has("measure")
    return Level(standard, touchpoint, touchpoint.channel, objective) if is_measured else None


def _disagree(one: Level, other: Level) -> bool:
    mine, theirs = one.objective, other.objective
    if one.channel is other.channel or type(mine.bound) is not type(theirs.bound):
        return False
    groups, others = set(one.touchpoint.for_), set(other.touchpoint.for_)
    if groups and others and not groups & others:
        return False
    if (mine.share is None) != (theirs.share is None) or (mine.share is None and mine.form != theirs.form):
        return False
    return (mine.share, mine.sign, mine.bound) != (theirs.share, theirs.sign, theirs.bound)


def _says_why(standard: Standard, pair: tuple[Level, ...]) -> bool:
    channels = [level.channel for level in pair]
    return any(
        variant.has("why")
        and (variant.channel in channels if variant.channel else variant.has("channel") or not variant.has("for_"))
        for variant in standard.except_
    )
