"""Proofs made by hand over a small spec: what is tested is how they are told, not whether they hold."""

from __future__ import annotations

from fractions import Fraction

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving.proof import Moment, Proof, Repair, Said, Seconds, Share
from svcdsl.analyses.proving.telling.availability_rows import availability_of
from svcdsl.analyses.proving.telling.proved import Proved
from svcdsl.analyses.proving.telling.queues import queues_of
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.model.service import Service
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
role cook
role agent
calendar office "Office hours" { timezone Asia/Shanghai; open Mon-Fri 09:00-18:00 }
service delay "Delay | care" {
  process care {
    start detect
    step detect en "Spot the delay" zh "发现延误" takes 1m..4m -> triage
    step triage "How long?" {
      choose when "longer than 2 h" share 30% -> meal
      choose otherwise -> announce
    }
    step meal "Hand out *vouchers*" by cook takes 5m..15m -> announce
    step announce takes 1m..2m -> end
  }
  measure up kind availability
  measure first-word { kind duration; from detect.started; to announce.done }
  sla word "First word" party customer measure first-word objective 95% within 10m over 30d
  sla web-up party customer measure up objective available 99.5% over 30d depends-on net-up any-of room-a, room-b
  sla net-up party agent measure up objective available 99.9% over 30d
  sla room-a party agent measure up objective available 99% over 30d
  sla room-b party agent measure up objective available 98% over 30d
  sla answer party customer measure first-word objective 80% within 20s over 30d
  promise website "We tell you why" says always within 10m over 30d backed-by word
  promise smile "With a smile"
  resource desk role agent arrivals 200/h handling 3m agents 14 shrinkage 10% serves answer
}
"""


def project_of(spec: str = SPEC) -> Project:
    """A project of one file."""
    linker = Linker()
    linker.add(read_svc(Source("delay.svc", spec)))
    project, findings = linker.link("Test", "en")
    assert [(finding.code, finding.span) for finding in findings] == []
    return project


def proofs_of(service: Service, analyses: object = None, today: str = "") -> tuple[Proof, ...]:
    """An open sla, a refuted promise, a proved sla, and a promise without a figure."""
    del analyses, today
    steps, slas = service.processes["care"].steps, service.slas
    detect, triage, meal, announce = steps.values()
    path = (detect, triage, meal, announce)
    limit = Seconds(600)
    measure = service.measures["first-word"]
    derivation = (
        Said(
            "claim",
            {"objective": slas["word"].objective, "from_event": measure.from_, "to_event": measure.to},
            slas["word"].value_span("objective"),
        ),
        Said("clock-always", {}, None),
        Said("step-range", {"step": detect, "least": Seconds(60), "most": Seconds(240)}, detect.span),
        Said("step-unknown", {"step": triage}, triage.span),
        Said("way-share", {"step": triage, "to": meal, "share": Share(Fraction(3, 10))}, triage.span),
        Said(
            "path",
            {
                "path": path,
                "share": Share(Fraction(3, 10)),
                "least": Seconds(420),
                "most": Seconds(1260),
                "within": "maybe",
            },
            None,
        ),
        Said("sum-certain", {"share": Share(Fraction(7, 10))}, None),
    )
    asked = {"certain": Share(Fraction(7, 10)), "best": Share(Fraction(1))}
    case = Said("case-path", {"path": path, "least": Seconds(420), "most": Seconds(1260), "limit": limit}, meal.span)
    order = Repair(Said("repair-order", {"first": announce, "second": meal}, meal.span), "proved")
    found = Fraction(7, 10), Fraction(1), 120, 1260
    open_ = Said("verdict-open", {**asked, "asked": Share(Fraction(19, 20))}, None)
    no = Said("verdict-refuted", {"best": Share(Fraction(2, 3)), "asked": Share(Fraction(1))}, None)
    arrival = Said(
        "case-arrival",
        {
            "arrives": Moment(1790934600, "Asia/Shanghai"),
            "ends": Moment(1791594000, "Asia/Shanghai"),
            "amount": Seconds(659400),
            "limit": limit,
        },
        None,
    )
    word, website, smile, answer = slas["word"], service.promises["website"], service.promises["smile"], slas["answer"]
    far = Fraction(1, 3), Fraction(2, 3), 120, None
    nothing = (None, None, None, None)
    silent = Said("not-of-time", {}, None)
    return (
        Proof("promise", smile, None, "not-applicable", *nothing, None, (silent,), ()),
        Proof("promise", website, website.says, "refuted", *far, arrival, (*derivation, no), ()),
        Proof("sla", answer, answer.objective, "proved", Fraction(1), Fraction(1), 0, 15, None, (), ()),
        Proof("sla", word, word.objective, "open", *found, case, (*derivation, open_), (order,)),
    )


def results() -> list[Proved]:
    """All that is shown of that spec."""
    project = project_of()
    service = project.services["delay"]
    proofs = sorted(proofs_of(service), key=lambda proof: (proof.thing.id, proof.kind))
    return [Proved(service, proofs, queues_of(service, Analyses(project)), availability_of(service))]
