"""N04: a required field that is not written."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="N04",
    name="missing-field",
    severity="error",
    phase=1,
    on="",
    source="the language",
    condition={
        "en": "A field without which the thing means nothing is not written: the kind of a measure, "
        "channel, source "
        "or feedback, the measure and objective of an SLA, and a few more.",
        "zh": "缺少不可省略的字段：指标、渠道、数据源和反馈的类型，服务级别的指标和目标值等。",
    },
    message={
        "": {"en": "The {kind} “{id}” has no `{field}`.", "zh": "{kind}“{id}”缺少“{field}”。"},
        "item": {"en": "This {kind} has no `{field}`.", "zh": "这里的{kind}缺少“{field}”。"},
    },
    why={
        "en": "Without it nobody can say what was agreed: a service level without a target promises "
        "the customer "
        "nothing.",
        "zh": "缺了它，就说不清约定了什么：没有目标值的服务级别，等于没有向客户承诺任何事。",
    },
    help={
        "": {
            "en": "Write `{field}` on the same line, or on a line of its own in the block.",
            "zh": "在同一行或区块里另起一行，补上“{field}”。",
        },
        "/yaml": {
            "en": "Write `{field}: …` beside the other fields of the {kind}.",
            "zh": "与该{kind}的其他字段并列，补上“{field}”和它的值。",
        },
    },
    bad="""
svcdsl 1
channel desk "Front desk"  # finds N04
service front-desk {
  measure wait "Wait at the desk" from check-in.arrived to check-in.ended  # finds N04
  process check-in
  sla short-wait "No long wait" measure wait  # finds N04
}
""",
    good="""
svcdsl 1
channel desk "Front desk" kind counter
service front-desk {
  measure wait "Wait at the desk" kind duration from check-in.arrived to check-in.ended
  process check-in
  sla short-wait "No long wait" measure wait objective 90% within 5m over 30d
}
""",
    unseen={
        "en": "Other absences are not mistakes of writing; the rules of the other groups speak of them.",
        "zh": "其他缺失不算书写错误，由别的规则组指出。",
    },
)
