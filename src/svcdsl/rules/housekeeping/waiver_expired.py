"""H02: a waiver past its day. Found when waivers are applied; the finding it hid is shown again."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="H02",
    name="waiver-expired",
    severity="error",
    phase=1,
    on="",
    source="derived",
    condition={
        "en": "A waiver is past its last day; what it hid is reported again.",
        "zh": "豁免已过截至日期，原先豁免的问题重新报告。",
    },
    message={
        "en": "This waiver of {codes} ended on {until}.",
        "zh": "这条对 {codes} 的豁免已于 {until} 到期。",
    },
    why={
        "en": "On that day the gap was to be closed. Either it is, or customers still meet it.",
        "zh": "到这一天，问题本应解决。要么已经解决，要么客户还在遇到。",
    },
    help={
        "en": "Close the gap and take the waiver out, or decide anew, with a later day and the reason.",
        "zh": "解决问题并删除豁免；如需继续，请重新决定，写上新的日期和理由。",
    },
    bad="""
svcdsl 1
channel desk kind counter
service s {
  # svcdsl: allow D01 until 2020-01-31: the desk moves in January  # finds H02
  touchpoint gate { channel desk }
}
""",
    good="""
svcdsl 1
channel desk kind counter
service s {
  # svcdsl: allow D01 until 2099-01-31: the desk moves in January
  touchpoint gate { channel desk }
}
""",
)
