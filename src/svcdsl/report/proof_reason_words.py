"""The sentences that say why there is no verdict: what was not decided, and what the spec or the search lacks."""

from __future__ import annotations

from collections.abc import Mapping

_EN, _ZH = "Not decided whether it can be kept: ", "能否做到，未能判定："

_WHY = {
    "no-measure": (
        "no measure says from when to when the time is counted.",
        "没有指标说明时间从何时计到何时。",
    ),
    "no-clock-events": (
        "the measure does not say from which event to which it counts.",
        "指标没有写明从哪个事件计到哪个事件。",
    ),
    "other-process": (
        "the measure's two events are of different processes, and nothing says how much time lies between these.",
        "指标的两个事件分属不同流程，两个流程之间隔多久没有说明。",
    ),
    "not-sound": (
        "{process} has faults of flow (group F; `svcdsl check --select F` shows them), or is too tangled "
        "to tell, so that nothing can be proved of its time.",
        "流程{process}走不通（F 组问题，用`svcdsl check --select F`查看），或者太复杂、无法判断走不走得通，时间无从证明。",
    ),
    "shares-wrong": (
        "the shares of the ways on from {step} do not add up to 100%, so that it is not known where cases go.",
        "{step}各条路的占比合计不是100%，不知道各走多少。",
    ),
    "not-decided": (
        "more than {bound} situations would have to be looked at.",
        "需要考察的情形超过{bound}种。",
    ),
    "unknown-duration": (
        "how long {step} lasts cannot be counted, since its time could not be read, or its work is told in business "
        "time and its timeout is not: write both in the same kind of time.",
        "{step}的时长无法计算：读不出来，或者用时按工作时间写、超时却按普通时间写，请改成同一种时间。",
    ),
    "calendar-unknown": (
        "a calendar is needed to count the time, and none is named, or its hours cannot be told.",
        "计时需要日历，但没有指定，或者营业时间不明。",
    ),
    "not-known-where": (
        "what is written here could not be read or found, so that nothing certain follows from it.",
        "这里所写的内容读不出或找不到，无法据此得出结论。",
    ),
    "starts-in-branch": (
        "the clock starts in one branch while others are already under way, under opening hours, and some step is not "
        "counted or may be repeated without end.",
        "计时开始时，其他分支已在进行，要按营业时间计算，又有不计时的步骤或没有次数限制的返工。",
    ),
    "never-both": (
        "no case has both events of the measure, so that there is no time to judge.",
        "没有一单会先后发生指标的两个事件，没有时间可判断。",
    ),
    "own-word": (
        "nothing but this agreement itself says how long {step} takes. It is taken at its word, and not proved.",
        "{step}要多久，只有这份协议自己说了，只能信其所言。",
    ),
    "never-open": (
        "nobody is ever there to do the work, since the calendars that it needs are never open together.",
        "始终没有人能办理，所需的几个日历从不同时开放。",
    ),
    "ends-first": (
        "in some cases the second event of the measure comes before the first, and calendars count.",
        "有的单子先发生指标的结束事件，后发生开始事件，又要按日历计算。",
    ),
}

UNDECIDED: Mapping[str, Mapping[str, str]] = {key: {"en": _EN + en, "zh": _ZH + zh} for key, (en, zh) in _WHY.items()}
"""Key -> the sentence where a claim is of time, and left open because nothing follows."""

NOT_OF_TIME: Mapping[str, Mapping[str, str]] = {
    "not-of-time": {
        "en": "The objective is not about how long something takes: the process alone neither proves nor refutes it.",
        "zh": "目标与时长无关，单凭流程既不能证明，也不能否定。",
    },
    "backed-by-audit": {
        "en": "Audits of {standard} stand behind it, not a time: the process neither proves nor refutes it.",
        "zh": "由{standard}的质检支撑，不涉及时长，流程既不能证明，也不能否定。",
    },
}
"""Key -> the sentence where there is nothing to prove."""

REASONS: Mapping[str, Mapping[str, str]] = {**UNDECIDED, **NOT_OF_TIME}
"""Key -> the sentence in English and Chinese; a derivation has one of these last where it has no verdict."""
