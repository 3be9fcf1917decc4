"""Floor 4: document trees -> one linked project."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from svcdsl.diagnostics import Finding, Waiver
from svcdsl.language import language
from svcdsl.link.bind import Binder
from svcdsl.link.cycles import find_cycles
from svcdsl.link.lent import only_policies
from svcdsl.link.resolve import Resolver
from svcdsl.link.scope import Scope
from svcdsl.model import Project, Thing
from svcdsl.syntax import Document
from svcdsl.syntax.waivers import read_waivers

__all__ = ["Linker"]


class Linker:
    """Takes documents one by one, each of which can then be dropped, and links them into a project."""

    def __init__(self) -> None:
        self.binder = Binder()
        self.files: list[str] = []
        self.waivers: list[Waiver] = []

    def add(self, document: Document) -> None:
        """Bind one document's things."""
        self.files.append(document.source.name)
        self.waivers += read_waivers(document)
        self.binder.bind(document)

    def lend(self, document: Document) -> None:
        """Bind the policies of a document that another project lends, and nothing else of it."""
        self.binder.bind(only_policies(document))

    def link(self, name: str, language_code: str) -> tuple[Project, list[Finding]]:
        """The project of all documents added, and everything that group N says of them.

        Services that an error of group N stands in are the project's `broken` ones.
        """
        scopes = self.binder.scopes
        resolver = Resolver(scopes)
        resolver.resolve()
        findings = [*self.binder.findings, *resolver.findings, *find_cycles(scopes)]
        things: dict[str, Any] = {
            language().kinds[kind].collection: MappingProxyType(of_kind)
            for kind, of_kind in self.binder.project.index.items()
        }
        things["referred"] = frozenset(resolver.referred)
        things["contents"] = {scope.service: tuple(scope.items) for scope in scopes}
        things["broken"] = _broken(scopes, findings)
        things["waivers"] = tuple(self.waivers)
        return Project(name, language_code, tuple(self.files), things), findings


def _broken(scopes: list[Scope], findings: list[Finding]) -> frozenset[Thing]:
    """Services with an error of group N within what is written in them."""
    places: dict[str, list[int]] = {}
    for finding in findings:
        if finding.severity is None:
            places.setdefault(finding.span.source.name, []).append(finding.span.start)
    broken = set()
    for scope in scopes:
        if scope.service is not None and scope.extent is not None:
            extent = scope.extent
            if any(extent.start <= at <= extent.end for at in places.get(extent.source.name, ())):
                broken.add(scope.service)
    return frozenset(broken)
