"""The settings in `[targets.prometheus]` of svcdsl.toml, as a JSON Schema."""

from __future__ import annotations

from typing import Any

OWN_LABELS = (
    *("alertname", "service", "sla", "window", "severity", "owner", "party", "priority"),
    *("escalate_to", "after", "rung", "metric"),
)
"""Labels that the rules themselves set, so that no option may."""

LEAST_CASES = 10
"""Below so many cases a share or a mean says nothing, and no alert speaks of it."""

OPTIONS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "least-cases": {
            "type": "integer",
            "minimum": 1,
            "maximum": 1_000_000,
            "default": LEAST_CASES,
            "description": "So many cases there must be before a share or a mean is judged",
        },
        "labels": {
            "type": "object",
            "propertyNames": {
                "pattern": "^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$",
                "not": {"enum": list(OWN_LABELS)},
            },
            "additionalProperties": {"type": "string", "minLength": 1},
            "default": {},
            "description": "Labels put on every record and alert, such as the team or the site",
        },
        "interval": {
            "type": "string",
            "pattern": "^[1-9][0-9]{0,3}[smh]$",
            "description": "How often the rules are evaluated; left out, as the server is set",
        },
    },
}
