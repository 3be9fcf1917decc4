"""D15: the case goes through too many hands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.forward import forward
from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Number, parse

if TYPE_CHECKING:
    from svcdsl.analyses.flow import Flow
    from svcdsl.model.shared import Role

RULE = Rule(
    code="D15",
    name="too-many-handoffs",
    severity="info",
    phase=2,
    on="process",
    source="seeds 002, 004",
    condition={
        "en": "A path through a process changes role more than `max` times; the customer is no role.",
        "zh": "流程中有一条路径更换岗位的次数超过 `max`；客户不算岗位。",
    },
    message={
        "en": "In process “{process}” a case can change hands {changes} times, more than {most}: {path}.",
        "zh": "在流程“{process}”中，一单最多要换手{changes}次，超过{most}次：{path}。",
    },
    why={
        "en": "At every change of hands something is left behind and something waits; and the customer tells it "
        "all again, while nobody feels that the case is theirs.",
        "zh": "每换一次手，就会丢一些信息、多等一段时间；客户要从头再说一遍，却没有人觉得这件事归自己管。",
    },
    help={
        "en": "Let one role keep the case longer, give it what it needs to decide by itself (`may`), or let it "
        "consult others (`with`) instead of passing the case on.",
        "zh": "让一个岗位多跟几步，给它自己作决定的`授权`，或者请别的岗位`协同`，而不是把事情转出去。",
    },
    options={"max": ("number", "5")},
    bad="""
svcdsl 1
role porter
role clerk
role cashier
service stay {
  process lost-bag {  # finds D15
    start ask
    step ask by porter -> note
    step note by clerk -> look
    step look by porter -> tell
    step tell by clerk -> pay
    step pay by cashier -> hand-over
    step hand-over by porter -> file
    step file by clerk -> end
  }
}
""",
    good="""
svcdsl 1
role porter
role clerk
role cashier
service stay {
  process lost-bag {
    start ask
    step ask by porter -> look
    step look by porter with clerk -> note
    step note by clerk -> tell
    step tell by clerk -> pay
    step pay by cashier -> file
    step file by clerk -> end
  }
}
""",
    unseen={
        "en": "Going round: a path takes no step twice. (Where a loop can be entered at several steps, some such "
        "paths are not looked at.) Branches of a fork are paths of their own. Steps of customers and steps without "
        "a role change nothing: from one role to the customer and back to the same one is no change. Roles "
        "consulted (`with`) do not count; timeouts and recoveries do. Of several such paths one with the most "
        "changes is named.",
        "zh": "反复绕圈的不重复计算：一条路径上每个步骤只走一次（一个循环有多个入口时，个别路径可能没有看到）。"
        "并行的各个分支各算一条路径。客户步骤和没有写岗位的步骤不算换手：转给客户再回到原岗位，不算更换。"
        "`协同`的岗位不算；超时和补救也是路径的一部分。有多条这样的路径时，只列出换手最多的一条。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """The path with the most changes of role, where these are more than allowed."""
    limit = parse("number", str(context.options["max"]))
    assert isinstance(limit, Number)
    most = limit.value
    flow = context.analyses.flow(process)
    if process.start is None or len([step for step in flow.ways if _role(step) is not None]) <= most + 1:
        return
    last = _longest(flow, process.start)
    if last is not None and last.changes > most:
        yield RULE.finding(
            process.span, process=process.label, changes=last.changes, most=str(most), path=" → ".join(last.path())
        )


class _Held(NamedTuple):
    """A path up to `step`, which `role` does, after so many changes; `before` is the path up to the step before."""

    changes: int
    role: Role | None
    step: Step
    before: _Held | None

    def path(self) -> list[str]:
        """The ids of its steps in their order."""
        ids: list[str] = []
        here: _Held | None = self
        while here is not None:
            ids.append(here.step.id)
            here = here.before
        return ids[::-1]


def _longest(flow: Flow, start: Step) -> _Held | None:
    """A path with the most changes, as far as the step with the last of them."""
    order, back = forward(start, lambda step: [way.to for way in flow.ways[step] if isinstance(way.to, Step)])
    held: dict[Step, list[_Held]] = {start: [_Held(0, _role(start), start, None)]}
    longest: _Held | None = None
    for step in order:
        best = held[step] = _foremost(held[step])
        if longest is None or best[0].changes > longest.changes:
            longest = best[0]
        for to in dict.fromkeys(way.to for way in flow.ways[step]):
            if isinstance(to, Step) and (step, to) not in back:
                held.setdefault(to, []).extend(_passed(one, to) for one in best)
    return longest


def _passed(held: _Held, to: Step) -> _Held:
    role = _role(to)
    changed = role is not None and held.role is not None and role is not held.role
    return _Held(held.changes + changed, role or held.role, to, held)


def _foremost(paths: list[_Held]) -> list[_Held]:
    """Paths with the most changes, of up to two roles: whichever comes next, no other path can pass both."""
    most = max(held.changes for held in paths)
    by_role: dict[Role | None, _Held] = {}
    for held in paths:
        if held.changes == most:
            by_role.setdefault(held.role, held)
    return list(by_role.values())[:2]


def _role(step: Step) -> Role | None:
    """Who does a step; nobody where it is the customer's."""
    return None if step.lane == "customer" else step.by
