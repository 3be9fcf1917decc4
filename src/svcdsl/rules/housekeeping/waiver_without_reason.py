"""H01: a waiver that does not say what, why or until when. Found when waivers are applied."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="H01",
    name="waiver-without-reason",
    severity="error",
    phase=1,
    on="",
    source="derived",
    condition={
        "en": "A waiver names no rule, no day or no reason, or a rule that does not exist.",
        "zh": "豁免没有写明规则、日期或理由，或写了不存在的规则。",
    },
    message={
        "misspelt": {
            "en": "This looks like a waiver, but it does not begin with `# svcdsl: allow`.",
            "zh": "这看起来是一条豁免，但开头没有写成 `# 服务规范：豁免`。",
        },
        "no-code": {"en": "This waiver names no rule.", "zh": "这条豁免没有写明针对哪条规则。"},
        "unknown-code": {
            "en": "This waiver names “{code}”, and there is no such rule.",
            "zh": "这条豁免写的是“{code}”，但没有这条规则。",
        },
        "no-day": {"en": "This waiver does not say until which day it holds.", "zh": "这条豁免没有写明有效到哪一天。"},
        "bad-day": {"en": "“{text}” is no day that a waiver can hold until.", "zh": "“{text}”不是有效的截至日期。"},
        "no-reason": {"en": "This waiver gives no reason.", "zh": "这条豁免没有写明理由。"},
    },
    why={
        "en": "What is waived without a reason and a day is forgotten, and customers live with it for ever.",
        "zh": "没有理由、没有期限的豁免很快就会被遗忘，问题只能由客户一直承受。",
    },
    help={
        "en": "Write what, until when and why: `# svcdsl: allow D01 until 2027-01-31: the kiosk is replaced in January`.",
        "zh": "写明规则、截至日期和理由：`# 服务规范：豁免 D01 截至 2027-01-31：自助机一月更换`。",
    },
    bad="""
svcdsl 1
channel desk kind counter
service s {
  # svcdsl: allow D01  # finds H01
  touchpoint gate { channel desk }
}
""",
    good="""
svcdsl 1
channel desk kind counter
service s {
  # svcdsl: allow D01 until 2027-01-31: the desk moves in January
  touchpoint gate { channel desk }
}
""",
)
