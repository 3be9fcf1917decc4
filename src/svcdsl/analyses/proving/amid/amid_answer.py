"""The answer where the clock starts in one branch while others are under way, under calendars.

Shares and means are told from what each way takes on which the coins may send a case: these are bounds that hold, and
exact where there is but one way, or none that may be in time or late.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.amid.amid import Amid, Found
from svcdsl.analyses.proving.amid.amid_engines import OnlyEngine, forks_amid
from svcdsl.analyses.proving.hours.cells import Gauge
from svcdsl.analyses.proving.hours.starts import Starts
from svcdsl.analyses.proving.hours.track import Runs, track_of
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.runs.coin_paths import coin_paths
from svcdsl.analyses.proving.runs.extremes import Budget, TooMany
from svcdsl.analyses.proving.runs.question import MEAN, NEVER, SHARE, Answer, Arrival, Limit, Question
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from collections.abc import Callable

    from svcdsl.analyses.arrival_windows import Windows
    from svcdsl.analyses.proving.amid.amid_engines import Fork

    Exact = int | Fraction

DAY = 86400


class _Times(NamedTuple):
    """What takes shortest and longest; `tight`: the most is reached, `reached`: the least is.

    `share` is that of the cases, `longest` see Amid.
    """

    least: Found
    most: Found
    tight: bool
    reached: bool
    longest: Exact
    share: Exact = 1


class AmidAnswer:
    """Answers one such question; `windows` gives the days to arrive on that are alike up to a horizon."""

    def __init__(
        self, question: Question, forks: list[Fork], windows: Callable[[Exact], Windows], budgets: tuple[Budget, Budget]
    ) -> None:
        if any(node.excluded for node in question.network.nodes):
            raise Undecided("starts-in-branch")
        self.question = question
        self._forks = forks
        self._windows = windows
        self._budget, self._budget_of_shares = budgets
        self._most_for_least = self._budget.left
        self._cut = False

    def answer(self, horizon: Exact) -> Answer:
        """The answer; `horizon` is about how long after its beginning a run may go on. TooMany where it is not decided."""
        horizon = self._guess(horizon)
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

    def is_certain(self, share: Exact, horizon: Exact) -> bool:
        """Whether so many of the cases are certain to be in time; sooner known than an answer."""
        horizon = self._guess(horizon)
        while True:
            windows = self._windows(horizon)
            late, counted, longest = Fraction(0), Fraction(0), horizon
            paths = coin_paths(self.question) if share < 1 else None
            for part, question in [(1, self.question)] if paths is None else paths:
                amid = self._amid(question, forks_amid(question), windows, self._budget, self.question.limit.days)
                most = amid.most()
                longest = max(longest, amid.longest)
                if most is not None:
                    counted += part
                    late += part * (most.time is None or _is_late(self._limit, most.time, self._limit.fewest))
            if longest <= horizon:
                return bool(counted) and 1 - late / counted >= share
            horizon = longest + DAY

    def _guess(self, horizon: Exact) -> Exact:
        """About how long a run may go on: as the slowest do whose clock starts on the days of one week."""
        engine = OnlyEngine(*self.question[:3], slow=True)
        runs = Runs(engine, track_of(engine))
        far = horizon
        for start, _ in Starts(self.question, self._windows(horizon)).at_once:
            engine.start_at(start, rising=False)
            time = runs.farthest()
            if time is not None and time[0] < FOREVER:
                far = max(far, time[0] - start + 2 * DAY)
        return far

    def _amid(self, question: Question, forks: list[Fork], windows: Windows, budget: Budget, days: int) -> Amid:
        return Amid(question, forks, windows, Gauge(question.clock, days), budget)

    def _times(
        self, question: Question, forks: list[Fork], windows: Windows, budget: Budget, days: int = 0
    ) -> _Times | None:
        amid = self._amid(question, forks, windows, budget, days)
        slowest = amid.most()
        shortest = self._amid(question, forks, windows, Budget(self._most_for_least), days)
        quickest, is_reached = shortest.least()
        if slowest is None or quickest is None:
            return None
        longest = max(amid.longest, shortest.longest)
        return _Times(quickest, slowest, not amid.is_loose, is_reached, longest)

    def _paths(self, windows: Windows, whole: _Times) -> list[_Times]:
        """What each way takes that the coins may send a case; none where the whole tells as much."""
        asks, limit, days = self.question.asks, self._limit, self.question.limit.days
        if days:
            whole = self._times(self.question, self._forks, windows, self._budget_of_shares, days) or whole
            if _is_kept(limit, whole) is not None:
                return [whole]
        if whole.most.time is None or (asks != MEAN and (asks != SHARE or _is_kept(limit, whole) is not None)):
            return []
        found = []
        try:
            for share, question in coin_paths(self.question) or ():
                times = self._times(question, forks_amid(question), windows, self._budget_of_shares, days)
                if times is not None:
                    found.append(times._replace(share=share))
        except TooMany:
            self._cut = True
            return []
        return found

    def _told(self, whole: _Times, paths: list[_Times]) -> Answer:
        least, most = whole.least, whole.most
        limit = self._limit
        if not paths:
            paths = [_anything(whole) if self.question.limit.days else whole]
        counted = Fraction(sum(path.share for path in paths))
        kept = [_is_kept(limit, path) for path in paths]
        assert least.time is not None
        late = next((one.most for one in paths if one.most.time and _is_late(limit, one.most.time, limit.fewest)), None)
        is_mean = self.question.asks == MEAN
        is_exact = len(paths) == 1 or (None not in kept and not is_mean)
        return Answer(
            True,
            least.time,
            most.time,
            sum(path.share for path, one in zip(paths, kept, strict=True) if one) / counted,
            1 - sum(path.share for path, one in zip(paths, kept, strict=True) if one is False) / counted,
            most.path,
            least.path if whole.reached else (),
            _means(paths, counted) if is_mean else None,
            _arrival(most),
            exact=whole.tight and whole.reached and not self._cut and is_exact,
            breaks=None if late is None else _arrival(late),
            tight=whole.tight,
            loose_least=not whole.reached,
            cut=self._cut,
        )

    @property
    def _limit(self) -> Limit:
        """What times are held against: of business days it is told how long after their last close a case ends."""
        limit = self.question.limit
        return limit._replace(fewest=0, most=0) if limit.days else limit


def _arrival(found: Found) -> Arrival | None:
    return None if found.time is None else Arrival(found.starts, found.ends, found.after, found.time, found.comes)


def _anything(times: _Times) -> _Times:
    """Times of which nothing is known."""
    return times._replace(least=times.least._replace(time=-FOREVER), most=times.most._replace(time=FOREVER))


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
