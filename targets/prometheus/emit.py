"""From the model to rule files: one of rules and one of the metrics they need, for each service with slas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import yaml

from svcdsl.model import ALWAYS, in_language
from svcdsl.model.parts import Sla
from svcdsl.model.service import Service
from svcdsl.targets.base import Emission, Output, file_name

from .aims import Note, Plan, Share
from .contract import contract, merged
from .figures import figure_rules, too_few
from .group import Group
from .metrics import Metric, Unwatched
from .names import decimal, selector, window
from .options import LEAST_CASES
from .period import period_of
from .plan import plan
from .shares import share_rules
from .volume import cases_a_day
from .waiting import waiting_rules
from .words import comment, plain, supported, told

_MOST_COLUMNS = 1 << 30


def emit(emission: Emission) -> Iterator[Output]:
    """Two files for each service that has slas: `SERVICE.rules.yml` and `SERVICE.contract.yml`."""
    for service in emission.services:
        if service.slas:
            written = _Written(emission, service)
            name = file_name(service.id)
            yield Output(f"{name}.rules.yml", written.rules())
            yield Output(f"{name}.contract.yml", written.contract())


class _Written:
    """The two files of one service under way."""

    def __init__(self, emission: Emission, service: Service) -> None:
        self.options = emission.options
        self.languages = supported(emission.languages)
        self.service = service
        self.version = emission.version
        self.notes: list[tuple[str, Note]] = []
        self.metrics: list[tuple[str, Metric]] = []
        self.longest = Fraction(0)
        self.groups = [group for sla in service.slas.values() if (group := self._group(sla))]

    def rules(self) -> str:
        """The content of the rule file."""
        return self._head("head.rules") + _dumped({"groups": self.groups})

    def contract(self) -> str:
        """The content of the contract."""
        entries = merged(self.metrics)
        data = contract(self.service.id, entries, window(self.longest or 86400), self.languages)
        return self._head("head.contract") + _dumped(data)

    def _head(self, said: str) -> str:
        facts = {"version": self.version, "source": self.service.span.source.name, "service": self.service.id}
        lines = [comment(said, language, facts) for language in self.languages]
        if said == "head.rules":
            for sla, note in self.notes:
                lines += [comment(f"note.{note.key}", code, {"sla": sla, **note.facts}) for code in self.languages]
        return "".join(f"# {line}\n" for line in lines)

    def _group(self, sla: Sla) -> dict[str, Any] | None:
        try:
            watched = plan(sla, *period_of(sla.objective))
        except Unwatched as unwatched:
            self.notes.append((sla.id, Note(f"unwatched-{unwatched.reason}", unwatched.facts)))
            return None
        group = Group(self.service.id, sla.id, self._common(), self._alerting(sla), self._facts(watched))
        notes = [*watched.notes, *self._aim_rules(group, watched)]
        gauges, more = waiting_rules(group, watched)
        metrics = [*watched.metrics, *gauges]
        for metric in metrics:
            self._alert_absent(group, watched, metric)
        self.metrics += [(sla.id, metric) for metric in metrics]
        self.notes += [(sla.id, note) for note in (*notes, *more)]
        self.longest = max(self.longest, watched.period)
        return group.data(self.options.get("interval"))

    def _aim_rules(self, group: Group, watched: Plan) -> list[Note]:
        least = self.options.get("least-cases", LEAST_CASES)
        a_day = cases_a_day(watched.sla)
        aim = watched.aim
        notes = []
        if isinstance(aim, Share):
            notes += share_rules(group, watched, aim, a_day, least)
            judged = aim.cases and aim.budget > 0
        else:
            figure_rules(group, watched, aim, least)
            judged = aim.form != "count"
        if judged and a_day is None:
            notes.append(Note("volume-unknown", {}))
        elif judged and too_few(watched.period, a_day, least):
            expected = decimal(round((a_day or Fraction(0)) * watched.period / 86400, 1))
            notes.append(Note("too-few", {"expected": expected, "least": str(least)}))
        return notes

    def _alert_absent(self, group: Group, watched: Plan, metric: Metric) -> None:
        """No figure is never a good figure: an alert for every metric that does not come."""
        if metric.type == "gauge" and metric.said == "availability" and watched.clock != ALWAYS.id:
            self.notes.append((watched.sla.id, Note("absence", {"metric": metric.name})))
            return
        where = watched.aim
        if metric is not watched.metrics[0]:
            missed = selector(metric.name, metric.labels)
        elif isinstance(where, Share):
            missed = where.counted.selector
        else:
            missed = where.series[0].selector
        name = {code: plain(metric.name) for code in self.languages}
        labels = {"metric": plain(metric.name)}
        if metric.said == "waiting":
            labels["after"] = metric.facts["after"]
        group.alert("SvcdslNoData", f"absent({missed})", "ticket", hold="1h", labels=labels, facts={"metric": name})

    def _common(self) -> Mapping[str, str]:
        return {name: plain(text) for name, text in self.options.get("labels", {}).items()}

    def _alerting(self, sla: Sla) -> Mapping[str, str] | None:
        """The labels of every alert; None where the sla wants none."""
        if sla.alert is False:
            return None
        owner = sla.owner or self.service.owner
        labels = {"owner": owner.id} if owner else {}
        if sla.party is not None:
            labels["party"] = sla.party.id
        if sla.priority is not None:
            labels["priority"] = decimal(sla.priority.value)
        return labels

    def _facts(self, watched: Plan) -> dict[str, dict[str, str]]:
        sla = watched.sla
        return {
            code: {
                "service": plain(in_language(self.service.label, code)),
                "sla": plain(in_language(sla.label, code)),
                "objective": plain(watched.objective.written),
                "remedy": _remedy(sla, code),
            }
            for code in self.languages
        }


def _dumped(data: object) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=_MOST_COLUMNS)


def _remedy(sla: Sla, language: str) -> str:
    if not sla.remedy:
        return ""
    return told("remedy", language, {"remedy": plain(in_language(sla.remedy, language))})
