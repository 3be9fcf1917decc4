"""The sentences that say what a proof comes to: paths, sums and verdicts."""

from __future__ import annotations

from collections.abc import Mapping

VERDICTS: Mapping[str, Mapping[str, str]] = {
    # Paths and bounds.
    "path": {
        "en": "{path}: {share} of the cases, {least} to {most}, {within}.",
        "zh": "{path}（{share}）：要{least}到{most}，{within}。",
    },
    "path/same": {
        "en": "{path}: {share} of the cases, {least}, {within}.",
        "zh": "{path}（{share}）：要{least}，{within}。",
    },
    "path/open": {
        "en": "{path}: {share} of the cases, {least} or more without a limit, {within}.",
        "zh": "{path}（{share}）：至少要{least}，没有上限，{within}。",
    },
    "room": {
        "en": "Only work in the hours of {calendars} counts. From the start of the clock to the end of the limit they "
        "are open for {least} to {most}, as the moment falls: a case is in time if its work fits in.",
        "zh": "只有{calendars}开放时间里的工作才影响计时。从开始计时到时限结束，开放时间有{least}到{most}，看何时开始：工作装得下就按时。",
    },
    "room/same": {
        "en": "Only work in the hours of {calendars} counts. From the start of the clock to the end of the limit they "
        "are open for {least}, whenever that is: a case is in time if its work fits in.",
        "zh": "只有{calendars}开放时间里的工作才影响计时。从开始计时到时限结束，不论何时开始，开放时间总有{least}：工作装得下就按时。",
    },
    "room-least-at": {
        "en": "It is {least} for a clock that starts {moment}.",
        "zh": "{moment}开始计时的只有{least}。",
    },
    "room-least-after": {
        "en": "It is {least} for a clock that starts just after {moment}.",
        "zh": "{moment}刚过就开始计时的只有{least}。",
    },
    "room-least-before": {
        "en": "It is {least} for a clock that starts just before {moment}.",
        "zh": "{moment}之前最后一刻开始计时的只有{least}。",
    },
    "room-own": {
        "en": "The clock runs just while the work can go on, in the hours of {calendars}. So only how much work there is "
        "counts, whenever a case arrives: {least} is the limit.",
        "zh": "计时与工作同步：都只在{calendars}的开放时间里进行。所以不论何时到达，只看工作量，时限是{least}。",
    },
    "path-work": {
        "en": "{path}: {share} of the cases, {least} to {most} of work, {within}.",
        "zh": "{path}（{share}）：工作{least}到{most}，{within}。",
    },
    "path-work/same": {
        "en": "{path}: {share} of the cases, {least} of work, {within}.",
        "zh": "{path}（{share}）：工作{least}，{within}。",
    },
    "path-work/open": {
        "en": "{path}: {share} of the cases, {least} of work or more without a limit, {within}.",
        "zh": "{path}（{share}）：工作至少{least}，没有上限，{within}。",
    },
    "path-uncounted": {
        "en": "{path}: {share} of the cases, in which the two events do not both happen: they do not count.",
        "zh": "{path}（{share}）：两个事件没有都发生，不计入。",
    },
    "least": {"en": "The least is {amount}: {path}.", "zh": "最短{amount}：{path}。"},
    "least/pathless": {"en": "The least is {amount}.", "zh": "最短{amount}。"},
    "most": {"en": "The most is {amount}: {path}.", "zh": "最长{amount}：{path}。"},
    "most/pathless": {"en": "The most is {amount}.", "zh": "最长{amount}。"},
    "most-unbounded": {
        "en": "There is no most: a case may go round {path} without end.",
        "zh": "没有最长时间：可能在 {path} 中一直循环下去。",
    },
    "worst-arrival": {
        "en": "The worst moment to arrive is {arrives}: the case ends {ends}, after {counted} on the clock.",
        "zh": "最不利的到达时刻是{arrives}：到{ends}才结束，计时{counted}。",
    },
    "worst-arrival/starts": {
        "en": "The worst moment to arrive is {arrives}: the clock starts {starts} and the case ends {ends}, after "
        "{counted} on the clock.",
        "zh": "最不利的到达时刻是{arrives}：{starts}开始计时，到{ends}才结束，计时{counted}。",
    },
    "worst-arrival-clock": {
        "en": "The worst is a clock that starts {arrives}: the case ends {ends}, after {counted} on the clock.",
        "zh": "最不利的是{arrives}开始计时的：到{ends}才结束，计时{counted}。",
    },
    "worst-arrival-after": {
        "en": "The worst is a clock that starts just after {arrives}: the case ends {ends}, after {counted} on the "
        "clock.",
        "zh": "最不利的是{arrives}刚过就开始计时的：到{ends}才结束，计时{counted}。",
    },
    "worst-comes": {"en": "That case comes to {step} on {comes}.", "zh": "这一单在{comes}来到{step}。"},
    "worst-near": {
        "en": "It comes as near to these moments as one likes, the sooner after that moment its clock starts.",
        "zh": "开始计时越紧跟着那一刻，就越接近以上各时刻。",
    },
    "span-of-years": {
        "en": "Every moment to arrive from {first} to {last} was looked at.",
        "zh": "{first}年至{last}年间的每一个到达时刻都已考虑。",
    },
    "span-of-years/same": {
        "en": "Every moment to arrive in {first} was looked at.",
        "zh": "{first}年内的每一个到达时刻都已考虑。",
    },
    "sum-certain": {
        "en": "In all, {share} of the cases are certain to be in time.",
        "zh": "合计：必定按时的占{share}。",
    },
    "sum-best": {
        "en": "In all, {share} of the cases can be in time at best.",
        "zh": "合计：最好的情况下，按时的占{share}。",
    },
    "mean-range": {"en": "The mean lies between {least} and {most}.", "zh": "均值在{least}到{most}之间。"},
    "mean-starts": {
        "en": "It is {most} where the clock starts {starts}: the times on each way from there add up to it by their shares.",
        "zh": "在{starts}开始计时的，均值为{most}：从那时起各条路的时长按占比相加。",
    },
    "mean-starts-after": {
        "en": "It comes near to {most} where the clock starts just after {starts}: the times on each way from there add up "
        "to it by their shares.",
        "zh": "在{starts}刚过就开始计时的，均值接近{most}：从那时起各条路的时长按占比相加。",
    },
    "mean-starts-before": {
        "en": "It comes near to {most} where the clock starts just before {starts}: the times on each way from there add up "
        "to it by their shares.",
        "zh": "在{starts}将到时开始计时的，均值接近{most}：从那时起各条路的时长按占比相加。",
    },
    "mean-bounds": {
        "en": "Both ends are bounds: the mean is surely between them, but may come to neither.",
        "zh": "这两头都是界限：均值一定在其间，但未必真会达到。",
    },
    "cases-cut": {
        "en": "To find the worst moment to arrive more than {bound} situations would have to be looked at. So this is only "
        "what follows from the lengths alone; more may be true.",
        "zh": "要找出最坏的到达时刻，需考察的情形超过{bound}种；所以这只是由用时推出来的，实际可能更好。",
    },
    "mean-range/same": {"en": "The mean is {least}.", "zh": "均值为{least}。"},
    "mean-range/open": {
        "en": "The mean is at least {least}, and has no upper bound.",
        "zh": "均值至少{least}，没有上限。",
    },
    # Verdicts.
    "verdict-proved": {
        "en": "It can be kept: {certain} of the cases are certain to be in time, and {asked} are asked.",
        "zh": "可以做到：必定按时的占{certain}，要求{asked}。",
    },
    "verdict-refuted": {
        "en": "It cannot be kept: even at best only {best} of the cases are in time, and {asked} are asked.",
        "zh": "做不到：最好的情况下，按时的也只占{best}，要求{asked}。",
    },
    "verdict-refuted-none": {
        "en": "It cannot be kept: no case is in time, and {asked} are asked.",
        "zh": "做不到：没有一单能按时，要求{asked}。",
    },
    "verdict-open": {
        "en": "It is not certain: {certain} of the cases are sure to be in time, at best {best} are, and {asked} are "
        "asked.",
        "zh": "没有把握：必定按时的占{certain}，最好的情况下占{best}，要求{asked}。",
    },
    "verdict-proved-bound": {
        "en": "It can be kept: it is never more than {most}, and the limit is {limit}.",
        "zh": "可以做到：最多{most}，限值为{limit}。",
    },
    "verdict-proved-above": {
        "en": "It is kept: it is never less than {least}, and at least {limit} is asked.",
        "zh": "可以做到：最少{least}，要求至少{limit}。",
    },
    "verdict-refuted-above": {
        "en": "It cannot be kept: it is never more than {most}, and at least {limit} is asked.",
        "zh": "做不到：最多{most}，要求至少{limit}。",
    },
    "verdict-open-above": {
        "en": "It is not certain: it may be anything from {least} to {most}, and at least {limit} is asked.",
        "zh": "没有把握：可能在{least}到{most}之间，要求至少{limit}。",
    },
    "verdict-open-above/open": {
        "en": "It is not certain: it is {least} or more without an upper bound, and at least {limit} is asked.",
        "zh": "没有把握：至少{least}，没有上限，要求至少{limit}。",
    },
    "verdict-proved-days": {
        "en": "It can be kept: every case ends within {limit}.",
        "zh": "可以做到：每一单都在{limit}内结束。",
    },
    "verdict-refuted-days": {
        "en": "It cannot be kept: no case ends within {limit}.",
        "zh": "做不到：没有一单在{limit}内结束。",
    },
    "verdict-open-days": {
        "en": "It is not certain: some cases end within {limit}, others may not.",
        "zh": "没有把握：有的单子在{limit}内结束，有的可能超过。",
    },
    "verdict-refuted-bound": {
        "en": "It cannot be kept: it is never less than {least}, and the limit is {limit}.",
        "zh": "做不到：最少也要{least}，限值为{limit}。",
    },
    "verdict-open-bound": {
        "en": "It is not certain: it may be anything from {least} to {most}, and the limit is {limit}.",
        "zh": "没有把握：可能在{least}到{most}之间，限值为{limit}。",
    },
    "verdict-open-bound/open": {
        "en": "It is not certain: it is {least} or more without an upper bound, and the limit is {limit}.",
        "zh": "没有把握：至少{least}，没有上限，限值为{limit}。",
    },
    "summary-proved": {"en": "It can be kept.", "zh": "可以做到。"},
    "summary-refuted": {"en": "It cannot be kept.", "zh": "做不到。"},
    "summary-open": {"en": "It is not certain that it can be kept.", "zh": "不能确定能否做到。"},
    "summary-not-applicable": {"en": "Nothing is proved of it.", "zh": "不作证明。"},
    "shares-bounds": {
        "en": "Both shares are bounds: it is surely not worse than the one and not better than the other, but may come "
        "to neither.",
        "zh": "这两个占比都是界限：不会比前者更差，也不会比后者更好，但未必真会达到。",
    },
    "shares-cut": {
        "en": "To find the worst moment to arrive more than {bound} situations would have to be looked at. So these "
        "shares are only what follows from the lengths alone; more may be true.",
        "zh": "要找出最坏的到达时刻，需考察的情形超过{bound}种；所以这两个占比只是由用时推出来的，实际可能更好。",
    },
    "at-least": {
        "en": "It is no less than {amount}. Whether it can be as little is not known.",
        "zh": "最短不会少于{amount}；能不能这么短，不知道。",
    },
    "at-most": {
        "en": "It is no more than {amount}: {path}. Whether it can be as much is not known.",
        "zh": "最长不超过{amount}：{path}。是否真会这么长，不能确定。",
    },
}
"""Key -> the sentence in English and Chinese; what stands in braces is filled in."""
