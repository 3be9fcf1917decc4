"""`[rules.NAME-OR-CODE]`: what it sets for which rule."""

from pathlib import Path

import pytest

from svcdsl.project import locate
from svcdsl.project.rule_options import rule_options


def options(lay_out, settings: str) -> dict[str, dict[str, object]]:
    """The options that settings set, by the codes of rules."""
    root: Path = lay_out({"svcdsl.toml": settings, "a.svc": "svcdsl 1\n"})
    [located] = locate([str(root)])
    return {code: dict(own) for code, own in rule_options(located).items()}


@pytest.mark.parametrize("word", ["K04", "k04", "stale-evidence"])
def test_a_rule_goes_by_its_code_or_its_name(lay_out, word: str) -> None:
    assert options(lay_out, f"[rules.{word}]\nmax-age = '30d'\n") == {"K04": {"max-age": "30d"}}


def test_code_and_name_may_set_different_options(lay_out) -> None:
    own = options(lay_out, "[rules.M01]\nadd = ['asap']\n[rules.vague-word]\nallow = ['soon after']\n")["M01"]
    assert (own["add"], own["allow"]) == (["asap"], ["soon after"])


@pytest.mark.parametrize("number", ["0", "7.5", "100"])
def test_a_number_within_its_bounds_is_taken(lay_out, number: str) -> None:
    assert options(lay_out, f"[rules.L05]\nmax = {number}\n") == {"L05": {"max": float(number)}}
