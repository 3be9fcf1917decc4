"""How numbers, units, limits and what surrounds them are said in English and Chinese; read by `figures`.

All patterns are over folded text (`wording.fold`): small letters, simplified characters, plain signs.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_NUMBERS = {word: value for value, word in enumerate(_words(_SMALL + " seventeen eighteen nineteen"))}
ENGLISH_NUMBERS |= {word: 10 * value for value, word in enumerate(_words(_TENS), 2)}
CHINESE_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}

# Numbers said by other words, and the units that must follow them.
ARTICLES = {
    r"half an?(?= (?:hour|day))": "1/2",
    r"(?:a )?quarter of an(?= hour)": "1/4",
    r"(?<![a-z])an?(?= (?:second|minute|hour|day|week|month|working|business))": "1",
}

# Units of time -> dimension and amount. `s` are seconds, `bh` seconds of open hours, `bd` open days, `mo` months.
UNITS = {
    "(?:working|business|office|opening|open) ?hours?|bh|工作小时": ("bh", 3600),
    "(?:working|business|bank|week|office|open)[ -]?days?|bd|工作[日天]": ("bd", 1),
    "seconds?|secs?|s|秒钟?": ("s", 1),
    "刻钟": ("s", 900),
    "minutes?|mins?|m|分钟|分(?=内|以内|之内|[0-9一二三四五六七八九十]+秒)": ("s", 60),
    "hours?|hrs?|h|小时|钟头": ("s", 3600),
    "(?:calendar )?days?|d|自然日|天|日(?!元|圆|本|均)": ("s", 86400),
    "weeks?|wks?|w|周(?![年岁边到])|星期(?![一二三四五六日天])|礼拜": ("s", 604800),
    "months?|mo|个月": ("mo", 1),
}

# What stands right before a number and makes it a limit: the most (<), the least (>).
MOST = (
    "within|in under|under|below|less than|fewer than|lower than|shorter than"
    "|(?:no|not) (?:more|longer|greater|higher) than|at (?:the )?most|up to"
    "|(?:an? )?max(?:imum|\\.)?(?: of)?|(?:not|never) exceed(?:ing)?"
    "|(?:no|not) later than|at the latest in|<=|<|≤|⩽"
    "|不超过|不得超过|不会超过|不超出|不多于|不高于|不大于|不晚于|不迟于|低于|小于|少于|短于|最多|至多|最长|最迟|最晚|不到"
)
LEAST = (
    "at least|(?:no|not) (?:less|fewer|lower|shorter) than|not (?:below|under)|(?:an? )?min(?:imum|\\.)?(?: of)?"
    "|above|more than|greater than|longer than|higher than|exceed(?:s|ing)?|>=|>|≥|⩾"
    "|不低于|不得低于|不少于|不得少于|不小于|不短于|至少|最少|最低|超过|超出|高于|大于|多于"
)
# A comparison turned round from further away: you do not wait longer than, nobody waits more than, 不让您等候超过.
DENIED = (
    r"(?:(?<![a-z])(?:not|no|never|nobody|no-one|none|cannot)(?![a-z])|n't )[^,.;]*(?:more|longer|greater) than\s*$"
    r"|不[^,.;。]{1,10}超[过出]$"
)
# Weaker signs of the same, which also say other things.
WEAK_MOST = "in|in just|in only|控制在|限定在|缩短至|压缩至|压缩到|缩短到"
WEAK_LEAST = "达到|达|保持在|reach(?:es)?"
# What follows a number or its unit and makes it a limit.
AFTER_MOST = "以内|之内|内(?![部容科外心地陆饰衣存])|以下|之下|or less|or fewer|or under|or below"
AFTER_LEAST = "以上|之上|or more|or above|or higher|及以上"
# Signs of a condition rather than of a target: how late a flight is, how old a guest.
CONDITIONS = (
    "after|delayed(?: by)?|late by|the last|the next|the first|the past|over|延误|晚点|逾期|满|提前|近|最近|过去|未来"
)
BEYOND = (
    "(?<!no )(?<!not )(?:more than|longer than)|exceed(?:s|ing)?|above|(?<!不)(?<!不得)超过|(?<!不)超出|大于|高于|多于"
)

# English words that are no unit after a number.
NO_UNITS = frozenset(
    _words(
        "of for and or to in on at over from after before when if the with by is are be was were as until till unless "
        "while where that which who than then also but so we you they will must shall should can may not no during "
        "between through into via upon every this these those our your their its all any both either only just because "
        "since without within across"
    )
)
# Chinese characters that are no measure word after a number.
NO_MEASURE_WORDS = frozenset("的以之内和与及或且并为则由在方才就后前起至到是均即可须应将，。；、：！？）】》”’")
# Before a number in a comparison: what it counts needs no unit.
DIMENSIONLESS = "nps|net promoter|promoter score|children|child|kids?|minors?|aged?|推荐值|儿童|年龄"

# Right before or after a time: it says how often, how old, how far or since when, and promises nothing.
NO_PROMISE_BEFORE = (
    "every|each|last|past|previous|first|next|the|(?<!open )for|aged?|after|per|the full|delayed(?: by)?|another|over"
    "|每|每隔|近|最近|过去|提前|未来|满|延误|有效期为?|[^以之]前|为期|步行约?|车程约?|晚点|保质期|保修期|首"
)
NEVER_PROMISE_BEFORE = "last|past|previous|next|近|最近|过去|未来|提前"
NO_PROMISE_AFTER = (
    "old|ago|before|after|later|prior|ahead|in advance|in a row|notice|warranty|trial|of age"
    "|a day|a week|a month|a year|per day|per week|per year|to complete|to fill|stay|following|from now|late"
    "|之?后|以后|之?前|以前|一次|以上|有效|保修|质保|试用|制|起|免费|动态|血压|心电"
)
NEVER_PROMISE_AFTER = (
    "walk|walking|drive|ride|survey|questionnaire|poll|interview|video|tour|course|flight"
    "|[^\\x00-\\xff]{0,4}?(?:问卷|调查|回访|步行|车程|路程|课程|体验|游|视频)"
)
# After a time that is said to be the most: still how long before something, which is for customers to keep.
BEFORE_SOMETHING = "before|prior|earlier|ahead|in advance|之?前|以前"
NO_PROMISE_PERCENT = (
    "off|discount|deposit|vat|tax|interest|sample|cash ?back|surcharge|alcohol|cheaper|commission|larger|smaller"
    "|credits? of|falls below|fall below|drops below|cotton|wool|recycled|organic|natural"
    "|折扣|优惠|抽样|抽查|抽取|随机|利率|税|定金|订金|返现|手续费|酒精|纯棉|棉|股权"
)
# After 24 hours: a time limit after all, not hours of opening.
DONE_IN_A_DAY = (
    "delivery|turnaround|response|reply|shipping|dispatch|refund|cancellation|repair|result|results|deadline|limit|clock"
    "|[达送发到回答办处修响解完出退结]"
)
NOT = "not|非|不是|并非|未实行"
