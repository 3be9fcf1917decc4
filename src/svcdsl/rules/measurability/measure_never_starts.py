"""M11: the clock's start comes only after its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.between import steps_come_to
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Measure, Process
from svcdsl.rules.base import Context, Rule

if TYPE_CHECKING:
    from svcdsl.model import Event

RULE = Rule(
    code="M11",
    name="measure-never-starts",
    severity="error",
    phase=1,
    on="measure",
    source="derived",
    condition={
        "en": "A measure starts with an event that no path reaches before the event with which it ends.",
        "zh": "指标的起点事件在任何路径上都不会先于终点事件发生。",
    },
    message={
        "en": "“{measure}” starts with {first}, which never comes before {last}: there is nothing to measure.",
        "zh": "“{measure}”从 {first} 算起，到 {last} 为止，而前者从来不会先于后者发生：什么也量不到。",
    },
    why={
        "en": "A figure that no case can have reads as if all were well, and nobody looks after what customers "
        "wait for.",
        "zh": "没有一单能算出数来，报表上却像是一切正常，客户在等的那一段没有人管。",
    },
    help={
        "en": "Turn `from` and `to` round if they are the wrong way, or choose an event that comes before {last}.",
        "zh": "如果起点和终点写反了，就对调过来；否则换一个在 {last} 之前发生的事件。",
    },
    related={"to": {"en": "it ends with this", "zh": "到这里停止计时"}},
    bad="""
svcdsl 1
role clerk
service stay {
  process book {
    start ask
    step ask by clerk -> offer
    step offer by clerk -> end
  }
  measure answer-time kind duration from offer.done to ask.done  # finds M11
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process book {
    start ask
    step ask by clerk -> offer
    step offer by clerk -> end
  }
  measure answer-time kind duration from ask.done to offer.done
}
""",
    unseen={
        "en": "Events that only a source knows, and events of two processes of which neither leads into the other. "
        "Two branches of a fork may happen in either order. Nothing is said of a step that no case comes to (F02) "
        "or while a way on cannot be resolved. A step left by its `timeout` is not done. An event does not come "
        "before itself, unless a loop leads back to it.",
        "zh": "只有数据源才知道的事件、互不相通的两个流程的事件，本规则无法判断。并行分支上的事件先后不定，不报告。"
        "没有单子会走到的步骤（见 F02）、有去向无法识别的流程，不报告。因`超时`离开的步骤不算完成。"
        "除非有循环绕回来，一个事件不会先于它自己发生。",
    },
)


@RULE.checks
def check(measure: Measure, context: Context) -> Iterator[Finding]:
    """A measure whose two events happen in one process, but never in this order."""
    first, last = measure.from_, measure.to
    if first is None or last is None or first.of is None or last.of is None:
        return
    both = [
        process
        for process in _near(first, last)
        if _happens(first, process, context) and _happens(last, process, context)
    ]
    if both and not any(_may_come_before(first, last, process, context) for process in both):
        yield RULE.finding(
            measure.value_span("from_"),
            related=[Related("to", last.of.span)],
            measure=measure.label,
            first=measure.value_span("from_").text,
            last=measure.value_span("to").text,
        )


def _near(first: Event, last: Event) -> list[Process]:
    """The processes of the services that the events are of."""
    services = (event.of.service for event in (first, last) if event.of is not None)
    return [
        process for service in dict.fromkeys(services) if service is not None for process in service.processes.values()
    ]


def _happens(event: Event, process: Process, context: Context) -> bool:
    return event.of is process or event.of in context.analyses.flow(process).reachable


def _may_come_before(first: Event, last: Event, process: Process, context: Context) -> bool:
    """Whether in a run of the process the first event can happen before the last one; also where it is not known."""
    flow = context.analyses.flow(process)
    if process.start is None or flow.open_steps & flow.reachable:
        return True
    if process in (first.of, last.of):
        return first.moment != "ended" and last.moment != "arrived" and first != last
    if first.of is last.of and (first.moment, last.moment) == ("started", "done"):
        return True
    if steps_come_to(flow, first, last):
        return True
    return context.analyses.concurrency(process).of(first.of, last.of)  # type: ignore[arg-type]
