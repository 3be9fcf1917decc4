"""Floor 7: findings -> what people and programs read. The only place where a finding gets its words.

`telling.tell` puts one finding into one language; `terminal.render` shows many on a terminal, `json_report.as_json`
gives them to programs; `explain` tells of the rules themselves. Nothing here finds, reads or writes. Each is
imported from its own module, since a check needs few of them.
"""
