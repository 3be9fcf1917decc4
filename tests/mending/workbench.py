"""Texts mended without a disk: what the tests of this folder share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from svcdsl.mending import Mended, Tools, View, mend
from svcdsl.pipeline import check, read
from svcdsl.rules import catalogue
from svcdsl.syntax import Limits
from svcdsl.text import Source

TODAY = "2026-11-21"


def view_of(texts: Mapping[str, Source], codes: Collection[str] = ()) -> View:
    """What rules say of texts: those of these codes, or all."""
    sources = [(Source(one.name, one.text), None) for one in texts.values()]
    rules = [rule for rule in catalogue().values() if not codes or rule.code in codes]
    checked = check(sources, rules, name="p", language="en", today=TODAY)
    assert not checked.defects, checked.defects[0].trace
    every = (*checked.findings, *(one.finding for one in checked.waived))
    return View(checked.project, checked.findings, [one for one in every if one.code[0] == "N"])


def mended(
    texts: Mapping[str, str], scaffold: bool = False, language: str | None = None, codes: Collection[str] = ()
) -> Mended:
    """The texts after mending what these rules find, or all; all texts may be changed."""
    sources = {name: Source(name, text) for name, text in texts.items()}
    tools = Tools(lambda now: view_of(now, codes), partial(read, limits=Limits()), language, lambda name: True)
    return mend(sources, tools, scaffold)


def mended_text(text: str, name: str = "a.svc", scaffold: bool = False, language: str | None = None) -> str:
    """One text after mending."""
    return mended({name: text}, scaffold, language).texts[name].text
