"""Makes a workflow net smaller without changing whether, and where, it goes wrong.

Each of the four reductions takes away something that works by itself, whatever stands around it: a step that only
hands on, or chooses for whom others choose just as well; two outcomes that come to the same; a way back to itself
beside another way; two branches of one fork that lead to one join, and of which each always comes. A well-nested
process is reduced to nothing, however large it is; what is left over is looked through situation by situation.
docs/proofs.md says why each keeps what is asked.
"""

from __future__ import annotations

from svcdsl.analyses.net import Edge, Net, Node, Outcome, Place

MOST_NEW_OUTCOMES = 4
"""A choice is only moved into the steps before it while that makes no more outcomes than this out of few."""


def reduce_net(net: Net) -> None:
    """Apply the reductions until none applies any more."""
    changed = True
    while changed:
        changed = False
        for node in list(net.nodes):
            if node is net.entry:
                changed |= _merge_same(node) | _merge_branches(node)
                continue
            changed |= _merge_same(node) | _drop_ways_to_itself(node) | _merge_branches(node) | _fold(net, node)


def _merge_same(node: Node) -> bool:
    """Of outcomes that lead to the same places the first stays."""
    if len(node.outcomes) < 2:
        return False
    seen: dict[tuple[int, ...], Outcome] = {}
    for outcome in node.outcomes:
        targets = tuple(sorted(-1 if edge.target is None else edge.target.number for edge in outcome.edges))
        if seen.setdefault(targets, outcome) is not outcome:
            _forget(outcome)
    changed = len(seen) < len(node.outcomes)
    node.outcomes = list(seen.values())
    return changed


def _drop_ways_to_itself(node: Node) -> bool:
    """Going back to itself changes nothing where it may also go on otherwise."""
    if len(node.inputs) != 1 or len(node.outcomes) < 2:
        return False
    here = node.inputs[0]
    back = [one for one in node.outcomes if len(one.edges) == 1 and one.edges[0].target is here]
    if not back or len(back) == len(node.outcomes):
        return False
    for outcome in back:
        _forget(outcome)
    node.outcomes = [one for one in node.outcomes if one not in back]
    return True


def _merge_branches(node: Node) -> bool:
    """Branches of one fork that alone lead to places of one join always come together: one place is enough."""
    changed = False
    for outcome in node.outcomes:
        kept: dict[Node, Edge] = {}
        for edge in list(outcome.edges) if len(outcome.edges) > 1 else ():
            place = edge.target
            if place is None or len(place.node.inputs) == 1 or len(place.incoming) > 1:
                continue
            first = kept.setdefault(place.node, edge)
            if first is not edge:
                first.trail = (first.trail, None, edge.trail)
                outcome.edges.remove(edge)
                place.node.inputs.remove(place)
                changed = True
    return changed


def _fold(net: Net, node: Node) -> bool:
    """A step that has one place, and hands on one arrival for one: the steps before it do that themselves."""
    if len(node.inputs) != 1 or not node.outcomes or any(len(one.edges) != 1 for one in node.outcomes):
        return False
    place, incoming = node.inputs[0], list(node.inputs[0].incoming)
    targets = [one.edges[0].target for one in node.outcomes]
    if place in targets or (None in targets and len(incoming) > 1):
        return False  # the end does not tell that two have come
    if any(one is not edge and one.target in targets for edge in incoming for one in edge.outcome.edges):
        return False  # two would come at once, and what one does after the other would not be seen
    if len(node.outcomes) > 1:
        if any(len(edge.outcome.edges) > 1 for edge in incoming):
            return False
        if len(incoming) > 1 and len(incoming) * (len(node.outcomes) - 1) > MOST_NEW_OUTCOMES:
            return False
    for edge in incoming:
        _hand_over(edge, node, place)
    for outcome in node.outcomes:
        _forget(outcome)
    del net.nodes[node]
    return True


def _hand_over(edge: Edge, node: Node, place: Place) -> None:
    """Let an edge lead to where the step goes on; for each further outcome there is one more outcome before it."""
    before, trail = edge.outcome, edge.trail
    del place.incoming[edge]
    for index, outcome in enumerate(node.outcomes):
        way = outcome.edges[0]
        if index:
            more = Outcome(before.node, before.move)
            before.node.outcomes.append(more)
            edge = Edge(more, None)
            more.edges.append(edge)
        edge.target, edge.trail = way.target, (trail, outcome.move, way.trail)
        if way.target is not None:
            way.target.incoming[edge] = None


def _forget(outcome: Outcome) -> None:
    for edge in outcome.edges:
        if edge.target is not None:
            del edge.target.incoming[edge]
