"""Chains and alternatives: what is certain, and what holds where failures have nothing to do with each other."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.analyses.availability import Chain, Link, chain_of, promised
from svcdsl.link import Linker
from svcdsl.model.parts import Sla
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source


def slas(*lines: str) -> dict[str, Sla]:
    """The slas of a service, each written as `id objective …`."""
    text = "\n".join(f"sla {line}" for line in lines)
    source = f"svcdsl 1\nservice s {{\nmeasure up kind availability\nmeasure t kind duration\n{text}\n}}"
    linker = Linker()
    linker.add(read_svc(Source("case.svc", source)))
    project, findings = linker.link("case", "en")
    assert {finding.code for finding in findings} <= {"N06"}
    return dict(project.services["s"].slas)


NET = "net measure up objective available 99% over 30d"
POWER = "power measure up objective available 98% over 30d"
TIMED = "timed measure t objective 95% within 1h over 30d"


def chain(depends: str, *others: str) -> Chain | None:
    """The chain of an sla with these dependencies."""
    return chain_of(slas(f"a measure up objective available 99.9% over 30d {depends}", *others)["a"])


def test_a_chain() -> None:
    found = chain("depends-on net, power", NET, POWER)
    assert found is not None and found.whole
    assert found.certain == Fraction(97, 100)
    assert found.independent == Fraction(9702, 10_000)


def test_of_alternatives_the_best_is_certain() -> None:
    found = chain("any-of net, power", NET, POWER)
    assert found is not None
    assert found.certain == Fraction(99, 100)
    assert found.independent == Fraction(9998, 10_000)


def test_alternatives_are_one_link_of_the_chain() -> None:
    found = chain("depends-on net any-of net, power", NET, POWER)
    assert found is not None
    assert len(found.links) == 2
    assert found.certain == Fraction(98, 100)
    assert found.independent == Fraction(99, 100) * Fraction(9998, 10_000)
    assert [one.id for one in found.weakest.slas] == ["net"]


def test_a_dependency_counts_with_what_it_promises_itself() -> None:
    found = chain("depends-on net", NET + " depends-on power", POWER)
    assert found is not None and found.certain == Fraction(99, 100)


def test_what_is_no_availability_is_left_out() -> None:
    found = chain("depends-on net, timed", NET, TIMED)
    assert found is not None and not found.whole
    assert found.certain == Fraction(99, 100)
    assert chain("depends-on timed", TIMED) is None
    assert chain("any-of net, timed", NET, TIMED) is None
    assert chain("") is None


def test_what_could_not_be_found_is_not_taken_for_nothing() -> None:
    found = chain("depends-on net, nowhere", NET)
    assert found is not None and not found.whole
    assert chain("any-of net, nowhere", NET) is None


@pytest.mark.parametrize("written", ["99.9% within 1h over 30d", "rate >= 99.9% over 30d"])
def test_only_availability_is_promised_availability(written: str) -> None:
    assert promised(slas(f"a measure up objective {written}")["a"]) is None


shares = st.fractions(0, 1, max_denominator=20)
a_chain = st.lists(st.lists(shares, min_size=1, max_size=3), min_size=1, max_size=4)


def chain_from(links: list[list[Fraction]]) -> Chain:
    """A chain of links, each of alternatives that offer so much."""
    made = []
    for link in links:
        lacking = Fraction(1)
        for share in link:
            lacking *= 1 - share
        made.append(Link((), max(link), 1 - lacking))
    return Chain(tuple(made), True)


@given(a_chain)
def test_independent_is_the_sum_over_all_that_can_fail(links: list[list[Fraction]]) -> None:
    parts = [(at, share) for at, link in enumerate(links) for share in link]
    there = Fraction(0)
    for ups in product((True, False), repeat=len(parts)):
        if {at for (at, _), up in zip(parts, ups, strict=True) if up} == set(range(len(links))):
            chance = Fraction(1)
            for (_, share), up in zip(parts, ups, strict=True):
                chance *= share if up else 1 - share
            there += chance
    assert chain_from(links).independent == there


@given(a_chain)
def test_certain_is_reached_and_never_undercut(links: list[list[Fraction]]) -> None:
    # All links down one after another as far as there is time, alternatives down whenever the best of them is.
    found = chain_from(links)
    downs = [1 - max(link) for link in links]
    assert found.certain == max(0, 1 - sum(downs))
    assert found.certain <= found.independent
    assert found.certain <= found.weakest.independent
