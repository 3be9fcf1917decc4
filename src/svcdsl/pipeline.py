"""The stages in order: texts -> document trees -> a linked project -> findings -> outputs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.diagnostics import Finding, Told
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.rules import Rule, catalogue
from svcdsl.rules.policies import POLICIES, ids_of
from svcdsl.rules.run import Defect, Runner
from svcdsl.rules.waiving import Waived, waive
from svcdsl.syntax import Document, Limits
from svcdsl.targets.base import Emission, Output, Target

if TYPE_CHECKING:
    from svcdsl.rules.parts import Parts
    from svcdsl.text import Source


class Checked(NamedTuple):
    """A project as it was read, all that was found, what waivers set aside, and checks that failed themselves.

    `costs` are seconds by rule, where they were asked for.
    """

    project: Project
    findings: Sequence[Finding]
    waived: Sequence[Waived]
    defects: Sequence[Defect]
    files: int
    costs: Mapping[str, float]


def read(source: Source, limits: Limits) -> Document:
    """One text as a document tree, in the notation that its name tells."""
    if source.name.endswith((".yaml", ".yml")):
        from svcdsl.syntax.yaml_reader import read_yaml

        return read_yaml(source, limits)
    from svcdsl.syntax.svc_reader import read_svc

    return read_svc(source, limits)


def check(
    sources: Iterable[tuple[Source, Finding | None]],
    rules: Collection[Rule],
    *,
    name: str,
    language: str,
    today: str,
    limits: Limits | None = None,
    lent: Iterable[tuple[Source, Finding | None]] = (),
    options: Mapping[str, Mapping[str, object]] | None = None,
    phase: str | None = None,
    clock: Callable[[], float] | None = None,
    parts: Parts | None = None,
) -> Checked:
    """Read and link all sources, then run the rules. Findings come sorted by file, place and code.

    `lent` are sources of others, of which only the policies are taken. `phase` judges every service as if it were in that one; with a `clock` it is
    measured what each rule costs. `parts` know what an earlier run found in single services, and are told what this one
    finds.
    """
    linker = Linker()
    unreadable = []
    files = 0
    for source, trouble in lent:
        files += 1
        if trouble is not None:
            unreadable.append(trouble)
        else:
            linker.lend(read(source, limits or Limits()))
    for source, trouble in sources:
        files += 1
        if trouble is not None:
            unreadable.append(trouble)
        else:
            linker.add(read(source, limits or Limits()))
    project, notation = linker.link(name, language)
    del linker  # what it knew of ids is much, and of no more use
    runner = Runner([*rules, POLICIES], today, options, clock)
    if parts is not None:
        parts.open(project)
    runner.run(project, phase, parts)
    found = [*unreadable, *notation, *runner.findings]
    run = {rule.code for rule in rules}
    policies = ids_of(project)
    findings, waived = waive(found, project.waivers, catalogue().values(), run, today, policies)
    findings.sort(key=lambda finding: (finding.span.source.shown, finding.span.start, finding.code))
    return Checked(project, findings, waived, runner.defects, files, runner.costs)


def emit(
    target: Target,
    checked: Checked,
    *,
    told: Mapping[str, Sequence[Told]],
    languages: Sequence[str],
    options: Mapping[str, object],
    today: str,
    version: str,
) -> list[Output]:
    """The files of one target, for the services that could be read whole."""
    from svcdsl.report.proofs_told import told_proofs  # no check needs it

    project = checked.project
    services = [service for service in project.services.values() if service not in project.broken]
    proofs = told_proofs(project, today)
    return list(target.emit(Emission(project, services, languages, told, options, today, version, proofs)))
