"""A group of rules under way: the records and alerts of one sla, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .names import selector
from .words import told

CASES = "svcdsl:sla_cases:count"
BAD = "svcdsl:sla_bad_cases:count"
ERROR = "svcdsl:sla_error:ratio"
OBJECTIVE = "svcdsl:sla_objective:ratio"
BUDGET = "svcdsl:sla_error_budget:ratio"
PERIOD = "svcdsl:sla_period:seconds"
BURN_NOW = "svcdsl:sla_burn_rate:current"
BURN_PERIOD = "svcdsl:sla_burn_rate:period"
LEFT = "svcdsl:sla_budget_left:ratio"
KEPT = "svcdsl:sla_kept:bool"
FIGURE = "svcdsl:sla_figure:value"
TARGET = "svcdsl:sla_target:value"


class Group:
    """Collects the rules of one sla. `common` are labels of all rules, `alerting` of all alerts (None: no
    alert is wanted); `facts` (texts by language) may be shown by every annotation."""

    def __init__(
        self,
        service: str,
        sla: str,
        common: Mapping[str, str],
        alerting: Mapping[str, str] | None,
        facts: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.name = f"{service}/{sla}"
        self.own = {"service": service, "sla": sla}
        self.common = common
        self.alerting = alerting
        self.facts = facts
        self.rules: list[dict[str, Any]] = []

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the annotations, the project's own first."""
        return tuple(self.facts)

    def recorded(self, name: str, window: str = "") -> str:
        """The selector of what `record` writes."""
        return selector(name, {**self.own, "window": window} if window else self.own)

    def record(self, name: str, expr: str, window: str = "") -> None:
        """A recording rule; its labels are the service, the sla and the window."""
        labels = {**self.own, "window": window} if window else dict(self.own)
        self.rules.append({"record": name, "expr": expr, "labels": labels | dict(self.common)})

    def alert(
        self,
        name: str,
        expr: str,
        severity: str,
        *,
        words: str = "",
        hold: str = "",
        labels: Mapping[str, str] | None = None,
        facts: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """An alerting rule, unless the sla wants none. `words` is the key of its annotations (the name where
        none is given), `hold` how long it must be true."""
        if self.alerting is None:
            return
        rule: dict[str, Any] = {"alert": name, "expr": expr}
        if hold:
            rule["for"] = hold
        rule["labels"] = {**self.own, "severity": severity, **(labels or {}), **self.alerting, **self.common}
        rule["annotations"] = self._annotations(words or name, facts or {})
        self.rules.append(rule)

    def _annotations(self, words: str, facts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        """The first language's under the usual names, the others' with the language behind."""
        annotations = {}
        for position, language in enumerate(self.languages):
            shown = {**self.facts[language], **{name: by[language] for name, by in facts.items()}}
            ending = "_" + language.replace("-", "_") if position else ""
            annotations["summary" + ending] = told(f"{words}.summary", language, shown)
            annotations["description" + ending] = told(f"{words}.description", language, shown)
        return annotations

    def data(self, interval: str | None) -> dict[str, Any]:
        """The group as it stands in the file."""
        head: dict[str, Any] = {"name": self.name}
        if interval:
            head["interval"] = interval
        return head | {"rules": self.rules}
