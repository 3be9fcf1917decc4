"""Where the language's data lies on disk: the folders `grammar/` and `targets/`.

A wheel carries them inside the package, in `svcdsl/data` (pyproject.toml puts them there); a checkout and an
editable install have them beside `src`. Paths are plain strings, since importing `pathlib` or
`importlib.resources` would cost more than all the rest of this module.
"""

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))
_WHEEL = os.path.join(_PACKAGE, "data")
_HOME = _WHEEL if os.path.isdir(_WHEEL) else _CHECKOUT


def grammar_path(name: str) -> str:
    """Return the absolute path of a file of `grammar/`, such as `svc.lark`; whether there or not."""
    return os.path.join(_HOME, "grammar", name)


def grammar_text(name: str) -> str:
    """Return the text of a file of `grammar/`, so that the floors above need to open none."""
    with open(grammar_path(name), encoding="utf-8") as file:
        return file.read()


def targets_path() -> str:
    """Return the absolute path of the folder `targets/`, which holds one folder an output."""
    return os.path.join(_HOME, "targets")
