"""F10: a choice that chooses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model import END
from svcdsl.model.base import End
from svcdsl.model.items import Choice
from svcdsl.model.parts import Step
from svcdsl.rules.base import Context, Rule

_SINGLE = {
    "en": "Step “{step}” chooses between one way only: it always goes on to {to}.",
    "zh": "步骤“{step}”的判断只有一条路可选：总是走到{to}。",
}
_SAME = {
    "en": "Two ways of the choice at step “{step}” lead to the same: {to}.",
    "zh": "步骤“{step}”的判断有两条路通到同一处：{to}。",
}
_ONE_WAY = {
    "en": "Write `-> {to}` instead of the choice, or add the way that is missing.",
    "zh": "不用判断，直接写 `下一步 {to}`；或者补上漏写的路。",
}

RULE = Rule(
    code="F10",
    name="needless-choice",
    severity="warning",
    phase=2,
    on="step",
    needs="choose",
    fix="safe",
    mends=("single-plain", "same-plain"),
    source="bpmnlint",
    condition={
        "en": "A choice has a single way on, or two ways to one step.",
        "zh": "判断只有一条路，或者有两条路通到同一个步骤。",
    },
    message={"single": _SINGLE, "single-plain": _SINGLE, "same": _SAME, "same-plain": _SAME},
    why={
        "en": "Staff are asked to decide something that makes no difference to the customer, or a way that was meant "
        "for some customers is missing.",
        "zh": "让员工判断一件对客户没有差别的事；或者本该给一部分客户走的路漏写了。",
    },
    help={
        "single": _ONE_WAY,
        "single-plain": _ONE_WAY,
        "same": {
            "en": "Make one way of the two, or let one of them lead to where it was meant to.",
            "zh": "把两条路合成一条，或者让其中一条通到本来要去的地方。",
        },
        "same-plain": {
            "en": "Write `-> {to}` instead of the choice, or let one of the ways lead to where it was meant to.",
            "zh": "不用判断，直接写 `下一步 {to}`；或者让其中一条路通到本来要去的地方。",
        },
    },
    related={"first": {"en": "the first way there", "zh": "前一条通到那里的路"}},
    bad="""
svcdsl 1
role clerk
service stay {
  process pay {
    start ask
    step ask by clerk {
      choose when "by card" share 60% -> card
      choose when "by phone" share 20% -> card  # finds F10
      choose otherwise -> cash
    }
    step card by clerk {
      choose otherwise -> cash  # finds F10
    }
    step cash by clerk -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process pay {
    start ask
    step ask by clerk {
      choose when "by card or by phone" share 80% -> card
      choose otherwise -> cash
    }
    step card by clerk -> end
    step cash by clerk -> end
  }
}
""",
    unseen={
        "en": "Ways that part and meet again one step later. Several ways to the end are named only where all of "
        "them end, since a case may be over for different reasons; two ways of which one has a `repeat` of its own "
        "are not the same. Of a choice that cannot be read whole, nothing is said.",
        "zh": "分开后隔一步又汇合的路。事情可能因不同原因结束，所以只有各条路都通到结束时才报告；"
        "两条路的`最多重复`不同的不算相同。判断未能完整识别时不报告。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A choice with a single way, and each further way to where one leads already."""
    if not step.choose or not step.whole("choose") or any(way.then is None for way in step.choose):
        return
    first = step.choose[0]
    if len(step.choose) == 1:
        variant = "single-plain" if _is_plain(step) else "single"
        yield RULE.finding(first.span, variant=variant, step=step.label, to=_name(first.then))
        return
    only_ends = all(way.then is END for way in step.choose)
    seen: dict[tuple[Step | End | None, object], Choice] = {}
    for way in step.choose:
        earlier = seen.setdefault((way.then, way.repeat), way)
        if earlier is not way and (way.then is not END or only_ends):
            related = [Related("first", earlier.span)]
            variant = "same-plain" if _is_plain(step) else "same"
            yield RULE.finding(way.span, variant=variant, related=related, step=step.label, to=_name(way.then))


def _name(to: Step | End | None) -> str:
    return "" if to is None else to.id


def _is_plain(step: Step) -> bool:
    """Whether all ways lead to one step without a word on when they are taken, so that nothing is lost with the choice."""
    return len({way.then for way in step.choose}) == 1 and not any(way.when or way.repeat for way in step.choose)
