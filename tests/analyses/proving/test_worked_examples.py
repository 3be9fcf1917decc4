"""Proofs of small services whose figures can be worked out on paper."""

from __future__ import annotations

from fractions import Fraction

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving import Proof, proofs_of
from svcdsl.link import Linker
from svcdsl.model import Thing
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

MINUTE, HOUR, DAY = 60, 3600, 86400
TODAY = "2026-01-01"

DELAY = """svcdsl 1
service delay {
  process care { start detect
    step detect takes 1m..2m..4m -> triage
    step triage { choose when "long" share 30%% -> meal; choose otherwise -> announce }
    step meal takes 5m..15m -> announce
    step announce takes 1m..2m -> ask
    step ask -> end
  }
  measure first-word { kind duration; from detect.started; to announce.done }
  sla word { party customer; measure first-word; objective %s }
  promise site { says %s; backed-by word }
}
"""
OFFICE = """svcdsl 1
calendar office { timezone Asia/Shanghai; open Mon-Fri 09:00-18:00; closed %s }
role clerk calendar office
service desk {
  process answer { start look; step look by clerk takes 30m..40m -> end }
  measure wait { kind duration; from answer.arrived; to look.done }
  sla reply { party customer; measure wait; objective %s }
}
"""


def proofs(text: str) -> dict[str, Proof]:
    """The proofs of a text by the id of what is proved; it must be without findings."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", text)))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    (service,) = project.services.values()
    return {proof.thing.id: proof for proof in proofs_of(service, Analyses(project), TODAY)}


def delay(objective: str, says: str = "always within 1h") -> dict[str, Proof]:
    return proofs(DELAY % (objective, says))


def keys(proof: Proof) -> list[str]:
    """What would mend it, as the kinds of repairs."""
    return [repair.said.key for repair in proof.repairs]


def repair(proof: Proof, key: str) -> dict[str, object]:
    """The facts of the first repair of a kind; every repair must have been proved."""
    assert {one.verdict for one in proof.repairs} == {"proved"}
    return dict(next(one.said.facts for one in proof.repairs if one.said.key == key))


def of_step(fact: object) -> str:
    assert isinstance(fact, Thing)
    return fact.id


# Shares of cases.


def test_a_delay_of_two_hours_may_hear_too_late() -> None:
    word = delay("95% within 10m over 30d")["word"]
    assert (word.verdict, word.certain, word.best) == ("open", Fraction(7, 10), 1)
    assert (word.least, word.most) == (2 * MINUTE, 21 * MINUTE)


@pytest.mark.parametrize(
    ("objective", "verdict"),
    [
        ("70% within 10m", "proved"),
        ("71% within 10m", "open"),
        ("71% within 6m59s", "refuted"),
        ("70% within 6m", "proved"),
        ("70% within 5m59s", "open"),
        ("p70 < 6m", "open"),
        ("median <= 6m", "proved"),
        ("always within 21m", "proved"),
        ("always within 1m59s", "refuted"),
        ("max <= 21m", "proved"),
        ("max < 21m", "open"),
        ("max < 2m", "refuted"),
        ("mean <= 630s", "proved"),
        ("mean <= 629s", "open"),
        ("mean < 210s", "refuted"),
        ("mean >= 210s", "proved"),
    ],
)
def test_a_limit_is_kept_to_the_second(objective: str, verdict: str) -> None:
    # 70%: 2 to 6 minutes; 30%: 7 to 21. So the mean is 210 to 630 seconds.
    assert delay(objective)["word"].verdict == verdict


def test_a_promise_is_proved_against_its_own_words() -> None:
    found = delay("70% within 10m over 30d", "always within 10m over 30d")
    assert (found["word"].verdict, found["site"].verdict) == ("proved", "open")


def test_an_objective_that_is_not_of_time_is_not_applicable() -> None:
    text = """svcdsl 1
    service s { measure good { kind ratio }; sla kept { party customer; measure good; objective rate >= 80% over 30d } }
    """
    kept = proofs(text)["kept"]
    assert (kept.verdict, kept.certain, kept.best, kept.least, kept.most) == ("not-applicable", None, None, None, None)


def test_a_loop_without_repeat_has_no_most() -> None:
    text = """svcdsl 1
    service s {
      process p { start a
        step a { takes 1m..2m; choose when "again" share 10% -> a; choose otherwise -> end }
      }
      measure m { kind duration; from p.arrived; to p.ended }
      sla l { party customer; measure m; objective 99% within 4m }
    }
    """
    found = proofs(text)["l"]
    # Twice at most in 4 minutes of the slow ones; four times of the quick ones.
    assert (found.least, found.most, found.certain, found.best) == (
        MINUTE,
        None,
        Fraction(99, 100),
        Fraction(9999, 10000),
    )


def test_what_is_not_sound_is_open_and_says_why() -> None:
    text = """svcdsl 1
    service s {
      process p { start a; step a => b, c; step b -> d; step c -> d; step d -> end }
      measure m { kind duration; from p.arrived; to p.ended }
      sla l { party customer; measure m; objective always within 4m }
    }
    """
    found = proofs(text)["l"]
    assert (found.verdict, found.derivation[-1].key) == ("open", "not-sound")


# Calendars.


def test_the_worst_arrival_is_the_one_before_the_holiday() -> None:
    found = proofs(OFFICE % ("2026-10-01..2026-10-07", "always within 1h"))["reply"]
    # Wednesday 30 September: 40 minutes no longer fit after 17:20, and the office opens again on Thursday 8 October.
    assert found.most == 7 * DAY + 15 * HOUR + 40 * MINUTE
    assert found.case is not None
    said = found.case.facts
    assert (said["arrives"].seconds, said["ends"].seconds) == (1790759999 + 1, 1791421200)  # type: ignore[attr-defined]


def test_the_clock_of_a_calendar_stands_while_it_is_closed() -> None:
    text = (OFFICE % ("2026-10-01..2026-10-07", "always within 40m")).replace(
        "to look.done", "to look.done; calendar office"
    )
    found = proofs(text)["reply"]
    assert (found.verdict, found.least, found.most) == ("proved", 30 * MINUTE, 40 * MINUTE)


def test_business_days_end_at_the_close_of_an_open_day() -> None:
    text = OFFICE % ("2026-10-01..2026-10-07", "always within 1bd")
    assert proofs(text.replace("always", "100%"))["reply"].verdict == "open"  # nobody says whose business days
    found = proofs(text.replace("party customer", "party customer; calendar office"))["reply"]
    assert found.verdict == "proved"


# What would mend it.


def test_announcing_before_the_meal_repairs_it() -> None:
    found = delay("95% within 10m over 30d")["word"]
    facts = repair(found, "repair-order")
    assert (of_step(facts["first"]), of_step(facts["second"])) == ("announce", "meal")


def test_a_shorter_step_is_as_long_as_it_can_be() -> None:
    facts = repair(delay("95% within 15m over 30d")["word"], "repair-step-limit")
    assert of_step(facts["step"]) == "meal"
    assert facts["to"].amount == 9 * MINUTE  # type: ignore[attr-defined]
    text = DELAY % ("95% within 15m over 30d", "always within 1h")
    assert proofs(text.replace("takes 5m..15m", "takes 5m..9m"))["word"].verdict == "proved"
    assert proofs(text.replace("takes 5m..15m", "takes 5m..10m"))["word"].verdict == "open"


def test_no_step_is_asked_to_take_less_than_it_does_at_the_least() -> None:
    assert "repair-step-limit" not in keys(delay("95% within 10m over 30d")["word"])


def test_an_agreement_is_no_proof_of_itself() -> None:
    text = """svcdsl 1
    role laundry external
    service s {
      process p { start wash; step wash by laundry -> end }
      measure t { kind duration; from wash.started; to wash.done }
      sla ola { party laundry; measure t; objective always within 8h }
      sla own { party customer; measure t; objective always within 8h }
    }
    """
    found = proofs(text)
    assert (found["ola"].verdict, found["ola"].derivation[-1].key) == ("open", "own-word")
    assert found["own"].verdict == "proved"


def test_a_smaller_share_is_as_great_as_it_can_be() -> None:
    facts = repair(delay("95% within 10m over 30d")["word"], "repair-share")
    assert (of_step(facts["step"]), of_step(facts["to"]), facts["to_share"].share) == (  # type: ignore[attr-defined]
        "triage",
        "meal",
        Fraction(5, 100),
    )


def test_weaker_words_are_proved_when_they_are_written() -> None:
    found = delay("95% within 10m over 30d")["word"]
    wordings = [str(one.said.facts["objective"]) for one in found.repairs if one.said.key == "repair-wording"]
    assert wordings == ["70% within 10m over 30d", "95% within 21m over 30d"]
    assert [delay(wording)["word"].verdict for wording in wordings] == ["proved", "proved"]


def test_chinese_words_are_weakened_in_chinese() -> None:
    found = delay("近30天 95% 在10分钟内")["word"]
    wordings = [str(one.said.facts["objective"]) for one in found.repairs if one.said.key == "repair-wording"]
    assert wordings == ["近30天 70% 在10分钟内", "近30天 95% 在21分钟内"]
    assert [delay(wording)["word"].verdict for wording in wordings] == ["proved", "proved"]


def test_a_clock_that_stands_at_night_is_a_repair_of_one_that_does_not() -> None:
    assert "repair-clock" in keys(proofs(OFFICE % ("2026-10-01..2026-10-07", "always within 1h"))["reply"])


def test_what_is_proved_needs_no_repair() -> None:
    assert delay("70% within 10m over 30d")["word"].repairs == ()


def office(objective: str, first: str = "answer.arrived", calendar: str = "") -> Proof:
    """The proof of the sla of an office without holidays, from an event, on the clock given."""
    text = (OFFICE % ("2026-10-01", objective)).replace("answer.arrived", first)
    return proofs(text.replace("party customer;", f"party customer; {calendar}"))["reply"]


def test_work_of_some_length_begins_while_open() -> None:
    assert office("max < 30m", "look.started").least == 30 * MINUTE


def test_what_counts_in_its_own_hours_counts_the_same_from_any_moment() -> None:
    found = office("90% within 35m over 30d", calendar="calendar office;")
    assert (found.certain, found.best, found.least, found.most) == (0, 1, 30 * MINUTE, 40 * MINUTE)


def said(proof: Proof, key: str) -> dict[str, object]:
    """The facts of the one sentence of that key."""
    [facts] = [dict(one.facts) for one in proof.derivation if one.key == key]
    return facts


def test_the_room_before_the_limit_is_told_where_only_work_matters() -> None:
    facts = said(office("90% within 24h over 30d"), "room")
    assert [facts[name].amount for name in ("least", "most")] == [0, 9 * HOUR]  # type: ignore[attr-defined]


def test_a_way_is_in_time_where_its_work_fits_in() -> None:
    facts = said(office("90% within 35m over 30d", calendar="calendar office;"), "path-work")
    assert (facts["least"].amount, facts["most"].amount, facts["within"]) == (30 * MINUTE, 40 * MINUTE, "maybe")  # type: ignore[attr-defined]


SPLIT_BEFORE = """svcdsl 1
service s {
  process p { start look
    step look { choose when "a" share 40% -> one; choose otherwise -> two }
    step one -> done
    step two -> done
    step done takes 1m -> end
  }
  measure m { kind duration; from done.started; to p.ended }
  sla l { party customer; measure m; objective always within 1m }
}
"""


def test_ways_that_differ_only_before_the_clock_starts_are_told_once() -> None:
    assert said(proofs(SPLIT_BEFORE)["l"], "path")["share"].share == 1  # type: ignore[attr-defined]


BESIDE = """svcdsl 1
calendar office { timezone Asia/Shanghai; open Mon-Fri 09:00-18:00 }
role clerk calendar office
service s {
  process p { start look
    step look by clerk takes 1h fork one, two
    step one by clerk takes 1h..2h -> both
    step two by %s -> both
    step both by clerk join all takes 30m -> end
  }
  measure m { kind duration; from one.done; to p.ended }
  sla l { party customer; measure m; calendar office; objective 80%% within 3h30m over 30d }
}
"""


def test_a_clock_may_start_in_a_branch_where_all_work_in_the_same_hours() -> None:
    found = proofs(BESIDE % "clerk takes 2h..4h")["l"]
    assert (found.verdict, found.least, found.most) == ("proved", 30 * MINUTE, 3 * HOUR + 30 * MINUTE)


def test_what_goes_on_beside_the_start_of_the_clock_is_told() -> None:
    steps = [
        of_step(one.facts["step"])
        for one in proofs(BESIDE % "clerk takes 2h..4h")["l"].derivation
        if one.key == "step-range"
    ]
    assert "two" in steps


def test_a_clock_may_start_in_a_branch_beside_a_wait_under_calendars() -> None:
    found = proofs(BESIDE % "clerk waits 0m..5m takes 2h..4h")["l"]
    assert (found.verdict, found.least, found.most) == ("open", 30 * MINUTE, 3 * HOUR + 35 * MINUTE)


def test_a_case_too_late_for_business_days_says_when_the_limit_ended() -> None:
    text = (OFFICE % ("2026-10-01", "90% within 1bd")).replace("30m..40m", "1h..20h")
    found = proofs(text.replace("party customer;", "party customer; calendar office;"))["reply"]
    assert found.case is not None
    assert found.case.key == "case-days-after"
    assert found.case.facts["closes"].seconds < found.case.facts["ends"].seconds  # type: ignore[attr-defined]


SUPPLIED = """svcdsl 1
role bank external
service pay {
  process p { start ask
    step ask by bank -> note
    step note waits 0m..20m timeout after 15m to end -> end
  }
  measure m { kind duration; from p.arrived; to p.ended }
  sla l { party customer; measure m; objective always within %s }
  measure asked { kind duration; from ask.started; to ask.done }
  sla ola { party bank; measure asked; objective always within %s }
}
"""


@pytest.mark.parametrize(
    ("limits", "key", "shorter"),
    [(("30m", "30m"), "repair-ola", 15 * MINUTE), (("10m", "5m"), "repair-timeout", 5 * MINUTE)],
)
def test_what_others_agreed_to_and_timeouts_may_be_shorter(limits: tuple[str, str], key: str, shorter: int) -> None:
    assert repair(proofs(SUPPLIED % limits)["l"], key)["to"].amount == shorter  # type: ignore[attr-defined]


@pytest.mark.parametrize("objective", ["max <= 1bd", "mean <= 1bd", "always within 1bd"])
def test_every_case_within_business_days_is_proved_however_it_is_asked(objective: str) -> None:
    assert office(objective, calendar="calendar office;").verdict == "proved"


@pytest.mark.parametrize("objective", ["max <= 1bd", "mean <= 1bd"])
def test_no_case_within_business_days_is_refuted(objective: str) -> None:
    text = (OFFICE % ("2026-10-01", objective)).replace("30m..40m", "30h..40h")
    assert proofs(text.replace("party customer;", "party customer; calendar office;"))["reply"].verdict == "refuted"


LEFT = """svcdsl 1
calendar office { timezone Asia/Shanghai; open Mon-Fri 09:00-18:00 }
role clerk calendar office
service s {
  process p { start a
    step a by clerk waits 10m takes 1h timeout after 5m to late -> b
    step b by clerk takes 1h -> end
    step late by clerk takes 1h -> end
  }
  measure m { kind duration; from b.started; to p.ended }
  sla l { party customer; measure m; objective always within 2h }
}
"""


def test_events_that_a_timeout_keeps_apart_are_no_time() -> None:
    found = proofs(LEFT)["l"]
    assert (found.verdict, found.derivation[-1].key) == ("open", "never-both")


NIGHTS = """svcdsl 1
calendar night { timezone Europe/Berlin; open Mon,Tue,Wed,Thu,Fri 22:00-06:00 }
role porter calendar night
service s {
  process p { start a
    step a by porter takes 1h..%s -> end
  }
  measure m { kind duration; from p.arrived; to p.ended }
  sla l { party customer; calendar night; measure m; objective always within 3bd }
}
"""


@pytest.mark.parametrize(("most", "verdict"), [("23h", "proved"), ("26h", "open")])
def test_a_night_counts_for_the_day_on_which_it_begins(most: str, verdict: str) -> None:
    assert proofs(NIGHTS % most)["l"].verdict == verdict


def test_hours_without_an_end_are_no_repair_where_the_clock_runs_on_them() -> None:
    assert "repair-hours" not in keys(office("max < 35m", calendar="calendar office;"))


def test_a_limit_in_business_hours_is_rounded_up_until_it_is_enough() -> None:
    text = (OFFICE % ("2026-10-01", "always within 1bh")).replace("30m..40m", "30m..80m")
    found = proofs(text.replace("party customer;", "party customer; calendar office;"))["reply"]
    assert str(repair(found, "repair-wording")["objective"]) == "always within 1.5bh"


def test_what_is_to_last_is_broken_by_what_ends_soonest() -> None:
    found = delay("max >= 9m")["word"]
    assert found.case is not None
    assert found.case.facts["most"].amount == 2 * MINUTE  # type: ignore[attr-defined]


def test_a_repair_is_in_whole_minutes_where_one_will_do() -> None:
    found = delay("max < 21m")["word"]
    seconds = [one.said.facts["to"].amount for one in found.repairs if one.said.key == "repair-step-limit"]  # type: ignore[attr-defined]
    assert seconds
    assert [one % MINUTE for one in seconds] == [0] * len(seconds)


def test_the_start_with_the_least_room_is_told() -> None:
    facts = said(office("90% within 24h over 30d"), "room-least-at")
    assert facts["moment"].seconds % DAY == 10 * HOUR  # type: ignore[attr-defined]  # 18:00 in Shanghai, at the close


EARLIER = """svcdsl 1
calendar office { timezone Asia/Shanghai; open Mon-Fri 09:00-18:00 }
calendar desk { timezone Asia/Shanghai; open Mon-Sun 06:00-22:00 }
role clerk calendar office
role porter calendar desk
service s {
  process p { start greet
    step greet by porter takes 5m -> decide
    step decide by clerk takes 5m..10m -> end
  }
  measure m { kind duration; from decide.started; to decide.done }
  sla l { party customer; calendar office; measure m; objective always within 3h }
}
"""


def test_hours_of_what_comes_before_the_clock_do_not_matter() -> None:
    found = proofs(EARLIER)["l"]
    assert (found.verdict, found.most) == ("proved", 10 * MINUTE)


WATCH = """svcdsl 1
calendar watch { timezone Asia/Shanghai; open Mon-Sun 00:30-24:00 }
calendar office { timezone Asia/Shanghai; open Mon-Sun 09:00-17:00 }
role guard calendar watch
service s {
  process p { start a
    step a by guard takes %s -> end
  }
  measure m { kind duration; from p.arrived; to p.ended }
  sla l { party customer; calendar office; measure m; objective always within 1bd }
}
"""


@pytest.mark.parametrize(("takes", "verdict"), [("16h30m", "proved"), ("16h31m", "open")])
def test_room_that_is_only_come_near_to_is_enough_for_just_so_much(takes: str, verdict: str) -> None:
    """At midnight the limit moves on by a day; just before, 16 h 30 min are left, and never less."""
    assert proofs(WATCH % takes)["l"].verdict == verdict
