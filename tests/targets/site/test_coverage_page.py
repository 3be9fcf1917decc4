"""The page on coverage: needs by touchpoints, and where each thread breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from svcdsl.analyses import Referrers
from svcdsl.analyses.coverage import coverage_of
from svcdsl.targets.site.coverage_page import ANYWHERE, matrix_of

from .conftest import Site, linked

SPEC = """svcdsl 1
channel desk kind counter
source log kind events
service s "Counter service" {
  need quick "Be quick" kind basic
  need calm "Be calm"
  need forgotten "Be remembered" kind basic
  touchpoint gate "At the gate" {
    channel desk
    standard soon "Soon" { meets quick; measure wait; objective 90% within 5m }
  }
  touchpoint lift "In the lift" { channel desk }
  standard quiet "Quiet" { meets calm; audit every 1mo }
  measure wait { kind duration; source log }
}
service empty "Empty service"
"""


def test_a_matrix_has_touchpoints_and_a_column_for_all_else() -> None:
    project = linked({"a.svc": SPEC})
    matrix = matrix_of(coverage_of(project.services["s"], Referrers(project)))
    gate, lift = project.services["s"].touchpoints.values()
    assert matrix.columns == [gate, lift, ANYWHERE]
    cells = {row.thread.need.id: [[one.id for one in cell] for cell in row.cells] for row in matrix.rows}
    assert cells == {"quick": [["soon"], [], []], "calm": [[], [], ["quiet"]], "forgotten": [[], [], []]}
    assert [matrix.idle(number) for number in range(3)] == [False, True, False]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["breaks at: Agreed level", "breaks at: Measure", "breaks at: Standard", "33.3%", "No needs are"]),
        ("zh", ["断在：服务级别", "断在：指标", "断在：标准", "33.3%", "没有写需求。"]),
    ],
)
def test_gaps_are_seen(small: Callable[..., Site], language: str, said: list[str]) -> None:
    page = small(SPEC, (language,)).pages()["coverage.html"]
    assert page.faults == []
    assert [text for text in said if text not in page.text] == []
    badges = [given.get("class") for tag, given in page.tags if tag == "span"]
    assert "count error" in badges and "count fine" in badges
    assert [given["class"] for tag, given in page.tags if tag == "tr" and "unmet" in (given.get("class") or "")] == [
        "basic unmet"
    ]


def test_every_example_has_the_page_in_reach(any_site: Site) -> None:
    for language in any_site.emission.languages:
        pages = any_site.pages(language)
        assert "coverage.html" in pages["index.html"].links
        for service in any_site.emission.services:
            assert any(f"need-{need}" in " ".join(pages["coverage.html"].links) for need in service.needs)


def test_a_site_without_services_has_none(small: Callable[..., Site]) -> None:
    assert "coverage.html" not in small("svcdsl 1\nrole clerk\n").pages()
