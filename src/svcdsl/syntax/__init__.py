"""Floor 3: both notations -> one document tree with places."""

from svcdsl.syntax.limits import Limits
from svcdsl.syntax.tree import Absent, Document, Mapping, Node, Scalar, Sequence

__all__ = ["Absent", "Document", "Limits", "Mapping", "Node", "Scalar", "Sequence"]
