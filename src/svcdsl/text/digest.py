"""A short stand-in for a content: the same for the same bytes, and for no others that anybody will ever meet."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib gives too, but only after it has loaded OpenSSL
except ImportError:  # pragma: no cover - a Python without the modules that it is usually built with
    from hashlib import blake2b

SIZE = 20


def digest(*parts: bytes) -> bytes:
    """SIZE bytes for a row of contents; where one ends and the next begins counts too."""
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.digest()
