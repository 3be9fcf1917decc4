"""The pages of one language: templates filled from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from svcdsl.analyses.flow import Flow
from svcdsl.targets.base import Emission, file_name

from .blueprint import LANES, Drawing, Labels
from .escaping import one_line
from .files import render
from .groups import groups_of, standards_of
from .journey import Feelings, by_stage
from .open_points import SEVERITIES, Point, counts
from .places import OVERVIEW, SHARED, Places, anchor
from .proofs_page import Proofs
from .staffing import needed, on_shift
from .telling import choice
from .voice import Voice
from .words import Words

if TYPE_CHECKING:
    from svcdsl.model.base import Item
    from svcdsl.model.parts import Process, Step
    from svcdsl.model.service import Service


class Site:
    """The pages of one language."""

    def __init__(
        self,
        emission: Emission,
        language: str,
        names: Mapping[Service, str],
        points: Mapping[Service | None, Sequence[Point]],
    ) -> None:
        self.emission = emission
        self.language = language
        self.names = names
        self.points = points
        self.proofs = Proofs(emission, language, names)
        self._drawn: dict[Process, Drawing] = {}
        self.show_findings: bool = emission.options.get("findings", True)

    def overview(self) -> str:
        """The page with all services."""
        broken = [service for service in self.emission.project.services.values() if service not in self.names]
        return self._page("overview.md.j2", OVERVIEW, broken=broken)

    def shared(self) -> str:
        """The page with what services have in common."""
        return self._page("shared.md.j2", SHARED, scope=self.emission.project)

    def service(self, service: Service) -> str:
        """The page of a service."""
        return self._page(
            "service.md.j2",
            self.names[service],
            service=service,
            scope=service,
            stages=by_stage(service),
            feelings=Feelings(service),
            standards=list(standards_of(service)),
            groups=list(groups_of(service)),
            meeting=lambda need, standards: [standard for standard in standards if need in standard.meets],
            trainings_of=lambda standard: [one for one in service.trainings.values() if standard in one.covers],
            promises_on=lambda backing: [one for one in service.promises.values() if one.backed_by is backing],
        )

    def drawings(self, service: Service) -> Iterator[tuple[str, str]]:
        """The blueprints of a service as files of their own: path, SVG."""
        for process in service.processes.values():
            if process.steps:
                yield self._drawing_path(process), self._drawing(process).whole() + "\n"
                del self._drawn[process]

    def _drawing(self, process: Process) -> Drawing:
        """The blueprint of a process, laid out once for the page and the file."""
        if process not in self._drawn:
            assert process.service is not None
            voice = Voice(self.language, Places(self.names, self.names[process.service]))
            self._drawn[process] = Drawing(Flow(process), labels(process, voice))
        return self._drawn[process]

    def _drawing_path(self, process: Process) -> str:
        service = process.service
        assert service is not None
        return f"{self.names[service]}.{file_name(process.id, 80)}.svg"

    def _page(self, template: str, page: str, **context: Any) -> str:
        voice = Voice(self.language, Places(self.names, page))
        return render(
            template,
            language=self.language,
            project=self.emission.project,
            names=self.names,
            today=self.emission.today,
            points=self.points,
            show_findings=self.show_findings,
            severities=SEVERITIES,
            counts=counts,
            anchor=anchor,
            flow=Flow,
            draw=lambda process: map(Markup, self._drawing(process).parts()),
            proof_of=self.proofs.of,
            drawing=lambda process: voice.places.to(self._drawing_path(process), ""),
            goes_on=lambda step, ways: list(goes_on(step, ways, voice)),
            source_of=source_of,
            needed=needed,
            on_shift=on_shift,
            v=voice,
            w=voice.w,
            **context,
        )


def source_of(item: Item) -> str:
    """Where something is written: file and line."""
    return f"{item.span.source.name}:{item.span.first.line}"


def goes_on(step: Step, ways: Sequence[Any], voice: Voice) -> Iterator[tuple[str, str, Any]]:
    """The ways on of a step as (kind, condition, where to)."""
    for way in ways:
        yield way.kind, " · ".join(voice.way(way, step)), way.to


def labels(process: Process, voice: Voice) -> Labels:
    """The words of a process's blueprint."""
    w = voice.w
    lanes = {lane: _lane(lane, voice) for lane in LANES}
    used = [lane for lane in LANES if any((step.lane or "") == lane for step in process.steps.values())]
    name = voice.label(process)

    return Labels(
        title=w.diagram_of.format(process=name),
        description=w.diagram_desc.format(
            steps=len(process.steps), lanes=voice.comma.join(lanes[lane] for lane in used)
        ),
        lanes=lanes,
        lines=_lines(w),
        evidence=w.evidence_row,
        shows=lambda touchpoint: one_line(voice.texts(touchpoint.shows)),
        name=voice.label,
        who=lambda step: voice.label(step.by) if step.by is not None else "",
        times=voice.times,
        way=voice.way,
        link=voice.places.link,
    )


def _lane(lane: str, voice: Voice) -> str:
    return choice("step", "lane", lane, voice.language).capitalize() if lane else voice.w.no_lane


def _lines(w: Words) -> dict[tuple[str, str], str]:
    visible = {
        (upper, lower): w.line_of_visibility
        for upper in ("customer", "frontstage")
        for lower in ("backstage", "support")
    }
    return {
        **visible,
        ("customer", "frontstage"): w.line_of_interaction,
        ("backstage", "support"): w.line_of_internal,
    }
