"""The page of promises and proofs: what is proved, refuted or open, with the steps, the case and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from svcdsl.targets.base import Emission

from .files import render
from .places import PROOFS, Places
from .voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from svcdsl.analyses.proving.telling.told import ToldProof
    from svcdsl.model.service import Service

TONES: Mapping[str, tuple[str, str]] = {
    "proved": ("proved", "fine"),
    "refuted": ("refuted", "error"),
    "open": ("undecided", "warning"),
    "not-applicable": ("not_applicable", "none"),
}
"""For each verdict the name of its word, and the class of its badge."""


class Shown(NamedTuple):
    """A proof as the site shows it: `anchor` on the page of proofs, `verdict` a name of a word, `tone` a class."""

    told: ToldProof
    anchor: str
    verdict: str
    tone: str

    def address(self, places: Places) -> str:
        """The address of the proof from another page."""
        return f"{places.to(PROOFS)}#{self.anchor}"


class Proofs:
    """The proofs of all services in one language; those of a service are made when it is first asked for."""

    def __init__(self, emission: Emission, language: str, names: Mapping[Service, str]) -> None:
        self.emission = emission
        self.language = language
        self.names = names
        self._shown: dict[Service, dict[Any, Shown]] = {}

    def of(self, thing: Any) -> Shown | None:
        """The proof of a promise or an sla; None where nothing was proved of it."""
        service = thing.service
        return self.all_of(service).get(thing) if service in self.names else None

    def all_of(self, service: Service) -> Mapping[Any, Shown]:
        """What is shown of a service, by promise and sla."""
        if service not in self._shown:
            told = self.emission.proofs(service, self.language)
            self._shown[service] = {one.thing: self._shown_as(one, service) for one in told}
        return self._shown[service]

    def _shown_as(self, told: ToldProof, service: Service) -> Shown:
        # No id has a dot in it, so that no two proofs of a project share an anchor.
        page = self.names[service].rpartition("/")[2]
        return Shown(told, f"{page}.{told.kind}.{told.thing.id}", *TONES[told.verdict])

    def repair(self, text: str, verdict: str) -> str:
        """A repair, and what is proved after it."""
        w = self.voice().w
        return w.mended.format(text=text, verdict=w[TONES[verdict][0]])

    def voice(self) -> Voice:
        """What tells things on the page of proofs."""
        return Voice(self.language, Places(self.names, PROOFS))


def proofs_page(proofs: Proofs, language: str, names: Mapping[Service, str]) -> str:
    """The page of all services in a language."""
    voice = proofs.voice()
    shown: Sequence[tuple[Service, Sequence[Shown]]] = [(one, list(proofs.all_of(one).values())) for one in names]
    return render("proofs.md.j2", shown=shown, repair=proofs.repair, v=voice, w=voice.w)
