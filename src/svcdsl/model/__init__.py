"""Floor 3: the typed, frozen model of a project."""

from svcdsl.model.base import CUSTOMER, END, NOTHING, Event, Item, Localized, Thing, in_language
from svcdsl.model.project import ALWAYS, Project, inside, walk

__all__ = [
    "ALWAYS",
    "CUSTOMER",
    "END",
    "NOTHING",
    "Event",
    "Item",
    "Localized",
    "Project",
    "Thing",
    "in_language",
    "inside",
    "walk",
]
