"""C09: customers are told something in a language that they do not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Localized, Thing
from svcdsl.model.parts import Feedback, Sla
from svcdsl.model.service import Service
from svcdsl.model.shared import CustomerGroup
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C09",
    name="language-missing",
    severity="warning",
    phase=3,
    on="service",
    source="ISO 10002",
    condition={
        "en": "The `language` of a customer group is missing from the title or remedy of a promise for it, "
        "or from the title of the complaint feedback or of its channel.",
        "zh": "面向某客户群的承诺，其名称或补偿没有该客户群的`语言`；或者投诉反馈及其渠道的名称没有该语言。",
    },
    message={
        "": {
            "en": "The language of “{group}” is {language}, but the {text} of “{thing}” is not given in it.",
            "zh": "客户群“{group}”使用的语言是 {language}，而“{thing}”的{text}没有这种语言。",
        },
    },
    why={
        "en": "A promise that a customer cannot read was not made to him, and who cannot find where to complain "
        "in his language does not complain.",
        "zh": "看不懂的承诺等于没有承诺；找不到自己语言的投诉入口，客户也就不投诉了。",
    },
    help={
        "en": 'Give the text in this language too, as `en "…" zh "…"`.',
        "zh": "补上这种语言的文字，例如 `中文 “……” 英文 “……”`。",
    },
    related={"group": {"en": "the customer group", "zh": "该客户群"}, "channel": {"en": "the channel", "zh": "该渠道"}},
    bad="""
svcdsl 1
channel desk "Front desk" kind counter
customer guests "Guests from abroad" language fr
service stay {
  phase transition
  need rest for guests
  promise key "Your key at three" on desk for guests  # finds C09
  feedback complaints "Complaints" kind complaint channel desk  # finds C09, C09
}
""",
    good="""
svcdsl 1
channel desk en "Front desk" fr "Réception" kind counter
customer guests "Guests from abroad" language fr
service stay {
  phase transition
  need rest for guests
  promise key en "Your key at three" fr "Votre clé à quinze heures" on desk for guests
  feedback complaints en "Complaints" fr "Réclamations" kind complaint channel desk
}
""",
    unseen={
        "en": "Whether a text is really in the language it is said to be in; a plain one is in the project's. "
        "zh-TW is served by zh and the other way round. A promise without `for` is for its sla's groups, else, "
        "as complaints are, for all groups that the service's needs, touchpoints, slas and promises are for. "
        "Texts that are not written at all are not missed here.",
        "zh": "文字是否真是所标的语言，本规则看不出来；没有标语言的按项目语言算。zh-TW 与 zh 互相通用。"
        "没有写`面向`的承诺看其服务级别的客户群，再没有则与投诉一样，看本服务的需求、触点、服务级别和承诺所面向的全部客户群。"
        "根本没写的文字不在此报告。",
    },
)

TEXTS = {"title": {"en": "title", "zh": "名称"}, "remedy": {"en": "remedy", "zh": "补偿"}}


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Languages of customers that a promise or the way to complain lacks, one finding a text and language."""
    everybody = list(_groups_of(service))
    own = context.language
    for promise in service.promises.values():
        groups = promise.for_ or (promise.backed_by.for_ if isinstance(promise.backed_by, Sla) else ()) or everybody
        if promise.has("for_") and not promise.for_:
            continue
        for attribute in ("title", "remedy"):
            yield from _missing(promise, attribute, groups, own)
    for feedback in service.feedback.values():
        if feedback.kind == "complaint" and feedback.from_ != "employees":
            yield from _missing(feedback, "title", everybody, own)
            if feedback.channel is not None:
                yield from _missing(feedback.channel, "title", everybody, own, feedback)


def _groups_of(service: Service) -> Iterator[CustomerGroup]:
    """The customer groups that something in a service is for, each once."""
    seen: dict[CustomerGroup, None] = {}
    for collection in (service.needs, service.touchpoints, service.slas, service.promises):
        for thing in collection.values():
            seen.update(dict.fromkeys(thing.for_))
    yield from seen


def _missing(
    thing: Thing, attribute: str, groups: Iterable[CustomerGroup], own: str, by: Feedback | None = None
) -> Iterator[Finding]:
    """For each language that a text of a thing lacks; `by` is the feedback that names the channel."""
    text = getattr(thing, attribute)
    if not text:
        return
    given = {_first(language) for language in (text.by_language if isinstance(text, Localized) else (own,))}
    wanted: dict[str, CustomerGroup] = {}
    for group in groups:
        if group.language and _first(group.language) not in given:
            wanted.setdefault(_first(group.language), group)
    for group in wanted.values():
        related = [Related("group", group.span)] + ([Related("channel", thing.span)] if by is not None else [])
        yield RULE.finding(
            thing.value_span(attribute) if by is None else by.value_span("channel"),
            related=related,
            thing=thing.label,
            text=TEXTS[attribute],
            group=group.label,
            language=group.language or "",
        )


def _first(language: str) -> str:
    """`zh-CN` -> `zh`."""
    return language.partition("-")[0].lower()
