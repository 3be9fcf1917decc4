"""What people write instead of a field's word: no slip of the pen, but another word for the same.

Letters alone do not lead from 转到 to 下一步. Only what can mean nothing else in a thing of that kind stands here;
under "" what holds for every kind that has the field.
"""

from __future__ import annotations

from functools import cache

from svcdsl.language.tables import Field, language

INSTEAD: dict[str, dict[str, str]] = {
    "": {
        "title": "name label heading 名字 标题",
        "description": "desc note notes comment remark 描述 备注 注释",
        "kind": "type 种类 类别",
        "measure": "metric kpi indicator 考核指标 衡量指标",
        "calendar": "opening-hours working-hours 营业时间 工作时间 服务时间 班次",
        "channel": "medium 途径 服务渠道",
        "share": "percent percentage probability proportion 比例 百分比 概率",
        "for": "audience customer-group target-group 适用客户 服务对象 对象",
        "remedy": "compensation penalty 赔偿 赔付",
        "every": "frequency interval how-often 频率 频次",
    },
    "service": {
        "phase": "status state lifecycle lifecycle-stage 状态 生命周期",
        "needs": "requirement requirements expectation expectations 客户需求 期望",
        "processes": "workflow workflows procedure procedures 业务流程 工作流",
        "measures": "metric metrics kpi kpis indicator indicators 考核指标 绩效指标",
        "slas": "service-level service-levels 服务水平协议 服务等级 服务级别协议",
        "promises": "commitment commitments pledge pledges guarantee 服务承诺 保证",
        "touchpoints": "contact-point contact-points 接触点 接触面",
        "feedback": "complaint complaints survey surveys 投诉 客户反馈 问卷",
        "trainings": "course courses 课程 培训课程",
        "stages": "journey 旅程 客户旅程",
        "customers": "segment segments persona personas 客户 客户分群 用户群",
    },
    "file": {
        "roles": "job jobs position positions 职位 岗位角色",
        "customers": "segment segments persona personas 客户 客户分群 用户群",
        "norms": "law laws regulation regulations 法规 规章",
    },
    "role": {
        "reports-to": "boss supervisor line-manager 主管 汇报给 上司 直接上级",
        "external": "supplier vendor contractor 供应商 外包 外部",
        "may": "authority can 权限 可以",
    },
    "calendar": {
        "timezone": "tz time-zone zone 所在时区",
        "open": "hours opening-hours working-hours 营业时间 工作时间 开放时间 上班时间",
        "closed": "holiday holidays public-holidays 节假日 放假 假期",
        "also-open": "make-up-days extra-days 调休上班 调班 调休",
    },
    "touchpoint": {
        "shows": "evidence physical-evidence 有形证据 实物展示",
        "moment-of-truth": "mot critical 真实瞬间 关键触点",
    },
    "standard": {"meets": "need needs satisfies fulfils 需求 对应需求"},
    "process": {
        "start": "begin begins first first-step 开始 首步 第一步",
        "steps": "task tasks activity activities 环节 任务 活动 工序",
    },
    "step": {
        "then": "next next-step goto go-to 转到 跳转 跳到 转至 后续 去向 下一环节",
        "by": "role actor performer who 执行人 执行岗位 岗位 角色 谁做",
        "takes": "duration lasts time working-time 耗时 时长 所需时间 处理时间",
        "waits": "queue queues waiting 等待 排队 等待时间",
        "choose": "decision decide choice gateway if 选择 决策 分支 条件",
        "fork": "parallel split 同时 并行处理 分流",
        "join": "merge 合并 会合 等齐",
        "fails": "failure exception error 失败 出错 故障",
        "timeout": "deadline 时限 超期",
        "asks-for": "documents requires 所需材料 客户提供 提供材料",
    },
    "choose": {
        "when": "if case condition 如果 当 条件 情况",
        "then": "next goto go-to to 转到 跳转 转至 去向 转",
        "otherwise": "else default 其他 其它 默认",
        "repeat": "times max-times 重复 重复次数 最多次数",
    },
    "fails": {"when": "if case 如果 当 情况", "recover": "goto go-to next then to fix 转到 转至 下一步 处理 处置"},
    "timeout": {"after": "limit duration when 时限 超过 时长", "to": "then goto go-to next 转到 转至 下一步 去向"},
    "escalate": {"after": "at when 达到 超过", "to": "notify inform role tell alert 上报 报给 通知 转 转给 转交 报告"},
    "measure": {
        "from": "start begin starts 开始 起点 起始",
        "to": "end stop ends 结束 终点 截止",
        "good": "numerator 合格数 达标数",
        "of": "denominator total 总数",
        "source": "data-source 数据来源 来源",
        "excludes": "exclude deduct minus 扣除 剔除 排除",
    },
    "sla": {
        "objective": "target goal limit deadline 目标 时限 限值",
        "party": "with counterparty client 相对方 甲方 乙方",
        "escalate": "escalation escalations 升级规则",
    },
    "promise": {"on": "channel channels published 渠道 发布渠道", "backed-by": "sla basis 服务级别 支撑"},
    "feedback": {
        "asks": "question questions 问题 提问 题",
        "hears": "touchpoint touchpoints 触点",
        "when": "trigger 触发时机 时机",
        "response": "response-rate return-rate 回复率 回收比例",
        "acknowledge": "acknowledgement acknowledged-within 受理时限",
        "resolve": "resolution close closed closes 结案 结案时限 办结时限",
        "tell-customer": "tell inform-customer 通知客户 回复客户",
    },
    "improvement": {
        "from": "baseline current 基线 现状 当前值",
        "to": "target goal 目标",
        "due": "deadline finish 期限 截止日期 完成日期",
    },
    "resource": {
        "agents": "headcount staff people 人数 坐席数 人员数",
        "serves": "supports 服务于",
        "handling": "aht handling-time 处理时间 平均处理时长 平均处理时间",
        "arrivals": "volume load calls 来电量 话务量 业务量 到达量",
    },
    "training": {"for": "who role roles participants 学员 参加人员", "lasts": "duration hours 时长"},
    "review": {"by": "who attendees participants 参加人 主持人"},
    "rollout": {
        "where": "site sites location 网点 地址",
        "starts": "start from 起 开始日期",
        "ends": "end until 止 结束 结束日期",
        "passes-if": "criteria criterion success 通过标准 验收标准",
    },
}

KINDS_INSTEAD: dict[str, dict[str, str]] = {
    "role": {
        "external": "supplier suppliers vendor contractor subcontractor external outsourced third-party partner "
        "供应商 供方 外部 外部供方 外包 外包商 外包方 第三方 承包商 合作方",
    },
}
"""What people write as the kind of a thing that has none: the yes/no field that says it."""

WORDS_INSTEAD: dict[str, dict[str, str]] = {
    "channel.kind": {
        "counter": "branch desk window reception 窗口 前台 营业厅 网点",
        "phone": "telephone call hotline call-centre call-center 热线 客服电话 呼叫中心",
        "email": "mail e-mail 电子邮件 邮箱",
        "chat": "webchat live-chat 微信 客服",
        "app": "mobile 手机 APP 手机APP 手机银行 mobile-app mobile-banking",
        "web": "website online portal 官网 网页",
        "post": "letter 信件 邮寄",
        "self-service": "kiosk terminal 自助机 自助终端",
        "bot": "chatbot ivr 智能客服 智能机器人",
    },
    "service.phase": {"operation": "live running production 上线 运营中 投产", "design": "draft planning 规划 策划"},
    "need.kind": {
        "basic": "must must-have mandatory essential 必须 必要 基础",
        "expected": "performance should 期待 应有",
        "exciting": "delight delighter wow nice-to-have 惊喜 加分",
    },
    "step.lane": {
        "customer": "client user 用户",
        "frontstage": "front-office front-stage front 前端 前场",
        "backstage": "back-office back-stage back 后端 后场 中台",
    },
    "measure.kind": {
        "duration": "time 时间 用时",
        "ratio": "percentage percent rate proportion 比例 百分比",
        "score": "rating satisfaction 分数 得分 满意度",
        "count": "number 数量 个数",
        "availability": "uptime 可用率",
    },
    "step.handles": {"receive": "register log 登记", "close": "closed closing 办结"},
    "sla.milestone": {"acknowledge": "acknowledged 受理时限", "resolve": "resolved close closed 结案"},
    "feedback.kind": {"survey": "questionnaire poll 调查 满意度调查 回访", "complaint": "complaints 客诉"},
    "improvement.status": {"done": "finished completed closed 已完成 结束", "planned": "plan todo 计划中 待办"},
    "step.then": {"end": "finish finished done stop exit 完成 完结 完毕 终止 结尾"},
    "choose.then": {"end": "finish finished done stop exit 完成 完结 完毕 终止 结尾"},
}
"""The same for the words of a value, by the kind and its field: what is written instead of a choice or of `end`."""


TOLD_WITH_FORM = frozenset(("escalate", "timeout", "fails", "choose"))
"""The kinds of items of which N02 shows how one is written."""


def word_meant_by(word: str, kind: str, field: str) -> tuple[str, str] | None:
    """The word of the language, in English and Chinese, that people mean by another as the value of a field."""
    for right, instead in WORDS_INSTEAD.get(f"{kind}.{field}", {}).items():
        if word.lower() in instead.lower().split():
            options = language().kinds[kind].field(field).options
            twins = [zh for zh, one in language().word_twins.items() if one == right]
            return right, max(options.get(right) or twins, key=lambda zh: bool(set(zh) & set(word)))  # 必须: 必备
    return None


def meant_by(word: str, kind: str) -> Field | None:
    """The field of a kind that people mean by a word which is none of its own; upper and lower case count as one."""
    return _fields_of(kind).get(word.lower())


def meant_by_kind(word: str, value: str, kind: str) -> Field | None:
    """The yes/no field that people mean by `kind` and a value in a thing that has no kind: `kind supplier`."""
    kinds = language().kinds
    if kind not in KINDS_INSTEAD or word.lower() not in ("kind", "类型", *INSTEAD[""]["kind"].split()):
        return None
    found = (name for name, words in KINDS_INSTEAD[kind].items() if value.lower() in words.split())
    return next((kinds[kind].field(name) for name in found), None)


def may_stand_for(word: str, right: str, kind: str) -> bool:
    """Whether a wrong word may be a slip of that field's word, and is not another one's that people write so."""
    field = meant_by(word, kind)
    return field is None or right in (field.name, field.svc_word, *field.zh)


@cache
def _fields_of(kind: str) -> dict[str, Field]:
    """Every word that is written instead of a field's in a thing of that kind -> the field; its own kind's first."""
    tongue = language()
    one = tongue.file if kind == "file" else tongue.service_file if kind == tongue.service_file.name else None
    about = one or tongue.kinds.get(kind)
    if about is None:
        return {}
    written = "service" if kind == tongue.service_file.name else kind
    fields = {field.name: field for field in about.fields}
    found: dict[str, Field] = {}
    for table in (INSTEAD.get(written, {}), INSTEAD[""]):
        for name, words in table.items():
            if name in fields:
                found.update({word: fields[name] for word in words.split() if word not in found})
    return {word: field for word, field in found.items() if word not in about.words}
