"""N08: a file that does not say which version of the language it is written in."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="N08",
    name="unknown-version",
    severity="error",
    phase=1,
    on="",
    fix="safe",
    mends=("missing",),
    source="the language",
    condition={
        "en": "The version of the language at the head of the file is not known; where it is "
        "missing, this is a "
        "warning.",
        "zh": "文件开头的语言版本无法识别；没有写版本则为警告。",
    },
    message={
        "": {
            "en": "The version of the language is given as “{version}”. There is only version 1.",
            "zh": "语言版本写的是“{version}”，而目前只有版本 1。",
        },
        "missing": {
            "en": "The file does not begin with the version of the language.",
            "zh": "文件开头没有写语言版本。",
        },
    },
    why={
        "en": "Words can change their meaning from one version to the next; the version says which meaning was agreed.",
        "zh": "不同版本里词的含义可能不同；写明版本，才知道约定的是哪种含义。",
    },
    help={
        "": {
            "en": "Write `svcdsl 1` as the first line; in YAML `svcdsl: 1`.",
            "zh": "第一行写 `服务规范 1`；YAML 写 `服务规范: 1`。",
        },
        "/svc": {"en": "Write `svcdsl 1` as the first line.", "zh": "第一行写 `服务规范 1`。"},
        "/yaml": {"en": "Write `svcdsl: 1` as the first line.", "zh": "第一行写 `服务规范: 1`。"},
    },
    bad="""
svcdsl 2  # finds N08
role manager "Manager on duty"
""",
    good="""
svcdsl 1
role manager "Manager on duty"
""",
)
