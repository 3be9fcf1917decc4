"""All that people wrote is found on the pages, and what belongs together is linked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from svcdsl.language import language
from svcdsl.model import Item, Localized, in_language
from svcdsl.values import Value

from .conftest import Page, Site

# Told in the model only (README, "What is lost").
ONLY_IN_THE_MODEL = {
    ("source", field) for field in ("case", "event", "time", "value", "customer", "labels", "table", "metric", "events")
}

PAIR = """
svcdsl 1
role host "Host"
role auditor "Auditor"
channel desk "Desk" kind counter
customer guest "Guests" differs "A low counter"
customer group "Groups"
source log "Log" kind events
service stay "A night" {
  owner host; version "3.2"; review-by 2026-01-31; phase operation
  need dry "A dry bed" kind basic for guest, group
  need wow "A surprise" kind exciting
  stage arrive "Arriving" feeling 2/5 pains "No light"
  touchpoint lobby "Lobby" {
    channel desk; stage arrive; moment-of-truth; for guest, group
    standard greet "Greet" {
      meets wow; by host; sla quick; checks title "Stand up" critical; script "Welcome"; forbid "Wait"
    }
    standard tidy "Tidy" { by host; audit every 1w; sample 5; auditor auditor; pass 90%
      except for guest objective 95% within 1m why "They asked" }
  }
  touchpoint phone "Phone" for guest
  process check-in "Check-in" { start hello
    step hello "Hello" by host lane frontstage touchpoint lobby takes 1m..2m collects cards -> end }
  measure waiting "Waiting" kind duration from hello.started to hello.done source log
  sla quick "Quick" party customer measure waiting objective 95% within 10m over 30d { escalate after 80% to host }
  promise fast en "In ten minutes" zh "十分钟办妥" on desk backed-by quick says 95% within 10m over 30d remedy "Tea"
  promise loose "We care"
  feedback cards "Cards" kind survey feeds better
  improvement better "Better" measure waiting from 30m to 10m due 2026-01-01 status pilot
  resource team "Team" role host arrivals 30/h handling 5m agents 2 shrinkage 10% serves quick
  training drill "Drill" covers greet for host
}
"""


def texts_of(item: Item) -> Iterator[tuple[str, str]]:
    """Every text of a thing or item, with its field; choices and ids are no texts."""
    for field in language().kinds[item.KIND].fields:
        if field.type != "text" or (item.KIND, field.name) in ONLY_IN_THE_MODEL:
            continue
        value = getattr(item, field.attribute)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not isinstance(text, Value):
                yield field.name, text


def plain(text: str) -> str:
    """A text without the signs of Markdown that its look is made of, and with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"\*\*|`", "", text)).strip()


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_every_text_is_on_the_site(any_site: Site, tongue: str) -> None:
    read = " ".join(page.text for page in any_site.pages(tongue).values())
    lost = [
        (item.KIND, field, text)
        for item in any_site.emission.project.things()
        for field, text in texts_of(item)
        if plain(in_language(text, tongue)) not in read
    ]
    assert lost == []


def test_promises_stand_in_every_tongue_they_are_given_in(any_site: Site) -> None:
    read = " ".join(page.text for page in any_site.pages("en").values())
    for service in any_site.emission.services:
        for promise in service.promises.values():
            if isinstance(promise.title, Localized):
                assert [text for text in promise.title.by_language.values() if plain(text) not in read] == []


@pytest.fixture
def stay(small: Callable[..., Site]) -> Page:
    """A page of a service with a little of everything."""
    return small(PAIR).pages()["services/stay.html"]


def leads(page: Page, to: str) -> bool:
    return any(link.endswith(to) for link in page.links)


@pytest.mark.parametrize(
    "to",
    [
        "#touchpoint-lobby", "#standard-greet", "#measure-waiting", "#sla-quick", "#promise-fast", "#need-wow",
        "#feedback-cards", "#improvement-better", "#training-drill", "../shared.html#role-host",
        "../shared.html#channel-desk", "../shared.html#customer-guest", "../shared.html#source-log",
    ],
)  # fmt: skip
def test_things_are_linked(stay: Page, to: str) -> None:
    assert leads(stay, to)


@pytest.mark.parametrize(
    "words",
    [
        "Owner Host",
        "Version 3.2",
        "2026-01-31 overdue",
        "In ten minutes",
        "十分钟办妥",
        "In figures at least 95% within 10 min over 30 days",
        "nothing yet",
        "2/5",
        "★ Moment of truth",
        "Stand up critical",
        "Say “Welcome”",
        "Never say “Wait”",
        "Audit: every week, 5 cases each time, by Auditor, passed at 90%",
        "Guests: at least 95% within 1 min",
        "at 80% of the limit: Host",
        "from the start of “Hello”, to the end of “Hello”",
        "30 min → 10 min",
        "2026-01-01 overdue",
        "30 per hour",
        "10% away",
        "A low counter",
        "Taught in Drill",
    ],
)
def test_what_a_page_says(stay: Page, words: str) -> None:
    assert words in stay.text


def test_a_basic_need_without_a_standard_is_marked(stay: Page) -> None:
    rows = [given["class"] for tag, given in stay.tags if tag == "tr" and given.get("class")]
    assert "basic unmet" in rows
    assert "no standard" in stay.text


def test_too_few_staff_are_marked(stay: Page) -> None:
    rows = {given.get("id"): given.get("class") for tag, given in stay.tags if tag == "tr"}
    assert rows["resource-team"] == "unmet"


def test_a_group_shows_what_is_done_for_it(stay: Page) -> None:
    rows = stay.text.partition("What is done differently")[2]
    assert "touchpoint Phone" in rows
    assert "Tidy: at least 95% within 1 min They asked" in rows


def test_the_overview_counts_and_promises(small: Callable[..., Site]) -> None:
    overview = small(PAIR).pages()["index.html"]
    assert "In ten minutes" in overview.text
    assert leads(overview, "services/stay.html")
    assert "Roles 2" in overview.text
