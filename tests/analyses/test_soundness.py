"""Soundness: by hand, against an oracle that tries everything, and at sizes that only a proof decides."""

from collections.abc import Iterable
from itertools import islice, pairwise

import pytest

from svcdsl.analyses.flow import Flow
from svcdsl.analyses.loops import Loops
from svcdsl.analyses.soundness import Soundness
from svcdsl.link import Linker
from svcdsl.model.parts import Step
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

from .naive_flow import Plan, Situations, all_small, flow_of, near_ways


def number_of(step: Step) -> int:
    return int(step.id[1:])


def disagreement(plans: tuple[Plan, ...]) -> str:
    """What the analyses say of a process other than the oracle does; empty where they agree."""
    flow, naive = flow_of(plans), Situations(plans)
    sound = Soundness(flow)
    stuck = {number_of(step) for step in sound.stuck}
    if not sound.decided:
        return "not decided"
    if bool(sound.meetings or sound.endings) != bool(naive.crowded or naive.early):
        return f"forks: {sound.meetings} {sound.endings}, in truth {naive.crowded} {naive.early}"
    if not (stuck <= naive.stuck and (naive.crowded or stuck == naive.stuck)):
        return f"joins: {stuck}, in truth {naive.stuck}"
    if bool(sound.stuck) != bool(sound.waiting):
        return "no join is to blame"
    endless = bool(Loops(flow).endless)
    if naive.trapped > endless or (endless > naive.trapped and not naive.crowded | naive.stuck):
        return f"loops: {Loops(flow).endless}, in truth {naive.trapped}"
    return untrue_path(flow, sound, naive)


def untrue_path(flow: Flow, sound: Soundness, naive: Situations) -> str:
    """A path that cannot be followed, or that does not lead to what is said of it."""
    for meeting in (*sound.meetings, *sound.endings):
        for way in ([*meeting.path, *meeting.one], [meeting.fork, *meeting.other]):
            if not all(after in [one.to for one in flow.ways[step]] for step, after in pairwise(way)):
                return f"no way: {way}"
        if meeting.path[-1] is not meeting.fork or not meeting.fork.fork or meeting.one[0] is meeting.other[0]:
            return f"no fork: {meeting}"
    if not {number_of(meeting.step) for meeting in sound.meetings} <= naive.crowded:
        return f"they do not meet there: {sound.meetings}"
    if not {number_of(ending.step) for ending in sound.endings} <= naive.early:
        return f"they do not end there: {sound.endings}"
    for waiting in sound.waiting:
        arrived = {(number_of(step), number_of(waiting.join)) for step in waiting.arrived}
        after = naive.play([number_of(step) for step in waiting.path])
        if not any(arrived <= set(here) and not any(naive.moves(here)) for here in after):
            return f"it does not wait then: {waiting}"
    return ""


def disagreements(processes: Iterable[tuple[Plan, ...]]) -> list[object]:
    """The first processes of which something untrue is said."""
    found = ((said, plans) for plans in processes if (said := disagreement(plans)))
    return list(islice(found, 3))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_small_process_is_judged_as_by_trying_everything(size: int) -> None:
    assert disagreements(all_small(size)) == []


def test_processes_of_four_steps_are_too() -> None:
    assert disagreements(near_ways(4)) == []
    assert disagreements(islice(all_small(4), 0, None, 97)) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [5, 6])
def test_processes_of_five_and_six_steps_are_too(size: int) -> None:
    assert disagreements(near_ways(size)) == []


# By hand, from a text.


def flow_in(*steps: str, start: str = "a") -> Flow:
    """The graph of a process of these steps."""
    lines = "\n".join(f"step {step}" for step in steps)
    linker = Linker()
    linker.add(read_svc(Source("flow.svc", f"svcdsl 1\nservice s {{\nprocess p {{\nstart {start}\n{lines}\n}}\n}}\n")))
    project, findings = linker.link("flow", "en")
    assert [finding for finding in findings if finding.code != "N06"] == []
    return Flow(project.services["s"].processes["p"])


def ids(steps: Iterable[Step]) -> str:
    return " ".join(step.id for step in steps)


def test_branches_that_meet_are_told_with_the_way_of_each() -> None:
    [meeting] = Soundness(flow_in("a -> f", "f => b, c", "b -> d", "c -> d", "d -> e", "e -> end")).meetings
    assert (meeting.fork.id, meeting.step.id, ids(meeting.path)) == ("f", "d", "a f")
    assert {ids(meeting.one), ids(meeting.other)} == {"b d", "c d"}


def test_two_forks_that_never_join_are_two_faults() -> None:
    flow = flow_in("a => b, c", "b -> d", "c -> d", "d => e, f", "e -> g", "f -> g", "g -> end")
    assert [(one.fork.id, one.step.id) for one in Soundness(flow).meetings] == [("a", "d"), ("d", "g")]


def test_a_branch_that_ends_the_process_is_told_with_what_is_left() -> None:
    sound = Soundness(flow_in("a => b, c", "b -> end", "c -> d", "d -> end"))
    assert [(one.fork.id, one.step.id) for one in sound.endings] == [("a", "b")]
    assert sound.meetings == sound.waiting == []


def test_a_join_that_waits_is_told_with_what_it_lacks() -> None:
    choice = 'a {\nchoose when "x" share 50% -> b\nchoose otherwise -> c\n}'
    [waiting] = Soundness(flow_in(choice, "b -> d", "c -> d", "d join all -> end")).waiting
    assert (waiting.join.id, ids(waiting.path), ids(waiting.missing)) == ("d", "a b", "c")


def test_only_the_join_that_is_to_blame_is_told() -> None:
    turning_off = 'b {\nchoose when "x" share 50% -> d\nchoose otherwise -> end\n}'
    sound = Soundness(flow_in("a => b, c, e", turning_off, "c -> d", "d join all -> f", "e -> f", "f join all -> end"))
    assert ids(one.join for one in sound.waiting) == "d"
    assert sorted(step.id for step in sound.stuck) == ["d", "f"]


def test_failures_and_timeouts_are_ways_that_a_branch_may_take_instead() -> None:
    kept = ("a => b, c", "b -> d", "d join all -> end")
    assert Soundness(flow_in(*kept, 'c -> d fails when "x" recover e', "e -> d")).stuck
    assert Soundness(flow_in(*kept, "c -> d timeout after 1h to end")).endings
    assert not Soundness(flow_in(*kept, "c -> d timeout after 1h to d")).stuck


def test_the_arrival_of_a_case_is_a_way_into_its_first_step() -> None:
    back = 'b {\nchoose when "x" share 50% -> a repeat 2\nchoose otherwise -> end\n}'
    assert Soundness(flow_in("a join all -> b", back)).stuck
    assert not Soundness(flow_in("a join all -> b", "b -> end")).stuck


@pytest.mark.parametrize("unclear", ["b -> nobody-knows", "b", "b => nobody-knows, d"])
def test_what_cannot_be_known_is_given_the_benefit_of_the_doubt(unclear: str) -> None:
    sound = Soundness(flow_in("a => b, c", unclear, "c -> d", "d join all -> end", "e -> d"))
    assert sound.decided and not sound.stuck and not sound.meetings and not sound.endings


# Sizes.


def test_a_thousand_steps_are_decided() -> None:
    chain = [f"s{number} -> s{number + 1}" for number in range(1000)]
    fork = "s1000 => b, c", "b -> d", "c -> d"
    assert Soundness(flow_in(*chain, *fork, "d -> end", start="s0")).meetings
    sound = Soundness(flow_in(*chain, *fork, "d join all -> end", start="s0"))
    assert sound.decided and not sound.meetings


def nested(depth: int, name: str, after: str) -> list[str]:
    """Forks within forks, each joined by itself: so many deep."""
    if not depth:
        return [f"{name} -> {after}"]
    join = f"{name}j"
    inner = [step for side in "lr" for step in nested(depth - 1, name + side, join)]
    return [f"{name} => {name}l, {name}r", f"{join} join all -> {after}", *inner]


def test_what_is_nested_well_is_decided_however_deep() -> None:
    sound = Soundness(flow_in(*nested(8, "a", "end")))
    assert sound.decided and not sound.meetings and not sound.endings and not sound.stuck


def crossing(width: int) -> list[str]:
    """Branches of which each waits for its neighbour, so that none can be looked at by itself."""
    steps = ["a => " + ", ".join(f"b{one}" for one in range(width)), "z join all -> end"]
    for one in range(width):
        steps += [f"b{one} => x{one}, y{one}", f"x{one} -> j{one}", f"y{one} -> j{(one + 1) % width}"]
        steps.append(f"j{one} join all -> z")
    return steps


def test_what_crosses_is_decided_within_the_bound_and_beyond_it_said_not_to_be() -> None:
    assert Soundness(flow_in(*crossing(5))).decided
    assert not Soundness(flow_in(*crossing(16))).decided
