"""H07: a policy that speaks of nothing in the project."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.shared import Policy
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="H07",
    name="policy-matches-nothing",
    severity="info",
    phase=1,
    on="policy",
    reach="project",
    source="derived",
    condition={
        "en": "The `for` and `where` of a policy choose nothing in the project.",
        "zh": "规约的“适用于”和“条件”在项目里一项也没选中。",
    },
    message={
        "": {
            "en": "The policy “{policy}” speaks of nothing here: no {kind} fits its `where`.",
            "zh": "规约“{policy}”在这里没有管到任何内容：没有符合“条件”的{kind}。",
        },
        "none": {
            "en": "The policy “{policy}” speaks of nothing here: there is no {kind}.",
            "zh": "规约“{policy}”在这里没有管到任何内容：项目里没有{kind}。",
        },
    },
    why={
        "en": "Whoever wrote it believes that it is kept to, and it has never looked at anything: often an id in it is "
        "misspelt, or what it was for has gone.",
        "zh": "写的人以为大家都遵守了，其实它从没检查过任何内容：多半是里面的编号写错了，或者它管的内容已经不在了。",
    },
    help={
        "en": "Compare the ids in its `where` with those in the specs; or delete it.",
        "zh": "核对“条件”里的编号和规范里的是否一致；不再需要的，删掉。",
    },
    bad="""
svcdsl 1
channel desk kind counter
policy gold-first "Gold members always reach a person" {  # finds H07
  for channel
  where kind = bot
  require handoff exists
}
""",
    good="""
svcdsl 1
channel desk kind counter
channel helper kind bot handoff desk
policy gold-first "Gold members always reach a person" {
  for channel
  where kind = bot
  require handoff exists
}
""",
    unseen={
        "en": "Policies that the project takes from elsewhere with `extends`, since they are made for others too. A "
        "policy that is itself written wrongly, or that asks for what could not be read, is not judged.",
        "zh": "用 extends 从别处引入的规约不看，它们也是给别的项目用的。"
        "规约本身写错，或所问的内容没能读懂时，不作判断。",
    },
)


@RULE.checks
def check(policy: Policy, context: Context) -> Iterator[Finding]:
    """A policy of the project's own that chooses no thing, where that is sure."""
    if policy.origin.name not in context.project.order:
        return
    choice = context.analyses.house_rules.choice(policy)
    if choice.sure and not choice.things:
        exists = next(context.analyses.house_rules.in_view(policy), None)
        kind = policy.for_ or ""
        yield RULE.finding(policy.span, variant="" if exists else "none", policy=policy.label, kind=kind)
