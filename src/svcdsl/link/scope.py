"""What one service, or the project, can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.model import Item, Thing
from svcdsl.text import Span

if TYPE_CHECKING:
    from svcdsl.link.plan import Plan


class Scope:
    """The things of a scope by kind and id, and all items in it, in the order that they were bound.

    `service` is None for the project; `extent` is the place of all that is written in the service.
    """

    __slots__ = ("extent", "index", "items", "service")

    def __init__(self, service: Thing | None, extent: Span | None = None) -> None:
        self.service = service
        self.extent = extent
        self.index: dict[str, dict[str, Thing]] = {}
        self.items: list[tuple[Plan, Item]] = []
