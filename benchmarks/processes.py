"""The processes of a generated service: one of 8 to 12 steps with choices, and one for complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks import words
from benchmarks.writing import Text

if TYPE_CHECKING:
    from benchmarks.services import Chosen

Step = dict[str, Any]


def main_process(chosen: Chosen) -> Step:
    """From the request to the survey: a loop for missing papers, up to four steps in the office, a recovery."""
    share = chosen.one(5, 10, 15)
    steps: dict[str, Step] = {
        "bring": {
            "title": chosen.text(("Bring the {request}", "提交{request}")),
            "lane": "customer",
            "part": "prepare",
            "touchpoint": "counter",
            "takes": "2m..10m",
            "asks-for": [Text("Name"), chosen.text(("Number of the {thing}", "{thing}编号"))],
            "then": "take",
        },
        "take": {
            "title": chosen.text(("Take up the {request}", "受理{request}")),
            **_faced(chosen, "counter"),
            "waits": f"0m..{chosen.one(10, 20)}m",
            "takes": "3m..5m..10m",
            "tells": ["told"],
            "choose": [
                {"when": chosen.text(("Something is missing", "材料不齐")), "share": f"{share}%", "then": "ask-more"},
                {"otherwise": True, "then": "office-1"},
            ],
        },
        "ask-more": {
            "title": chosen.text(("Ask for it", "补充材料")),
            **_faced(chosen, "call"),
            "takes": "2m..10m",
            "then": "office-1",
        },
    }
    steps |= _office(chosen, chosen.one(1, 2, 2, 3, 4))
    steps |= _outcome(chosen)
    return {
        "title": chosen.text(("From {request} to answer", "从{request}到答复")),
        "start": "bring",
        "volume": f"{chosen.random.randrange(10, 400)}/d",
        "steps": steps,
    }


def _faced(chosen: Chosen, touchpoint: str) -> Step:
    """The fields of a step that an agent does with the customer."""
    return {"by": chosen.role("agent"), "lane": "frontstage", "touchpoint": touchpoint}


def _office(chosen: Chosen, count: int) -> dict[str, Step]:
    """So many steps that the customer does not see; the last may send the case back once."""
    steps: dict[str, Step] = {}
    titles = chosen.some(words.STEPS, count)
    for place, title in enumerate(titles, 1):
        steps[f"office-{place}"] = {
            "title": title,
            "by": chosen.role("clerk"),
            "lane": "backstage",
            "waits": f"0m..{chosen.one(10, 15, 20)}m",
            "takes": chosen.one("5m..15m", "10m..20m", "2m..5m..10m"),
            "then": f"office-{place + 1}",
        }
    last = steps[f"office-{count}"]
    del last["then"]
    if count > 2:
        wrong = chosen.text(("Not right yet", "还不对"))
        again = {"when": wrong, "share": "5%", "then": f"office-{count - 1}", "repeat": 1}
        last["choose"] = [again, {"otherwise": True, "then": "decide"}]
        steps["office-2"]["tells"] = ["told"]
    else:
        last["then"] = "decide"
    return steps


def _outcome(chosen: Chosen) -> dict[str, Step]:
    yes = chosen.one(70, 80, 90)
    return {
        "decide": {
            "title": chosen.text(("Decide", "决定")),
            "by": chosen.role("lead"),
            "lane": "backstage",
            "takes": "5m..10m",
            "choose": [
                {"when": chosen.text(("In order", "符合")), "share": f"{yes}%", "then": "confirm"},
                {"when": chosen.text(("Not in order", "不符合")), "share": f"{100 - yes}%", "then": "explain"},
            ],
        },
        "explain": {
            "title": chosen.text(("Explain why not", "说明原因")),
            **_faced(chosen, "call"),
            "takes": "5m..10m",
            "then": "confirm",
        },
        "confirm": {
            "title": chosen.text(("Hand over the {thing}", "交付{thing}")),
            **_faced(chosen, "counter"),
            "takes": "2m..5m",
            "fails": [
                {
                    "when": chosen.text(("A mistake in it", "有差错")),
                    "share": f"{chosen.one(1, 2, 3)}%",
                    "recover": "mend",
                }
            ],
            "then": "survey",
        },
        "mend": {
            "title": chosen.text(("Mend it on the spot", "当场更正")),
            **_faced(chosen, "counter"),
            "takes": "5m..20m",
            "then": "survey",
        },
        "survey": {
            "title": chosen.text(("Ask how it went", "请客户评价")),
            **_faced(chosen, "call"),
            "part": "follow-up",
            "collects": ["after"],
            "then": "end",
        },
    }


def complaint_process(chosen: Chosen) -> Step:
    """All eight stages of a complaint in two steps."""
    return {
        "start": "hear",
        "steps": {
            "hear": {
                "title": chosen.text(("Hear it, number it", "受理投诉")),
                **_faced(chosen, "counter"),
                "part": "prepare",
                "takes": "5m..2h",
                "handles": ["receive", "track", "acknowledge", "assess", "investigate"],
                "then": "answer",
            },
            "answer": {
                "title": chosen.text(("Answer and close", "答复并结案")),
                **_faced(chosen, "call"),
                "waits": "0m..2h",
                "part": "follow-up",
                "takes": "10m..30m",
                "handles": ["respond", "inform", "close"],
                "then": "end",
            },
        },
    }
