"""From a claim to its proof: what is asked, the verdict, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.arrival_windows import Arrivals
from svcdsl.analyses.opening import Openings
from svcdsl.analyses.proving.claims import Claim, claims_of
from svcdsl.analyses.proving.found import Asked, Found, asked_of, verdict_of
from svcdsl.analyses.proving.hours.bounds import OpenDays
from svcdsl.analyses.proving.process.reading import Reader
from svcdsl.analyses.proving.process.step_times import real_seconds
from svcdsl.analyses.proving.process.suppliers import Suppliers
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.proof import NOT_APPLICABLE, OPEN, PROVED
from svcdsl.analyses.proving.runs.extremes import MOST_STATES, Budget, TooMany
from svcdsl.analyses.proving.runs.question import (
    BOUND,
    MEAN,
    SHARE,
    Answer,
    Limit,
    Question,
    answer,
    forget_runs,
    is_certain,
)
from svcdsl.analyses.proving.runs.states import ENDED, Mark
from svcdsl.analyses.proving.sweep import Sweep
from svcdsl.model.parts import Process, Step
from svcdsl.values import Duration

if TYPE_CHECKING:
    from svcdsl.analyses import Analyses
    from svcdsl.analyses.proving.process.network import Network
    from svcdsl.model import Event
    from svcdsl.model.parts import Measure
    from svcdsl.model.service import Service
    from svcdsl.values import Objective


_PLAYED_A_NODE = 20
"""About how many states are played for a node where no calendar is concerned."""


class Prover:
    """Proves the claims of one project's services, each once; `today` is an ISO date."""

    def __init__(self, analyses: Analyses, today: str) -> None:
        self.analyses = analyses
        self.today = today
        self.openings = Openings()
        self.suppliers = Suppliers(analyses.referrers, self.openings)
        self.arrivals = Arrivals()
        self.days = OpenDays(today)
        self._found: dict[Service, tuple[Found, ...]] = {}
        self._for_rules: dict[Service, tuple[Found, ...]] = {}
        self._networks: dict[tuple[Process, tuple[Step, ...]], Network | Undecided] = {}
        self._answers: dict[Question, Answer | Undecided | TooMany] = {}

    def found(self, service: Service) -> tuple[Found, ...]:
        """The verdict on every claim of a service, in the order written: slas, promises, standards."""
        known = self._found.get(service)
        if known is None:
            known = tuple(self.judge(claim) for claim in claims_of(service, self.analyses.standards))
            self._found = {service: known}  # those of one service are of no use to the next
            self._forget()
        return known

    def for_rules(self, service: Service) -> tuple[Found, ...]:
        """The same of slas and standards only; what is certain at a glance is proved without an answer."""
        known = self._for_rules.get(service)
        if known is None:
            claims = claims_of(service, self.analyses.standards)
            known = tuple(self._glance(claim) for claim in claims if claim.kind != "promise")
            self._for_rules = {service: known}
            self._forget()
        return known

    def _glance(self, claim: Claim) -> Found:
        """The verdict on one claim, by a glance where that will do."""
        from svcdsl.analyses.proving.glance import is_certain

        if not claim.is_of_time or claim.objective is None:
            return Found(claim, NOT_APPLICABLE)
        asked = asked_of(claim.objective)
        try:
            question = self.question(claim)
        except Undecided as why:
            return Found(claim, OPEN, asked, why=why)
        return Found(claim, PROVED, asked, question) if is_certain(question, asked, self.days) else self.judge(claim)

    def judge(self, claim: Claim) -> Found:
        """The verdict on one claim."""
        if not claim.is_of_time:
            return Found(claim, NOT_APPLICABLE)
        assert claim.objective is not None
        asked = asked_of(claim.objective)
        try:
            question = self.question(claim)
            for node in question.network.nodes:
                if node.supplier is claim.thing and (node.takes.most is not None or node.business is not None):
                    return Found(claim, OPEN, asked, question, why=Undecided("own-word", claim.span, step=node.step))
            reply = self.reply_once(question)
        except Undecided as why:
            return Found(claim, OPEN, asked, why=why)
        except TooMany:
            return Found(claim, OPEN, asked, why=Undecided("not-decided", claim.span, bound=MOST_STATES))
        return Found(claim, verdict_of(asked, question.limit, reply), asked, question, reply)

    def forget(self) -> None:
        """Drop what was proved; what is known of calendars stays."""
        self._found = {}
        self._for_rules = {}
        self._forget()
        forget_runs()

    def _forget(self) -> None:
        self._networks.clear()
        self._answers.clear()

    def reply_once(self, question: Question) -> Answer:
        """The answer to a question that several claims of a service may ask: a promise what the sla behind it does."""
        known = self._answers.get(question)
        if known is None:
            try:
                known = self.reply(question)
            except (Undecided, TooMany) as why:
                known = why
            self._answers[question] = known
        if isinstance(known, Exception):
            raise known
        return known

    def reply(self, question: Question) -> Answer:
        """The answer to a question, with the calendars that it concerns."""
        if not question.openings:
            return answer(question)
        return Sweep(question, self.arrivals, self.days, self.today).answer()

    def proves(self, question: Question, asked: Asked, budget: Budget) -> bool:
        """Whether what is asked is proved; TooMany where the budget does not suffice to tell."""
        budget.spend(len(question.network.nodes) * _PLAYED_A_NODE)
        hours = bool(question.openings)
        sweep = Sweep(question, self.arrivals, self.days, self.today, budget) if hours else None
        if asked.share is None or not asked.below:
            reply = answer(question) if sweep is None else sweep.answer()
            return verdict_of(asked, question.limit, reply) == PROVED
        return is_certain(question, asked.share) if sweep is None else sweep.is_certain(asked.share)

    def question(self, claim: Claim) -> Question:
        """What a claim asks of which network; Undecided where the spec does not say it."""
        measure = claim.measure
        objective = claim.objective
        assert objective is not None
        limit = objective.bound
        assert isinstance(limit, Duration)
        if measure is None:
            raise Undecided("no-measure", claim.span)
        network, first, last = self._marks(measure)
        calendar = claim.calendar
        clock = None
        if calendar is not None:
            clock = self.openings.of(calendar)
            if not clock.known:
                raise Undecided("calendar-unknown", claim.span)
        strict = objective.sign in ("<", ">=")  # of times to be above it, what is just so long is not below it
        return Question(
            network,
            first,
            last,
            None if clock is None or (clock.always and not limit.open_days) else clock,
            Limit(
                real_seconds(limit, most=False) + limit.open_seconds,
                real_seconds(limit, most=True) + limit.open_seconds,
                limit.open_days,
                strict,
            ),
            _asks(objective),
        )

    def _marks(self, measure: Measure) -> tuple[Network, Mark, Mark]:
        """The network that a measure is taken in, and its two events there."""
        if measure.from_ is None or measure.to is None:
            raise Undecided("no-clock-events", measure.span)
        process = _process_of(measure.from_, measure)
        network = self.network(process, measure)
        steps = {node.step: number for number, node in enumerate(network.nodes)}
        marks = []
        for event in (measure.from_, measure.to):
            if isinstance(event.of, Process):
                if event.of is not process:
                    raise Undecided("other-process", measure.span)
                marks.append(Mark(event.moment))
            elif isinstance(event.of, Step) and event.of in steps:
                marks.append(Mark(event.moment, steps[event.of]))
            elif isinstance(event.of, Step) and _process_of(event, measure) is not process:
                raise Undecided("other-process", measure.span)
            else:
                raise Undecided("never-both", measure.span)
        if marks[0].moment == ENDED:
            raise Undecided("never-both", measure.span)
        return network, marks[0], marks[1]

    def network(self, process: Process, measure: Measure) -> Network:
        """The network of a process as a measure sees it; Undecided where it is not sound."""
        key = process, measure.excludes
        known = self._networks.get(key)
        if known is None:
            try:
                known = self._read(process, measure)
            except Undecided as why:
                known = why
            self._networks[key] = known
        if isinstance(known, Undecided):
            raise known
        return known

    def _read(self, process: Process, measure: Measure) -> Network:
        if not measure.whole("excludes"):
            raise Undecided("not-known-where", measure.value_span("excludes"))
        soundness = self.analyses.soundness(process)
        if not soundness.decided or soundness.meetings or soundness.endings or soundness.waiting or soundness.stuck:
            raise Undecided("not-sound", process.span, process=process)
        return Reader(self.analyses.flow(process), self.suppliers, self.openings).network(measure.excludes)


def _asks(objective: Objective) -> str:
    """What is asked for; a limit in business days is held against cases one by one, whatever is said of them."""
    assert isinstance(objective.bound, Duration)
    if objective.bound.open_days or asked_of(objective).share is not None:
        return SHARE
    return MEAN if objective.form == "mean" else BOUND


def _process_of(event: Event, measure: Measure) -> Process:
    of = event.of
    if of is None:
        raise Undecided("no-clock-events", measure.span)
    if isinstance(of, Process):
        return of
    assert isinstance(of.parent, Process)
    return of.parent
