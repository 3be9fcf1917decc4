"""C04: a promise of which nobody knows where customers are told it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Promise
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C04",
    name="promise-without-scope",
    severity="warning",
    phase=2,
    on="promise",
    source="ISO 10001",
    condition={
        "en": "A promise names no channel on which customers are told it (`on`).",
        "zh": "承诺没有写明在哪个渠道告知客户（`发布于`）。",
    },
    message={
        "en": "Nobody has said where customers are told the promise “{promise}”.",
        "zh": "没有写明承诺“{promise}”在哪里告知客户。",
    },
    why={
        "en": "What is told on one channel and not on another is news to half the customers, and to the staff "
        "who are held to it. Nor can it be taken back where nobody knows where it stands.",
        "zh": "这里说了那里没说，一半客户不知道，被追问的员工也不知道；要撤回时，更没人说得清写在了哪里。",
    },
    help={
        "en": "Add `on` and the channels, such as `on website, front-desk`.",
        "zh": "加上`发布于`和渠道，例如 `发布于 官网，前台`。",
    },
    bad="""
svcdsl 1
service stay {
  promise key "Your room key within ten minutes" says 95% within 10m  # finds C04
}
""",
    good="""
svcdsl 1
channel website kind web
service stay {
  promise key "Your room key within ten minutes" on website says 95% within 10m
}
""",
    unseen={
        "en": "Whether it is really told there, and told nowhere else. A step that `tells` the promise does "
        "not say on which channel.",
        "zh": "是否真的在那里告知、有没有在别处也说了，本规则看不出来。步骤里写了`告知承诺`，并不等于写明了渠道。",
    },
)


@RULE.checks
def check(promise: Promise, context: Context) -> Iterator[Finding]:
    """A promise without `on`."""
    if not promise.has("on"):
        yield RULE.finding(promise.span, promise=promise.label)
