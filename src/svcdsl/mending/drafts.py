"""New things that several rules' stubs have in common."""

from __future__ import annotations

from svcdsl.mending.desk import Desk
from svcdsl.mending.plain import Addition, Part, Todo, Value
from svcdsl.model import Item, Thing
from svcdsl.model.service import Service


def need(desk: Desk, at: Service, **fields: Value) -> Part:
    """A need of a service."""
    return desk.part(at, "need", "需求", Todo("what they need", "客户需要什么"), **fields)


def feedback_of(desk: Desk, *wanted: dict[str, Value]) -> list[Addition] | None:
    """Feedback of the service, each with the fields given."""
    service = desk.service
    if service is None:
        return None
    parts = []
    for fields in wanted:
        is_complaint = fields["kind"] == "complaint"
        words = ("complaints", "投诉") if is_complaint else ("feedback", "反馈")
        title = (
            Todo("how customers complain", "客户怎样投诉")
            if is_complaint
            else Todo("what is asked, and whom", "问谁、问什么")
        )
        parts.append(desk.part(service, *words, title, **fields))
    return [Addition(service, {"feedback": parts})]


def process(desk: Desk, at: Service, en: str, zh: str, **fields: Value) -> Part:
    """A process of one step that ends it."""
    step = desk.part(
        at, "step", "步骤", Todo("what is done first, and by whom", "先做什么、由谁做"), **fields, then="end"
    )
    title = Todo("from what to what", "从哪里开始、到哪里结束")
    return desk.part(at, en, zh, title, start=step.id, steps=[step])


def groups_of(item: Item) -> tuple[Thing, ...]:
    """The customer groups that an item says it is for."""
    groups: tuple[Thing, ...] = getattr(item, "for_", ()) or ()
    return groups
