"""A finding told in one language: what reports and outputs show."""

from __future__ import annotations

from typing import NamedTuple

from svcdsl.text import Span


class ToldPlace(NamedTuple):
    """A related place and the phrase that introduces it."""

    message: str
    span: Span


class Told(NamedTuple):
    """A finding in words. `severity` is error, warning or info; `fixable` safe, scaffold or no."""

    code: str
    name: str
    severity: str
    message: str
    why: str
    help: str
    span: Span
    related: tuple[ToldPlace, ...]
    fixable: str
