"""Which steps can be under way at one time: against an oracle that looks at every situation."""

from itertools import chain, combinations, islice

import pytest

from svcdsl.analyses.concurrency import Concurrency

from .naive_flow import Plan, Situations, all_small, flow_of, near_ways


def seen_together(naive: Situations) -> set[tuple[int, int]]:
    """Pairs of steps of which both can begin, each from arrivals of its own, in one situation."""
    found = set()
    for here in naive.onward:
        for one, other in combinations(range(len(naive.plans)), 2):
            for mine in naive.needs(one):
                for theirs in naive.needs(other):
                    if set(mine) | set(theirs) <= set(here):
                        found.add((one, other))
    return found


def disagreement(plans: tuple[Plan, ...]) -> str:
    """Pairs that the analysis takes for concurrent and the oracle does not, in a sound process, or the other way."""
    flow, naive = flow_of(plans), Situations(plans)
    steps, concurrency = list(flow.ways), Concurrency(flow)
    numbers = {step: int(step.id[1:]) for step in steps}
    said = {
        tuple(sorted((numbers[one], numbers[other])))
        for one, other in combinations(steps, 2)
        if concurrency.of(one, other)
    }
    assert all(concurrency.of(one, other) == concurrency.of(other, one) for one, other in combinations(steps, 2))
    true = seen_together(naive)
    if not true <= said:
        return f"not seen: {true - said}"
    is_sound = not (naive.crowded or naive.early or naive.stuck or naive.trapped)
    return f"never together: {said - true}" if is_sound and said != true else ""


@pytest.mark.parametrize("size", [1, 2, 3])
def test_all_small_processes_agree_with_the_oracle(size: int) -> None:
    assert [plans for plans in all_small(size) if disagreement(plans)] == []


def test_some_of_many_larger_ones_agree_with_the_oracle() -> None:
    some = chain(islice(all_small(4), 0, None, 97), islice(near_ways(6), 0, None, 31))
    assert [(plans, told) for plans in some if (told := disagreement(plans))] == []
