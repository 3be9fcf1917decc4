"""The words of N01 for the svc notation, one row a mistake: message in English and Chinese, then help."""

from __future__ import annotations

SVC: dict[str, tuple[str, str, str, str]] = {
    "colon-after-word": (
        "“{word}” is followed by a colon. In this notation a word and its value have only a space "
        "between them.",
        "“{word}”后面不用冒号。在这种写法里，字段和值之间只用空格隔开。",
        "Leave the colon out: write `owner manager`, not `owner: manager`.",
        "去掉冒号：写 `负责人 经理`，不写 `负责人：经理`。",
    ),
    "yaml-in-svc": (
        "This file is written as YAML, but its name ends with `.svc`.",
        "这个文件用的是 YAML 写法，文件名却以 `.svc` 结尾。",
        "Let its name end with `.svc.yaml`. Nothing in it was read.",
        "把文件名改成以 `.svc.yaml` 结尾。里面的内容都还没有读取。",
    ),
    "equals-sign": (
        "There is an equals sign at “{word}”. A word and its value have only a space between them.",
        "“{word}”处用了等号。字段和值之间只用空格隔开。",
        "Leave the sign out: write `owner manager`, not `owner = manager`.",
        "去掉等号：写 `负责人 经理`，不写 `负责人 = 经理`。",
    ),
    "comment-sign": (
        "This looks like a remark, but remarks begin with `#`.",
        "这里像是一条注释，但注释要以 `#` 开头。",
        "Write `# the manager decides`.",
        "写成 `# 由经理决定`。",
    ),
    "single-quotes": (
        "This text is in single quotes. Texts stand in double quotes.",
        "这段文字用了单引号。文字要放在双引号里。",
        "Write `title \"Late flight\"`; “Late flight” will do too.",
        "写成 `名称 \"航班延误\"`，用“航班延误”也可以。",
    ),
    "other-quotes": (
        "The quotes around this text do not make a pair that is known here.",
        "这段文字两边的引号不成对，或不是可用的引号。",
        'Begin and end with straight quotes, "Late flight", or with a pair of curly ones, “Late flight”.',
        "前后都用直引号，如 \"航班延误\"；或用一对弯引号，如“航班延误”。",
    ),
    "brackets": (
        "There are brackets here. A list is written without them.",
        "这里用了括号。列表不用括号。",
        "Put only commas between the values: `by cook, waiter`, or for texts `tags \"a\", \"b\"`.",
        "各项之间只用逗号：`由 厨师，服务员`；文字则写 `标签 \"甲\"，\"乙\"`。",
    ),
    "comma-missing": (
        "Two texts stand side by side with no comma between them.",
        "两段文字挨在一起，中间少了逗号。",
        "If they are two entries of a list, put a comma between them: `tags \"a\", \"b\"`. "
        "If they are one text, write it in one pair of quotes.",
        "如果是列表的两项，中间加逗号：`标签 \"甲\"，\"乙\"`。如果是同一段文字，只用一对引号。",
    ),
    "text-without-word": (
        "This text stands alone: no word before it says what it is.",
        "这段文字前面没有字段，看不出它是什么。",
        'Put the word of its field before it, as in `title "Late flight"` or `description "…"`.',
        "在前面写上字段，例如 `名称 \"航班延误\"` 或 `说明 \"……\"`。",
    ),
    "if-statement": (
        "“{word}” is not used here. A step that goes on in different ways says so with `choose`.",
        "这里不用“{word}”。步骤有不同走向时，用 `判断` 来写。",
        'Write one line a way: `choose when "late" -> apologise`, and last `choose otherwise -> end`.',
        "每个走向写一行：`判断 若 \"迟到\" -> 致歉`，最后一行写 `判断 否则 -> 结束`。",
    ),
    "goto": (
        "“{word}” is not used here. What comes after a step is said with an arrow.",
        "这里不用“{word}”。下一步用箭头来写。",
        "Write `step greet -> seat` (or `then seat`); the last step has `-> end`.",
        "写成 `步骤 迎接 -> 入座`（箭头也可以写成 `下一步`）；最后一步写 `-> 结束`。",
    ),
    "long-arrow": (
        "This arrow is too long. The arrow to the next step is `->`.",
        "这个箭头写长了。指向下一步的箭头是 `->`。",
        "Write `step greet -> seat`; for several steps at once, `=> seat, pour-water`.",
        "写成 `步骤 迎接 -> 入座`；几步同时进行时写 `=> 入座，倒水`。",
    ),
    "arrow-to-nowhere": (
        "The arrow `{word}` leads nowhere: no step is named after it.",
        "箭头 `{word}` 后面没有写步骤。",
        "Name the step that comes next, as in `-> seat`, or write `-> end` where the process ends.",
        "写上下一步的编号，如 `-> 入座`；流程到此结束则写 `-> 结束`。",
    ),
    "and-in-list": (
        "“{word}” stands in a list. Only commas stand between the entries of a list.",
        "列表里用了“{word}”。列表各项之间只用逗号。",
        "Write `by cook, waiter`, not `by cook and waiter`.",
        "写 `由 厨师，服务员`，不写 `由 厨师 和 服务员`。",
    ),
    "dash-list": (
        "These lines begin with dashes. In this notation a list stands on one line, with commas.",
        "这几行以短横开头。在这种写法里，列表写在一行，用逗号隔开。",
        "Write `by cook, waiter`. A line may be broken after a comma.",
        "写成 `由 厨师，服务员`。需要换行时在逗号后面换。",
    ),
    "end-of-block": (
        "A block is not ended with this word.",
        "区块不用这个词结束。",
        "End the block with `}`, and take the word out.",
        "用 `}` 结束区块，并删去这个词。",
    ),
    "import": (
        "Nothing is fetched from other files here: the files of one project see each other by themselves.",
        "不需要引入其他文件：同一项目里的文件彼此都看得见。",
        "Take this line out. Things of the other files are named by their ids.",
        "删去这一行。其他文件里的内容直接用编号引用。",
    ),
    "comma-first": (
        "There is a comma here with nothing before it.",
        "这个逗号前面什么也没有。",
        "Take the comma out, or write the value that is missing before it.",
        "删去这个逗号，或在它前面补上缺少的值。",
    ),
    "comma-between-fields": (
        "There is a comma before “{word}”, which is a field of its own.",
        "“{word}”是另一个字段，它前面不用逗号。",
        "No comma between fields, only a space: `{right}`.",
        "字段之间不用逗号，空一格即可：`{right}`。",
    ),
    "comma-after-one-value": (
        "This comma begins a list, but only one value can stand here.",
        "这里只能写一个值，却用逗号列了几个。",
        "Keep one of the values, and take out the comma and the others.",
        "只保留一个值，删去逗号和其余的。",
    ),
    "several-next": (
        "Behind `->` stands one step, and here are several.",
        "下一步只能写一个步骤，这里却写了几个。",
        "Several at once are `=> {steps}`; of several, each under a condition, is a line of `choose` each.",
        "几步同时做写 `=> {steps}`；几条里选一条，每条各写一行 `判断`。",
    ),
    "when-missing": (
        "After “{word}” the word “{missing}” is missing.",
        "“{word}”后面少了“{missing}”。",
        "Write `{word} {missing} {text} …`.",
        "写成 `{word} {missing} {text} ……`。",
    ),
    "comma-without-value": (
        "After this comma another value is expected, and none follows.",
        "这个逗号后面应该还有一项，但没有写。",
        "Take the last comma out, or write the value that is missing.",
        "删去最后的逗号，或补上缺少的一项。",
    ),
    "text-needs-quotes": (
        "A text is expected here, and texts stand in quotes; “{text}” has none.",
        "这里应该是一段文字，文字要加引号；“{text}”没有引号。",
        "Put quotes around it: `\"{text}\"`.",
        "加上引号：`\"{text}\"`。",
    ),
    "id-missing": (
        "After “{word}” comes an id, a short name without spaces; it is missing.",
        "“{word}”后面应先写编号（不含空格的短名），这里没有写。",
        'Put one before the title, as in `need know-why "Know why the flight is late"`.',
        "在名称前面写上编号，例如 `需求 知情 \"知道航班为什么延误\"`。",
    ),
    "id-after-title": (
        "The id “{id}” stands behind the title. It comes first.",
        "编号“{id}”写在了名称后面。编号应写在前面。",
        "Swap the two: `{word} {id} \"…\"`.",
        "把两者对调：`{word} {id} \"……\"`。",
    ),
    "id-with-space": (
        "There is a space in this id; an id is one word.",
        "这个编号里有空格；编号必须连写。",
        "Join the parts with `-`: `{id}`. The name that people read goes into quotes behind it.",
        "用 `-` 连起来：`{id}`。给人看的名称放在后面的引号里。",
    ),
    "value-missing": (
        "“{word}” has no value behind it. Expected: {type}.",
        "“{word}”后面没有写值。应为：{type}。",
        "Write the value on the same line, with a space between, or take “{word}” out.",
        "在同一行空一格写上值，或删去“{word}”。",
    ),
    "unclosed-text": (
        "This text begins with a quote, but the quote that ends it is missing.",
        "这段文字开头有引号，结尾的引号却没有。",
        'Put the same quote at its end. In `.svc` files a text of several lines stands between `"""` and `"""`.',
        '在结尾补上引号。在 `.svc` 文件里，文字有好几行时，前后各写一个 `"""`。',
    ),
    "brace-on-own-line": (
        "This `{` stands on a line of its own. It belongs at the end of the line above.",
        "这个 `{` 单独占了一行。它应写在上一行末尾。",
        "Write `need know-why {` on one line.",
        "写在同一行：`需求 知情 {`。",
    ),
    "brace-without-statement": (
        "This `{` opens a block, but nothing before it says whose block it is.",
        "这个 `{` 开始了一个区块，但前面没有说明是谁的内容。",
        "Write what the block belongs to before it, as in `need know-why {`, or take the brace out.",
        "在前面写明它属于谁，例如 `需求 知情 {`；或者删去这个括号。",
    ),
    "brace-missing": (
        "This `{` is never closed.",
        "这个 `{` 没有对应的 `}`。",
        "Put a `}` where the block ends, on a line of its own.",
        "在区块结束的地方另起一行写 `}`。",
    ),
    "brace-too-many": (
        "There is no open block that this `}` could close.",
        "这个 `}` 没有可以结束的区块。",
        "Take it out, or look above for a `{` that is missing.",
        "删去它，或检查上文是否漏写了 `{`。",
    ),
    "brace-not-opened": (
        "The lines below belong to this one, but the `{` that opens their block is missing.",
        "下面几行是这一行的内容，但这里漏写了开始区块的 `{`。",
        "Write `{` at the end of this line.",
        "在这一行末尾写上 `{`。",
    ),
    "block-after-value": (
        "“{word}” takes one value, and no block in braces.",
        "“{word}”只有一个值，后面不能有花括号区块。",
        "Take the braces out; what stands between them belongs to the thing around it.",
        "删去花括号；里面的内容写到外面那一项下。",
    ),
    "thing-inside-line": (
        "“{word}” begins something new, so it needs a line of its own.",
        "“{word}”开始了新的一项，应另起一行。",
        "Start a new line before “{word}”, or put a `;` there.",
        "在“{word}”前面换行，或加一个 `;`。",
    ),
}  # fmt: skip
