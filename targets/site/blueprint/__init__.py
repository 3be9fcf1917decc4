"""A process as a service blueprint: lanes as rows, time to the right, drawn as SVG when the site is made.

graph.py    the process as spots in columns, joined by paths
bands.py    a long process cut into bands that stand below each other, like lines of music
fitting.py  how wide a text is, and how it breaks
sizing.py   how much room each spot and each path's words need
placing.py  columns and lanes -> coordinates
drawing.py  coordinates -> SVG
marks.py    the small signs
"""

from .drawing import Drawing
from .graph import LANES
from .labels import Labels

__all__ = ["LANES", "Drawing", "Labels"]
