"""Changed spec texts -> the files they came from, each whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress

from svcdsl.project.troubles import OutputError
from svcdsl.text import Source

_MARK = "\ufeff"


def write_text(root: str, before: Source, text: str) -> None:
    """Put a new text in the place of the one that was read. Line ends are the text's own.

    A byte-order mark and the file's permissions are kept; a link stays one. Raises OutputError where the file
    cannot be written, or is not what was read any more; then it is as it was.
    """
    path = os.path.realpath(os.path.join(root, before.name))
    try:
        with open(path, "rb") as file:
            found = file.read().decode("utf-8")
        if found.removeprefix(_MARK) != before.text:
            raise OutputError("changed", before.shown)
        _replace(path, (_MARK if found.startswith(_MARK) else "") + text)
    except UnicodeDecodeError as error:
        raise OutputError("changed", before.shown) from error
    except OSError as error:
        raise OutputError("mend", before.shown, error.strerror or "") from error


def _replace(path: str, text: str) -> None:
    """Write beside the file, then take its place, which no reader sees half done."""
    mode = stat.S_IMODE(os.stat(path).st_mode)
    if not os.access(path, os.W_OK):  # a file that is not to be written must not be replaced either
        raise PermissionError(13, os.strerror(13), path)
    handle, beside = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".svcdsl-", suffix=".new")
    try:
        with open(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
