"""P17: customers are told of an amount that nobody before them may give."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.items import Authority
from svcdsl.model.parts import Promise
from svcdsl.model.service import Service
from svcdsl.model.shared import Role
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Money

RULE = Rule(
    code="P17",
    name="remedy-beyond-authority",
    severity="warning",
    phase=3,
    on="service",
    source="seed 002",
    condition={
        "en": "The `worth` of a promise is above what any role on the service's recovery steps may give (`up-to`).",
        "zh": "承诺的`补偿金额`超过了服务中各补救步骤的岗位有权给予的`上限`。",
    },
    message={
        "": {
            "en": "The promise “{promise}” is worth {worth}, but those who make a failure good may give "
            "{limit} at most.",
            "zh": "承诺“{promise}”的补偿金额是 {worth}，而负责补救的岗位最多只能给 {limit}。",
        },
        "none": {
            "en": "The promise “{promise}” is worth {worth}, but nothing says that those who make a failure "
            "good may give anything.",
            "zh": "承诺“{promise}”的补偿金额是 {worth}，而负责补救的岗位没有任何授权。",
        },
    },
    why={
        "en": "Customers are sent from one to the next for what was promised to them. The remedy becomes a second "
        "failure.",
        "zh": "答应了的补偿却要客户到处去要，补救本身成了又一次差错。",
    },
    help={
        "": {
            "en": "Raise `up-to` of a role on a recovery step, or give a recovery step to a role that may give it.",
            "zh": "提高补救步骤中某个岗位的授权`上限`，或者把补救步骤交给有此权限的岗位。",
        },
        "none": {
            "en": 'Write at a role on a recovery step what it may give: `may "A meal voucher" up-to 300 CNY`.',
            "zh": "在补救步骤的岗位上写明可以给什么，例如 `授权 “餐券” 上限 300元`。",
        },
    },
    related={
        "limit": {"en": "this is the most that may be given", "zh": "目前最高的授权上限"},
        "role": {"en": "a role that makes a failure good", "zh": "负责补救的岗位"},
    },
    bad="""
svcdsl 1
role clerk may "A drink" up-to 50 CNY
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk -> end {
      fails when "No room is ready" recover say-sorry
    }
    step say-sorry by clerk -> end
  }
  promise room-ready "Your room is ready, or 300 CNY are yours" worth 300 CNY  # finds P17
}
""",
    good="""
svcdsl 1
role clerk may "A night at no charge" up-to 300 CNY
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk -> end {
      fails when "No room is ready" recover say-sorry
    }
    step say-sorry by clerk -> end
  }
  promise room-ready "Your room is ready, or 300 CNY are yours" worth 300 CNY
}
""",
    unseen={
        "en": "Whether the promise and the recovery are about the same failure: one role that may give the amount, on "
        "any recovery step of the service, is enough. Silent in a service without recovery steps, and where "
        "a role's `may` names no amount in the promise's currency: how much it may give is then not known.",
        "zh": "承诺与补救是否针对同一种差错，本规则看不出来：服务中任一补救步骤的岗位有此权限即可。"
        "服务没有补救步骤，或者某个岗位的`授权`没有写同一币种的金额（不知道能给多少）时，不报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Promises worth more than the highest amount that a role on a recovery step may give."""
    promises = [promise for promise in service.promises.values() if promise.worth is not None and promise.worth.amount]
    roles = _recovering(service) if promises else []
    for promise in promises if roles else ():
        yield from _beyond(promise, roles)


def _recovering(service: Service) -> list[Role]:
    """The roles of recovery steps, in order; empty where one of them is not known."""
    roles: dict[Role, None] = {}
    for process in service.processes.values():
        for step in process.steps.values():
            for recovery in (failure.recover for failure in step.fails):
                if recovery is not None and recovery.lane == "customer":
                    continue
                if recovery is None or recovery.by is None:
                    return []
                roles[recovery.by] = None
    return list(roles)


def _beyond(promise: Promise, roles: list[Role]) -> Iterator[Finding]:
    worth = promise.worth
    assert worth is not None
    granted: list[tuple[Money, Authority]] = []
    for role in roles:
        known = [(may.up_to, may) for may in role.may if may.up_to and may.up_to.currency == worth.currency]
        if role.has("may") and not known:
            return
        granted += known
    place, promised = promise.value_span("worth"), promise.label
    if not granted:
        related = [Related("role", role.span) for role in roles]
        yield RULE.finding(place, variant="none", related=related, promise=promised, worth=worth.written)
        return
    limit, highest = max(granted, key=lambda one: one[0])
    if worth > limit:
        related = [Related("limit", highest.value_span("up_to"))]
        yield RULE.finding(place, related=related, promise=promised, worth=worth.written, limit=limit.written)
