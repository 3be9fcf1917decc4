"""Floor 7: findings -> what people and programs read. The only place where a finding gets its words.

`tell` puts one finding into one language; `render` shows many on a terminal, `as_json` gives them to
programs; `explain` and `rules_table` tell of the rules themselves. Nothing here finds, reads or writes.
"""

from svcdsl.report.explain import explain, rules_table
from svcdsl.report.json_report import as_json, by_place, json_chunks
from svcdsl.report.telling import tell
from svcdsl.report.terminal import render
from svcdsl.report.totals import Totals
from svcdsl.report.wording import GROUPS, summary

__all__ = [
    "GROUPS", "Totals", "as_json", "by_place", "explain", "json_chunks", "render", "rules_table", "summary", "tell",
]  # fmt: skip
