"""N01: a text that cannot be read, answered by the kind of mistake."""

from __future__ import annotations

from svcdsl.rules.base import Rule
from svcdsl.rules.notation._svc_words import SVC
from svcdsl.rules.notation._yaml_words import YAML

_ROWS = {**YAML, **SVC}

RULE = Rule(
    code="N01",
    name="syntax-error",
    severity="error",
    phase=1,
    on="",
    source="the language",
    condition={
        "en": "The text cannot be read, or a sign stands where a value is expected. Reading goes on "
        "at the next "
        "statement; in YAML at the next `---`.",
        "zh": "文字无法读取，或在应写值的地方出现了符号。之后从下一条语句继续读；YAML 则从下一个 `---` 继续。",
    },
    message={
        "": {"en": "This cannot be read here.", "zh": "这里的内容无法读取。"},
        **{variant: {"en": row[0], "zh": row[1]} for variant, row in _ROWS.items()},
    },
    why={
        "en": "What cannot be read is not checked: a promise behind it could be broken and nobody would hear of it.",
        "zh": "读不懂的内容就没有检查：后面的承诺即使兑现不了，也没有人会知道。",
    },
    help={
        "": {
            "en": "Write a word and its value, as in `owner manager`; in YAML `owner: manager`.",
            "zh": "写字段和它的值，例如 `负责人 经理`；YAML 写 `负责人: 经理`。",
        },
        "/svc": {
            "en": "Write a word and its value, as in `owner manager`.",
            "zh": "写字段和它的值，例如 `负责人 经理`。",
        },
        "/yaml": {
            "en": "Write a word, a colon, a space and its value, as in `owner: manager`.",
            "zh": "写字段、半角冒号、空格和它的值，例如 `负责人: 经理`。",
        },
        **{variant: {"en": row[2], "zh": row[3]} for variant, row in _ROWS.items()},
    },
    related={"expected-here": {"en": "a `}` is expected behind this", "zh": "这里后面应有 `}`"}},
    bad="""
svcdsl 1
role manager
service front-desk {
  owner: manager  # finds N01
  tags ["hotel"]  # finds N01
  need "A quick check-in"  # finds N01
  stage arrive title Arrival  # finds N01
}
""",
    good="""
svcdsl 1
role manager
service front-desk {
  owner manager
  tags "hotel"
  need quick-check-in "A quick check-in"
  stage arrive "Arrival"
}
""",
    unseen={
        "en": "One mistake can hide others: in YAML all that follows up to the next `---`.",
        "zh": "一处错误可能掩盖其他错误：在 YAML 中，直到下一个 `---` 为止的内容都不会读。",
    },
)
