"""H06: a word that a later version of the language has replaced. Found while reading."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="H06",
    name="old-word",
    severity="warning",
    phase=1,
    on="",
    fix="safe",
    source="the language",
    condition={
        "en": "A word is still read, but a later version of the language has another for it.",
        "zh": "所用的词仍可读取，但新版语言已改用另一个词。",
    },
    message={
        "en": "“{old}” is an old word; it is now called `{new}`.",
        "zh": "“{old}”是旧词，现在写作 `{new}`。",
    },
    why={
        "en": "Whoever learns the language today does not know the old word, and stumbles over this line.",
        "zh": "今天才学这门语言的同事不认识旧词，读到这一行就会卡住。",
    },
    help={
        "en": "Write `{new}` in its place; `svcdsl check --fix` does it.",
        "zh": "改写为 `{new}`；`svcdsl check --fix` 可以自动修改。",
    },
    bad="""
svcdsl 1
# a word that a later version has replaced would be told here
""",
    good="""
svcdsl 1
role clerk
""",
    unseen={
        "en": "Version 1 of the language has replaced no word yet, so that nothing is found today.",
        "zh": "第 1 版语言还没有替换过任何词，所以目前不会发现问题。",
    },
)
