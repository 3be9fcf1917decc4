"""The words of N03, one row a fault of a value: message in English and Chinese, then help."""

from __future__ import annotations

_TAKES = ("What `{field}` takes: {type}.", "“{field}”应为：{type}。")

VALUES: dict[str, tuple[str, str, str, str]] = {
    "": (
        "`{field}` cannot be “{text}”.",
        "“{field}”不能写成“{text}”。",
        *_TAKES,
    ),
    "written-otherwise": (
        "“{text}” cannot be read as a value of `{field}`.",
        "“{field}”的值不能写成“{text}”。",
        "Write `{right}`.",
        "写成 `{right}`。",
    ),
    "choice": (
        "`{field}` cannot be “{text}”: that is none of its choices.",
        "“{field}”不能是“{text}”，可选项里没有它。",
        "Choose one of these: {choices}.",
        "从这些里选一个：{choices}。",
    ),
    "several": (
        "`{field}` has one value, and here is a list.",
        "“{field}”只有一个值，这里却写了列表。",
        "Keep one of the values. What `{field}` takes: {type}.",
        "只保留一个值。“{field}”应为：{type}。",
    ),
    "several-next": (
        "`{field}` leads to one step, and here is a list.",
        "“{field}”只能写一个步骤，这里却写了列表。",
        "Several at once are `=> {steps}`; one of several is `choose`.",
        "几步同时做写 `=> {steps}`；几条里选一条写 `判断`。",
    ),
    "fields-for-value": (
        "`{field}` has one value, and here are fields inside it.",
        "“{field}”只有一个值，这里却写了一组字段。",
        *_TAKES,
    ),
    "not-a-map": (
        "A {kind} is described by fields, and here stands only a value.",
        "{kind}要用字段来描述，这里只写了一个值。",
        "Write each field with its value: a {kind} can have {fields}.",
        "写出各个字段和值。{kind}可以写的字段有：{fields}。",
    ),
    "not-things": (
        "In `{field}` each {kind} has an id and its fields behind it, and here is no such thing.",
        "“{field}”里的每个{kind}都要写编号，后面写字段，这里不是这样写的。",
        "Write an id, a colon and what belongs to it on a line of its own, without a dash: "
        "`know-why: {title: Know why}`.",
        "每项单独一行，写编号、冒号和内容，前面不加短横：`知情: {名称: 知道原因}`。",
    ),
    "not-a-plain-map": (
        "`{field}` holds names, each with a text.",
        "“{field}”里写的是名称和对应的文字。",
        "Write `job: api`, `env: prod`; in the svc notation `labels job \"api\", env \"prod\"`.",
        "写成 `job: api`、`env: prod`；svc 写法为 `监控标签 job \"api\"，env \"prod\"`。",
    ),
    "two-ways-on": (
        "This step goes on in two ways at once: {fields}.",
        "这个步骤同时写了两种走向：{fields}。",
        "Keep one of them: `->` for one next step, `choose` for one of several, `=>` for several at once.",
        "只保留一种：只有一个下一步用 `->`，几个里选一个用 `判断`，几步同时进行用 `=>`。",
    ),
    "taken-id": (
        "“{id}” has a meaning of its own in the language and cannot be the id of a {kind}.",
        "“{id}”在语言里有固定含义，不能用作{kind}的编号。",
        "Choose another id, such as `{id}-1` or a word that says more.",
        "换一个编号，例如 `{id}-1`，或更能说明内容的词。",
    ),
    "taken-by-group": (
        "“{id}” is the letter of a group of rules ({rule}): a waiver or a setting that names it could mean either.",
        "“{id}”是规则组 {rule} 的字母：豁免或设置里写到它时，分不清指的是哪一个。",
        "Give the {kind} an id that says what it asks for, such as `answer-within-a-day`.",
        "给{kind}换一个能说明要求的编号，例如 `一天内答复`。",
    ),
    "taken-by-rule": (
        "“{id}” names a rule already ({rule}): a waiver or a setting that names it could mean either.",
        "“{id}”已经是一条规则的名字（{rule}）：豁免或设置里写到它时，分不清指的是哪一个。",
        "Give the {kind} an id that says what it asks for, such as `answer-within-a-day`.",
        "给{kind}换一个能说明要求的编号，例如 `一天内答复`。",
    ),
    "bad-id": (
        "“{id}” cannot be an id: ids have letters and digits of any script, with `-` and `_` inside.",
        "“{id}”不能用作编号：编号由文字和数字组成，中间可用 `-` 和 `_`。",
        "Write it without spaces and other signs, such as `{right}`; a name for people goes into `title`.",
        "去掉空格和其他符号，例如 `{right}`；给人看的名字写在 `名称` 里。",
    ),
    "hidden-character": (
        "There is a character in the id “{id}” that cannot be seen.",
        "编号“{id}”里有一个看不见的字符。",
        "Delete the id and write it again by hand. Such characters come with copied text.",
        "删去这个编号，手工重新输入。这种字符多半是复制粘贴带进来的。",
    ),
    "lookalike-id": (
        "The id “{id}” mixes letters of two scripts that look alike, such as the Latin and the Cyrillic “a”.",
        "编号“{id}”混用了两种文字里样子相同的字母，例如拉丁字母 a 和西里尔字母 а。",
        "Delete the id and write it again with one keyboard.",
        "删去这个编号，用同一种键盘重新输入。",
    ),
    "language": (
        "“{text}” is no language. Where one text a language is written, each has the code of its "
        "language before it.",
        "“{text}”不是语言代码。一段文字写多种语言时，每种前面要写语言代码。",
        "Write `en` for English, `zh` for Chinese: in YAML `{en: Late, zh: 晚点}`.",
        "中文写 `zh` 或 `中文`，英文写 `en` 或 `英文`：YAML 写 `{zh: 晚点, en: Late}`。",
    ),
    "beyond": (
        "“{text}” is beyond what makes sense for `{field}`.",
        "“{text}”超出了“{field}”的合理范围。",
        "A percentage is from 0% to 100%, and a scale or a span of time is more than 0. What "
        "`{field}` takes: {type}.",
        "百分比在 0% 到 100% 之间，满分和时段要大于 0。“{field}”应为：{type}。",
    ),
    "order": (
        "The parts of “{text}” stand in the wrong order.",
        "“{text}”里各部分的顺序反了。",
        "Write the smaller or earlier one first: `1m..4m`, `2026-10-01..2026-10-07`; but the larger "
        "unit first: "
        "`1h30m`.",
        "小的、早的写在前面：`1分钟至4分钟`、`2026-10-01至2026-10-07`；但大的单位在前：`1小时30分钟`。",
    ),
    "turned-round": (
        "The parts of “{text}” stand in the wrong order.",
        "“{text}”里前后两部分的顺序反了。",
        "Write the smaller or earlier one first: `{right}`.",
        "小的、早的写在前面：`{right}`。",
    ),
    "no-such-date": (
        "There is no day {date}.",
        "没有 {date} 这一天。",
        "Write year, month and day, as in `2026-12-31`, and look at the calendar for how many days "
        "the month has.",
        "按年-月-日书写，例如 `2026-12-31`，并查一下这个月有几天。",
    ),
    "no-such-time": (
        "There is no time {time} on the clock.",
        "没有 {time} 这个时刻。",
        "Write hours from 00:00 to 24:00, as in `Mon-Fri 09:00-18:00`.",
        "时刻从 00:00 到 24:00，例如 `周一至周五 09:00-18:00`。",
    ),
    "no-such-zone": (
        "There is no time zone “{text}”.",
        "没有“{text}”这个时区。",
        "Time zones are named by continent and city, as in `Asia/Shanghai` or `Europe/Berlin`.",
        "时区用“洲/城市”来写，例如 `Asia/Shanghai`、`Europe/Berlin`。",
    ),
    "no-such-currency": (
        "There is no currency with the code in “{text}”.",
        "“{text}”里的币种代码不存在。",
        "Write the amount and the three letters of its currency, as in `200 CNY` or `50 EUR`.",
        "写金额和三个字母的币种代码，例如 `200 CNY`，人民币也可写 `200元`。",
    ),
    "depth": (
        "In this condition more than {most} parentheses or `not`s stand inside each other.",
        "这个条件里的括号或 `非` 套了超过 {most} 层。",
        "Divide it into several policies.",
        "拆成几条规约来写。",
    ),
    "regex": (
        "The pattern behind `matches` in “{text}” cannot be read.",
        "“{text}”里 `匹配` 后面的模式无法识别。",
        "Look for parentheses or brackets that are not closed. A plain word in quotes is a pattern too.",
        "检查括号是否成对。引号里只写一个词也可以。",
    ),
    "regex-refused": (
        "The pattern behind `matches` in “{text}” uses `{piece}`, which is not allowed: such a search may not end.",
        "“{text}”里 `匹配` 后面的模式用了 `{piece}`，不允许这样写：查找可能没完没了。",
        "Use plain signs, `.`, classes `[…]`, groups `(…|…)`, and `*`, `+`, `?`, or a small `{2,5}`.",
        "可以用普通字符、`.`、字符组 `[…]`、分组 `(…|…)`，以及 `*`、`+`、`?` 和不大的 `{2,5}`。",
    ),
    "condition-order": (
        "`{field}` has no more and no less, and this condition compares it by `{text}`.",
        "“{field}”不分大小，这个条件却用 `{text}` 来比较。",
        "Compare it by `=`, `!=` or `in`. Numbers, times, percentages, amounts and dates have an order, and so has "
        "`count(…)`.",
        "用 `=`、`!=` 或 `属于` 来比较。数字、时间、百分比、金额和日期才分大小，`个数(…)` 也可以。",
    ),
    "condition-bare": (
        "“{text}” alone is no condition: `{field}` is not a matter of yes or no.",
        "单写“{text}”不成条件：“{field}”不是“是”或“否”。",
        "Ask whether it is written, `{field} exists`, or compare it with something.",
        "问有没有写，用 `{field} 已填`；或者拿它和别的值比较。",
    ),
    "condition-matches": (
        "`{field}` holds no text in which a pattern could be looked for.",
        "“{field}”不是文字，不能用 `匹配` 来查找。",
        "Compare it by `=` or `in`; patterns are for texts, ids and events.",
        "用 `=` 或 `属于` 来比较；`匹配` 只用于文字、编号和事件。",
    ),
    "condition-unlike": (
        "`{other}` and `{field}` are never the same: they hold values of different sorts.",
        "“{other}”和“{field}”的值不是一类，不可能相同。",
        "Compare a field with one of its own sort. If a text is meant, put it in quotes.",
        "和同类的字段比较。如果指的是文字，请加引号。",
    ),
    "condition-quotes": (
        "“{text}” stands in quotes, and `{field}` is no text.",
        "“{text}”加了引号，而“{field}”不是文字。",
        "Write ids, choices, yes and no without quotes. A thing's name for people is its `title`: `{field}.title`.",
        "编号、选项、是和否都不加引号。要比较给人看的名称，写 `{field}.名称`。",
    ),
    "condition-whole": (
        "`{field}` is made up of several fields and cannot be compared as a whole.",
        "“{field}”由几个字段组成，不能整个拿来比较。",
        "Name one of them behind a dot, or ask `exists` or `count({field})`.",
        "用点号写出其中一个字段，或者问 `{field} 已填`、`个数({field})`。",
    ),
}  # fmt: skip
