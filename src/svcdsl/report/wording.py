"""The words that belong to reports themselves, not to a rule: one table, every entry in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from svcdsl.report.totals import Totals

Words = Mapping[str, str]

WORDS: Mapping[str, Words] = {
    # Severities, as they stand in a heading.
    "error": {"en": "error", "zh": "错误"},
    "warning": {"en": "warning", "zh": "警告"},
    "info": {"en": "info", "zh": "提示"},
    # What rules are drawn from.
    "semicolon": {"en": "; ", "zh": "；"},
    "practice": {"en": "practice of running services", "zh": "服务运营实践"},
    "incose": {"en": "INCOSE guide to writing requirements, {numbers}", "zh": "INCOSE《需求编写指南》{numbers}"},
    "gov-uk": {"en": "GOV.UK Service Standard, {numbers}", "zh": "英国政府《服务标准》第 {numbers} 条"},
    # The columns of the table of rules.
    "code": {"en": "code", "zh": "编码"},
    "name": {"en": "name", "zh": "名称"},
    "detects": {"en": "what it finds", "zh": "发现什么"},
    "severity": {"en": "severity", "zh": "级别"},
    "phase": {"en": "from phase", "zh": "起始阶段"},
    # Phases of a service.
    "strategy": {"en": "strategy", "zh": "战略"},
    "design": {"en": "design", "zh": "设计"},
    "transition": {"en": "transition", "zh": "转换"},
    "operation": {"en": "operation", "zh": "运营"},
    "improvement": {"en": "improvement", "zh": "改进"},
    # The parts of a finding.
    "why": {"en": "Why", "zh": "原因"},
    "help": {"en": "Help", "zh": "办法"},
    "place": {"en": "{message}: {place}", "zh": "{message}：{place}"},
    "more-places": {"en": "… and {count} more places", "zh": "……另有 {count} 处"},
    "did-you-mean": {"en": "Did you mean {words}?", "zh": "您是不是想写{words}？"},
    "or": {"en": " or ", "zh": "或"},
    "comma": {"en": ", ", "zh": "、"},
    "such-as": {"en": "{what} (such as {examples})", "zh": "{what}（如 {examples}）"},
    "one-of": {"en": "one of {choices}", "zh": "{choices}之一"},
    "some-choice": {"en": "one of its choices", "zh": "可选项之一"},
    "some-value": {"en": "a value of another form", "zh": "其他形式的值"},
    "version": {"en": "1, as in `svcdsl 1`", "zh": "1，即 `服务规范 1`"},
    "field": {"en": "{key}", "zh": "{word}（{key}）"},
    # Counts of the summary: one, and several (Chinese has one form).
    "errors": {"en": "{count} error|{count} errors", "zh": "{count} 个错误"},
    "warnings": {"en": "{count} warning|{count} warnings", "zh": "{count} 个警告"},
    "infos": {"en": "{count} note|{count} notes", "zh": "{count} 条提示"},
    "waived": {"en": "{count} waived|{count} waived", "zh": "{count} 条已豁免"},
    "in-baseline": {"en": "{count} set aside in the baseline", "zh": "{count} 条已记入基线"},
    "files": {"en": "{count} file|{count} files", "zh": "{count} 个文件"},
    "services": {"en": "{count} service|{count} services", "zh": "{count} 项服务"},
    "things": {"en": "{count} thing|{count} things", "zh": "{count} 个事物"},
    # The summary.
    "found-in": {"en": "{counts} in {some} of {files}", "zh": "{files}中有 {some} 个须处理：{counts}"},
    "found": {"en": "{counts} in {files}", "zh": "共 {files}：{counts}"},
    "clean": {"en": "Nothing to mend: {checked} checked", "zh": "未发现问题，共检查 {checked}"},
    "clean-but-baseline": {"en": "Nothing new: {checked} checked", "zh": "没有新问题，共检查 {checked}"},
    "with-waived": {"en": "{summary}; {waived}", "zh": "{summary}；{waived}"},
    "past-limit": {
        "en": "… and {count} more, shown with --limit 0",
        "zh": "……另有 {count} 条未显示，加 --limit 0 可全部显示",
    },
    "past-limit-of-build": {
        "en": "… and {count} more: svcdsl check --limit 0",
        "zh": "……另有 {count} 条：运行 svcdsl check --limit 0 查看",
    },
    "see": {
        "en": "More on a rule: svcdsl explain {code}",
        "zh": "查看某条规则的详细说明：svcdsl explain {code}",
    },
    # The page of a rule.
    "from-phase": {"en": "from the {phase} phase on", "zh": "从{phase}阶段起适用"},
    "every-phase": {"en": "in every phase", "zh": "各阶段都适用"},
    "group": {"en": "Group {group} · {meaning}", "zh": "{group} 组 · {meaning}"},
    "condition": {"en": "What is found", "zh": "查什么"},
    "reason": {"en": "Why it matters", "zh": "为什么重要"},
    "mend": {"en": "How to mend it", "zh": "怎样改"},
    "bad": {"en": "Found here", "zh": "有问题的写法"},
    "good": {"en": "Not found here", "zh": "没有问题的写法"},
    "finds": {"en": "# finds {codes}", "zh": "# 报出 {codes}"},
    "unseen": {"en": "What it does not see", "zh": "查不出什么"},
    "options": {"en": "Options", "zh": "可调选项"},
    "option": {
        "en": "{name} ({type}, default {default}), in svcdsl.toml:",
        "zh": "{name}（{type}，默认 {default}），写在 svcdsl.toml 中：",
    },
    "words": {"en": "a list of texts", "zh": "文字列表"},
    "source": {"en": "Source", "zh": "出处"},
    "configure": {"en": "How to set it", "zh": "怎样设置"},
    "leave-out": {"en": "Leave it out of one run:", "zh": "本次检查不查这一条："},
    "weigh": {"en": "Give it another severity, in svcdsl.toml:", "zh": "在 svcdsl.toml 中改变级别："},
    "waive": {
        "en": "Waive it at one place, with a reason and a last day, on the line or alone on the line above:",
        "zh": "只在一处豁免，须写理由和截止日期；写在本行末尾，或单独写在上一行：",
    },
    "waiver": {
        "en": "# svcdsl: allow {code} until 2030-12-31: the reason",
        "zh": "# 服务规范: 豁免 {code} 截至 2030-12-31: 理由",
    },
    # What svcdsl can do about a finding by itself.
    "fix-safe": {"en": "can be mended safely", "zh": "可自动修改"},
    "fix-scaffold": {"en": "can be drafted", "zh": "可代拟草稿"},
    "fix-safe-some": {"en": "mended safely, in part", "zh": "部分可自动改"},
    "fix-scaffold-some": {"en": "can be drafted, in part", "zh": "部分可代拟"},
    "fix-no": {"en": "mended by hand", "zh": "人工修改"},
}

GROUPS: Mapping[str, Words] = {
    "N": {"en": "Notation: what cannot be read", "zh": "书写：无法读懂之处"},
    "K": {"en": "Knowledge gap: not knowing what customers expect", "zh": "认知差距：不了解客户的期望"},
    "D": {
        "en": "Design gap: standards that do not reflect what is known",
        "zh": "标准差距：标准没有体现已知的期望",
    },
    "P": {"en": "Delivery gap: standards that are not lived", "zh": "传递差距：标准没有落实到工作中"},
    "C": {
        "en": "Communication gap: promises that delivery does not match",
        "zh": "沟通差距：对外承诺与实际不符",
    },
    "L": {"en": "The loop: perceptions that nobody learns from", "zh": "改进闭环：听到了意见却没有改进"},
    "F": {"en": "Flow: a process that cannot work", "zh": "流程：走不通的流程"},
    "S": {
        "en": "SLA mathematics: targets that cannot hold together",
        "zh": "服务级别测算：互相矛盾或达不到的目标值",
    },
    "M": {"en": "Measurability: words that cannot be checked", "zh": "可衡量性：无法检查的说法"},
    "H": {"en": "Housekeeping: what has been left lying about", "zh": "日常整理：过期或多余的内容"},
}

PHRASES: Mapping[str, Words] = {
    "": {"en": "see also", "zh": "相关位置"},
    "first": {"en": "first given here", "zh": "第一次写在这里"},
    "expected-here": {"en": "expected here", "zh": "应在这里"},
    "in-cycle": {"en": "also part of the cycle", "zh": "也在这个循环里"},
    "a": {"en": "this {kind} has that id", "zh": "这个{kind}用了该编号"},
}
"""How a related place is introduced where the rule itself says nothing of its role."""

KINDS: Mapping[str, Words] = {
    "file": {"en": "file", "zh": "文件"},
    "file-of-one-service": {"en": "service", "zh": "服务"},
    "sla": {"en": "SLA", "zh": "服务级别"},
    "customer": {"en": "customer group", "zh": "客户群"},
    "source": {"en": "data source", "zh": "数据源"},
    "the-customer": {"en": "customer", "zh": "客户"},
    "end": {"en": "end", "zh": "结束"},
    "may": {"en": "authority", "zh": "授权"},
    "evidence": {"en": "piece of evidence", "zh": "依据"},
    "checks": {"en": "line of a checklist", "zh": "检查项"},
    "except": {"en": "exception", "zh": "例外"},
    "choose": {"en": "way of a choice", "zh": "判断分支"},
    "fails": {"en": "failure", "zh": "异常"},
    "timeout": {"en": "timeout", "zh": "超时"},
    "escalate": {"en": "escalation", "zh": "升级"},
    "asks": {"en": "question", "zh": "题目"},
    "classes": {"en": "class of complaints", "zh": "投诉分类"},
    "options": {"en": "option", "zh": "方案"},
    "result": {"en": "result", "zh": "结果"},
    "passes-if": {"en": "condition to pass", "zh": "通过条件"},
}
"""Names of kinds whose word in the language is not what people call one of them."""


def in_words(language: str) -> str:
    """The language of words for a language tag: `zh` for `zh-CN`, `en` for any that there are no words in."""
    head = language.partition("-")[0].lower()
    return head if head == "zh" else "en"


def say(entry: str, language: str, **facts: object) -> str:
    """An entry of the table with its facts put in."""
    text = WORDS[entry][language]
    return text.format(**facts) if facts else text


def count(entry: str, number: int, language: str) -> str:
    """`1 error`, `2 errors`, `2 个错误`, `100,000 errors`."""
    one, _, several = WORDS[entry][language].partition("|")
    return (one if number == 1 or not several else several).format(count=f"{number:,}")


def summary(totals: Totals, language: str, some: int | None = None) -> str:
    """The line that ends a report. `some` is how many files have findings, None where not known."""
    files = count("files", totals.files, language)
    counts = [
        count(entry, number, language)
        for entry, number in (
            ("errors", totals.errors),
            ("warnings", totals.warnings),
            ("infos", totals.infos),
        )
        if number
    ]
    if not counts:
        checked = (
            files,
            count("services", totals.services, language),
            count("things", totals.things, language),
        )
        text = say("clean-but-baseline" if totals.baseline else "clean", language, checked=listed(checked, language))
    elif some is None or some == totals.files:
        text = say("found", language, counts=listed(counts, language), files=files)
    else:
        text = say("found-in", language, counts=listed(counts, language), files=files, some=f"{some:,}")
    hidden = (("in-baseline", totals.baseline), ("waived", totals.waived - totals.baseline))
    set_aside = [count(entry, number, language) for entry, number in hidden if number]
    if set_aside:
        text = say("with-waived", language, summary=text, waived=listed(set_aside, language))
    return text


def listed(texts: Sequence[str], language: str, last: str = "comma") -> str:
    """Texts joined as the language does it: `a, b, c`; with `or` before the last, `a, b or c`."""
    if len(texts) < 2:
        return "".join(texts)
    return say(last, language).join((say("comma", language).join(texts[:-1]), texts[-1]))
