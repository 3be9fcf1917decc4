"""What the services of one department share: roles, channels, calendars, customers, sources and a norm."""

from __future__ import annotations

from typing import Any

from benchmarks.words import TRADES
from benchmarks.writing import Text


def shared_things(department: int) -> dict[str, Any]:
    """The shared things of a department; their ids begin with its name, such as `d07-agent`."""
    d = f"d{department:02}"
    trade = TRADES[department % len(TRADES)]
    place, where = trade.place
    return {
        "calendars": {
            f"{d}-hours": {
                "title": {"en": Text(f"Hours of the {place}"), "zh": Text(f"{where}开放时间")},
                "timezone": "Asia/Shanghai",
                "open": ["Mon-Fri 08:00-20:00", "Sat 09:00-17:00"],
                "closed": ["2026-01-01..2026-01-03", "2026-05-01..2026-05-05", "2026-10-01..2026-10-07"],
                "also-open": ["2026-05-09 09:00-18:00", "2026-10-10 09:00-18:00"],
            },
        },
        "roles": {
            f"{d}-head": {
                "title": Text(f"Head of the {place}"),
                "may": [{"what": Text("Settle any case"), "up-to": "3000 CNY"}],
            },
            f"{d}-lead": {
                "title": {"en": Text("Team lead"), "zh": Text("组长")},
                "reports-to": f"{d}-head",
                "calendar": f"{d}-hours",
                "may": [
                    {"what": Text("Voucher"), "up-to": "300 CNY"},
                    {"what": Text("Waive a fee"), "up-to": "100 CNY"},
                ],
            },
            f"{d}-agent": {
                "title": {"en": Text("Agent"), "zh": Text("服务专员")},
                "reports-to": f"{d}-lead",
                "calendar": f"{d}-hours",
                "may": [{"what": Text("Voucher, unasked"), "up-to": "60 CNY"}],
            },
            f"{d}-clerk": {"title": Text("Back office clerk"), "reports-to": f"{d}-lead", "calendar": f"{d}-hours"},
            f"{d}-analyst": {"title": Text("Customer experience analyst"), "reports-to": f"{d}-head"},
            f"{d}-auditor": {"title": Text("Quality auditor"), "description": Text("Sent by head office.")},
        },
        "channels": {
            f"{d}-counter": {
                "title": {"en": Text(place.capitalize()), "zh": Text(where)},
                "kind": "counter",
                "calendar": f"{d}-hours",
            },
            f"{d}-phone": {
                "title": {"en": Text("Telephone"), "zh": Text("电话")},
                "kind": "phone",
                "calendar": f"{d}-hours",
            },
            f"{d}-mail": {
                "title": {"en": Text("E-mail"), "zh": Text("邮箱")},
                "kind": "email",
                "calendar": f"{d}-hours",
            },
            f"{d}-app": {"title": {"en": Text("App"), "zh": Text("小程序")}, "kind": "app", "calendar": "24x7"},
        },
        "customers": {
            f"{d}-private": {"title": Text("Private customers"), "share": "78%", "language": "zh-CN"},
            f"{d}-企业": {"title": {"en": Text("Companies"), "zh": Text("企业客户")}, "share": "14%", "language": "en"},
            f"{d}-older": {
                "title": Text("Older customers"),
                "share": "8%",
                "language": "zh-CN",
            },
        },
        "sources": {
            f"{d}-log": {
                "title": Text("Case log"),
                "kind": "events",
                "table": f"{trade.word}.events",
                "case": "case_no",
                "event": "event",
                "time": "at",
                "customer": "segment",
                "events": ["settled-at-once"],
            },
            f"{d}-answers": {
                "title": Text("Survey answers"),
                "kind": "survey",
                "table": f"{trade.word}.answers",
                "case": "case_no",
                "time": "at",
                "value": "score",
            },
        },
        "norms": {
            f"{d}-code": {
                "title": Text("Code of the trade"),
                "source": Text("Clause 7"),
                "about": Text("Complaints are settled within four weeks"),
                "limit": "80% within 4w",
                "from": "2024-01-01",
            },
        },
    }
