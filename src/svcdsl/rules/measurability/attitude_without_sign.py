"""M08: staff are to be friendly, but nobody says by what that is seen."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.wording import found_in, phrases_of, word_options
from svcdsl.analyses.wording_tables import ATTITUDE, ATTITUDE_EXCEPT
from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="M08",
    name="attitude-without-sign",
    severity="warning",
    phase=2,
    on="service",
    source="SERVQUAL; seed 002",
    options=word_options(ATTITUDE),
    condition={
        "en": "A standard asks for an attitude (warm, friendly, smiling) in its title or description and has "
        "neither `checks` nor an `audit`.",
        "zh": "标准在名称或说明中要求某种态度（热情、微笑、友好），却既没有`检查项`，也没有`质检`。",
    },
    message={
        "en": "The standard “{standard}” asks for {words}, but does not say what is seen or heard where it is kept.",
        "zh": "标准“{standard}”要求{words}，却没有写明看到什么才算做到。",
    },
    why={
        "en": "One cannot train or correct a feeling. What customers notice are small things that can be "
        "seen and heard: the greeting, the name, the look up from the screen.",
        "zh": "心里热不热情，教不了也查不了。客户感受到的是看得见、听得见的小事：先问好，叫得出姓名，抬头看着人。",
    },
    help={
        "en": "Add `checks` that can be seen or heard, such as “Greets within ten steps”, or an `audit`.",
        "zh": "加上看得见、听得见的`检查项`，例如“三米内抬头问好”，或者加上`质检`。",
    },
    bad="""
svcdsl 1
service stay {
  standard welcome "A warm welcome with a smile"  # finds M08
  standard 迎宾 "热情接待每一位宾客"  # finds M08
}
""",
    good="""
svcdsl 1
service stay {
  standard welcome "A warm welcome with a smile" checks "Looks up and greets first"
  standard 迎宾 "热情接待每一位宾客" 质检 每1个月
}
""",
    unseen={
        "en": "Whether the checks are signs of the attitude. Words not in the list: `words` replaces it, `add` "
        "adds to it, `allow` names phrases that do not count. Warm meals, courtesy cars and the like do not count.",
        "zh": "检查项是否真能体现这种态度，本规则看不出来。不在词表里的词看不出来：`words` 换掉整张词表，"
        "`add` 添加，`allow` 列出不算数的说法。“温馨提示”“环境友好”之类不算。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Standards with a word of attitude and no sign of it, one finding a text."""
    phrases = phrases_of(context.options, ATTITUDE_EXCEPT, names_count=False)
    for standard in context.analyses.standards.of(service):
        if standard.has("checks") or standard.has("audit"):
            continue
        for attribute, words in found_in(standard, phrases.found):
            shown = [f"“{word}”" for word in words]
            yield RULE.finding(standard.value_span(attribute), standard=standard.label, words=shown)
