"""H03: a waiver that waives nothing. Found when waivers are applied."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="H03",
    name="waiver-unused",
    severity="warning",
    phase=1,
    on="",
    fix="safe",
    source="derived",
    condition={
        "en": "A waiver, or one of the rules that it names, stands where nothing of that kind is found.",
        "zh": "豁免所在之处，并没有它所针对的问题；或其中写到的某条规则没有问题可豁免。",
    },
    message={
        "": {
            "en": "This waiver waives nothing: {codes} finds nothing here.",
            "zh": "这条豁免没有作用：此处没有 {codes} 的问题。",
        },
        "some": {
            "en": "This waiver waives nothing of {codes}, which finds nothing here.",
            "zh": "这条豁免里的 {codes} 没有作用：此处没有 {codes} 的问题。",
        },
    },
    why={
        "en": "A waiver that stays behind hides the next fault of its kind before anybody has decided on it.",
        "zh": "留下的豁免会把以后出现的同类问题一并掩盖，而没有人对它做过决定。",
    },
    help={
        "": {
            "en": "Take it out. It holds for its own line, alone on a line for the line below, at the file's head for "
            "the file.",
            "zh": "请删除。豁免只对所在行有效；单独成行时对下一行有效；写在文件开头时对整个文件有效。",
        },
        "some": {
            "en": "Take {codes} out of it, and leave the others.",
            "zh": "从豁免里删去 {codes}，其余的保留。",
        },
    },
    bad="""
svcdsl 1
channel desk kind counter
service s {
  # svcdsl: allow D01 until 2099-01-31: the desk moves in January  # finds H03
  touchpoint gate { channel desk; standard greet "Greet" }
  # svcdsl: allow D01, D21 until 2099-01-31: the desk moves in January  # finds H03
  touchpoint hall { channel desk }
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
