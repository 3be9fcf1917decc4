"""Proofs in words: the verdict in a sentence first, then the steps that lead to it, the case, the repairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving.proof import Proof, Said
from svcdsl.analyses.proving.telling.told import ToldProof, ToldRepair, ToldStep
from svcdsl.report.proof_facts import tell_seconds, tell_share
from svcdsl.report.proof_reason_words import REASONS
from svcdsl.report.proof_words import tell_said
from svcdsl.report.wording import Words, in_words

if TYPE_CHECKING:
    from svcdsl.model import Project
    from svcdsl.model.service import Service

    Exact = int | Fraction
    ByService = Mapping[Service, Sequence[ToldProof]]

HEADINGS: Mapping[str, Words] = {
    "proved": {"en": "PROVED", "zh": "已证明"},
    "refuted": {"en": "REFUTED", "zh": "已否定"},
    "open": {"en": "OPEN", "zh": "未定"},
    "not-applicable": {"en": "n.a.", "zh": "不适用"},
    "what": {"en": "promise or SLA", "zh": "承诺或服务级别"},
    "verdict": {"en": "verdict", "zh": "结论"},
    "certain": {"en": "certain", "zh": "必定"},
    "best": {"en": "at best", "zh": "最好"},
    "least": {"en": "least", "zh": "最短"},
    "most": {"en": "most", "zh": "最长"},
    "unbounded": {"en": "no limit", "zh": "无上限"},
    "case": {"en": "Case", "zh": "反例"},
    "late-case": {"en": "Case", "zh": "可能超时的情形"},
    "mend": {"en": "Mend", "zh": "改法"},
    "why": {"en": "Why", "zh": "推导"},
    "how": {"en": "How it follows, step by step", "zh": "逐步推导"},
    "repair": {"en": "{text} Then: {verdict}.", "zh": "{text}改后：{verdict}。"},
    "resource": {"en": "queue before", "zh": "排队的人力"},
    "load": {"en": "load (erlangs)", "zh": "话务量（爱尔朗）"},
    "agents": {"en": "on shift", "zh": "在岗人数"},
    "waits": {"en": "have to wait", "zh": "需等候"},
    "level": {"en": "in time", "zh": "按时接待"},
    "mean": {"en": "mean wait", "zh": "平均等候"},
    "enough": {"en": "enough", "zh": "至少需要"},
    "availability": {"en": "availability", "zh": "可用率"},
    "promised": {"en": "promised", "zh": "约定"},
    "independent": {"en": "if failures are independent", "zh": "故障互不相关时"},
    "nothing": {
        "en": "No promise and no SLA was found: there is nothing to prove.",
        "zh": "没有找到承诺和服务级别，没有可证明的内容。",
    },
    "all-left-out": {
        "en": "Nothing was proved, for there are mistakes of notation in {services}; "
        "`svcdsl check --select N` shows them.",
        "zh": "没有证明任何内容：{services}有写法错误；用`svcdsl check --select N`查看。",
    },
    "left-out": {
        "en": "Nothing was proved of service “{service}”: it has mistakes of notation; "
        "`svcdsl check --select N` shows them.",
        "zh": "服务“{service}”有写法错误，未作证明；用`svcdsl check --select N`查看。",
    },
    "and-left-out": {
        "en": "; left out for mistakes of notation: {services}",
        "zh": "；因写法错误略过的服务：{services}",
    },
    "comma": {"en": ", ", "zh": "、"},
    "none-here": {"en": "no promise and no SLA is written", "zh": "没有写承诺和服务级别"},
    "totals": {
        "en": "{proved} proved, {refuted} refuted, {open} open, {rest} not applicable",
        "zh": "已证明 {proved} 项，已否定 {refuted} 项，未定 {open} 项，不适用 {rest} 项",
    },
}
"""The words of tables and headings, in both languages."""

VERDICTS = ("proved", "refuted", "open", "not-applicable")


def case_heading(verdict: str) -> str:
    """The entry above a case: what refutes is more than what may be late."""
    return "case" if verdict == "refuted" else "late-case"


def tell_proof(proof: Proof, language: str) -> ToldProof:
    """A proof in words."""
    tongue = in_words(language)
    verdict = _verdict_of(proof)
    steps = (said for said in proof.derivation if said is not verdict)
    return ToldProof(
        kind=proof.kind,
        thing=proof.thing,
        objective=proof.objective.written if proof.objective is not None else None,
        verdict=proof.verdict,
        certain=proof.certain,
        best=proof.best,
        least=proof.least,
        most=proof.most,
        figures=figures_of(proof, tongue),
        summary=tell_said(verdict or Said(f"summary-{proof.verdict}", {}, None), language),
        case=tell_said(proof.case, language) if proof.case is not None else None,
        derivation=tuple(ToldStep(tell_said(said, language), said.span) for said in steps),
        repairs=tuple(ToldRepair(tell_said(one.said, language), one.verdict) for one in proof.repairs),
    )


def told_proofs(project: Project, today: str) -> Callable[[Service, str], Sequence[ToldProof]]:
    """What tells the proofs of a service in a language; each service is proved once, when it is first asked for."""
    from svcdsl.analyses.proving.telling.proved import proved

    analyses = Analyses(project)
    known: dict[Service, Sequence[Proof]] = {}

    def tell(service: Service, language: str) -> Sequence[ToldProof]:
        if service not in known:
            known[service] = proved(service, analyses, today).proofs
            analyses.forget_flows()
        return [tell_proof(proof, language) for proof in known[service]]

    return tell


def figures_of(proof: Proof, tongue: str) -> tuple[str, str, str, str]:
    """Certain, best, least and most in words, shares shortened to be compared at a glance; empty where undecided."""
    verdict = _verdict_of(proof)
    if verdict is not None and verdict.key in REASONS:
        return ("", "", "", "")
    unbounded = HEADINGS["unbounded"][tongue] if proof.least is not None and proof.most is None else ""
    return (
        short_share(proof.certain, down=True),
        short_share(proof.best, down=False),
        "" if proof.least is None else tell_seconds(proof.least, tongue),
        unbounded if proof.most is None else tell_seconds(proof.most, tongue),
    )


def short_share(share: Exact | float | None, *, down: bool) -> str:
    """A percentage of at most two decimals, rounded down or up so that it never promises or refuses too much."""
    if share is None:
        return ""
    scaled = Fraction(share) * 10_000
    cut = scaled // 1 if down else -(-scaled // 1)
    return ("" if cut == scaled else "≈ ") + tell_share(Fraction(int(cut), 10_000))


def _verdict_of(proof: Proof) -> Said | None:
    """The sentence of the derivation that says how it ends."""
    said = (one for one in reversed(proof.derivation) if one.key.startswith("verdict-") or one.key in REASONS)
    return next(said, None)
