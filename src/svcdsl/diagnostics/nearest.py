"""The words or ids nearest to a mistyped one, looked for only when somebody asks.

A file can hold many thousands of mistakes of which a handful is shown, so a finding carries the question and not
the answer.
"""

from __future__ import annotations

from collections.abc import Iterable


class Nearest:
    """A mistyped word and the words it may stand for."""

    __slots__ = ("among", "word")

    def __init__(self, word: str, among: Iterable[str]) -> None:
        self.word = word
        self.among = among

    def __repr__(self) -> str:
        return f"Nearest({self.word!r})"

    def words(self, most: int = 3) -> list[str]:
        """Up to `most` words, nearest first; none that differs in more than a third of its letters."""
        ranked = []
        for word in set(self.among):
            reach = self._reach(word)
            if abs(len(word) - len(self.word)) <= reach and len(set(self.word) - set(word)) <= reach:
                distance = edit_distance(self.word, word, reach)
                if distance <= reach:
                    ranked.append((distance, word))
        ranked.sort()
        return [word for _, word in ranked[:most]]

    def sole(self, *, of_names: bool = False) -> str | None:
        """The one word at distance 1 where no other is near: what `--fix` may put in its place.

        Of one Chinese character, or less than three Latin letters, nobody can say what was meant. Names that people
        gave are told apart by less than words of the language are.
        """
        if len(self.word) < (3 if self.word.isascii() else 2):
            return None
        near = [word for word in self.words() if edit_distance(self.word, word, 2) <= 2]
        if len(near) == 1 and edit_distance(self.word, near[0], 1) == 1:
            return None if of_names and _are_two_names(self.word, near[0]) else near[0]
        return None

    def _reach(self, word: str) -> int:
        return max(1, min(len(self.word), len(word)) // 3)


def _are_two_names(one: str, other: str) -> bool:
    """Whether more than a slip of the pen lies between: `agent-1` and `agent-2`, a nurse and a head nurse (护士长)."""
    if any(letter.isnumeric() for letter in set(one) ^ set(other)):
        return True
    return len(one) != len(other) and not (one.isascii() and other.isascii())


def edit_distance(first: str, second: str, most: int) -> int:
    """Letters to add, drop, change or swap with a neighbour to get from one word to the other.

    Gives `most` + 1 as soon as it is more than `most`.
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        before, previous, row = row, before, [i]
        for j, b in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
