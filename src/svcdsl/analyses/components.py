"""Which of some things lead to each other: strongly connected components."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def loops(ways: Mapping[Node, Sequence[Node]]) -> list[set[Node]]:
    """Sets of nodes, as large as can be, of which each leads to each; single ones only if to themselves."""
    return [group for group in components(ways) if len(group) > 1 or any(node in ways[node] for node in group)]


def components(ways: Mapping[Node, Sequence[Node]]) -> list[set[Node]]:
    """Strongly connected components (Tarjan), each after those that it leads to."""
    number: dict[Node, int] = {}
    lowest: dict[Node, int] = {}
    stack: list[Node] = []
    inside: set[Node] = set()
    found: list[set[Node]] = []
    for root, first in ways.items():
        if root in number:
            continue
        calls = [(root, iter(first))]
        number[root] = lowest[root] = len(number)
        stack.append(root)
        inside.add(root)
        while calls:
            at, rest = calls[-1]
            for to in rest:
                if to not in number:
                    number[to] = lowest[to] = len(number)
                    stack.append(to)
                    inside.add(to)
                    calls.append((to, iter(ways[to])))
                    break
                if to in inside:
                    lowest[at] = min(lowest[at], number[to])
            else:
                calls.pop()
                if calls:
                    above = calls[-1][0]
                    lowest[above] = min(lowest[above], lowest[at])
                if lowest[at] == number[at]:
                    group: set[Node] = set()
                    while at not in group:
                        group.add(stack.pop())
                    inside -= group
                    found.append(group)
    return found
