"""The sentences that tell the case that breaks an objective, and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping

REPAIRS: Mapping[str, Mapping[str, str]] = {
    # The case that breaks it.
    "case-path": {
        "en": "A case that goes {path} takes {least} to {most}; the limit is {limit}.",
        "zh": "走 {path} 要{least}到{most}，时限是{limit}。",
    },
    "case-path/same": {
        "en": "A case that goes {path} takes {least}; the limit is {limit}.",
        "zh": "走 {path} 要{least}，时限是{limit}。",
    },
    "case-path/open": {
        "en": "A case that goes {path} takes {least} or more, without an upper bound; the limit is {limit}.",
        "zh": "走 {path} 至少要{least}，没有上限，时限是{limit}。",
    },
    "case-arrival": {
        "en": "A case that arrives {arrives} ends {ends}, after {amount} on the clock; the limit is {limit}.",
        "zh": "{arrives}到达的，要到{ends}才结束，计时{amount}，时限是{limit}。",
    },
    "case-arrival-clock": {
        "en": "A case whose clock starts {arrives} ends {ends}, after {amount} on the clock; the limit is {limit}.",
        "zh": "{arrives}开始计时的，要到{ends}才结束，计时{amount}，时限是{limit}。",
    },
    "case-arrival-after": {
        "en": "A case whose clock starts just after {arrives} ends {ends}, after {amount} on the clock; the limit is "
        "{limit}.",
        "zh": "{arrives}刚过就开始计时的，要到{ends}才结束，计时{amount}，时限是{limit}。",
    },
    "case-days": {
        "en": "A case that arrives {arrives} ends {ends}; its limit of {limit} ended {closes}.",
        "zh": "{arrives}到达的，要到{ends}才结束，而{limit}的时限到{closes}就满了。",
    },
    "case-days-clock": {
        "en": "A case whose clock starts {arrives} ends {ends}; its limit of {limit} ended {closes}.",
        "zh": "{arrives}开始计时的，要到{ends}才结束，而{limit}的时限到{closes}就满了。",
    },
    "case-days-after": {
        "en": "A case whose clock starts just after {arrives} ends {ends}; its limit of {limit} ended {closes}.",
        "zh": "{arrives}刚过就开始计时的，要到{ends}才结束，而{limit}的时限到{closes}就满了。",
    },
    # What would mend it.
    "repair-step-limit": {
        "en": "Let {step} take at most {to} instead of {from}.",
        "zh": "把{step}的最长用时从{from}降到{to}。",
    },
    "repair-wait-limit": {
        "en": "Let a case wait at most {to} before {step} instead of {from}.",
        "zh": "把{step}之前的最长等候从{from}降到{to}。",
    },
    "repair-ola": {
        "en": "Agree in {sla} that {step} takes at most {to} instead of {from}.",
        "zh": "在{sla}中把{step}的时限从{from}缩短到{to}。",
    },
    "repair-timeout": {
        "en": "Let a case leave {step} after {to} instead of {from}.",
        "zh": "{step}满{to}就转走，不再等到{from}。",
    },
    "repair-order": {
        "en": "Where the work allows it, do {first} before {second}, which then no longer counts.",
        "zh": "如果工作允许，把{first}提到{second}之前，{second}就不再计时。",
    },
    "repair-share": {
        "en": "Let at most {to_share} of the cases go on from {step} to {to} instead of {from}.",
        "zh": "把从{step}转到{to}的占比从{from}降到不超过{to_share}。",
    },
    "repair-share/none": {
        "en": "Let no case go on from {step} to {to}; now {from} do.",
        "zh": "不再从{step}转到{to}（现在占{from}）。",
    },
    "repair-hours": {"en": "Let {calendar} be open {hours}.", "zh": "把{calendar}的营业时间改为{hours}。"},
    "repair-wording": {"en": "Ask for less: “{objective}”.", "zh": "放宽为：“{objective}”。"},
    "repair-clock": {
        "en": "Count only the time in which {calendar} is open.",
        "zh": "改为只计{calendar}的营业时间。",
    },
}
"""Key -> the sentence in English and Chinese; what stands in braces is filled in."""
