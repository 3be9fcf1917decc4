"""Ways to sooner find an answer under calendars give the answer of playing every run from every moment."""

from __future__ import annotations

from random import Random

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving import sweep
from svcdsl.analyses.proving.hours import hunt, search
from svcdsl.analyses.proving.runs.question import Answer
from svcdsl.analyses.proving.runs.stays import FOREVER

from .families import FAMILIES
from .models import model_of
from .reading import project_of

MODELS = 12


def answers(family: str, number: int) -> dict[str, Answer | str | None]:
    """What is answered for each claim of a model, or why nothing is."""
    model = model_of(Random(f"{family} {number}"), FAMILIES[family].knobs)
    project = project_of(model.text, model.name)
    prover = Analyses(project).prover("2026-03-02")
    return {
        f"{found.claim.kind} {found.claim.thing.id}": found.why.key if found.why else found.answer
        for service in project.services.values()
        for found in prover.found(service)
    }


def figures(answer: Answer) -> tuple[object, ...]:
    """What an answer says, without the run that shows it, of which there may be several."""
    return answer.ever, answer.least, answer.most, answer.certain, answer.best, answer.means, answer.exact


@pytest.mark.parametrize("family", ["one-office", "calendars", "calendars-and-forks", "calendars-later"])
def test_short_ways_change_no_figure(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = [answers(family, number) for number in range(MODELS)]
    monkeypatch.setattr(sweep, "same_hours", lambda question, counting: None)
    monkeypatch.setattr(search, "track_of", lambda engine: None)
    monkeypatch.setattr(hunt, "SHORT", FOREVER)
    monkeypatch.setattr(hunt.Hunt, "_may_be_farther", lambda self, lo, hi: True)
    compared = 0
    for number in range(MODELS):
        for claim, whole in answers(family, number).items():
            found = short[number][claim]
            if isinstance(whole, Answer):
                assert isinstance(found, Answer)
                assert figures(found) == figures(whole), f"{family} {number}: {claim}"
                compared += 1
    assert compared > MODELS
