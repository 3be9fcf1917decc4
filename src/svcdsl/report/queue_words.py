"""The sentences by which queues and availabilities can be checked by hand."""

from __future__ import annotations

from collections.abc import Mapping

QUEUES: Mapping[str, Mapping[str, str]] = {
    "queue-work": {
        "en": "At peak {arrivals} come to {resource}, and each takes {handling}.",
        "zh": "高峰时{resource}的到达量为{arrivals}，每件处理{handling}。",
    },
    "queue-load": {
        "en": "The load is {amount} × {handling} ÷ {time} = {load} erlangs: so many people are busy without a pause.",
        "zh": "话务量：{amount} × {handling} ÷ {time}，即 {load} 爱尔朗，相当于这么多人不停地工作。",
    },
    "queue-idle": {"en": "Nothing comes: the load is {load} erlangs.", "zh": "没有来量：话务量为{load}爱尔朗。"},
    "queue-agents": {"en": "Agents on shift: {agents}.", "zh": "在岗人数：{agents}。"},
    "queue-shrinkage": {
        "en": "Agents on shift: {rostered} × (1 − {shrinkage}), rounded down, is {agents}.",
        "zh": "在岗人数：{rostered} ×（1 − {shrinkage}），向下取整，为{agents}。",
    },
    "queue-erlang-c": {
        "en": "Nobody gives up waiting: Erlang C holds.",
        "zh": "客户不会放弃等候，用 Erlang C 公式。",
    },
    "queue-erlang-a": {
        "en": "Whoever waits gives up after {patience} on average: Erlang A holds.",
        "zh": "等候的客户平均{patience}后放弃，用 Erlang A 公式。",
    },
    "queue-overloaded": {
        "en": "Work for {load} comes and only {agents} are there: the queue grows as long as the peak lasts, so that "
        "everybody waits.",
        "zh": "话务量要{load}人来办，在岗只有{agents}人：高峰不过，队伍就一直变长，人人都要等。",
    },
    "queue-waits": {"en": "The share of customers who wait is {share}.", "zh": "需要等候的客户占{share}。"},
    "queue-gives-up": {"en": "The share of customers who give up is {share}.", "zh": "放弃等候的客户占{share}。"},
    "queue-mean": {
        "en": "The mean wait, over all customers, is {wait}.",
        "zh": "全部客户的平均等候时间为{wait}。",
    },
    "queue-level": {
        "en": "The share answered within {limit} is {share}; {sla} asks “{objective}”.",
        "zh": "{limit}内接待的占{share}；{sla}要求“{objective}”。",
    },
    "queue-mean-asked": {
        "en": "{sla} asks “{objective}”: a mean wait of at most {limit}.",
        "zh": "{sla}要求“{objective}”：平均等候不超过{limit}。",
    },
    "queue-enough": {
        "en": "The least agents on shift with whom {sla} is kept: {enough}.",
        "zh": "要做到{sla}，在岗至少需要{enough}人。",
    },
    "queue-never-enough": {
        "en": "No number of agents on shift is known with which {sla} is kept.",
        "zh": "不知道在岗多少人才能做到{sla}。",
    },
    "queue-beside": {
        "en": "By the queue before {resource}, reckoned apart, {share} are answered within {limit} at peak.",
        "zh": "{resource}的排队另行计算：高峰时{share}的客户能在{limit}内得到接待。",
    },
    "queue-beside-mean": {
        "en": "By the queue before {resource}, reckoned apart, customers wait {wait} on average at peak.",
        "zh": "{resource}的排队另行计算：高峰时平均等候{wait}。",
    },
    "queue-beside-endless": {
        "en": "By the queue before {resource}, reckoned apart, more work comes at peak than the {agents} on shift can "
        "do, and the wait only grows.",
        "zh": "{resource}的排队另行计算：高峰时在岗{agents}人办不完，等候只会越来越长。",
    },
    "repair-agents": {
        "en": "Put {to} on the roster of {resource} instead of {from} ({agents} on shift): at peak its queue "
        "answers {share} within {limit}, and so keeps {sla}. The peak needs them; alone they prove nothing, since the "
        "steps may still take what is written.",
        "zh": "把{resource}的排班从{from}人增加到{to}人（在岗{agents}人）：高峰时{share}的客户能在{limit}内得到接待，"
        "排队就达到{sla}的要求。高峰要靠这些人，但各步骤的用时范围不变，只做这一条还不够。",
    },
    "repair-agents-mean": {
        "en": "Put {to} on the roster of {resource} instead of {from} ({agents} on shift): at peak customers "
        "wait {wait} on average, and so its queue keeps {sla}. The peak needs them; alone they prove nothing, since "
        "the steps may still take what is written.",
        "zh": "把{resource}的排班从{from}人增加到{to}人（在岗{agents}人）：高峰时平均等候{wait}，"
        "排队就达到{sla}的要求。高峰要靠这些人，但各步骤的用时范围不变，只做这一条还不够。",
    },
    "availability-promised": {"en": "{sla} promises {share} of the time.", "zh": "{sla}约定可用率{share}。"},
    "availability-link": {
        "en": "It depends on {sla}, which promises {share}.",
        "zh": "依赖{sla}，后者约定{share}。",
    },
    "availability-any": {
        "en": "It depends on one of {slas}: the best of them gives {certain}; together they give {independent} if "
        "their failures are independent.",
        "zh": "依赖{slas}中的任意一项：其中最好的为{certain}；如果故障互不相关，合起来为{independent}。",
    },
    "availability-certain": {
        "en": "Certain, whatever fails together: 1 less the sum of what each lacks of 100%, which is {share}.",
        "zh": "必定达到（无论哪些一起出故障）：1 减去各项不足 100% 的部分之和，为{share}。",
    },
    "availability-independent": {
        "en": "If failures have nothing to do with each other: the product of all, which is {share}.",
        "zh": "如果故障互不相关：各项相乘，为{share}。",
    },
    "availability-unknown": {
        "en": "Not all that it depends on promises an availability: it can be no more than {share} if failures are "
        "independent, and nothing is certain.",
        "zh": "所依赖的并非都约定了可用率：如果故障互不相关，最多{share}；没有必定的数值。",
    },
    "availability-kept": {
        "en": "What is promised, {asked}, holds whatever fails together.",
        "zh": "无论哪些一起出故障，约定的{asked}都能达到。",
    },
    "availability-only-independent": {
        "en": "What is promised, {asked}, holds only if failures have nothing to do with each other.",
        "zh": "只有故障互不相关时，约定的{asked}才能达到。",
    },
    "availability-missed": {
        "en": "What is promised, {asked}, is not reached even if failures have nothing to do with each other.",
        "zh": "即使故障互不相关，也达不到约定的{asked}。",
    },
}
"""Key -> the sentence in English and Chinese; what stands in braces is filled in."""
