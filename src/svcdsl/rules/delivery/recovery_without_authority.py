"""P06: people who must make good what went wrong, and may give nothing for it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.service import Service
from svcdsl.model.shared import Role
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P06",
    name="recovery-without-authority",
    severity="warning",
    phase=3,
    on="service",
    source="seed 002",
    condition={
        "en": "A role that does the `recover` step of a failure has no `may`: nothing that it may decide by itself.",
        "zh": "承担异常`补救`步骤的岗位没有`授权`：没有任何可以自行决定的事。",
    },
    message={
        "en": "Role “{role}” makes good a failure in step “{step}”, but nothing is said of what it may decide or give "
        "by itself.",
        "zh": "岗位“{role}”在步骤“{step}”中补救差错，却没有写明它可以自行决定或给予什么。",
    },
    why={
        "en": "Whoever must first ask above can only say sorry and let the customer wait. A fault is forgiven "
        "when it is made good on the spot.",
        "zh": "事事都要请示，员工就只能道歉、让客户等。差错当场补救，客户才会原谅。",
    },
    help={
        "en": 'Write at the role what it may decide, and up to what amount: `may "A free upgrade" up-to 300 CNY`.',
        "zh": "在岗位上写明可以自行决定的事项和金额上限，例如 `授权 “免费升级房型” 上限 300元`。",
    },
    related={
        "role": {"en": "the role", "zh": "该岗位"},
        "failure": {"en": "what goes wrong here", "zh": "这里可能出差错"},
    },
    bad="""
svcdsl 1
role clerk
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk -> end {
      fails when "No room is ready" recover offer-upgrade
    }
    step offer-upgrade by clerk -> end  # finds P06
  }
}
""",
    good="""
svcdsl 1
role clerk may "A better room at no charge" up-to 300 CNY
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk -> end {
      fails when "No room is ready" recover offer-upgrade
    }
    step offer-upgrade by clerk -> end
  }
}
""",
    unseen={
        "en": "Whether what the role may do is enough for the case; P17 compares amounts. Only the step that a "
        "failure leads to is looked at, not those after it, nor where a timeout leads. Roles under `with` "
        "do not count. A role is told once a service, at its first recovery.",
        "zh": "授权是否够用，本规则看不出来；金额由 P17 比较。只看异常直接转到的补救步骤，不看其后的步骤，"
        "也不看超时转到的步骤；`协同`的岗位不算。每个岗位在一项服务中只在首次补救处报告一次。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Roles of recovery steps, less those with a `may`."""
    told: set[Role] = set()
    for process in service.processes.values():
        for step in process.steps.values():
            for failure in step.fails:
                recovery = failure.recover
                role = recovery.by if recovery is not None and recovery.lane != "customer" else None
                if recovery is None or role is None or role in told or role.has("may"):
                    continue
                told.add(role)
                yield RULE.finding(
                    recovery.value_span("by"),
                    related=[Related("role", role.span), Related("failure", failure.value_span("when"))],
                    role=role.label,
                    step=recovery.label,
                )
