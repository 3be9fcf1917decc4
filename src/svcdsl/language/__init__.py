"""Floor 1: what may be written. The published schema as tables, and where the language's data lies on disk."""

from svcdsl.language.tables import (
    ITEM,
    ITEMS,
    LABELS,
    LIST,
    ONE,
    THINGS,
    Field,
    Kind,
    Language,
    language,
)

__all__ = ["ITEM", "ITEMS", "LABELS", "LIST", "ONE", "THINGS", "Field", "Kind", "Language", "language"]
