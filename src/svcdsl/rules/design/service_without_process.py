"""D19: a service of which nobody has said how it is done."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D19",
    name="service-without-process",
    severity="warning",
    phase=2,
    on="service",
    fix="scaffold",
    source="seed 001",
    condition={
        "en": "A service has no process.",
        "zh": "服务没有任何流程。",
    },
    message={
        "en": "Service “{service}” has no process: nobody has said who does what, and in which order.",
        "zh": "服务“{service}”没有任何流程：没有写明由谁做什么、先做什么后做什么。",
    },
    why={
        "en": "A service is what is done for the customer. Where it is written nowhere, each employee does it "
        "from memory, and nobody can say how long it takes or where it fails.",
        "zh": "服务就是为客户做的事。没有写下来，员工只能凭记忆做，谁也说不清要多久、会在哪里出错。",
    },
    help={
        "en": "Write at least one process with its steps: who does each, in which lane, and how it goes on.",
        "zh": "至少写一个流程及其步骤：每一步由谁做、在哪个泳道、下一步是什么。",
    },
    bad="""
svcdsl 1
service stay  # finds D19
""",
    good="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start hand-key
    step hand-key by clerk -> end
  }
}
""",
    unseen={
        "en": "Whether the processes cover all that the service does.",
        "zh": "已有的流程是否涵盖服务的全部内容，本规则看不出来。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service for which no `processes` are written."""
    if not service.has("processes"):
        yield RULE.finding(service.span, service=service.label)
