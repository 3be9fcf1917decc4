"""Words that rules about wording look for: a table a subject, in it a list a language.

Chinese words stand in simplified characters; `wording.fold` reads traditional ones as these. An English word is
found as a whole word, its space also as a hyphen; a Chinese one wherever it stands. Exceptions are phrases in
which a word says something else; the longer phrase always wins.
"""

from __future__ import annotations

from collections.abc import Mapping

Table = Mapping[str, tuple[str, ...]]


def _table(en: str, zh: str) -> Table:
    return {"en": tuple(en.replace("\n", " ").split(", ")), "zh": tuple(zh.split())}


VAGUE = _table(
    """promptly, prompt reply, prompt response, prompt answer, prompt service, prompt attention, prompt action,\
 prompt handling, prompt delivery, prompt payment, prompt resolution, as soon as possible, asap,\
 as soon as practicable, as soon as reasonably practicable, as soon as we can, as quickly as possible,\
 as quickly as we can, as fast as possible, as early as possible, as promptly as possible,\
 as little as possible, as short as possible, no longer than necessary, no longer than is necessary,\
 at the earliest opportunity, earliest convenience, timely, in due course, in good time, without delay,\
 without undue delay, without unnecessary delay, quick, quickly, fast,\
 swift, swiftly, speedy, speedily, rapid, rapidly, expeditiously,\
 shortly, soon, appropriate, appropriately, reasonable, reasonably, adequate, adequately, sufficient, sufficiently,\
 suitable, suitably, where possible, wherever possible, whenever possible, if possible, where practicable,\
 as far as possible, as much as possible, best efforts, best effort, best endeavours, every effort, efficient,\
 efficiently, satisfactory, acceptable, regularly, frequently, periodically, from time to time""",
    "尽快 尽早 尽可能 尽量 尽力 尽最大努力 及时 迅速 快速 第一时间 适当 适时 适度 合理 恰当 酌情 视情况 视情 早日 较快 "
    "高效 优质 妥善 定期 不定期 稍后 短时间内 最短时间内 最短的时间内 一定时间内 力所能及 力争 争取 原则上 "
    "一般情况下 良好 充足 足够",
)
VAGUE_EXCEPT = _table(
    """as soon as, reasonable adjustment, reasonable adjustments, reasonable doubt, appropriate adult,\
 appropriate authority, sufficient funds, acceptable use, fast track, fast lane, fast food, fast pass, fast charger,\
 fast charging, quick start, quick guide, quick reference, quick links, rapid test, rapid tests, rapid transit,\
 rapid antigen, rapid response team, not acceptable, no reasonable, prompt payment discount""",
    "不及时 未及时 及时雨 快速通道 快速路 快速公交 快速检测 快速充电 快速入口 快速检索 合理用药 合理化建议 不合理 "
    "不适当 提高效 不恰当 适当性 投资者适当 定期存款 定期寿险 活期定期 优质客户 妥善保管 第一时间段 情况良好率 不充足",
)
# Words that end like the name of a measure and are none.
NOT_MEASURES = (
    *("效率", "利率", "汇率", "税率", "费率", "频率", "功率", "概率", "温度", "制度", "速度", "态度", "年度"),
    *("季度", "月度", "进度", "额度", "力度", "调度"),
)

ABSOLUTE = _table(
    """always, never, invariably, without exception, at all times, every single time, no matter what,\
 under no circumstances, under any circumstances, in all circumstances, 100%, 100 percent, 100 per cent,\
 hundred percent, hundred per cent""",
    "一律 绝对 永远 永不 从不 从来不 决不 绝不 始终 百分之百 百分百 100% 无一例外 万无一失 任何时候 任何情况下",
)
ABSOLUTE_EXCEPT = _table(
    """as always, almost always, nearly always, not always, almost never, never mind, never before, 100% cotton,\
 100% wool, 100% recycled, 100% organic, 100% natural, 100% renewable, 100% juice, 100% refund, 100% of the price""",
    "绝对值 绝对温度 绝对湿度 不绝对 一律师 从不同 从不满 从不良 并非一律 不一律 100%棉 100%纯棉 100%羊毛 100%果汁 "
    "100%再生 100%可再生 百分百纯棉 百分之百纯棉 100%退款",
)

ATTITUDE = _table(
    """warm, warmly, warmth, friendly, friendliness, smiling, smile, smiles, cheerful, cheerfully, courteous,\
 courteously, courtesy, polite, politely, politeness, kindly, welcoming, caring, hospitable, attentive, attentively,\
 pleasant, pleasantly, empathetic, empathetically, sincere, sincerely, patiently, respectful, respectfully,\
 heartfelt""",
    "热情 微笑 友好 友善 亲切 和蔼 礼貌 耐心 真诚 诚恳 周到 贴心 温馨 热忱 热心 笑容 笑脸 彬彬有礼 和气 态度好 "
    "态度良好",
)
ATTITUDE_EXCEPT = _table(
    """warm water, warm meal, warm meals, warm food, warm drink, warm drinks, warm towel, warm towels, warm up,\
 warm transfer, warm transfers, warm handover, warm handovers, warm handoff, warm blanket, warm blankets, keep warm,\
 kept warm, stay warm, warm clothes, warm room, warm rooms, warm plate, warm plates, yours sincerely, courtesy car,\
 courtesy cars, courtesy shuttle, courtesy bus, courtesy phone, courtesy call, courtesy calls, kindly note,\
 caring for, user friendly, family friendly, child friendly, eco friendly, environmentally friendly, mobile friendly,\
 pet friendly, age friendly""",
    "温馨提示 环境友好 儿童友好 老年友好 用户友好 生育友好 宠物友好 友好型 友好城市 礼貌用语 热心市民 热心群众 笑脸墙 "
    "笑脸按钮 笑脸评价 耐心等待 耐心等候",
)

ROUND_THE_CLOCK = _table(
    """24/7, 24x7, 7x24, 24 x 7, 7 x 24, 24 by 7, 24*7, 7*24, round the clock, around the clock, day and night,\
 day or night, night and day, at any hour, any hour of the day""",
    "全天候 昼夜 日夜 不分昼夜 全天在线 24x7 7x24",
)
ROUND_THE_CLOCK_EXCEPT = _table(
    """not 24/7, not 24x7, not round the clock, not around the clock, day and night rate, day and night rates,\
 day and night shift, day and night shifts""",
    "非全天候 昼夜温差 昼夜节律 日夜班 日夜交接 非7x24 非24x7",
)
