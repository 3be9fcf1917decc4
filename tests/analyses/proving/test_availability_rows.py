"""Availabilities with what they depend on: what is certain, what follows from independence, and neither where unknown."""

from __future__ import annotations

from fractions import Fraction

from svcdsl.analyses.proving.proof import Share
from svcdsl.analyses.proving.telling.availability_rows import AvailabilityRow, availability_of
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
role it
service s {
  measure up kind availability
  measure wait kind duration
  sla net party it measure up objective available 99.9%% over 30d
  sla power party it measure up objective available 99%% over 30d
  sla spare party it measure up objective available 98%% over 30d
  sla quick party it measure wait objective 90%% within 5m over 30d
  %s
}
"""


def rows(slas: str) -> tuple[AvailabilityRow, ...]:
    """The rows of a service with these slas."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SPEC % slas)))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    return availability_of(project.services["s"])


def sla(name: str, asked: str, more: str) -> str:
    """An sla on availability."""
    return f"sla {name} party customer measure up objective available {asked}% over 30d {more}\n"


def test_a_chain() -> None:
    [row] = rows(sla("web", "98.9", "depends-on net, power"))
    assert (row.promised, row.certain) == (Fraction(989, 1000), Fraction(989, 1000))
    assert row.independent == Fraction(999, 1000) * Fraction(99, 100)
    assert [one.key for one in row.derivation] == [
        "availability-promised", "availability-link", "availability-link", "availability-certain",
        "availability-independent", "availability-kept",
    ]  # fmt: skip


def test_alternatives() -> None:
    [row] = rows(sla("web", "99.5", "depends-on net any-of power, spare"))
    assert row.certain == 1 - Fraction(1, 1000) - Fraction(1, 100)
    assert row.independent == Fraction(999, 1000) * (1 - Fraction(1, 100) * Fraction(2, 100))
    [either] = [one for one in row.derivation if one.key == "availability-any"]
    assert either.facts["certain"] == Share(Fraction(99, 100))
    assert row.derivation[-1].key == "availability-only-independent"


def test_a_promise_beyond_its_chain() -> None:
    [row] = rows(sla("web", "99.99", "depends-on net, power"))
    assert row.derivation[-1].key == "availability-missed"


def test_nothing_is_certain_where_a_part_is_unknown() -> None:
    [row] = rows(sla("web", "99", "depends-on net, quick"))
    assert (row.certain, row.independent) == (None, None)
    assert row.derivation[-1].key == "availability-unknown"
    assert row.derivation[-1].facts == {"share": Share(Fraction(999, 1000))}


def test_rows_come_by_id_and_only_of_what_depends_on_something() -> None:
    found = rows(sla("b", "99", "depends-on net") + sla("a", "99", "any-of power, spare") + sla("c", "99", ""))
    assert [row.thing.id for row in found] == ["a", "b"]


def test_a_promise_in_words_of_its_own_has_a_row() -> None:
    promise = "promise there says available >= 99.99% over 30d backed-by shop\n"
    found = rows(sla("shop", "99.8", "depends-on net") + promise)
    assert [(row.thing.id, row.promised, row.certain) for row in found] == [
        ("shop", Fraction(998, 1000), Fraction(999, 1000)),
        ("there", Fraction(9999, 10_000), Fraction(999, 1000)),
    ]


def test_a_promise_in_the_words_of_its_sla_has_none() -> None:
    found = rows(sla("shop", "99.8", "depends-on net") + "promise there backed-by shop\n")
    assert [row.thing.id for row in found] == ["shop"]
