"""Names, numbers and selectors as Prometheus writes them, from ids and values of any kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction

Amount = int | Fraction

_METRIC = re.compile("[a-zA-Z_:][a-zA-Z0-9_:]*")
_LABEL = re.compile("[a-zA-Z_][a-zA-Z0-9_]*")
_UNITS = (("d", 86400), ("h", 3600), ("m", 60), ("s", 1))
_MANY_DIGITS = 24


def escaped(id_: str) -> str:
    """An id of any script as part of a metric's name; two ids never give the same.

    ASCII letters and digits stay, one hyphen between two of them becomes `_`, everything else stands between
    two `__` as hexadecimal code points: `first-word` -> `first_word`, `首响` -> `__9996_54cd__`.
    """
    plain = re.sub("(?<=[a-zA-Z0-9])-(?=[a-zA-Z0-9])", " ", id_)

    def coded(match: re.Match[str]) -> str:
        return "__" + "_".join(f"{ord(sign):x}" for sign in match[0].replace(" ", "-")) + "__"

    return re.sub("[^a-zA-Z0-9 ]+", coded, plain).replace(" ", "_")


def is_label(name: str) -> bool:
    """Whether Prometheus 2 takes it as the name of a label that people may set."""
    return _LABEL.fullmatch(name) is not None and not name.startswith("__")


def quoted(text: str) -> str:
    """A PromQL string; what cannot be seen is written as an escape."""
    signs = []
    for sign in text:
        if sign in '\\"':
            signs.append("\\" + sign)
        elif sign.isprintable():
            signs.append(sign)
        else:
            signs.append(f"\\u{ord(sign):04x}" if ord(sign) < 1 << 16 else f"\\U{ord(sign):08x}")
    return '"' + "".join(signs) + '"'


def selector(metric: str, labels: Mapping[str, str | tuple[str, ...]]) -> str:
    """A metric with what its labels must be: one value, or one of several."""
    matchers = [] if _METRIC.fullmatch(metric) else [f"__name__={quoted(metric)}"]
    for name, value in labels.items():
        if isinstance(value, str):
            matchers.append(f"{name}={quoted(value)}")
        else:
            matchers.append(f"{name}=~{quoted('|'.join(_pattern(one) for one in value))}")
    head = metric if _METRIC.fullmatch(metric) else ""
    return f"{head}{{{','.join(matchers)}}}" if matchers else head


def _pattern(text: str) -> str:
    return re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", text)


def decimal(amount: Amount) -> str:
    """A number in decimals, exact where decimals can be: 19/20 is `0.95`; else to twelve digits."""
    amount = Fraction(amount)
    wide = Context(prec=400)
    exact = wide.divide(Decimal(amount.numerator), Decimal(amount.denominator))
    if len(exact.as_tuple().digits) > _MANY_DIGITS and amount.denominator != 1:
        exact = Context(prec=12).plus(exact)
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Amount) -> str:
    """A share as a percentage: 1/20 is `5%`."""
    return decimal(Fraction(share) * 100) + "%"


def window(seconds: Amount) -> str:
    """A length of time as PromQL writes it, in the greatest unit that is whole: 2592000 is `30d`."""
    for unit, size in _UNITS:
        if Fraction(seconds) % size == 0:
            return f"{int(seconds / size)}{unit}"
    return f"{max(1, round(Fraction(seconds) * 1000))}ms"


def bucket(limit: Amount) -> tuple[str, ...]:
    """The ways in which clients and servers write a bucket's `le`: `600` and `600.0`; from a million on also
    as Go does, `1.2096e+06`."""
    text = decimal(limit)
    ways = [text] if "." in text else [text, text + ".0"]
    if limit >= 1_000_000:
        digits = text.replace(".", "").rstrip("0")
        mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        ways.append(f"{mantissa}e+{len(text.partition('.')[0]) - 1:02d}")
    return tuple(ways)
