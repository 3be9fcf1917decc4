"""What is said of `svcdsl.toml` and of the baseline where they are wrong, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SETTINGS: Mapping[str, Mapping[str, str]] = {
    "settings-json": {"en": "this is not JSON: {text}", "zh": "不符合 JSON 格式：{text}"},
    "settings-wrong": {"en": "{place}: the settings cannot be used.", "zh": "{place}：设置有误。"},
    "settings-unknown-key": {"en": "the key “{key}” is not known{where}", "zh": "{where}没有“{key}”这个键"},
    "settings-in": {"en": " in [{where}]", "zh": "[{where}] 中"},
    "settings-wrong-value": {"en": "“{key}” must be {accepted}", "zh": "“{key}”应为 {accepted}"},
    "settings-unknown-rule": {"en": "no rule is called “{word}”", "zh": "没有名为“{word}”的规则"},
    "settings-twice": {
        "en": "“{key}” in [{where}] is set already, by “{other}”, which names the same rule",
        "zh": "[{where}] 中的“{key}”重复：“{other}”指的是同一条规则，已经设置过",
    },
    "settings-home": {"en": "It belongs in {sections}.", "zh": "应写在 {sections} 中。"},
    "settings-wrong-option": {"en": "“{key}” must be {accepted}{default}", "zh": "“{key}”应为{accepted}{default}"},
    "settings-default": {"en": "; left out, it is {default}", "zh": "；不写则为 {default}"},
    "settings-number": {"en": "a number from 0 on", "zh": "不小于 0 的数字"},
    "settings-number-up-to": {"en": "a number from 0 to {most}", "zh": "0 到 {most} 之间的数字"},
    "settings-words": {
        "en": 'a list of texts in square brackets, such as ["soon", "if possible"]',
        "zh": '方括号中的文字列表，如 ["尽快", "酌情"]',
    },
    "settings-sentence": {"en": "{place}: {text}.", "zh": "{place}：{text}。"},
    "settings-string": {"en": "a text in quotes", "zh": "带引号的文字"},
    "settings-integer": {"en": "a whole number from 1 on", "zh": "从 1 起的整数"},
    "settings-array": {"en": "a list in square brackets", "zh": "方括号中的列表"},
    "settings-object": {"en": "a section of its own", "zh": "单独的一节"},
    "settings-date": {"en": "a date such as 2026-12-31", "zh": "日期，如 2026-12-31"},
    "settings-toml": {"en": "this is not TOML: {text}", "zh": "不符合 TOML 格式：{text}"},
    "settings-nothing-to-extend": {
        "en": "“{text}” in `extends` is no file, folder or installed package with specs in it",
        "zh": "extends 中的“{text}”不是含有规范的文件、文件夹或已安装的包",
    },
    "settings-not-utf-8": {"en": "the file is not UTF-8 text", "zh": "文件不是 UTF-8 编码"},
    "settings-not-a-file": {"en": "this is not a file", "zh": "这不是文件"},
    "settings-unreadable": {"en": "the file cannot be read: {text}", "zh": "文件无法读取：{text}"},
}
