"""Erlang C and A: reference values, exact sums of small queues, the chain of states solved directly, and laws."""

from fractions import Fraction
from math import exp, factorial, fsum, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcdsl.analyses.erlang import (
    MOST,
    Queue,
    agents_for_level,
    agents_for_mean,
    blocking,
    rostered_for,
)

NEAR = 1e-9

# 100 calls in 30 minutes, three minutes each.
CALLS = Queue(10, 180, 14)


def test_the_reference_queue() -> None:
    figures = CALLS.figures(20)
    assert figures.wait_probability == pytest.approx(0.174132, abs=5e-7)
    assert figures.service_level == pytest.approx(0.888350, abs=5e-7)
    assert figures.mean_wait == pytest.approx(7.8359, abs=5e-5)
    assert float(CALLS.occupancy) == pytest.approx(0.714, abs=5e-4)


def test_the_least_agents_of_the_reference_queue() -> None:
    assert agents_for_level(CALLS, 20, Fraction(80, 100)) == 14
    assert agents_for_level(CALLS, 20, Fraction(89, 100)) == 15
    assert agents_for_mean(CALLS, 8) == 14
    assert agents_for_mean(CALLS, 7) == 15


# Exact sums, with factorials, of queues small enough for them.


def exact_blocking(agents: int, load: Fraction) -> Fraction:
    """Erlang B as a sum of fractions."""
    terms = [load**busy / factorial(busy) for busy in range(agents + 1)]
    return terms[-1] / sum(terms)


def exact_waiting(agents: int, load: Fraction) -> Fraction:
    """Erlang C as a sum of fractions."""
    last = load**agents / factorial(agents) * agents / (agents - load)
    return last / (sum(load**busy / factorial(busy) for busy in range(agents)) + last)


@pytest.mark.parametrize("agents", [1, 2, 3, 5, 10, 25, 60])
@pytest.mark.parametrize("part", [Fraction(1, 10), Fraction(1, 2), Fraction(9, 10), Fraction(99, 100)])
def test_waiting_is_the_exact_sum(agents: int, part: Fraction) -> None:
    load = agents * part
    assert blocking(agents, float(load)) == pytest.approx(float(exact_blocking(agents, load)), rel=1e-12)
    found = Queue(load, 60, agents).figures().wait_probability
    assert found == pytest.approx(float(exact_waiting(agents, load)), rel=1e-12)


# Erlang B as printed in any table of traffic: lines, the erlangs that they carry with one call of a hundred lost.
@pytest.mark.parametrize(
    ("lines", "load"), [(1, "0.0101"), (2, "0.153"), (5, "1.36"), (10, "4.46"), (20, "12.0"), (50, "37.9")]
)
def test_lost_calls_are_those_of_the_tables(lines: int, load: str) -> None:
    rounded = 0.5 * 10.0 ** -len(load.partition(".")[2])
    assert blocking(lines, float(load) - rounded) <= 0.01 <= blocking(lines, float(load) + rounded)


def test_one_agent_is_the_queue_of_every_textbook() -> None:
    half_busy = Queue(Fraction(1, 2), 60, 1).figures(60)
    assert half_busy.wait_probability == pytest.approx(0.5)
    assert half_busy.mean_wait == pytest.approx(60)
    assert half_busy.service_level == pytest.approx(1 - 0.5 * exp(-0.5))


# Limits.


def test_overloaded_without_patience_nobody_is_answered_in_time() -> None:
    for agents in (0, 9, 10):
        figures = Queue(10, 180, agents).figures(20)
        assert figures == (1.0, 0.0, None, 0.0)


def test_where_nobody_comes_nobody_waits() -> None:
    assert Queue(0, 180, 0).figures(20) == (0.0, 1.0, 0.0, 0.0)
    assert Queue(0, 180, 3, 60).figures(20) == (0.0, 1.0, 0.0, 0.0)


def test_before_nobody_all_give_up() -> None:
    assert Queue(5, 180, 0, 60).figures(20) == (1.0, 0.0, 60.0, 1.0)


@pytest.mark.parametrize("spare", [1, 10, 100, 1000])
def test_ten_thousand_agents(spare: int) -> None:
    # Halfin and Whitt: with many agents C is 1 / (1 + β Φ(β) / φ(β)), β the spare agents in roots of the agents.
    agents = 10_000
    beta = spare / 100
    normal = exp(-beta * beta / 2) / 2.5066282746310002
    below = (
        0.5 + fsum(exp(-((beta * (i + 0.5) / 2000) ** 2) / 2) for i in range(2000)) * beta / 2000 / 2.5066282746310002
    )
    found = Queue(agents - spare, 180, agents).figures(20)
    assert found.wait_probability == pytest.approx(1 / (1 + beta * below / normal), abs=0.005)
    assert found.mean_wait == pytest.approx(found.wait_probability * 180 / spare)


def test_a_load_a_breath_below_the_agents_is_told_exactly() -> None:
    figures = Queue(10_000 - Fraction(1, 10**15), 180, 10_000).figures(20)
    assert figures.wait_probability == pytest.approx(1)
    assert figures.mean_wait == pytest.approx(180e15, rel=1e-6)


def test_more_agents_than_any_house_has_are_refused() -> None:
    with pytest.raises(ValueError, match="agents"):
        Queue(1, 180, MOST + 1).figures()
    assert agents_for_level(Queue(MOST + 1, 180, 0), 20, Fraction(1, 2)) is None


def test_no_number_of_agents_answers_all() -> None:
    assert agents_for_level(CALLS, 20, 1) is None
    assert agents_for_mean(CALLS, 0) is None


@pytest.mark.parametrize(
    ("on_shift", "shrinkage", "rostered"), [(6, 0, 6), (6, Fraction(1, 4), 8), (7, Fraction(1, 4), 10)]
)
def test_the_roster_makes_up_for_those_away(on_shift: int, shrinkage: Fraction, rostered: int) -> None:
    assert rostered_for(on_shift, shrinkage) == rostered
    assert rostered_for(on_shift, 1) is None


# Erlang A against the chain of its states, and one customer's way through it.


def states_of(queue: Queue) -> list[float]:
    """The share of time with so many customers in the house, from balance between neighbouring states."""
    assert queue.patience is not None
    arrive, serve = float(queue.load / queue.handling), float(1 / Fraction(queue.handling))
    logs, top = [0.0], 0.0
    while len(logs) <= queue.agents or logs[-1] > top - 60:
        inside = len(logs)
        away = min(inside, queue.agents) * serve + max(0, inside - queue.agents) / float(queue.patience)
        logs.append(logs[-1] + log(arrive / away))
        top = max(top, logs[-1])
    weights = [exp(one - top) for one in logs]
    whole = fsum(weights)
    return [weight / whole for weight in weights]


def answered_in_time(queue: Queue, most_ahead: int, limit: float) -> list[float]:
    """For a customer with 0, 1, … ahead in the queue the chance to be answered within `limit`, by uniformization."""
    serve, leave = float(queue.agents / Fraction(queue.handling)), float(1 / Fraction(queue.patience or 1))
    pace = serve + (most_ahead + 1) * leave
    # After each beat: answered already, by how many were ahead at first.
    answered = [0.0] * (most_ahead + 1)
    total = [0.0] * (most_ahead + 1)
    beat, chance = 0, exp(-pace * limit)
    reached = 0.0
    while reached < 1 - 1e-13 and beat < 4000:
        for ahead in range(most_ahead + 1):
            total[ahead] += chance * answered[ahead]
        reached += chance
        one_less = [1.0, *answered[:-1]]
        answered = [
            ((serve + ahead * leave) * one_less[ahead] + (pace - serve - (ahead + 1) * leave) * answered[ahead]) / pace
            for ahead in range(most_ahead + 1)
        ]
        beat += 1
        chance *= pace * limit / beat
    return total


@pytest.mark.parametrize(
    "queue",
    [
        Queue(10, 180, 14, 60),
        Queue(10, 180, 9, 120),
        Queue(10, 180, 10, 180),
        Queue(Fraction(1, 100), 180, 1, 5),
        Queue(40, 600, 49, 180),
        Queue(30, 60, 10, 20),
        Queue(3, 300, 1, 60),
    ],
    ids=str,
)
def test_erlang_a_is_the_chain_of_states(queue: Queue) -> None:
    states = states_of(queue)
    waiting = states[queue.agents :]
    in_queue = fsum(ahead * share for ahead, share in enumerate(waiting))
    in_time = answered_in_time(queue, len(waiting) - 1, 20.0)
    figures = queue.figures(20)
    assert figures.wait_probability == pytest.approx(fsum(waiting), rel=NEAR)
    assert figures.mean_wait == pytest.approx(in_queue / float(queue.load / queue.handling), rel=NEAR)
    level = fsum(states[: queue.agents]) + fsum(share * in_time[ahead] for ahead, share in enumerate(waiting))
    assert figures.service_level == pytest.approx(level, rel=NEAR)


@pytest.mark.parametrize("queue", [Queue(9900, 180, 10_000, 60), Queue(12_000, 180, 10_000, 3600)], ids=str)
def test_erlang_a_with_ten_thousand_agents(queue: Queue) -> None:
    states = states_of(queue)
    assert queue.figures().wait_probability == pytest.approx(fsum(states[queue.agents :]), rel=NEAR)


def test_erlang_a_with_endless_patience_is_erlang_c() -> None:
    patient, endless = CALLS._replace(patience=10**13).figures(20), CALLS.figures(20)
    assert patient == pytest.approx(endless, rel=1e-8, abs=1e-8)


def test_erlang_a_without_any_patience_is_erlang_b() -> None:
    hasty = CALLS._replace(patience=Fraction(1, 10**6)).figures()
    assert hasty.wait_probability == pytest.approx(blocking(14, 10.0), rel=1e-5)


# Laws.

loads = st.fractions(Fraction(1, 100), 400, max_denominator=1000)
times = st.integers(1, 3600)
patiences = st.none() | st.integers(1, 36_000)


@given(loads, times, st.integers(1, 500), patiences, st.integers(0, 600))
@settings(max_examples=300, deadline=None)
def test_shares_are_shares(load: Fraction, handling: int, agents: int, patience: int | None, limit: int) -> None:
    figures = Queue(load, handling, agents, patience).figures(limit)
    assert 0 <= figures.wait_probability <= 1
    assert 0 <= figures.service_level <= 1
    assert figures.service_level >= 1 - figures.wait_probability - NEAR
    assert 0 <= figures.abandoned <= figures.wait_probability + NEAR
    assert figures.mean_wait is None or figures.mean_wait >= 0


@given(loads, times, st.integers(1, 500), patiences, st.integers(0, 600))
@settings(max_examples=300, deadline=None)
def test_with_one_more_agent_nobody_is_worse_off(
    load: Fraction, handling: int, agents: int, patience: int | None, limit: int
) -> None:
    before = Queue(load, handling, agents, patience).figures(limit)
    after = Queue(load, handling, agents + 1, patience).figures(limit)
    assert after.wait_probability <= before.wait_probability + NEAR
    assert after.service_level >= before.service_level - NEAR
    if before.mean_wait is not None:
        assert after.mean_wait is not None
        assert after.mean_wait <= before.mean_wait * (1 + NEAR) + NEAR


@given(loads, times, st.integers(1, 500), patiences, st.integers(0, 600))
@settings(max_examples=200, deadline=None)
def test_more_work_and_shorter_limits_answer_fewer(
    load: Fraction, handling: int, agents: int, patience: int | None, limit: int
) -> None:
    queue = Queue(load, handling, agents, patience)
    level = queue.figures(limit).service_level
    assert queue._replace(load=load * Fraction(11, 10)).figures(limit).service_level <= level + NEAR
    assert queue.figures(limit + 10).service_level >= level - NEAR


@given(loads, times, patiences, st.integers(1, 600), st.integers(1, 99))
@settings(max_examples=100, deadline=None)
def test_the_least_agents_are_enough_and_one_less_are_not(
    load: Fraction, handling: int, patience: int | None, limit: int, percent: int
) -> None:
    queue, share = Queue(load, handling, 0, patience), Fraction(percent, 100)
    least = agents_for_level(queue, limit, share)
    assert least is not None
    assert queue.with_agents(least).figures(limit).service_level >= share
    assert least == 1 or queue.with_agents(least - 1).figures(limit).service_level < share


@given(loads, times, st.integers(1, 500), st.integers(1, 3600))
@settings(max_examples=200, deadline=None)
def test_who_is_not_served_has_given_up(load: Fraction, handling: int, agents: int, patience: int) -> None:
    # Work done is the load less what was given up, and cannot be more than the agents.
    figures = Queue(load, handling, agents, patience).figures()
    assert figures.mean_wait is not None
    assert float(load) * (1 - figures.abandoned) <= agents * (1 + NEAR)
    assert figures.mean_wait == pytest.approx(figures.abandoned * patience, rel=NEAR)
