"""The answer under calendars: the clock may start at any moment of the span, and the worst one is found.

The days to arrive on are gone through, one of each sort (`arrival_windows`). Within a day runs are played from a
moment, and from all moments after it up to where something changes (`hours_engine`), and so on to the day's end.
It ends early where a bound that holds for every moment has been reached (`bounds`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.proving.amid.amid_answer import AmidAnswer
from svcdsl.analyses.proving.amid.amid_engines import OnlyEngine, forks_amid
from svcdsl.analyses.proving.excluded.excluded_answer import excluded_answer, with_shares
from svcdsl.analyses.proving.hours.bounds import OpenDays, bounds_of
from svcdsl.analyses.proving.hours.left_in_time import settled
from svcdsl.analyses.proving.hours.same_hours import same_hours
from svcdsl.analyses.proving.hours.search import Extreme, Search, runs_of
from svcdsl.analyses.proving.hours.starts import Starts
from svcdsl.analyses.proving.hours.track import lasting
from svcdsl.analyses.proving.process.business import Business
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.runs.extremes import Budget, TooMany, endless
from svcdsl.analyses.proving.runs.question import MEAN, NEVER, SHARE, Answer, Arrival, Question, Room
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.arrival_windows import Arrivals, Windows

    Exact = int | Fraction

DAY = 86400
MOST_PLAYED = 40_000
"""States that are played, over all moments, for the least and the most, and as many for shares, before it is given up."""


class Sweep:
    """One question under calendars. `today` (YYYY-MM-DD) matters where no calendar names a year."""

    def __init__(
        self, question: Question, arrivals: Arrivals, days: OpenDays, today: str, budget: Budget | None = None
    ) -> None:
        self.arrivals = arrivals
        self.today = today
        self.openings = question.openings
        self.years = frozenset[int]().union(*(opening.years for opening in self.openings))
        self._budget = budget or Budget(MOST_PLAYED)
        self._budget_of_shares = budget or Budget(MOST_PLAYED)
        self._budget_of_excluded = budget or Budget(2 * MOST_PLAYED)
        self._business = [node.business for node in question.network.nodes if node.business is not None]
        self.question = question = self._settled(question, days)
        counting = lasting(question)
        self.bounds = bounds_of(question, days, self.years, counting)
        self._same = same_hours(question, counting) if self.bounds.ever else None
        asked_for = self.bounds.ever and not self.bounds.reached and self._same is None
        self._forks = forks_amid(question) if asked_for else []

    def answer(self) -> Answer:
        """The answer; TooMany where it is not decided."""
        if not self.bounds.ever:
            return NEVER
        if self._forks:
            return self._amid().answer(self._far)
        found = self._excluding()
        if found is None or found.exact:
            return found or self._swept()
        try:
            return with_shares(found, self._swept())
        except (TooMany, Undecided):
            return found

    def _excluding(self) -> Answer | None:
        """The answer where excluded steps move what follows, as far as it is one of that kind."""
        if self.bounds.reached:
            return None
        horizon = (self.bounds.plain_most or 0) + 2 * DAY
        half = self._budget_of_excluded.left // 2  # the rest is for the bounds, where it does not suffice
        budget = Budget(half)
        found = excluded_answer(self.question, self._starts, horizon, budget)
        self._budget_of_excluded.left -= half - max(0, budget.left)
        return found

    def _swept(self) -> Answer:
        horizon = self._guess()
        while True:
            search = Search(self.question, self._starts(horizon), self._same, self._budget, self._budget_of_shares)
            slow = self._slowest(search)
            if search.longest <= horizon:  # mostly it is the slowest case that goes on for longest
                found = self._answer(search, slow)
                if search.longest <= horizon:
                    return found
            horizon = search.longest + DAY

    def is_certain(self, share: Exact) -> bool:
        """Whether so many of the cases are certain to be in time; sooner known than an answer."""
        bounds = self.bounds
        if not bounds.ever or bounds.reached or bounds.certain >= share:
            return bounds.ever and bounds.certain >= share
        if self._forks:
            return self._amid().is_certain(share, self._far)
        found = self._excluding()
        if found is not None and (found.exact or found.certain >= share):
            return found.certain >= share
        horizon = self._guess()
        while True:
            search = Search(self.question, self._starts(horizon), self._same, self._budget, self._budget)
            late = search.greatest(slow=True, stop=1, bounded=False, over=1 - share)
            if late > 1 - share or search.longest <= horizon:
                return late <= 1 - share
            horizon = search.longest + DAY

    def _amid(self) -> AmidAnswer:
        """What answers where the clock starts while others are under way."""
        if endless(self.question.network, OnlyEngine(*self.question[:3], slow=True)):
            raise Undecided("starts-in-branch")

        def windows(horizon: Exact) -> Windows:
            return self._windows(horizon, by_day=bool(self._business))

        return AmidAnswer(self.question, self._forks, windows, (self._budget, self._budget_of_shares))

    @property
    def _far(self) -> Exact:
        """About how long a run may go on, where no better is known."""
        return (self.bounds.plain_most or 0) + 4 * DAY

    def _guess(self) -> Exact:
        """About how long after its start a run may go on: as the slowest do that start on the days of one week."""
        horizon = (self.bounds.plain_most or 0) + 2 * DAY
        runs = runs_of(self.question, self._same, slow=True)
        if self.bounds.plain_most is not None and runs.track is not None:
            for start, _ in self._starts(horizon).at_once:
                runs.engine.start_at(start, rising=False)
                time = runs.farthest()
                if time is not None and time[0] < FOREVER:
                    horizon = max(horizon, time[0] - start + DAY)
        return horizon

    def _starts(self, horizon: Exact) -> Starts:
        """The moments at which the clock may start, on one day of each sort up to a horizon."""
        return Starts(self.question, self._windows(horizon, by_day=bool(self._business or self.question.limit.days)))

    def _windows(self, horizon: Exact, *, by_day: bool) -> Windows:
        windows = self.arrivals.windows(self.openings, horizon, self.years, self.today, by_day=by_day)
        if not windows.exact:
            raise TooMany
        return windows

    def _settled(self, question: Question, days: OpenDays) -> Question:
        """The question with what is possible at steps that are left after some business time."""
        afters = [one.after for one in self._business if one.after is not None]
        if not afters:
            return question
        longest = [days.longest(one, self.years) if isinstance(one, Business) else one for one in afters]
        windows = self._windows(max(longest) + 2 * DAY, by_day=True)
        return settled(question, windows.spans, days, self._budget)

    @property
    def _is_settled(self) -> bool:
        """Whether what is possible at a step is so whenever it is come to."""
        return all(node.business is None or node.business.settled for node in self.question.network.nodes)

    def _slowest(self, search: Search) -> Extreme:
        unbounded = endless(self.question.network, search.engine(slow=True))
        if unbounded:
            return Extreme(None, tuple(sorted(unbounded)), 0, 0, after=False, endless=True)
        return search.extreme(slow=True, bound=self.bounds.most)

    def _answer(self, search: Search, slow: Extreme) -> Answer:
        question, bounds = self.question, self.bounds
        if any(node.excluded for node in question.network.nodes):
            return self._with_excluded(search, slow)
        worst = None
        if slow.time is not None:
            worst = Arrival(slow.starts, slow.ends, slow.after, slow.time, slow.comes)
        quick = search.extreme(slow=False, bound=bounds.least)
        assert quick.time is not None
        certain, best = self._shares(search, slow)
        means = self._means(search, slow, quick.time) if question.asks == MEAN else None
        return Answer(
            True,
            quick.time,
            slow.time,
            certain,
            best,
            slow.path,
            quick.path,
            means,
            worst,
            exact=bounds.exact if bounds.reached else self._is_settled and not (search.torn or search.cut),
            breaks=None if slow.endless else search.breaks(),
            rooms=self._rooms(search, bounded=not slow.endless),
            tightest=search.tightest,
            tight=self._is_settled,
            cut=search.cut,
            mean_starts=search.mean_starts if means is not None else None,
        )

    def _means(self, search: Search, slow: Extreme, least: Exact) -> tuple[Exact, Exact | None]:
        """The least and the greatest mean; where there is too much to play, what follows from single cases."""
        bounds = self.bounds
        lowest, highest = max(least, bounds.means[0]), _least(slow.time, bounds.means[1])
        if not bounds.reached:
            exact = search.greatest_mean(slow=False), None if slow.time is None else search.greatest_mean(slow=True)
            search.torn = search.torn or exact[0] is None or (exact[1] is None and slow.time is not None)
            lowest, highest = lowest if exact[0] is None else exact[0], highest if exact[1] is None else exact[1]
        return lowest, highest

    def _with_excluded(self, search: Search, slow: Extreme) -> Answer:
        """Bounds only: runs are played with the clock running on, and what holds at any moment limits them."""
        bounds = self.bounds
        most = _least(slow.time, bounds.most)
        certain = self._shares(search, slow)[0]
        means = (bounds.means[0], _least(most, bounds.means[1])) if self.question.asks == MEAN else None
        return Answer(
            True,
            bounds.least,
            most,
            certain,
            bounds.best,
            slow.path,
            means=means,
            exact=bounds.reached and bounds.exact,
            rooms=self._rooms(search, bounded=True),
            tight=bounds.reached,
            cut=search.cut,
        )

    def _shares(self, search: Search, slow: Extreme) -> tuple[Exact, Exact]:
        """The certain and the best share; where there is too much to play, what follows from lengths alone."""
        bounds, limit, bounded = self.bounds, self.question.limit, slow.time is not None
        if self.question.asks != SHARE:
            return 0, 1
        if bounds.reached and bounds.certain < 1 and bounded:
            search.breaking = slow.starts, slow.after
        if bounds.certain == 1 or bounds.reached:
            return bounds.certain, bounds.best
        if (
            not limit.days
            and slow.time is not None
            and (slow.time < limit.fewest or (slow.time == limit.fewest and not limit.strict))
        ):
            return 1, 1
        certain, best = bounds.certain, bounds.best
        try:
            certain = max(certain, 1 - search.greatest(slow=True, stop=1 - certain, bounded=bounded))
            if certain < 1 and best > 0:
                best = min(best, search.greatest(slow=False, stop=best, bounded=bounded))
        except TooMany:
            search.cut = True
        return certain, 1 if certain == 1 else best

    def _rooms(self, search: Search, *, bounded: bool) -> tuple[Room, Room] | None:
        """The least and the most room for work before the limit, where only that matters."""
        limit = self.question.limit
        if self.question.asks == MEAN or not self.bounds.reached:
            return None if self.question.asks == MEAN else search.rooms(bounded=bounded)
        return Room(limit.fewest, not limit.strict), Room(limit.most, not limit.strict)


def _least(one: Exact | None, other: Exact | None) -> Exact | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
