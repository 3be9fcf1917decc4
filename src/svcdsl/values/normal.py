"""Full-width letters, digits, punctuation and signs as their ASCII twins."""

SIGNS = {
    "，": ",",
    "、": ",",
    "；": ";",
    "：": ":",
    "｛": "{",
    "｝": "}",
    "（": "(",
    "）": ")",
    "“": '"',
    "”": '"',
    "→": "->",
    "⇒": "=>",
    "～": "..",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "％": "%",
    "\u3000": " ",
    "＜": "<",
    "＞": ">",
    "＝": "=",
    "／": "/",
    "．": ".",
    "－": "-",
    "＋": "+",
    "＿": "_",
}

TWINS = SIGNS | {
    chr(full + 0xFEE0): chr(full) for first, last in ("09", "AZ", "az") for full in range(ord(first), ord(last) + 1)
}

SPACE = " \t\r\n"

_TABLE = str.maketrans(TWINS)


def normalise(text: str) -> str:
    """`text` with every full-width twin replaced by ASCII. What stands in quotes must not be passed to it."""
    return text if text.isascii() else text.translate(_TABLE)
