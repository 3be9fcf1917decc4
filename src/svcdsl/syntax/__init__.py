"""Floor 3: both notations -> one document tree with places."""

from svcdsl.syntax.limits import Limits
from svcdsl.syntax.tree import Absent, Document, Entry, Mapping, Node, Scalar, Sequence, entry_of, key_of, value_of

__all__ = [
    "Absent",
    "Document",
    "Entry",
    "Limits",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "entry_of",
    "key_of",
    "value_of",
]
