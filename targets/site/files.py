"""The target's own files: templates, styles, the theme, the table of words; read once, by Jinja2's loader."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from svcdsl.language.where import targets_path

from .escaping import markdown

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([f"{targets_path()}/site/templates", f"{targets_path()}/site"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown
    return environment


@cache
def text_of(name: str) -> str:
    """The text of a file of the target, such as `assets/site.css`."""
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def render(template: str, **context: Any) -> str:
    """A template filled in; everything in it that is not marked as safe is escaped as HTML."""
    return _environment().get_template(template).render(**context)
