"""What the files say of themselves: their heads, the notes on slas, the contract, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FILES: Mapping[str, Mapping[str, str]] = {
    # The heads of the files.
    "head.rules": {
        "en": "Rules of service {service}, made by svcdsl {version} from {source}: change that, not this.",
        "zh": "服务 {service} 的监控规则，由 svcdsl {version} 根据 {source} 生成：请改规格文件，不要改本文件。",
    },
    "head.contract": {
        "en": "What must be reported for service {service}, made by svcdsl {version} from {source}.",
        "zh": "服务 {service} 须上报的指标，由 svcdsl {version} 根据 {source} 生成。",
    },
    # Notes on single slas.
    "note.unwatched-incomplete": {
        "en": "{sla} is not watched: it has no measure of a kind, or no objective",
        "zh": "{sla} 未监控：缺少指标、指标类型或目标值",
    },
    "note.unwatched-form": {
        "en": "{sla} is not watched: “{objective}” does not fit a measure of kind {kind}",
        "zh": "{sla} 未监控：目标值“{objective}”与类型为 {kind} 的指标不相配",
    },
    "note.unwatched-manual": {
        "en": "{sla} is not watched: its figures are taken by hand ({source})",
        "zh": "{sla} 未监控：数据由人工统计（{source}）",
    },
    "note.unwatched-label": {
        "en": "{sla} is not watched: source {source} has a label that Prometheus cannot match here: {label}",
        "zh": "{sla} 未监控：数据源 {source} 的标签 {label} 在 Prometheus 中不可用",
    },
    "note.unwatched-no-events": {
        "en": "{sla} is not watched: its measure does not say which events are good, out of which",
        "zh": "{sla} 未监控：指标未写明分子或分母的事件",
    },
    "note.unwatched-no-calendar": {
        "en": "{sla} is not watched: its limit is in business time, and no calendar says which that is",
        "zh": "{sla} 未监控：时限以工作时间计，但没有可用的日历",
    },
    "note.unwatched-edge": {
        "en": "{sla} is not watched: for business days and months only “at most” can be told ({objective})",
        "zh": "{sla} 未监控：以工作日或月计的时限只支持“不超过”（{objective}）",
    },
    "note.unwatched-mean-of-days": {
        "en": "{sla} is not watched: a mean cannot be told in business days or months ({objective})",
        "zh": "{sla} 未监控：均值无法以工作日或月计算（{objective}）",
    },
    "note.unwatched-never-missed": {
        "en": "{sla} is not watched: it cannot be missed",
        "zh": "{sla} 未监控：该目标值不可能不达标",
    },
    "note.unwatched-never-kept": {
        "en": "{sla} is not watched: it cannot be kept",
        "zh": "{sla} 未监控：该目标值不可能达标",
    },
    "note.unwatched-beyond": {
        "en": "{sla} is not watched: its figure is beyond all measure",
        "zh": "{sla} 未监控：数值过大",
    },
    "note.unwatched-window": {
        "en": "{sla} is not watched: over {written} is too short or too long (1 minute to 10 years)",
        "zh": "{sla} 未监控：统计期“{written}”过短或过长（须在1分钟至10年之间）",
    },
    "note.no-window": {
        "en": "{sla}: its objective names no period; {rolling} are taken",
        "zh": "{sla}：目标值未写统计期，按最近 {rolling} 计算",
    },
    "note.calendar-window": {
        "en": "{sla}: {written} is a calendar period; Prometheus sees a rolling {rolling} instead",
        "zh": "{sla}：{written} 为日历周期，Prometheus 以滚动的 {rolling} 近似",
    },
    "note.clock": {
        "en": "{sla}: its times must come on the clock of {clock}; Prometheus does not reckon with calendars",
        "zh": "{sla}：用时须已按日历 {clock} 计好再上报，Prometheus 不按日历换算",
    },
    "note.no-alert": {
        "en": "{sla}: records only, since the spec wants no alert",
        "zh": "{sla}：规格要求不告警，只生成记录规则",
    },
    "note.all-cases": {
        "en": "{sla}: the metric of source {source} is taken as it is; "
        "it must hold just the sla's customers and priority",
        "zh": "{sla}：数据源 {source} 的指标按原样使用，其中应只含该服务级别对应的客户群和优先级",
    },
    "note.tier-dead": {
        "en": "{sla}: no burn-rate alert over {windows}: {factors} × {budget} ≥ 100%, so it could never fire",
        "zh": "{sla}：不设 {windows} 的消耗速度告警：{factors} × {budget} ≥ 100%，永远不会触发",
    },
    "note.tier-slow": {
        "en": "{sla}: no burn-rate alert over {windows}: at {factors} times the pace that may be, "
        "the sla is still kept",
        "zh": "{sla}：不设 {windows} 的消耗速度告警：速度为允许值的 {factors} 倍时仍能达标",
    },
    "note.tier-short-period": {
        "en": "{sla}: no burn-rate alert over {windows}: the period itself is no longer than that",
        "zh": "{sla}：不设 {windows} 的消耗速度告警：统计期本身不长于此",
    },
    "note.tier-few": {
        "en": "{sla}: no burn-rate alert over {windows}: too few cases are to be expected in that time",
        "zh": "{sla}：不设 {windows} 的消耗速度告警：该时段预计单量太少",
    },
    "note.volume-unknown": {
        "en": "{sla}: the spec does not say how many cases to expect; every alert waits for enough of them",
        "zh": "{sla}：规格未写预计单量，各告警须等单量足够后才会触发",
    },
    "note.too-few": {
        "en": "{sla}: about {expected} cases are to be expected in the period, and it is judged only from {least} on",
        "zh": "{sla}：统计期内预计只有约 {expected} 单，满 {least} 单才作判断",
    },
    "note.rung": {
        "en": "{sla}: step {rung} of its ladder is left out: only a time can be escalated",
        "zh": "{sla}：第 {rung} 级升级未生成：只有时长类指标才能按时间升级",
    },
    "note.absence": {
        "en": "{sla}: no alert when {metric} is missing, since it is told in open hours only",
        "zh": "{sla}：{metric} 只在营业时间上报，故缺失时不告警",
    },
    # The contract.
    "contract.rules": {
        "en": "Report every series from the start, with the value 0: growth from nothing is not seen.\n"
        "A histogram must have the buckets listed; they lie exactly on the limits.\n"
        "Times are told in seconds on the clock that the label clock names: only its open hours count, "
        "holidays, make-up days and clock changes included; 24x7 is all time. "
        "Prometheus does not reckon with calendars.\n"
        "The label customer is the customer group's id, priority the case's priority, "
        "event the event's name.\n"
        "Report each case once, when it ends. Open cases are in the gauges only.\n"
        "Prometheus must keep its data for {retention} or longer.",
        "zh": "所有序列从一开始就要以 0 上报，否则看不到第一次增长。\n"
        "直方图必须含所列分桶，分桶边界正好落在时限上。\n"
        "用时以秒计，按标签 clock 所指日历计时：只计营业时间，节假日、补班和夏令时调整都要算入；"
        "24x7 为全天候。Prometheus 不按日历换算。\n"
        "标签 customer 为客户群编号，priority 为单的优先级，event 为事件名。\n"
        "每单在办结时上报一次；未办结的单只计入仪表值（gauge）。\n"
        "Prometheus 的数据须保留 {retention} 以上。",
    },
    "metric.duration": {
        "en": "{measure}: time from {from} to {to} of each case that ended",
        "zh": "{measure}：每个办结单从 {from} 到 {to} 的用时",
    },
    "metric.excludes": {
        "en": "; the clock stands still during {excludes}",
        "zh": "；{excludes} 期间不计时",
    },
    "metric.score": {
        "en": "{measure}: each answer, in marks of its scale",
        "zh": "{measure}：每份答卷的分值",
    },
    "metric.ratio": {
        "en": "{measure}: how often each event happened",
        "zh": "{measure}：各事件发生的次数",
    },
    "metric.count": {
        "en": "{measure}: how often it happened",
        "zh": "{measure}：发生的次数",
    },
    "metric.availability": {
        "en": "{measure}: 1 in service, 0 not; told in the clock's open hours only",
        "zh": "{measure}：可用为 1，不可用为 0；只在 clock 的营业时间内上报",
    },
    "metric.verdicts": {
        "en": "Cases that ended in time or late; only a calendar can tell, so the system that has one does",
        "zh": "按时或超时办结的单数；须按日历判定，由掌握日历的系统给出",
    },
    "metric.overdue": {
        "en": "Cases still open past the limit",
        "zh": "超过时限仍未办结的单数",
    },
    "metric.oldest": {
        "en": "Age of the oldest open case in seconds on the clock; 0 when none is open",
        "zh": "最久未办结单的已用时（秒），按所示日历计时；没有未办结单时为 0",
    },
    "metric.waiting": {
        "en": "Cases still open that have waited so long on the clock as the label after says, or longer",
        "zh": "计时已满标签 after 所示时长（或时限的百分比）仍未办结的单数",
    },
}
