"""What the alerts say: their annotations, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

ALERTS: Mapping[str, Mapping[str, str]] = {
    # Facts come escaped; percent, number and time are what Prometheus measured.
    "SvcdslBurnRate.summary": {
        "en": "{service}: cases miss “{sla}” {pace}",
        "zh": "{service}：“{sla}”的未达标速度{pace}",
    },
    "SvcdslBurnRate.description": {
        "en": "{percent} of the cases of the last {over} missed it ({objective}). If it goes on like this, "
        "all that may be missed in a period is used up within {spent}.{remedy}",
        "zh": "最近{over}有{percent}的单未达标（目标值：{objective}）。"
        "照此下去，一个周期内允许的未达标额度将在{spent}内用完。{remedy}",
    },
    "SvcdslBudgetLow.summary": {
        "en": "{service}: “{sla}” will soon be missed",
        "zh": "{service}：“{sla}”即将不达标",
    },
    "SvcdslBudgetLow.description": {
        "en": "{percent} of the cases of the period missed it ({objective}): more than {spent} of what may "
        "be missed is used up.{remedy}",
        "zh": "本周期已有{percent}的单未达标（目标值：{objective}），允许的未达标额度已用去{spent}以上。{remedy}",
    },
    "SvcdslBadCase.summary": {
        "en": "{service}: {number} cases missed “{sla}” in the last {over}",
        "zh": "{service}：最近{over}有{number}单未达到“{sla}”",
    },
    "SvcdslBadCase.description": {
        "en": "So few may miss it ({objective}) that each one counts.{remedy}",
        "zh": "允许的未达标数极少（目标值：{objective}），每一单都要追查。{remedy}",
    },
    "SvcdslDown.summary": {
        "en": "{service}: “{sla}” was not available",
        "zh": "{service}：“{sla}”出现不可用",
    },
    "SvcdslDown.description": {
        "en": "In the last {over} it was down at least once ({objective}).{remedy}",
        "zh": "最近{over}至少有一次不可用（目标值：{objective}）。{remedy}",
    },
    "SvcdslMissed.summary": {
        "en": "{service}: “{sla}” is missed",
        "zh": "{service}：“{sla}”未达标",
    },
    "SvcdslMissed.description": {
        "en": "{percent} of the cases of the period missed it; the objective is {objective}.{remedy}",
        "zh": "本周期有{percent}的单未达标；目标值：{objective}。{remedy}",
    },
    "SvcdslUnavailable.summary": {
        "en": "{service}: “{sla}” is missed",
        "zh": "{service}：“{sla}”未达标",
    },
    "SvcdslUnavailable.description": {
        "en": "It was down for {percent} of its open time; the objective is {objective}.{remedy}",
        "zh": "开放时间内有{percent}不可用；目标值：{objective}。{remedy}",
    },
    "SvcdslTarget.mean.summary": {
        "en": "{service}: “{sla}” stands at {number}",
        "zh": "{service}：“{sla}”目前为{number}分",
    },
    "SvcdslTarget.mean.description": {
        "en": "The mean of the answers of the period breaks the objective {objective}.{remedy}",
        "zh": "本周期答卷均值未达到目标值：{objective}。{remedy}",
    },
    "SvcdslTarget.time.summary": {
        "en": "{service}: “{sla}” takes {time} on average",
        "zh": "{service}：“{sla}”平均用时{time}",
    },
    "SvcdslTarget.time.description": {
        "en": "The mean of the period breaks the objective {objective}.{remedy}",
        "zh": "本周期均值未达到目标值：{objective}。{remedy}",
    },
    "SvcdslTarget.nps.summary": {
        "en": "{service}: “{sla}” stands at a net promoter score of {number}",
        "zh": "{service}：“{sla}”净推荐值目前为{number}",
    },
    "SvcdslTarget.nps.description": {
        "en": "The net promoter score of the period breaks the objective {objective}.{remedy}",
        "zh": "本周期净推荐值未达到目标值：{objective}。{remedy}",
    },
    "SvcdslTarget.count.summary": {
        "en": "{service}: “{sla}” counts {number}",
        "zh": "{service}：“{sla}”已达{number}次",
    },
    "SvcdslTarget.count.description": {
        "en": "The count of the period breaks the objective {objective}.{remedy}",
        "zh": "本周期次数不符合目标值：{objective}。{remedy}",
    },
    "SvcdslOverdue.summary": {
        "en": "{service}: {number} open cases are past the limit of “{sla}”",
        "zh": "{service}：有{number}单超过“{sla}”的时限仍未办结",
    },
    "SvcdslOverdue.description": {
        "en": "Customers are still waiting; no figure shows these cases until they end. "
        "Objective: {objective}.{remedy}",
        "zh": "客户还在等；办结之前，这些单不会出现在任何比率里。目标值：{objective}。{remedy}",
    },
    "SvcdslEscalation.summary": {
        "en": "{service}: a case of “{sla}” has waited {after}; tell {role}",
        "zh": "{service}：“{sla}”有单已满{after}，请报{role}",
    },
    "SvcdslEscalation.description": {
        "en": "From now on {role} takes care of it. Objective: {objective}.{remedy}",
        "zh": "此后由{role}负责跟进。目标值：{objective}。{remedy}",
    },
    "SvcdslNoData.summary": {
        "en": "{service}: no figures for “{sla}”",
        "zh": "{service}：“{sla}”没有数据",
    },
    "SvcdslNoData.description": {
        "en": "{metric} has not come for an hour, or lacks a label or bucket of the contract. "
        "No data is not good data.",
        "zh": "{metric}已有一小时未上报，或缺少约定的标签或分桶。没有数据不等于达标。",
    },
    "pace.above": {
        "en": "more than {factor} times as often as they may",
        "zh": "超过允许值的{factor}倍",
    },
    "pace.one": {
        "en": "more often than they may",
        "zh": "超过允许值",
    },
    "after.share": {
        "en": "{after} of its limit",
        "zh": "时限的{after}",
    },
    "after.time": {
        "en": "{after}",
        "zh": "{after}",
    },
    "remedy": {
        "en": " When it is missed: {remedy}",
        "zh": "未达标时的补偿：{remedy}",
    },
}
