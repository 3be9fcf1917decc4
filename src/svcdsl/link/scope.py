"""What one service, or the project, can name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from svcdsl.model import Item, Thing
from svcdsl.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from svcdsl.language import Field

    Pending = tuple[Item, Field, Callable[[Item, Any], None], Any]
    """An item, its field that still holds ids, the slot's setter, and the ids."""


class Scope:
    """The things of a scope by kind and id, and all items in it, in the order that they were bound.

    `pending` are the references still to be resolved. `service` is None for the project; `extent` is the place of all that is written in the service.
    """

    __slots__ = ("extent", "index", "items", "pending", "service")

    def __init__(self, service: Thing | None, extent: Span | None = None) -> None:
        self.service = service
        self.extent = extent
        self.index: dict[str, dict[str, Thing]] = {}
        self.items: list[Item] = []
        self.pending: list[Pending] = []
