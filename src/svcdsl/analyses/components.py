"""Which of some numbered things lead to each other: strongly connected components."""

from __future__ import annotations


def loops(ways: dict[int, list[int]]) -> list[set[int]]:
    """Sets of nodes, as large as can be, of which each leads to each; single ones only if to themselves."""
    return [group for group in components(ways) if len(group) > 1 or any(number in ways[number] for number in group)]


def components(ways: dict[int, list[int]]) -> list[set[int]]:
    """Strongly connected components (Tarjan), each after those that it leads to."""
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: list[int] = []
    inside: set[int] = set()
    found: list[set[int]] = []
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
                    group: set[int] = set()
                    while at not in group:
                        group.add(stack.pop())
                    inside -= group
                    found.append(group)
    return found
