"""What texts in front of customers give them to expect: figures that read as a promise, and being open day and night."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from svcdsl.analyses import figure_tables as tables
from svcdsl.analyses.figures import Amount, Figure, figures
from svcdsl.analyses.wording import fold, in_all_languages
from svcdsl.values import Duration, Percentage

if TYPE_CHECKING:
    from svcdsl.analyses.referrers import Referrers
    from svcdsl.model import Project
    from svcdsl.model.parts import Feedback, Promise, Touchpoint
    from svcdsl.model.service import Service
    from svcdsl.model.shared import Channel

_BEFORE = re.compile(rf"(?:(?<![a-z])(?:{tables.NO_PROMISE_BEFORE}))\s*$")
_NEVER_BEFORE = re.compile(rf"(?:(?<![a-z])(?:{tables.NEVER_PROMISE_BEFORE}))\s*$")
_AFTER = re.compile(rf"'?[\s-]*(?:{tables.NO_PROMISE_AFTER})(?![a-z])")
_NEVER_AFTER = re.compile(rf"'?[\s-]*(?:[a-z]+ )?(?:{tables.NEVER_PROMISE_AFTER})(?![a-z])")
_BEFORE_SOMETHING = re.compile(rf"[\s-]*(?:{tables.BEFORE_SOMETHING})(?![a-z])")
_PERCENT = re.compile(rf"(?<![a-z])(?:{tables.NO_PROMISE_PERCENT})(?![a-z])")
_IN_A_DAY = re.compile(rf"[\s-]*(?:内|之内|以内)?(?:{tables.DONE_IN_A_DAY})")
_NOT = re.compile(rf"(?:{tables.NOT})\s*(?:open |staffed )?$")
_A_DAY = ("s", Fraction(86400))


class Promised:
    """The times and percentages that promises give, in what they say and in their texts."""

    __slots__ = ("_by_channel", "_by_service", "anywhere")

    def __init__(self, project: Project) -> None:
        self._by_service: dict[Service, set[Amount]] = {}
        self._by_channel: dict[Channel, set[Amount]] = {}
        self.anywhere: set[Amount] = set()
        for service in project.services.values():
            own = self._by_service[service] = set()
            for promise in service.promises.values():
                amounts = set(amounts_of(promise))
                own |= amounts
                for channel in promise.on:
                    self._by_channel.setdefault(channel, set()).update(amounts)
            self.anywhere |= own

    def known_in(self, service: Service | None, channel: Channel | None) -> set[Amount]:
        """What is promised by a service, or on a channel by any; by all services where none is given."""
        if service is None:
            return self.anywhere
        on = self._by_channel.get(channel, set()) if channel is not None else set()
        return self._by_service.get(service, set()) | on


def shown_to_customers(service: Service, referrers: Referrers) -> Iterator[Touchpoint | Feedback | Channel]:
    """The touchpoints, customers' feedback and channels of a service.

    A shared channel is one of the first service of the project that meets, hears or tells customers on it.
    """
    meets: list[Touchpoint | Feedback] = list(service.touchpoints.values())
    meets += [one for one in service.feedback.values() if one.from_ != "employees"]
    channels: dict[Channel, None] = dict.fromkeys(service.channels.values())
    for thing in meets:
        yield thing
        if thing.channel is not None:
            channels[thing.channel] = None
    channels.update((channel, None) for promise in service.promises.values() for channel in promise.on)
    for channel in channels:
        users = (one for one in referrers.of(channel) if one.KIND in ("touchpoint", "feedback", "promise"))
        if channel.parent is service or next(users).service is service:
            yield channel


def amounts_of(promise: Promise) -> Iterator[Amount]:
    """The times and percentages of one promise."""
    if promise.says is not None:
        for value in (promise.says.percent, promise.says.bound):
            if isinstance(value, Percentage):
                yield "%", Fraction(value.share) * 100
            elif isinstance(value, Duration):
                parts = (("s", value.seconds), ("bh", value.open_seconds), ("bd", value.open_days), ("mo", value.months))
                yield from ((dimension, Fraction(amount)) for dimension, amount in parts if amount)
    for text in (promise.title, promise.description, promise.remedy):
        for one in in_all_languages(text):
            yield from (figure.amount for figure in figures(one) if figure.kind in ("time", "percent"))


def figures_told(text: str) -> Iterator[Figure]:
    """The times and percentages of a text that customers may take for a promise."""
    folded = fold(text)
    for figure in figures(text):
        before, after = folded[max(0, figure.start - 12) : figure.start], folded[figure.end : figure.end + 24]
        if figure.kind == "percent" and not _PERCENT.search(before + " " + after[:12]):
            yield figure
        elif figure.kind == "time" and _is_promised(figure, before, after):
            yield figure


def all_day(text: str) -> Iterator[str]:
    """The pieces of a text that say 24 hours as hours of opening: 24-hour hotline, 24小时服务, not 24小时内."""
    folded = fold(text)
    for figure in figures(text):
        before, after = folded[max(0, figure.start - 12) : figure.start], folded[figure.end : figure.end + 24]
        if _is_open_all_day(figure, before, after) and not _NOT.search(before):
            yield figure.written


def _is_promised(figure: Figure, before: str, after: str) -> bool:
    if figure.limit == ">" or _NEVER_BEFORE.search(before) or _NEVER_AFTER.match(after):
        return False
    if figure.limit == "<" and figure.firm:
        return not _BEFORE_SOMETHING.match(after)
    if _is_day_of_hours(figure) and not _IN_A_DAY.match(after):
        return False
    return not (_BEFORE.search(before) or _AFTER.match(after))


def _is_open_all_day(figure: Figure, before: str, after: str) -> bool:
    if not _is_day_of_hours(figure) or figure.limit or _IN_A_DAY.match(after):
        return False
    a_day = re.match(r" (?:a|per|every|each) day", after)
    return bool(a_day) or not (_BEFORE.search(before) or _AFTER.match(after) or _NEVER_AFTER.match(after))


def _is_day_of_hours(figure: Figure) -> bool:
    unit = fold(figure.written)
    return figure.amount == _A_DAY and any(word in unit for word in ("hour", "hr", "h", "小时", "钟头"))
