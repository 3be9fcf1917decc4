"""How values are written: regular expressions over normalised text, of which longer ones are put together.

The parsers match these piece by piece, since compiling one large expression costs a start more than all the
parsing; `published` joins the pieces to whole forms for the schema. They use no look-around, so that every
dialect of regular expressions reads them. Bounds on the number of digits keep all arithmetic small.
"""

GAP = "[ \\t\\r\\n]*"
BREAK = "[ \\t\\r\\n]+"
WHOLE = "[0-9]{1,9}"
NUMBER = "[0-9]{1,12}(?:\\.[0-9]{1,9})?"
SIGNED = f"-?{NUMBER}"
TO = "(?:\\.\\.|至)"
SIGN = "(?:<=|>=|<|>)"


def length(gap: str) -> str:
    """The form of a duration without business hours and days; `gap` may stand before a Chinese unit."""
    return (
        f"(?:(?:{WHOLE}(?:mo|{gap}个月)|{NUMBER}(?:[smhdw]|{gap}个?(?:秒|分钟|小时|天|周)))+|半个?小时"
        f"|P(?:(?:{WHOLE}[YM]|{NUMBER}[WD])+(?:T(?:{NUMBER}[HMS])+)?|T(?:{NUMBER}[HMS])+))"
    )


def time(gap: str) -> str:
    """The form of any duration; `gap` may stand before a Chinese unit."""
    return f"(?:{length(gap)}|{NUMBER}(?:bh|{gap}个?工作小时)|{WHOLE}(?:bd|{gap}个?工作日))"


TIME = time(GAP)
PERCENTAGE = f"{NUMBER}%"
SCORE = f"{SIGNED}/{NUMBER}"
RATE = f"({NUMBER})/(mo|m|h|d|w|分钟|小时|天|周|个?月)"
CURRENCY = "[A-Z]{3}|元"
MONEY = f"({NUMBER}){GAP}({CURRENCY})"

DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
DATES = f"({DATE})(?:{TO}({DATE}))?"
RECURRENCE = (
    f"(?:every{BREAK}|每{GAP})?(?:([1-9][0-9]{{0,5}})(mo|[dw]|个月|天|周)|(day|week|month|quarter|year))"
    f"|每{GAP}(个?(?:日|天|周|月|季度|季|年)|半年)"
)
SPAN = f"([0-9]{{1,2}}):([0-9]{{2}})(?:-|{TO})([0-9]{{1,2}}):([0-9]{{2}})"

BOOLEAN = "true|false|是|否"
WORD = (
    "[^\\x00-\\x20!-*,:-@\\[-\\^`{-\\u00a9«¬\\u00ad-\\u00b1´¶-¸»¿×÷\\u2000-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3004"
    "\\u3008-\\u3020\\u3030\\u303d-\\u303f\\u30fb\\ue000-\\uf8ff\\ufe10-\\ufe6f\\uff01-\\uff0f\\uff1a-\\uff20"
    "\\uff3b-\\uff40\\uff5b-\\uff65\\uffe0-\\uffff🀀-🫿]+"
)
TIMEZONE = "[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*"
LANGUAGE = (
    "中文|英文|[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    "(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[A-WYZa-wyz0-9](?:-[A-Za-z0-9]{2,8})+)*"
    "(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
)

# An objective up to where its time or bound begins. The groups: the share of cases, the way to say within;
# a percentile, its sign; an aggregate, its sign; the three signs that may follow the word for availability.
AIM_HEAD = (
    f"(?:({NUMBER})%{GAP}|always{BREAK}|全部{GAP})(within{BREAK}|在{GAP})"
    f"|p({NUMBER}){GAP}(<=|<){GAP}"
    f"|(mean|median|max|nps|ces|rate|count|均值|中位数|最大|净推荐值|费力度|比率|次数){GAP}({SIGN}){GAP}"
    f"|available(?:{GAP}({SIGN}){GAP}|{BREAK})|可用{GAP}(?:({SIGN}){GAP})?"
)
FIGURE = f"({SIGNED})(%|/{NUMBER})?"
PERIOD = "每(?:日|天|周|月|季度|季|年)"
CALENDAR_PERIOD = "day|week|month|quarter|year"
# A window up to where its length begins, or whole if it is a period; before the aim, and after it. Where
# neither `over` nor 近 stands before the length, 内 must stand behind it.
BEFORE_HEAD = f"(近{GAP})|({PERIOD})|"
AFTER_HEAD = f"({BREAK}over{BREAK})({CALENDAR_PERIOD}|{PERIOD})?|({GAP}近{GAP})|{GAP}({PERIOD})|{BREAK}"
