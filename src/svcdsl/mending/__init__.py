"""Floor 7: mends as edits of texts that keep comments and layout, checked by reading what they give."""

from svcdsl.mending.rounds import Mended, Texts, Tools, View, mend
from svcdsl.mending.stubs import STUBS

__all__ = ["STUBS", "Mended", "Texts", "Tools", "View", "mend"]
