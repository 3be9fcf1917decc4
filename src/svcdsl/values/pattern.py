"""Regular expressions that cannot run away: all ways through a pattern are followed at once, so that the work grows
with the length of the text and no faster (Thompson's construction, 1968). What would need more is refused."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .bad import BadValue
from .pattern_reader import ALL, ANY, AT, TEST, Node, Reader

MOST_STATES = 2000
"""So large may a pattern be with its repetitions written out."""
_FORK, _FOUND = -1, -2


class Pattern:
    """A compiled regular expression. `steps` is how many states the last search went through."""

    __slots__ = ("_parts", "_program", "steps")

    def __init__(self, source: str) -> None:
        """Raises BadValue `regex-refused` with the fact `piece` for what is not supported.

        The source must be one that Python's `re` compiles; what it means is what it means there.
        """
        self.steps = 0
        self._parts = 0
        self._program: list[tuple[int, Any, Any]] = []
        self._emit(Reader(source).either())
        self._program.append((_FOUND, None, None))

    def search(self, text: str) -> bool:
        """Whether the pattern is found somewhere in the text."""
        program = self._program
        arrived: list[int] = []
        self.steps = 0
        for at in range(len(text) + 1):
            seen: set[int] = set()
            waiting, ready = [*arrived, 0], []
            while waiting:
                state = waiting.pop()
                if state in seen:
                    continue
                seen.add(state)
                self.steps += 1
                kind, first, second = program[state]
                if kind == TEST:
                    ready.append(state)
                elif kind == _FORK:
                    waiting += (first, second)
                elif kind == _FOUND:
                    return True
                elif first(text, at):
                    waiting.append(state + 1)
            if at < len(text):
                sign = text[at]
                arrived = [state + 1 for state in ready if program[state][1](sign)]
        return False

    def _emit(self, node: Node) -> None:
        """Write a part of the pattern out as states; each goes on to the next one."""
        self._parts += 1  # a part may write nothing out, and yet be repeated
        if self._parts > 2 * MOST_STATES or len(self._program) > MOST_STATES:
            raise BadValue("regex-refused", piece="{ }")
        kind = node[0]
        if kind in (TEST, AT):
            self._program.append((kind, node[1], None))
        elif kind == ALL:
            for part in node[1]:
                self._emit(part)
        elif kind == ANY:
            self._emit_any(node[1])
        else:
            self._emit_often(*node[1:])

    def _emit_any(self, parts: list[Node]) -> None:
        ends = []
        for part in parts[:-1]:
            fork = self._hole()
            self._emit(part)
            ends.append(self._hole())
            self._program[fork] = (_FORK, fork + 1, len(self._program))
        self._emit(parts[-1])
        for end in ends:
            self._program[end] = (_FORK, len(self._program), len(self._program))

    def _emit_often(self, part: Node, least: int, most: int | None) -> None:
        if max(least, most or 0) > MOST_STATES:
            raise BadValue("regex-refused", piece="{ }")
        for _ in range(least):
            self._emit(part)
        if most is None:
            fork = self._hole()
            self._emit(part)
            self._program.append((_FORK, fork, fork))
            self._program[fork] = (_FORK, fork + 1, len(self._program))
            return
        forks = []
        for _ in range(most - least):
            forks.append(self._hole())
            self._emit(part)
        for fork in forks:
            self._program[fork] = (_FORK, fork + 1, len(self._program))

    def _hole(self) -> int:
        self._program.append((_FORK, 0, 0))
        return len(self._program) - 1


@lru_cache(maxsize=256)
def pattern(source: str) -> Pattern:
    """The compiled pattern. Raises BadValue `regex-refused`."""
    return Pattern(source)
