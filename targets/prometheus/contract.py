"""What must be reported so that the rules have figures: metrics, types, labels and buckets, as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from .metrics import Metric
from .words import said


class Entry:
    """One metric of the contract, with what all slas that use it need of it."""

    def __init__(self, metric: Metric) -> None:
        self.metric = metric
        self.slas: list[str] = []
        self.labels: dict[str, list[str]] = {}
        self.buckets: set[str] = set()
        self.cases: dict[str, dict[str, str]] = {}

    def add(self, sla: str, metric: Metric) -> None:
        """One more sla that uses it."""
        if sla not in self.slas:
            self.slas.append(sla)
        self.buckets |= set(metric.buckets)
        if "sla" in metric.labels:
            self.cases.setdefault(sla, {name: fact for name, fact in metric.facts.items() if name != "after"})
        for name, value in metric.labels.items():
            values = self.labels.setdefault(name, [])
            for one in (value,) if isinstance(value, str) else value:
                if one not in values:
                    values.append(one)

    def data(self, languages: Sequence[str]) -> dict[str, Any]:
        """The entry as it stands in the file."""
        metric = self.metric
        entry: dict[str, Any] = {"name": metric.name, "type": metric.type}
        if metric.given:
            entry["given_by"] = metric.given
        entry["labels"] = self.labels
        if self.buckets:
            entry["buckets"] = [*sorted(self.buckets, key=Fraction), "+Inf"]
        entry["slas"] = self.cases or self.slas
        entry["meaning"] = {language: said(f"metric.{metric.said}", language, metric.facts) for language in languages}
        if metric.said == "duration" and metric.facts["excludes"]:
            for language in languages:
                entry["meaning"][language] += said("metric.excludes", language, metric.facts)
        return entry


def merged(metrics: Iterable[tuple[str, Metric]]) -> list[Entry]:
    """The metrics with the slas that use them, one entry a name and measure, in the order of first use."""
    entries: dict[tuple[str, object, str], Entry] = {}
    for sla, metric in metrics:
        key = (metric.name, metric.labels.get("service"), metric.said)
        entries.setdefault(key, Entry(metric)).add(sla, metric)
    return list(entries.values())


def contract(service: str, entries: Iterable[Entry], longest: str, languages: Sequence[str]) -> dict[str, Any]:
    """The whole contract of a service, as data."""
    return {
        "service": service,
        "retention": longest,
        "rules": {
            language: said("contract.rules", language, {"retention": longest}).split("\n") for language in languages
        },
        "metrics": [entry.data(languages) for entry in entries],
    }
