"""What is proved, held against simulated cases of thousands of random models."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .blocks import Knobs
from .comparing import compare
from .families import FAMILIES, run
from .models import Model, models
from .trials import Effort

SHRINKING = Knobs(steps=5, forks=True, loops=True, fails=True, timeouts=True)


@pytest.mark.parametrize("family", FAMILIES)
def test_simulated_cases_agree_with_what_is_proved(family: str) -> None:
    tally: Counter[str] = Counter()
    found = run(family, FAMILIES[family].number, 0, tally)
    assert not found, "\n\n".join([f"{len(found)} disagreements", *sorted(found, key=len)[:3]])
    exact = tally["proofs"] - tally["not decided"] - tally["said to be wider"]
    assert tally["reached"] > exact / 3, "many bounds are seen to be reached"


@settings(derandomize=True, max_examples=40)
@given(model=models(SHRINKING), seed=st.integers(0, 9))
def test_models_that_shrink_agree(model: Model, seed: int) -> None:
    assert (
        compare(model, Knobs(forks=True, loops=True, fails=True, timeouts=True), Random(seed), Effort(), Counter())
        == []
    )


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_many_more_models_agree(family: str) -> None:
    count = FAMILIES[family].number
    found = run(family, count, count, Counter())
    assert not found, "\n\n".join([f"{len(found)} disagreements", *sorted(found, key=len)[:3]])
