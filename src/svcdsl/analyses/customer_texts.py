"""What texts in front of customers let them expect: figures that read as a promise, and hours that never end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from svcdsl.analyses import figure_tables as tables
from svcdsl.analyses.figures import Amount, Figure, figures
from svcdsl.analyses.wording import fold, in_all_languages
from svcdsl.values import Duration, Percentage
from svcdsl.values.value import compiled

if TYPE_CHECKING:
    from svcdsl.analyses.referrers import Referrers
    from svcdsl.model import Project
    from svcdsl.model.parts import Feedback, Promise, Touchpoint
    from svcdsl.model.service import Service
    from svcdsl.model.shared import Channel

_BEFORE = rf"(?:(?<![a-z])(?:{tables.NO_PROMISE_BEFORE}))\s*$"
_NEVER_BEFORE = rf"(?:(?<![a-z])(?:{tables.NEVER_PROMISE_BEFORE}))\s*$"
_AFTER = rf"'?[\s-]*(?:{tables.NO_PROMISE_AFTER})(?![a-z])"
_NEVER_AFTER = rf"'?[\s-]*(?:[a-z]+ )?(?:{tables.NEVER_PROMISE_AFTER})(?![a-z])"
_BEFORE_SOMETHING = rf"[\s-]*(?:{tables.BEFORE_SOMETHING})(?![a-z])"
_PERCENT = rf"(?<![a-z])(?:{tables.NO_PROMISE_PERCENT})(?![a-z])"
_IN_A_DAY = rf"[\s-]*(?:内|之内|以内)?(?:{tables.DONE_IN_A_DAY})"
_NOT = rf"(?:{tables.NOT})\s*(?:open |staffed )?$"
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


def shown_to_customers(
    service: Service, project: Project, referrers: Referrers
) -> Iterator[Touchpoint | Feedback | Channel]:
    """The touchpoints, customers' feedback and channels of a service.

    A shared channel is one of the first service of the project that meets, hears or tells customers on it, or
    simply of the first where none does: so each text is looked at once.
    """
    first = next(iter(project.services.values()), None)
    meets: list[Touchpoint | Feedback] = list(service.touchpoints.values())
    meets += [one for one in service.feedback.values() if one.from_ != "employees"]
    channels: dict[Channel, None] = dict.fromkeys(service.channels.values())
    for thing in meets:
        yield thing
        if thing.channel is not None:
            channels[thing.channel] = None
    channels.update((channel, None) for promise in service.promises.values() for channel in promise.on)
    if service is first:
        channels.update(dict.fromkeys(project.channels.values()))
    for channel in channels:
        users = (one.service for one in referrers.of(channel) if one.KIND in ("touchpoint", "feedback", "promise"))
        if channel.parent is service or next(users, first) is service:
            yield channel


def amounts_of(promise: Promise) -> Iterator[Amount]:
    """The times and percentages of one promise."""
    if promise.says is not None:
        for value in (promise.says.percent, promise.says.bound):
            if isinstance(value, Percentage):
                yield "%", Fraction(value.share) * 100
            elif isinstance(value, Duration):
                parts = {"s": value.seconds, "bh": value.open_seconds, "bd": value.open_days, "mo": value.months}
                yield from ((dimension, Fraction(amount)) for dimension, amount in parts.items() if amount)
    for text in (promise.title, promise.description, promise.remedy):
        for one in in_all_languages(text):
            yield from (figure.amount for figure in figures(one) if figure.kind in ("time", "percent"))


def figures_told(text: str) -> Iterator[Figure]:
    """The times and percentages of a text that customers may take for a promise."""
    for figure, before, after in _in_context(text):
        if _is_promised(figure, before, after):
            yield figure


def all_day(text: str) -> Iterator[str]:
    """The pieces of a text that say 24 hours as hours of opening: 24-hour hotline, 24小时服务, not 24小时内."""
    for figure, before, after in _in_context(text):
        if _is_day_of_hours(figure) and not figure.limit and _is_open_all_day(before, after):
            yield figure.written


def _in_context(text: str) -> Iterator[tuple[Figure, str, str]]:
    """The figures of a text, each with the folded text right before and right after it."""
    for figure in figures(text):
        folded = fold(text)
        yield figure, folded[max(0, figure.start - 12) : figure.start], folded[figure.end : figure.end + 24]


def _is_promised(figure: Figure, before: str, after: str) -> bool:
    if figure.kind != "time":
        return figure.kind == "percent" and not compiled(_PERCENT).search(f"{before} {after[:12]}")
    if figure.limit == ">" or compiled(_NEVER_BEFORE).search(before) or compiled(_NEVER_AFTER).match(after):
        return False
    if figure.limit == "<" and figure.firm:
        return not compiled(_BEFORE_SOMETHING).match(after)
    if _is_day_of_hours(figure) and not compiled(_IN_A_DAY).match(after):
        return False
    return not (compiled(_BEFORE).search(before) or compiled(_AFTER).match(after))


def _is_open_all_day(before: str, after: str) -> bool:
    if compiled(_IN_A_DAY).match(after) or compiled(_NOT).search(before):
        return False
    if compiled(" (?:a|per|every|each) day").match(after):
        return True
    beside = compiled(_BEFORE).search(before) or compiled(_AFTER).match(after)
    return not (beside or compiled(_NEVER_AFTER).match(after))


def _is_day_of_hours(figure: Figure) -> bool:
    unit = fold(figure.written)
    return figure.amount == _A_DAY and any(word in unit for word in ("hour", "hr", "h", "小时", "钟头"))
