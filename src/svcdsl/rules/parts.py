"""What an earlier run found in single services, and for which of them it still holds.

Only what rules of the reach of a service find is kept by service. A kept part holds as long as its key is the same:
that covers all that is led to from the service, and who refers to the things of its file and of those files of which
the rules asked it, see `analyses.links`. Rules see nothing else but the run's settings, which are the caller's to
compare: `analyses.asked` notes whatever is asked beside, and a part that asked for more is not kept at all. Run again
over a part with the same key, each rule would see and ask the same at every turn, and so find the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from svcdsl.analyses.links import Links
from svcdsl.diagnostics.recording import as_record, from_record
from svcdsl.model import Localized

if TYPE_CHECKING:
    from svcdsl.analyses.asked import Asked
    from svcdsl.diagnostics import Finding
    from svcdsl.model import Project
    from svcdsl.model.service import Service
    from svcdsl.text import Source

MOST_KEPT = 10_000
"""So many findings are kept by service; of a project with more those of some services are found anew."""


class Parts:
    """What is known by service. `now` is what to keep: by id of the service [key, names of files asked for, records].

    `before` is what was kept of an earlier run; what is damaged of it holds for nothing. `contents` are digests of the
    texts by name, `sources` the texts. Asked only after `open`.
    """

    def __init__(self, before: Mapping[str, Any], contents: Mapping[str, bytes], sources: Mapping[str, Source]) -> None:
        self.now: dict[str, list[Any]] = {}
        self._before = before
        self._contents = contents
        self._sources = sources
        self._links: Links
        self._room = MOST_KEPT

    def open(self, project: Project) -> None:
        """Begin with the project that the texts were read into."""
        self._links = Links(project, self._contents)

    def recall(self, service: Service) -> list[Finding] | None:
        """What is found in a service; None where it is to be found anew."""
        kept = self._before.get(service.id)
        try:
            key, asked, records = kept  # type: ignore[misc]
            if key != self._links.key(service, asked):
                return None
            found = [from_record(record, self._sources, Localized) for record in records]
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return None
        self._put(service.id, [key, asked, records])
        return found

    def keep(self, service: Service, findings: Sequence[Finding], asked: Asked) -> None:
        """Keep what was found in a service whose rules asked so much."""
        if len(findings) > self._room:
            return
        records = [as_record(finding) for finding in findings]  # which may ask too, for the nearest words
        if asked.everything:
            return
        names = sorted(source.name for source in asked.files if source is not service.origin)
        self._put(service.id, [self._links.key(service, names), names, records])

    def _put(self, id_: str, part: list[Any]) -> None:
        self._room -= len(part[2])
        if self._room >= 0:
            self.now[id_] = part
