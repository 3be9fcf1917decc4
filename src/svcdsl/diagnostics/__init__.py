"""Floor 1: what is found, as facts without words."""

from svcdsl.diagnostics.finding import Edit, Fact, Finding, Related
from svcdsl.diagnostics.nearest import Nearest, edit_distance
from svcdsl.diagnostics.told import Told, ToldPlace
from svcdsl.diagnostics.waiver import Waiver

__all__ = ["Edit", "Fact", "Finding", "Nearest", "Related", "Told", "ToldPlace", "Waiver", "edit_distance"]
