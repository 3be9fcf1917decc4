"""The MkDocs project -> static pages in `html/`, with `--strict`: what MkDocs only warns of is an error here."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class SiteError(Exception):
    """MkDocs refused the project; the text says what of, a line each."""


def finish(folder: Path) -> None:
    """Build every MkDocs project below `source/` to where its mkdocs.yml says. Raises SiteError."""
    source = folder / "source"
    for settings in sorted([*source.glob("mkdocs.yml"), *source.glob("*/mkdocs.yml")]):
        _build(settings)


def _build(settings: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _complaints() as heard:
        try:
            build(load_config(config_file=str(settings), strict=True))
        except MkDocsException as error:
            said = [record.getMessage() for record in heard]
            raise SiteError("\n".join([f"{settings.parent.name}: {error}", *said])) from error


@contextmanager
def _complaints() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs warns of, kept from the terminal."""
    heard: list[logging.LogRecord] = []
    logger = logging.getLogger("mkdocs")
    listener = logging.Handler(logging.WARNING)
    listener.emit = heard.append  # type: ignore[assignment, method-assign]
    former = logger.propagate, logger.level, list(logger.handlers)
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield heard
    finally:
        logger.propagate, logger.level = former[0], former[1]
        logger.handlers[:] = former[2]
