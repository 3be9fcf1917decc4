"""The answer where the clock starts in one branch while others are under way, under calendars.

Shares and means are told from what each way takes on which the coins may send a case: these are bounds that hold, and
exact where there is but one way, or none that may be in time or late.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.amid import Amid, Found
from svcdsl.analyses.proving.amid_engines import forks_amid
from svcdsl.analyses.proving.coin_paths import coin_paths
from svcdsl.analyses.proving.extremes import TooMany
from svcdsl.analyses.proving.question import MEAN, NEVER, SHARE, Answer, Arrival, Limit, Question
from svcdsl.analyses.proving.search import Search
from svcdsl.analyses.proving.starts import Starts
from svcdsl.analyses.proving.undecided import Undecided

if TYPE_CHECKING:
    from collections.abc import Callable

    from svcdsl.analyses.arrival_windows import Windows
    from svcdsl.analyses.proving.amid_engines import Fork
    from svcdsl.analyses.proving.extremes import Budget

    Exact = int | Fraction

DAY = 86400


class _Times(NamedTuple):
    """What takes shortest and longest; `tight`: both are reached. `share` is that of the cases, `longest` see Amid."""

    least: Found
    most: Found
    tight: bool
    longest: Exact
    share: Exact = 1


class AmidAnswer:
    """Answers one such question; `windows` gives the days to arrive on that are alike up to a horizon."""

    def __init__(
        self, question: Question, forks: list[Fork], windows: Callable[[Exact], Windows], budgets: tuple[Budget, Budget]
    ) -> None:
        if question.limit.days or any(node.excluded for node in question.network.nodes):
            raise Undecided("starts-in-branch")
        self.question = question
        self._forks = forks
        self._windows = windows
        self._budget, self._budget_of_shares = budgets
        self._cut = False

    def answer(self, horizon: Exact) -> Answer:
        """The answer; `horizon` is about how long after its beginning a run may go on. TooMany where it is not decided."""
        while True:
            windows = self._windows(horizon)
            whole = self._times(self.question, self._forks, windows, self._budget)
            if whole is None:
                return NEVER
            paths = [] if whole.longest > horizon else self._paths(windows, whole)
            longest = max(whole.longest, *(path.longest for path in paths), 0)
            if longest <= horizon:
                return self._told(whole, paths)
            horizon = longest + DAY

    def _times(self, question: Question, forks: list[Fork], windows: Windows, budget: Budget) -> _Times | None:
        if not forks:  # of a path: on it nothing else is under way
            search = Search(question, Starts(question, windows), None, budget, budget)
            slow, quick = search.extreme(slow=True, bound=None), search.extreme(slow=False, bound=None)
            most, least = (Found(one.time, one.starts, one.ends, one.after, one.path) for one in (slow, quick))
            return _Times(least, most, True, search.longest)
        amid = Amid(question, forks, windows, budget)
        slowest = amid.most()
        quickest, is_reached = amid.least()
        if slowest is None or quickest is None:
            return None
        return _Times(quickest, slowest, is_reached and not amid.is_loose, amid.longest)

    def _paths(self, windows: Windows, whole: _Times) -> list[_Times]:
        """What each way takes that the coins may send a case; none where the whole tells as much."""
        asks, limit = self.question.asks, self.question.limit
        if whole.most.time is None or (asks != MEAN and (asks != SHARE or _is_kept(limit, whole) is not None)):
            return []
        found = []
        try:
            for share, question in coin_paths(self.question) or ():
                times = self._times(question, forks_amid(question), windows, self._budget_of_shares)
                if times is not None:
                    found.append(times._replace(share=share))
        except TooMany:
            self._cut = True
            return []
        return found

    def _told(self, whole: _Times, paths: list[_Times]) -> Answer:
        least, most, limit = whole.least, whole.most, self.question.limit
        paths = paths or [whole]
        counted = Fraction(sum(path.share for path in paths))
        kept = [_is_kept(limit, path) for path in paths]
        certain = sum(path.share for path, one in zip(paths, kept, strict=True) if one) / counted
        best = 1 - sum(path.share for path, one in zip(paths, kept, strict=True) if one is False) / counted
        assert least.time is not None
        worst = None if most.time is None else Arrival(most.starts, most.ends, most.after, most.time)
        breaks = worst if most.time is not None and _is_late(limit, most.time, limit.fewest) else None
        return Answer(
            True,
            least.time,
            most.time,
            certain,
            best,
            most.path,
            least.path if whole.tight else (),
            _means(paths, counted) if self.question.asks == MEAN else None,
            worst,
            exact=whole.tight
            and not self._cut
            and (len(paths) == 1 or (None not in kept and self.question.asks == SHARE)),
            breaks=breaks,
            tight=whole.tight,
            cut=self._cut,
        )


def _means(paths: list[_Times], counted: Fraction) -> tuple[Exact, Exact | None]:
    least = sum(path.share * (path.least.time or 0) for path in paths) / counted
    if any(path.most.time is None for path in paths):
        return least, None
    return least, sum(path.share * (path.most.time or 0) for path in paths) / counted


def _is_kept(limit: Limit, times: _Times) -> bool | None:
    """Whether all cases are in time, or none; None where some may be."""
    assert times.least.time is not None
    if times.most.time is not None and not _is_late(limit, times.most.time, limit.fewest):
        return True
    return False if _is_late(limit, times.least.time, limit.most) else None


def _is_late(limit: Limit, time: Exact, until: Exact) -> bool:
    return time > until or (limit.strict and time == until)
