"""What the generated services are about: trades in English and in Chinese, and sentences with gaps for them."""

from __future__ import annotations

from typing import NamedTuple


class Trade(NamedTuple):
    """One trade: what is asked for, the thing that is handled, and the place; each in English and Chinese."""

    word: str
    request: tuple[str, str]
    thing: tuple[str, str]
    place: tuple[str, str]


TRADES = (
    Trade("clinic", ("appointment", "就诊预约"), ("patient file", "病历"), ("reception", "导诊台")),
    Trade("bank", ("card application", "办卡申请"), ("account", "账户"), ("branch counter", "网点柜台")),
    Trade("parcel", ("delivery", "派送单"), ("parcel", "包裹"), ("parcel shop", "驿站")),
    Trade("hotel", ("booking", "订房"), ("room", "客房"), ("front desk", "前台")),
    Trade("internet", ("fault report", "故障申报"), ("line", "线路"), ("service shop", "营业厅")),
    Trade("insurance", ("claim", "理赔申请"), ("claim file", "案卷"), ("claims office", "理赔部")),
    Trade("city", ("permit", "许可申请"), ("case file", "卷宗"), ("citizens' office", "办事大厅")),
    Trade("library", ("loan", "借阅申请"), ("book", "图书"), ("lending desk", "借阅台")),
    Trade("energy", ("move-in", "开户申请"), ("meter", "电表"), ("customer centre", "客户中心")),
    Trade("school", ("enrolment", "入学申请"), ("record", "学籍"), ("registry", "教务处")),
    Trade("rail", ("refund", "退票申请"), ("ticket", "车票"), ("ticket office", "售票处")),
    Trade("workshop", ("repair", "维修单"), ("device", "设备"), ("workshop desk", "接修台")),
)

NEEDS = (
    ("Know what happens to the {request}, and when", "知道{request}办到哪一步，还要等多久"),
    ("The {thing} is right the first time", "{thing}一次办对，不必再跑一趟"),
    ("A person at the {place} who listens", "{place}有人耐心听完"),
    ("Say it once; everybody else has read it", "说一遍就够，后面的人都看得到"),
    ("No form for what you already know", "已经知道的，不再让我填"),
    ("Somebody calls before I have to", "不用我催，先有人打来"),
)
PAINS = (
    ("Nobody says how long it takes", "没人告诉我要等多久"),
    ("The same question three times", "同一个问题问了三遍"),
    ("The {place} closes before work ends", "下班时{place}已经关门"),
    ("Passed on from desk to desk", "在几个窗口之间来回跑"),
)
SHOWS = (
    ("Screen with the number that is served next", "叫号屏，写明前面几位"),
    ("Sheet of what to bring", "一张“带齐这些”的清单"),
    ("Name badge, and water on the desk", "姓名牌，桌上有水"),
    ("Printed copy of the {request}", "{request}的打印件"),
)
CHECKS = (
    ("Greet, and give your name", "先问好，报姓名"),
    ("Read the {thing} before you answer", "先看{thing}，再回答"),
    ("Say what happens next, and by when", "说清下一步是什么、什么时候"),
    ("Repeat what you have understood", "复述一遍听到的内容"),
    ("Hand over the number of the {request}", "当面交付{request}的编号"),
    ("Name and date of birth match the {thing}", "姓名和出生日期与{thing}一致"),
    ("Ask whether anything is left open", "问一句还有没有别的事"),
)
SCRIPTS = (
    ("I have your {request} before me: let us look at it together.", "您的{request}在我这里，我们一起看。"),
    ("You hear from me, also when there is nothing new.", "哪怕没有新消息，我也会给您回话。"),
)
STEPS = (
    ("Compare the {request} with the {thing}", "核对{request}与{thing}"),
    ("Enter it in the register", "登记入册"),
    ("Have a second pair of eyes look at it", "请第二个人复核"),
    ("Prepare the papers", "备好材料"),
    ("Reserve what is needed", "预留所需物品"),
    ("Bring the {thing} up to date", "更新{thing}"),
    ("Note what is to be told", "记下要告知的内容"),
)
PROBLEMS = (
    ("One {request} in five is asked about before it is done", "五份{request}里有一份，办完之前客户就来催"),
    ("People come to the {place} twice for one {request}", "同一份{request}，客户要跑两趟{place}"),
)
NOTES = (
    ("Most of them about not knowing", "多数是不知道进度"),
    ("Two evenings at the {place}", "在{place}观察了两个晚上"),
    ("Of the last twelve months", "近十二个月"),
)
COMMENTS = (
    "Agreed with the owner of the {thing} in spring; looked at again each quarter.",
    "这里改过一次：以前按件数，现在按时间。",
    "Not a figure of taste: half of the complaints were about this.",
    "大客户另有约定，见合同附件。",
)
