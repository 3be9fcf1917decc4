"""M01: a word that sounds like a promise and that nobody can check."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.wording import found_in, in_all_languages, phrases_of, word_options
from svcdsl.analyses.wording_tables import VAGUE, VAGUE_EXCEPT
from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Measure, Promise, Sla, Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="M01",
    name="vague-word",
    severity="warning",
    phase=2,
    on="service",
    source="INCOSE guide to writing requirements, R7",
    options=word_options(VAGUE),
    condition={
        "en": "A word such as promptly, timely, appropriate or reasonable stands in the title or description "
        "of a promise, or of a standard with no measured objective. In an sla it is a remark.",
        "zh": "承诺或没有可测量目标值的标准，在名称或说明中用了“尽快”“及时”“适当”之类的词；服务级别中出现时只作提示。",
    },
    message={
        "en": "“{thing}” says {words}: nobody can check whether it was kept.",
        "zh": "“{thing}”中的{words}无法核对：做没做到，谁也说不准。",
    },
    why={
        "en": "Customers and staff each hear their own figure in such a word. What the one thinks was prompt, "
        "the other complains about, and neither can be proved right.",
        "zh": "这类词每个人心里的尺度不同：员工觉得够快了，客户照样投诉，谁也说服不了谁。",
    },
    help={
        "en": "Say how long, how many or how often, such as “within two hours”, or give the standard a measure "
        "and an objective.",
        "zh": "写出多长时间、多少、多少次，例如“两小时内”；标准也可以写上指标和目标值。",
    },
    bad="""
svcdsl 1
service stay {
  promise answer "We answer your letter promptly"  # finds M01
  standard towels "Fresh towels as soon as possible"  # finds M01
  standard 热水 "热水壶及时送到"  # finds M01
}
""",
    good="""
svcdsl 1
service stay {
  promise answer "We answer your letter within two working days"
  standard towels "Fresh towels before three o'clock"
  measure 送达 "送达及时率" kind ratio
  standard 热水 "热水壶及时送到" measure 送达 objective rate >= 95% over 30d
}
""",
    unseen={
        "en": "Words not in the list: `words` replaces it, `add` adds to it, `allow` names phrases that do "
        "not count. A word inside a measure's name (timely response rate) does not count, nor one that the "
        "name of the measure itself repeats. Immediately is not in the list: at once can be checked.",
        "zh": "不在词表里的词看不出来：`words` 换掉整张词表，`add` 添加，`allow` 列出不算数的说法。"
        "指标名称里的词（如“及时率”）不算，引用所用指标的名称也不算。“立即”“马上”可以核对，不在词表中。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Vague words in promises, unmeasured standards and slas, one finding a text."""
    phrases = phrases_of(context.options, VAGUE_EXCEPT, names_count=False)
    for thing, measure, severity in _looked_at(service, context):
        names = list(in_all_languages(measure.title)) if measure is not None else []
        for attribute, words in found_in(thing, lambda text, names=names: phrases.found(text, names)):  # type: ignore[misc]
            yield RULE.finding(
                thing.value_span(attribute),
                severity=severity,
                thing=thing.label,
                words=[f"“{word}”" for word in words],
            )


def _looked_at(
    service: Service, context: Context
) -> Iterator[tuple[Promise | Standard | Sla, Measure | None, str | None]]:
    for promise in service.promises.values():
        backing = promise.backed_by
        yield promise, backing.measure if isinstance(backing, Sla) else None, None
    for standard in context.analyses.standards.of(service):
        if not standard.has("sla") and not (standard.has("measure") and standard.has("objective")):
            yield standard, standard.measure, None
    for sla in service.slas.values():
        yield sla, sla.measure, "info"
