"""The words of the command line, in both languages, in one table."""

from __future__ import annotations

import os
from collections.abc import Mapping

from svcdsl.cli.prove_words import PROVE
from svcdsl.cli.settings_words import SETTINGS

WORDS: Mapping[str, Mapping[str, str]] = {
    **SETTINGS,
    **PROVE,
    "about": {
        "en": "Finds the gaps in services written as text, and builds what people and machines work by.",
        "zh": "检查以文本写成的服务规范，找出其中的缺口，并生成人和机器日常使用的文件。",
    },
    "usage": {"en": "Usage: ", "zh": "用法："},
    "options": {"en": "Options:", "zh": "选项："},
    "commands": {"en": "Commands:", "zh": "命令："},
    "options-metavar": {"en": "[OPTIONS]", "zh": "[选项]"},
    "command-metavar": {"en": "COMMAND [ARGS]...", "zh": "命令 [参数]..."},
    "option-help": {"en": "Show this and stop.", "zh": "显示本说明。"},
    "option-version": {"en": "Show the version and stop.", "zh": "显示版本号。"},
    "check": {"en": "Say what is wrong with services.", "zh": "检查服务规范，报告发现的问题。"},
    "build": {
        "en": "Write checklists, a site, monitoring rules and the model.",
        "zh": "生成检查表、网站、监控规则和模型。",
    },
    "targets": {"en": "List what can be built.", "zh": "列出可以生成的内容。"},
    "rules": {"en": "List the rules.", "zh": "列出全部规则。"},
    "explain": {"en": "Explain a rule, with examples.", "zh": "讲解一条规则，并给出示例。"},
    "waivers": {"en": "List what is waived, why and until when.", "zh": "列出全部豁免及其理由和截至日期。"},
    "no-waivers": {"en": "Nothing is waived.", "zh": "没有豁免。"},
    "place": {"en": "place", "zh": "位置"},
    "rule": {"en": "rule", "zh": "规则"},
    "until": {"en": "until", "zh": "截至"},
    "waives": {"en": "waives", "zh": "豁免数"},
    "reason": {"en": "reason", "zh": "理由"},
    "over": {"en": "over", "zh": "已过期"},
    "waived": {
        "en": "waived: {place} {code}: {message} Until {until}: {reason}",
        "zh": "已豁免：{place} {code}：{message}截至 {until}：{reason}",
    },
    "in-baseline": {"en": "in the baseline: {place} {code}: {message}", "zh": "基线内：{place} {code}：{message}"},
    "stale": {
        "en": "{path}: entries that cover more than is found: {count} ({entries}); "
        "“svcdsl baseline prune” drops what is over",
        "zh": "{path}：有 {count} 条记录已多于实际问题（{entries}），可用“svcdsl baseline prune”清除",
    },
    "baseline-unknown": {
        "en": "{path}: no rule is called “{word}”, so the entry “{entry}” sets nothing aside.",
        "zh": "{path}：没有名为“{word}”的规则，记录“{entry}”不起作用。",
    },
    "comma": {"en": ", ", "zh": "、"},
    "and-more": {"en": " and {count} more", "zh": "等，另有 {count} 条"},
    "baseline": {
        "en": "Set aside what is found today: write all anew, update with what is new, prune what is no longer found.",
        "zh": "把现有问题记入基线，今后只报告新问题：write 重新记入，update 补记新问题，prune 清除已不存在的记录。",
    },
    "baseline-write": {
        "en": "{path}: {count} finding set aside|{path}: {count} findings set aside",
        "zh": "{path}：记入 {count} 个问题",
    },
    "baseline-update": {
        "en": "{path}: {count} finding added|{path}: {count} findings added",
        "zh": "{path}：新增 {count} 个问题",
    },
    "baseline-prune": {
        "en": "{path}: {count} entry dropped or lowered|{path}: {count} entries dropped or lowered",
        "zh": "{path}：清除或调减 {count} 条记录",
    },
    "baseline-of-all": {
        "en": "The baseline is of the whole project; leave the path out, or name the project's folder.",
        "zh": "基线针对整个项目，不能只写其中一部分；请去掉路径，或写项目所在的文件夹。",
    },
    "baseline-none": {"en": "{path} is not there.", "zh": "没有 {path}。"},
    "baseline-half-read": {
        "en": "{path}: not pruned, since not all could be read or judged; mend mistakes of notation (group N) first",
        "zh": "{path}：未清除，因为有内容无法读取或判断；请先改正写法错误（N 组）",
    },
    "coverage": {
        "en": "Show how far each need is carried, from standard to improvement.",
        "zh": "查看每项需求从标准到改进落实到了哪一步。",
    },
    "option-fail-under": {
        "en": "Exit with 1 where fewer percent of a service's needs reach some link.",
        "zh": "有服务任一环节的到达比例低于此百分比时，退出码为 1。",
    },
    "under": {
        "en": "Service “{service}”: the lowest coverage is {lowest}%, below {wanted}%.",
        "zh": "服务“{service}”最低的到达比例为 {lowest}%，低于 {wanted}%。",
    },
    "half-covered": {
        "en": "service “{service}” has mistakes of notation (group N); what could not be read is not counted",
        "zh": "服务“{service}”有写法错误（N 组），读不出的内容未计入",
    },
    "option-show-waived": {"en": "Also list what is waived.", "zh": "同时列出已豁免的问题。"},
    "option-no-cache": {"en": "Check anew, and keep nothing.", "zh": "重新检查，也不保留结果。"},
    "cache": {"en": "Look after what is kept between runs.", "zh": "管理保留的检查结果。"},
    "cleaned": {"en": "Deleted: {path}", "zh": "已删除：{path}"},
    "nothing-kept": {"en": "Nothing was kept.", "zh": "没有保留的结果。"},
    "option-statistics": {"en": "Also count the findings by rule.", "zh": "同时按规则统计问题数量。"},
    "option-profile": {"en": "Also show what each rule costs.", "zh": "同时显示每条规则的耗时。"},
    "count": {"en": "count", "zh": "数量"},
    "name": {"en": "name", "zh": "名称"},
    "milliseconds": {"en": "ms", "zh": "毫秒"},
    "idle-glob": {"en": "{path}: no file fits “{glob}”", "zh": "{path}：没有文件符合“{glob}”"},
    "option-rules-format": {"en": "As text, as JSON or as a Markdown table.", "zh": "文本、JSON 或 Markdown 表格。"},
    "option-language": {"en": "Language of all that is said: en or zh.", "zh": "输出所用的语言：en 或 zh。"},
    "option-format": {"en": "How to show it.", "zh": "输出格式。"},
    "option-fail-on": {
        "en": "From which severity on the exit code is 1 (error, if nothing is set).",
        "zh": "从哪个级别起退出码为 1（未设置时为 error）。",
    },
    "option-select": {
        "en": "Only these rules, by code, group letter or name; several with commas.",
        "zh": "只用这些规则：编码、组别字母或名称，可用逗号分隔多个。",
    },
    "option-ignore": {"en": "Not these rules.", "zh": "不用这些规则。"},
    "option-today": {"en": "The day to judge by, such as 2026-12-31.", "zh": "按哪一天判断，如 2026-12-31。"},
    "option-fix": {
        "en": "Mend what is safe to mend, then report what is left.",
        "zh": "改正可以安全改正的问题，再报告余下的问题。",
    },
    "option-scaffold": {
        "en": "With --fix, also write stubs with TODO for what only you can say.",
        "zh": "与 --fix 同用：对只有您能决定的内容，写入带“待补”的框架。",
    },
    "option-diff": {
        "en": "Show what --fix would change, and change nothing; the exit code is 1 where it would.",
        "zh": "只显示 --fix 会做的改动，不写入文件；有改动时退出码为 1。",
    },
    "scaffold-needs-fix": {
        "en": "--scaffold goes with --fix, or with --diff to look first.",
        "zh": "--scaffold 要与 --fix 同用；想先看看可加 --diff。",
    },
    "mended": {"en": "mended: {path}: {codes}", "zh": "已改正：{path}：{codes}"},
    "would-mend": {"en": "would be mended: {path}: {codes}", "zh": "可以改正：{path}：{codes}"},
    "drafted": {
        "en": "drafted, still to be written: {path}: {codes}",
        "zh": "已写入框架，待填写：{path}：{codes}",
    },
    "would-draft": {"en": "would be drafted: {path}: {codes}", "zh": "可以写入框架：{path}：{codes}"},
    "mend-nothing": {"en": "Nothing here can be mended without you.", "zh": "没有可以自动改正的。"},
    "mend-left": {
        "en": "not mended: {place} {code}: read again, the text would not mean the same but for the mend",
        "zh": "未改正：{place} {code}：改后重新读取，除改正之外的含义也会变",
    },
    "no-stub": {
        "en": "no stub was written here: {codes}; what is missing, only you can say",
        "zh": "以下问题没有写入框架：{codes}；缺少的内容只有您能决定",
    },
    "times": {"en": "{code} ({count})", "zh": "{code}（{count} 处）"},
    "output-changed": {
        "en": "“{path}” is not as it was read any more; nothing was written to it.",
        "zh": "“{path}”在读取之后被改动过，没有写入。",
    },
    "output-mend": {
        "en": "“{path}” could not be mended: {text}. The file is as it was.",
        "zh": "“{path}”无法改写：{text}。文件保持原样。",
    },
    "option-as-phase": {"en": "Judge every service as if it were in this phase.", "zh": "按此阶段检查所有服务。"},
    "option-limit": {
        "en": "How many findings to show in full; 0 for all.",
        "zh": "最多完整显示多少条；0 表示全部。",
    },
    "option-output": {
        "en": "The folder to write to (build, if nothing is set).",
        "zh": "输出到哪个文件夹（未设置时为 build）。",
    },
    "option-target": {"en": "Only this output; may be given several times.", "zh": "只生成这一项；可以多次给出。"},
    "paths": {"en": "PATHS", "zh": "路径"},
    "missing-path": {"en": "There is no file or folder “{path}”.", "zh": "没有文件或文件夹“{path}”。"},
    "unreadable-path": {"en": "“{path}” cannot be read: {text}.", "zh": "“{path}”无法读取：{text}。"},
    "not-a-file": {"en": "“{path}” is neither a file nor a folder.", "zh": "“{path}”既不是文件，也不是文件夹。"},
    "nothing-to-read": {
        "en": "No spec to read under “{path}”: file names end in .svc, .svc.yaml or .svc.yml.",
        "zh": "“{path}”下没有服务规范：文件名应以 .svc、.svc.yaml 或 .svc.yml 结尾。",
    },
    "unknown-rule": {"en": "No rule is called “{word}”.", "zh": "没有名为“{word}”的规则。"},
    "unknown-target": {"en": "No output is called “{word}”.", "zh": "没有名为“{word}”的输出。"},
    "did-you-mean": {"en": "Did you mean {words}?", "zh": "您是不是想写 {words}？"},
    "or": {"en": " or ", "zh": " 或 "},
    "known-targets": {"en": "There are: {words}.", "zh": "可用的有：{words}。"},
    "bad-date": {
        "en": "“{text}” is no date; write one like 2026-12-31.",
        "zh": "“{text}”不是日期，请写成 2026-12-31 的样子。",
    },
    "no-such-option": {"en": "There is no option {name}.", "zh": "没有选项 {name}。"},
    "no-such-command": {"en": "There is no command “{name}”.", "zh": "没有命令“{name}”。"},
    "missing-argument": {"en": "{name} is missing.", "zh": "缺少 {name}。"},
    "option-needs-value": {"en": "{name} needs a value.", "zh": "{name} 后面要有值。"},
    "bad-choice": {
        "en": "“{value}” is not a value of {name}: it takes {choices}.",
        "zh": "{name} 不接受“{value}”，可用的有：{choices}。",
    },
    "bad-value": {"en": "The value of {name} cannot be used.", "zh": "{name} 的值不可用。"},
    "wrong-use": {"en": "This is not how the command is used.", "zh": "命令的用法不对。"},
    "see-help": {"en": "See: {command} --help", "zh": "用法见：{command} --help"},
    "stopped": {"en": "Stopped.", "zh": "已停止。"},
    "defect": {
        "en": "svcdsl itself has a defect here; your spec is not at fault. Please report these lines "
        "with the spec that led to them:",
        "zh": "这是 svcdsl 自身的缺陷，不是您的规范有错。请把下面的内容连同相关的规范一起报告给我们：",
    },
    "rule-defect": {
        "en": "rule {code} failed at {place}; the other findings stand",
        "zh": "规则 {code} 在 {place} 处执行失败；其他结果不受影响",
    },
    "left-out": {
        "en": "left out: service “{service}”, which has mistakes of notation (group N)",
        "zh": "未生成：服务“{service}”，因为有写法错误（N 组）",
    },
    "built": {
        "en": "{target}: {changed} written, {unchanged} unchanged",
        "zh": "{target}：写入 {changed} 个文件，{unchanged} 个未变",
    },
    "nothing-to-build": {"en": "{target}: nothing to write for it", "zh": "{target}：没有可生成的内容"},
    "removed": {
        "en": "removed: {count} file of a former build|removed: {count} files of a former build",
        "zh": "清理：删除上次生成、本次不再需要的 {count} 个文件",
    },
    "open": {"en": "open {link}", "zh": "打开 {link}"},
    "output-not-a-folder": {
        "en": "“{path}” is a file, not a folder to write to.",
        "zh": "“{path}”是文件，不是可写入的文件夹。",
    },
    "output-busy": {
        "en": "Another build is writing to “{path}”. If none is, delete {text}.",
        "zh": "另一个生成任务正在写入“{path}”。如果没有，请删除 {text}。",
    },
    "output-outside": {"en": "“{path}” would lead out of the output folder.", "zh": "“{path}”会写到输出文件夹之外。"},
    "output-write": {
        "en": "“{path}” could not be written: {text}. The former output is as it was.",
        "zh": "“{path}”无法写入：{text}。上次的输出保持原样。",
    },
    "system-ENOSPC": {"en": "the disk is full", "zh": "磁盘已满"},
    "system-EACCES": {"en": "you do not have the right to", "zh": "没有权限"},
    "system-EPERM": {"en": "the system does not permit it", "zh": "系统不允许"},
    "system-EROFS": {"en": "nothing can be written on this disk", "zh": "磁盘是只读的"},
    "system-EISDIR": {"en": "a folder stands there", "zh": "该处是一个文件夹"},
    "system-ENOTDIR": {"en": "a file stands where a folder must be", "zh": "该处应为文件夹，却是一个文件"},
    "system-ENAMETOOLONG": {"en": "the name is too long", "zh": "名称过长"},
    "system-ELOOP": {"en": "the links lead round in a circle", "zh": "链接绕成了圈"},
    "options-wrong": {"en": "[targets.{target}]: {text}", "zh": "[targets.{target}]：{text}"},
}


def say(key: str, language: str, /, **facts: object) -> str:
    """A text of the table in that language, its places filled."""
    return WORDS[key][language].format(**facts)


def counted(key: str, language: str, count: int, /, **facts: object) -> str:
    """The same with a count, of which the table has the text for one and that for several."""
    one, _, several = WORDS[key][language].partition("|")
    return (one if count == 1 or not several else several).format(count=count, **facts)


def system_language() -> str:
    """en or zh, as the system's locale says."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
