"""N02: a word that names no field there."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="N02",
    name="unknown-field",
    severity="error",
    phase=1,
    on="",
    fix="safe",
    mends=("", "condition", "escalate", "timeout", "fails", "choose"),
    source="the language",
    condition={
        "en": "A word stands where a field is expected, and the thing has no field of that name.",
        "zh": "在应写字段的地方写了一个词，而该事物没有这个字段。",
    },
    message={
        "": {
            "en": "“{field}” is not known here: a {kind} has no such field.",
            "zh": "这里不认识“{field}”：{kind}没有这个字段。",
        },
        "condition": {
            "en": "This condition asks for “{field}”, and a {kind} has no such field.",
            "zh": "这个条件问到“{field}”，而{kind}没有这个字段。",
        },
        "no-fields": {
            "en": "This condition asks for “{text}” of `{field}`, which has no fields of its own.",
            "zh": "这个条件问到“{field}”的“{text}”，而“{field}”下面没有字段。",
        },
    },
    why={
        "en": "A misspelt field is as good as not written: whoever relies on it waits in vain.",
        "zh": "写错的字段等于没写：指望它的人会落空。",
    },
    help={
        "": {
            "en": "Correct the word, or move it to the thing that has such a field. A note for colleagues "
            "goes into `description` or behind a `#`.",
            "zh": "改正写法，或把它移到有这个字段的事物下。给同事看的备注写进 `说明`，或写在 `#` 后面。",
        },
        "escalate": {
            "en": "An escalation says after how much of the limit, and to whom: `escalate after 80% to duty-manager`.",
            "zh": "升级要写用到时限的多少、报给谁：`升级 满 80% 报 值班经理`。",
        },
        "timeout": {
            "en": "A timeout says after how long, and which step takes over: `timeout after 2h to remind`.",
            "zh": "超时要写等多久、转到哪一步：`超时 满 2小时 转 催办`。",
        },
        "fails": {
            "en": 'What can fail is written so: `fails when "No show" share 5% recover rebook`.',
            "zh": '异常这样写：`异常 若 "未到" 占比 5% 补救 改约`。',
        },
        "choose": {
            "en": 'A way of a choice is written so: `choose when "late" share 20% -> apologise`.',
            "zh": '判断的一条路这样写：`判断 若 "迟到" 占比 20% -> 致歉`。',
        },
        "condition": {
            "en": "A test names a field of what the policy is `for`; a dot leads on to what the field refers to, as in "
            "`channel.kind`. An id stands beside a field: `gold in for`.",
            "zh": "条件里要写“适用于”那类事物的字段；点号通往字段所指的事物，例如 `渠道.类型`。编号和字段写在一起：`金卡 属于 面向`。",
        },
        "no-fields": {
            "en": "Take the dot and what is behind it away. Only a reference or a list of things leads on.",
            "zh": "去掉点号和后面的词。只有指向其他事物的字段才能用点号往下问。",
        },
    },
    bad="""
svcdsl 1
role manager
service front-desk {
  ownr manager  # finds N02
  need quick-check-in "A quick check-in" colour blue  # finds N02
}
""",
    good="""
svcdsl 1
role manager
service front-desk {
  owner manager
  need quick-check-in "A quick check-in" kind basic
}
""",
    unseen={
        "en": "A word that is a field, but not the one that was meant.",
        "zh": "写的确实是一个字段，却不是想写的那个。",
    },
)
