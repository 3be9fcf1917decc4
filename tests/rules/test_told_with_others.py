"""Findings that stand beside others of the same fault say so: which one to mend first, and what settles both."""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.pipeline import check
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.text import Source

FLOW = "svcdsl 1\nrole r\nservice s {{ process p {{ start a; step a by r -> end\n{}\n}} }}\n"
QUEUE = """svcdsl 1
role r
service s {{
  measure m kind duration
  sla q party customer measure m objective {}
  resource desk role r arrivals 200/h handling 3m {} serves q
}}
"""


def found(text: str, code: str) -> list[Finding]:
    """What one rule says of a text, in order."""
    checked = check([(Source("a.svc", text), None)], [catalogue()[code]], name="p", language="en", today="2026-07-01")
    assert checked.defects == []
    return sorted((one for one in checked.findings if one.code == code), key=lambda one: one.span.start)


@pytest.mark.parametrize(
    ("steps", "firsts"),
    [
        ("step b by r -> c\nstep c by r -> end", {"b": "", "c": "b"}),
        ("step c by r -> end\nstep b by r -> c", {"b": "", "c": "b"}),
        ("step b by r -> b", {"b": ""}),
        ("step b by r -> c\nstep c by r -> b", {"b": "", "c": "b"}),
        ("step b by r -> d\nstep c by r -> d\nstep d by r -> end", {"b": "", "c": "", "d": "b"}),
        ("step b by r -> c\nstep c by r -> d\nstep d by r -> c", {"b": "", "c": "b", "d": "b"}),
        ("step x by r -> y\nstep y by r -> x\nstep b by r -> y", {"b": "", "x": "b", "y": "b"}),
    ],
)
def test_a_step_behind_one_that_is_not_reached_names_that_one(steps: str, firsts: dict[str, str]) -> None:
    told = {one.span.text: one.facts.get("first", "") for one in found(FLOW.format(steps), "F02")}
    assert told == firsts
    for one in found(FLOW.format(steps), "F02"):
        assert one.variant == ("behind" if one.facts.get("first") else "")
        assert [related.role for related in one.related] == ["first" if one.facts.get("first") else "start"]


@pytest.mark.parametrize(
    ("objective", "agents", "variant"),
    [
        ("90% within 20s over 30d", "agents 8", "overloaded"),
        ("90% within 20s over 30d", "agents 14", ""),
        ("90% within 20s over 30d", "agents 8 patience 2m", "overloaded"),
        ("50% within 2m over 30d", "agents 4 patience 1m", ""),
        ("mean <= 20s over 30d", "agents 8", "endless"),
        ("mean <= 20s over 30d", "agents 11", "mean"),
    ],
)
def test_too_few_for_the_work_and_for_the_sla_is_told_once_each_with_one_number_for_both(
    objective: str, agents: str, variant: str
) -> None:
    [one] = found(QUEUE.format(objective, agents), "S13")
    assert one.variant == variant
    overloaded = found(QUEUE.format(objective, agents), "S12")
    told = tell(one, catalogue()["S13"], "en")
    assert ("S12" in told.message + told.help) == (variant in ("overloaded", "endless"))
    if "S12" in told.help:
        assert overloaded and int(one.facts["needed"]) >= int(overloaded[0].facts["needed"])
