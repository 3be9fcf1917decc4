"""Floor 0: source texts, places in them, and how wide they show."""

from svcdsl.text.source import Position, Source, Span
from svcdsl.text.width import display_width

__all__ = ["Position", "Source", "Span", "display_width"]
