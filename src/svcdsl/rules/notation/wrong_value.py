"""N03: a value that is not of its field's type, or none of its choices."""

from __future__ import annotations

from svcdsl.rules.base import Rule
from svcdsl.rules.notation._value_words import VALUES

RULE = Rule(
    code="N03",
    name="wrong-value",
    severity="error",
    phase=1,
    on="",
    source="the language",
    condition={
        "en": "A value is not of its field's type or none of its choices, an id cannot be one, or a "
        "step goes on in "
        "two ways.",
        "zh": "值不符合字段的类型或不在可选项里，编号不合规定，或一个步骤写了两种走向。",
    },
    message={variant: {"en": row[0], "zh": row[1]} for variant, row in VALUES.items()},
    why={
        "en": "What is not understood is not checked, and everybody reads it in his own way, as “a few minutes” or "
        "“soon”: written as the language has it, it means the same to all.",
        "zh": "读不懂就没法检查，各人也会有各人的理解，就像写“几分钟”“尽快”；按规定的写法写，大家才有同一个标准。",
    },
    help={
        **{variant: {"en": row[2], "zh": row[3]} for variant, row in VALUES.items()},
        "several-next/yaml": {
            "en": "Several at once are `fork: [{steps}]`; one of several is `choose`.",
            "zh": "几步同时做写 `并行: [{steps}]`；几条里选一条写 `判断`。",
        },
        "not-a-plain-map/svc": {
            "en": 'Write `labels job "api", env "prod"`.',
            "zh": '写成 `监控标签 job "api"，env "prod"`。',
        },
        "not-a-plain-map/yaml": {
            "en": "Write `labels: {job: api, env: prod}`.",
            "zh": "写成 `监控标签: {job: api, env: prod}`。",
        },
        "language/svc": {
            "en": 'Write `en` for English, `zh` for Chinese: `en "Late" zh "晚点"`.',
            "zh": '中文写 `zh` 或 `中文`，英文写 `en` 或 `英文`：`中文 "晚点" 英文 "Late"`。',
        },
    },
    related={"first": {"en": "the other way on is here", "zh": "另一种走向在这里"}},
    bad="""
svcdsl 1
channel desk kind counters  # finds N03
calendar office {
  timezone Asia/Peking  # finds N03
  closed 2026-02-30  # finds N03
}
service front-desk {
  process check-in {
    step greet takes 10 min -> key  # finds N03
    step key -> end => greet  # finds N03
  }
}
""",
    good="""
svcdsl 1
channel desk kind counter
calendar office {
  timezone Asia/Shanghai
  closed 2026-02-28
}
service front-desk {
  process check-in {
    step greet takes 10m -> key
    step key -> end
  }
}
""",
    unseen={
        "en": "A value of the right type that was not meant, such as `5h` for `5m`.",
        "zh": "类型正确但写错了的值，例如把 `5m` 写成 `5h`。",
    },
)
