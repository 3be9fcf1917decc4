"""The page of promises and proofs, and the verdicts beside promises and slas on the pages of services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report import made_proofs

from .conftest import Site, build, emission_of


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Site]:
    """The site of a service whose proofs are made by hand, in a language."""
    monkeypatch.setattr("svcdsl.analyses.proving.proofs_of", made_proofs.proofs_of)
    return lambda language: build(emission_of(made_proofs.project_of(), (language,)), tmp_path)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Promises and proofs", "proved", "refuted", "not judged by time", "It is not certain: 70% of the cases",
                "The case that breaks it A case that goes detect → triage → meal → announce takes 7 min to 21 min",
                "Where the work allows it, do “announce” before “Hand out *vouchers*” (meal), which then no longer counts. Then: proved.", "delay.svc:8", "no limit",
            ],
        ),
        (
            "zh",
            [
                "承诺与证明", "已证明", "已否定", "不按时长判断", "没有把握：必定按时的占70%", "可能超时的情形",
                "把“announce”提到“Hand out *vouchers*”（meal）之前，“Hand out *vouchers*”（meal）就不再计时。改后：已证明。", "无上限",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_proved_is_told(made: Callable[[str], Site], language: str, said: list[str]) -> None:
    page = made(language).pages()["proofs.html"]
    assert page.faults == []
    assert [text for text in said if text not in page.text] == []


def test_verdicts_stand_beside_promises_and_slas(made: Callable[[str], Site]) -> None:
    pages = made("en").pages()
    service, proofs = pages["services/delay.html"], pages["proofs.html"]
    anchors = [link.partition("#")[2] for link in service.links if "proofs.html#" in link]
    assert sorted(anchors) == ["delay.promise.smile", "delay.promise.website", "delay.sla.answer", "delay.sla.word"]
    assert set(anchors) <= set(proofs.ids)
    assert "Can it be kept? refuted It cannot be kept: even at best only" in service.text


def test_steps_are_opened_by_a_click(made: Callable[[str], Site]) -> None:
    page = made("en").pages()["proofs.html"]
    assert [tag for tag, _ in page.tags].count("details") == 2


def test_every_example_has_the_page_in_reach(any_site: Site) -> None:
    for language in any_site.emission.languages:
        pages = any_site.pages(language)
        assert "proofs.html" in pages["index.html"].links
        for service in any_site.emission.services:
            for told in any_site.emission.proofs(service, language):
                assert told.summary.replace("`", "") in pages["proofs.html"].text


def test_a_site_without_services_has_none(small: Callable[..., Site]) -> None:
    assert "proofs.html" not in small("svcdsl 1\nrole clerk\n").pages()


def test_a_service_that_promises_nothing_says_so(small: Callable[..., Site]) -> None:
    assert "No promise and no agreed level is written." in small("svcdsl 1\nservice s\n").pages()["proofs.html"].text
