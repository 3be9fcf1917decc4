"""C11: the house itself says what staff must never say."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.forbidden import Forbidden
from svcdsl.analyses.wording import in_all_languages
from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Thing
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C11",
    name="forbidden-words",
    severity="error",
    phase=2,
    on="service",
    source="derived",
    condition={
        "en": "Words that a standard forbids (`forbid`) stand in a script, a promise or a question of the service.",
        "zh": "标准列为`禁语`的话，出现在本服务的话术、承诺或题目里。",
    },
    message={
        "en": "“{thing}” says “{words}”, which the standard “{standard}” forbids.",
        "zh": "“{thing}”里有“{words}”，而标准“{standard}”把它列为禁语。",
    },
    why={
        "en": "Staff who are told never to say it read it to customers from their own papers, and learn that "
        "neither text is meant.",
        "zh": "一边不许员工说，一边让他照着念：客户听着刺耳，员工也知道两份文件都不必当真。",
    },
    help={
        "en": "Say it otherwise here, or take the words from the list of the standard.",
        "zh": "换一种说法，或者从该标准的禁语中删去。",
    },
    related={"standard": {"en": "forbidden here", "zh": "在这里列为禁语"}},
    bad="""
svcdsl 1
service stay {
  standard calm forbid "calm down", "不知道"
  standard noise script "Please calm down first."  # finds C11
  feedback after-stay kind survey {
    asks why "为什么不知道房间在几楼？"  # finds C11
  }
}
""",
    good="""
svcdsl 1
service stay {
  standard calm forbid "calm down", "不知道"
  standard noise script "I am sorry. Tell me what you heard."
  feedback after-stay kind survey {
    asks why "您知不知道房间在几楼？"
  }
}
""",
    unseen={
        "en": "The same in other words, and what the scripts of other services say. Capitals, spaces, marks at "
        "its ends and traditional characters make no difference; a word inside a longer English word, and a "
        "single Chinese character inside a phrase, are not it.",
        "zh": "换了说法的看不出来，其他服务的话术不查。大小写、空格、首尾标点、繁简不同都算同一句；"
        "英文单词的一部分、词语中的单个汉字、“知不知道”这样的问法不算。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Scripts, promises and questions with words that a standard forbids, one finding a text and word."""
    standards = context.analyses.standards.of(service)
    lists = [(standard, Forbidden(standard.forbid)) for standard in standards if standard.forbid]
    if not lists:
        return
    for thing, attribute, item, text in _said(service, context):
        for standard, forbidden in lists:
            found = (one for told in in_all_languages(text) for one in forbidden.found(told))
            for index, words in dict(found).items():
                yield RULE.finding(
                    thing.value_span(attribute, item),
                    related=[Related("standard", standard.value_span("forbid", index))],
                    thing=thing.label,
                    words=words,
                    standard=standard.label,
                )


def _said(service: Service, context: Context) -> Iterator[tuple[Thing, str, int | None, str | None]]:
    """Everything that is said to customers: the thing, the field, which of its list, and the text."""
    for standard in context.analyses.standards.of(service):
        yield from ((standard, "script", index, text) for index, text in enumerate(standard.script))
    for promise in service.promises.values():
        yield from ((promise, name, None, getattr(promise, name)) for name in ("title", "description", "remedy"))
    for feedback in service.feedback.values():
        yield from ((question, "title", None, question.title) for question in feedback.asks.values())
