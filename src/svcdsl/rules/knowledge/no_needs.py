"""K10: a service that does not say what customers want of it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="K10",
    name="no-needs",
    severity="warning",
    phase=1,
    on="service",
    fix="scaffold",
    source="seed 001",
    condition={
        "en": "A service states no needs.",
        "zh": "服务没有写出任何需求。",
    },
    message={
        "en": "Service “{service}” states no needs: it does not say what customers want of it.",
        "zh": "服务“{service}”没有写出任何需求：没有说明客户要从中得到什么。",
    },
    why={
        "en": "Without needs nobody can tell whether a standard is worth its cost, or which complaint points "
        "at something that matters.",
        "zh": "不知道客户要什么，就无从判断一条标准值不值得做、一件投诉说的是不是要紧的事。",
    },
    help={
        "en": 'Write what customers want, in their words: `need clean-room "A clean room" kind basic`.',
        "zh": "用客户的话写出他们要什么，例如 `需求 干净的房间 类型 基本`。",
    },
    bad="""
svcdsl 1
service stay {  # finds K10
  standard room-check "Rooms are inspected before they are let"
}
""",
    good="""
svcdsl 1
service stay {
  need clean-room "A clean room"
  standard room-check "Rooms are inspected before they are let" meets clean-room
}
""",
    unseen={
        "en": "Whether the needs are the customers' and all of them are there. A service whose standards meet "
        "needs that another service states is left alone.",
        "zh": "写出的是否真是客户的需求、是否齐全，本规则看不出来。标准`满足`其他服务所写需求的服务不报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service without `needs`, none of whose standards meets any."""
    if service.has("needs"):
        return
    if not any(standard.has("meets") for standard in context.analyses.standards.of(service)):
        yield RULE.finding(service.span, service=service.label)
