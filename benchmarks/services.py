"""One generated service: the same number and seed always give the same one."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks import words
from benchmarks.processes import complaint_process, main_process
from benchmarks.upkeep import improvements, upkeep
from benchmarks.writing import Text

Thing = dict[str, Any]


class Chosen:
    """The choices of one service: its department's prefix, its trade, and a language for its texts."""

    def __init__(self, number: int, department: int, seed: int) -> None:
        self.random = Random(f"{seed}/{number}")
        self.number = number
        self.d = f"d{department:02}"
        self.trade = words.TRADES[department % len(words.TRADES)]
        self.chinese = number % 5 == 4

    def text(self, pair: tuple[str, str]) -> Text:
        """A text in the service's language, its gaps filled from the trade."""
        which = 1 if self.chinese else 0
        trade = self.trade
        text = pair[which].format(request=trade.request[which], thing=trade.thing[which], place=trade.place[which])
        return Text(text[:1].upper() + text[1:])

    def some(self, pairs: tuple[tuple[str, str], ...], count: int) -> list[Text]:
        """So many different texts."""
        return [self.text(pair) for pair in self.random.sample(pairs, count)]

    def one(self, *values: Any) -> Any:
        """One of the values."""
        return self.random.choice(values)

    def role(self, name: str) -> str:
        """The id of a shared thing of the department."""
        return f"{self.d}-{name}"


def service(number: int, department: int, seed: int) -> Thing:
    """The tree of one service, as YAML has it at the top of a document."""
    chosen = Chosen(number, department, seed)
    request, antrag = chosen.trade.request
    measure_days = chosen.one("30d", "90d")
    hours = chosen.one(6, 8, 10)
    return {
        "service": f"{chosen.trade.word}-{number:05}",
        "title": {"en": Text(f"{request.capitalize()} {number}"), "zh": Text(f"{antrag}{number}")},
        "owner": chosen.role("head"),
        "phase": "operation",
        "goals": {"easier": {"measure": "ease", "from": "3.9/5", "to": "4.3/5", "by": "2027-06-30"}},
        "needs": _needs(chosen),
        "stages": _stages(chosen),
        "touchpoints": _touchpoints(chosen),
        "processes": {"main": main_process(chosen), "complaint": complaint_process(chosen)},
        "measures": _measures(chosen),
        "slas": _slas(chosen, hours, measure_days),
        "promises": _promises(chosen, hours, measure_days),
        "feedback": _feedback(chosen),
        "improvements": improvements(chosen, hours),
        **upkeep(chosen),
    }


def _needs(chosen: Chosen) -> Thing:
    kinds = {"know-when": "basic", "right": "basic", "a-person": chosen.one("expected", "exciting")}
    titles = chosen.some(words.NEEDS, len(kinds))
    groups = [chosen.role("private"), chosen.role("企业"), chosen.role("older")]
    needs: Thing = {}
    for (name, kind), title in zip(kinds.items(), titles, strict=True):
        evidence: Thing = {
            "method": chosen.one("survey", "complaint", "data", "interview"),
            "on": f"2026-0{chosen.one(3, 5, 8)}-{chosen.one(10, 17, 28)}",
            "answers": chosen.random.randrange(12, 900),
        }
        if name == "know-when":
            evidence["note"] = chosen.some(words.NOTES, 1)[0]
        wanted_by = groups if kind == "basic" else groups[:2]
        needs[name] = {"title": title, "kind": kind, "for": wanted_by, "evidence": [evidence]}
    return needs


def _stages(chosen: Chosen) -> Thing:
    pains = chosen.some(words.PAINS, 1)
    return {
        "ask": {"title": chosen.text(("Asking", "提出")), "feeling": "3/5"},
        "wait": {
            "title": chosen.text(("Waiting", "等候")),
            "feeling": "2/5",
            "pains": pains,
            "tags": [Text("waiting")],
        },
    }


def _audited(chosen: Chosen, title: tuple[str, str], dimension: str, need: str, by: str) -> Thing:
    """A standard that is audited, with its checklist."""
    return {
        "title": chosen.text(title),
        "dimension": dimension,
        "meets": [need],
        "by": [chosen.role(by)],
        "audit": f"every {chosen.one('1w', '2w', '1mo')}",
        "sample": chosen.one(10, 20, 30),
        "auditor": chosen.role("auditor"),
        "pass": f"{chosen.one(90, 95, 98)}%",
        "checks": chosen.some(words.CHECKS, chosen.one(1, 1, 2)),
    }


def _touchpoints(chosen: Chosen) -> Thing:
    counter: Thing = {
        "title": chosen.text(("At the {place}", "{place}")),
        "channel": chosen.role("counter"),
        "stage": "ask",
        "moment-of-truth": True,
        "shows": chosen.some(words.SHOWS, 2),
        "standards": {
            "soon": {
                "title": chosen.text(("The {request} is taken up the same day", "{request}当天受理")),
                "dimension": "responsiveness",
                "meets": ["know-when"],
                "by": [chosen.role("agent")],
                "sla": "done-sla",
                "checks": [
                    {"title": chosen.text(("Give the number first", "先给编号")), "critical": True},
                    *[{"title": text} for text in chosen.some(words.CHECKS, 1)],
                ],
            },
            "heard": {
                **_audited(chosen, ("Nobody is interrupted", "不打断客户说话"), "empathy", "a-person", "agent"),
                "script": chosen.some(words.SCRIPTS, 1)[0],
            },
            "rights": _audited(
                chosen, ("Say what they are entitled to", "讲清客户的权利"), "assurance", "know-when", "lead"
            ),
        },
    }
    counter["#"] = chosen.some(tuple((text, text) for text in words.COMMENTS), 1)[0]
    phone = {
        "title": chosen.text(("By telephone", "电话")),
        "channel": chosen.role(chosen.one("phone", "mail")),
        "stage": "wait",
        "standards": {
            "right-first": {
                "title": chosen.text(("The {thing} is right the first time", "{thing}一次办对")),
                "dimension": "reliability",
                "meets": ["right"],
                "by": [chosen.role("agent"), chosen.role("clerk")],
                "measure": "right-rate",
                "objective": f"rate >= {chosen.one(80, 85, 90)}% over 30d",
                "checks": chosen.some(words.CHECKS, 2),
            },
            "legible": _audited(chosen, ("Papers fit to be seen", "材料整洁"), "tangibles", "right", "clerk"),
        },
    }
    return {"counter": counter, "call": phone}


def _measures(chosen: Chosen) -> Thing:
    log = chosen.role("log")
    return {
        "time": {
            "title": chosen.text(("Time to done", "办理时长")),
            "kind": "duration",
            "from": "take.started",
            "to": "confirm.done",
            "source": log,
            "calendar": chosen.role("hours"),
        },
        "right-rate": {"kind": "ratio", "good": "settled-at-once", "of": "confirm.done", "source": log},
        "ease": {
            "title": chosen.text(("Ease", "省心程度")),
            "kind": "score",
            "asks": "after.ease",
            "source": chosen.role("answers"),
        },
        "settling": {
            "kind": "duration",
            "from": "complaint.arrived",
            "to": "answer.done",
            "source": log,
            "calendar": chosen.role("hours"),
        },
    }


def _slas(chosen: Chosen, hours: int, days: str) -> Thing:
    return {
        "done-sla": {
            "title": chosen.text(("Done within {place} hours", "在开放时间内办完")),
            "party": "customer",
            "for": [chosen.role("private"), chosen.role("企业")],
            "measure": "time",
            "objective": f"95% within {hours}h over {days}",
            "calendar": chosen.role("hours"),
            "escalate": [
                {"after": f"{chosen.one(50, 60, 70)}%", "to": chosen.role("lead")},
                {"after": f"{hours - 1}h", "to": chosen.role("head")},
            ],
        },
        "settled-sla": {
            "title": chosen.text(("Complaint settled", "投诉办结")),
            "party": "customer",
            "measure": "settling",
            "objective": "90% within 5bd over 90d",
            "milestone": "resolve",
            "complies-with": [chosen.role("code")],
        },
    }


def _promises(chosen: Chosen, hours: int, days: str) -> Thing:
    return {
        "told": {
            "title": {
                "en": Text(f"Nineteen of twenty are done within {hours} open hours"),
                "zh": Text(f"九成五在{hours}个工作小时内办完"),
            },
            "on": [chosen.role("app"), chosen.role("counter")],
            "says": f"95% within {hours}bh over {days}",
            "backed-by": "done-sla",
            "remedy": {"en": Text("Voucher of 20 CNY"), "zh": Text("20元代金券")},
            "worth": "20 CNY",
        },
    }


def _feedback(chosen: Chosen) -> Thing:
    return {
        "after": {
            "title": chosen.text(("Survey afterwards", "事后问卷")),
            "kind": "survey",
            "hears": ["counter", "call"],
            "channel": chosen.role("app"),
            "when": "survey.done",
            "sample": f"{chosen.one(20, 30, 50)}%",
            "response": "20%",
            "asks": {
                "ease": {"title": chosen.text(("How easy was it?", "省心吗？")), "kind": "csat", "about": "right"},
                "knew": {
                    "title": chosen.text(("Did you know when?", "知道什么时候办完吗？")),
                    "kind": "choice",
                    "about": "know-when",
                },
                "heard": {
                    "title": chosen.text(("Did we listen?", "听您说完了吗？")),
                    "kind": "rating",
                    "about": "a-person",
                },
            },
            "review": "every 2w",
            "by": [chosen.role("analyst")],
            "feeds": ["faster"],
        },
        "complaints": {
            "title": {"en": Text("Complaints"), "zh": Text("投诉")},
            "kind": "complaint",
            "channel": chosen.role("counter"),
            "acknowledge": "4bh",
            "resolve": "5bd",
            "tell-customer": True,
            "review": "every 1mo",
            "by": [chosen.role("lead")],
            "feeds": ["faster"],
        },
        "round": {
            "kind": "interview",
            "from": "employees",
            "when": "every 1mo",
            "review": "every 1mo",
            "by": [chosen.role("lead")],
            "feeds": ["faster"],
        },
    }
