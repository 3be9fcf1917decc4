"""What a text in quotes says: escapes undone, texts over several lines dedented."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r'\\(["”\\n])')


def unquote(written: str) -> str:
    """The text inside its quotes. A quote left open ends the text with its line."""
    if written.startswith('"""') and written.endswith('"""') and len(written) >= 6:
        return _unescape(_dedent(written[3:-3]))
    closing = "”" if written[0] == "“" else '"'
    inner = written[1:-1] if len(written) > 1 and written.endswith(closing) else written[1:]
    return _unescape(inner)


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], text)


def _dedent(text: str) -> str:
    """Lines without the space they have in common; the first may stand right behind the quotes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rest = [line for line in lines[1:] if line.strip()]
    common = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    dedented = [lines[0].strip(), *(line[common:].rstrip() for line in lines[1:])]
    while dedented and not dedented[0]:
        del dedented[0]
    while dedented and not dedented[-1]:
        dedented.pop()
    return "\n".join(dedented)
