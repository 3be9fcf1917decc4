"""The words of N01 for YAML, one row a mistake: message in English and Chinese, then help."""

from __future__ import annotations

YAML: dict[str, tuple[str, str, str, str]] = {
    "tab": (
        "There is a tab at the start of this line. YAML takes only spaces there.",
        "这一行开头用了制表符（Tab）。YAML 只能用空格缩进。",
        "Replace the tab with two spaces a level.",
        "把制表符换成空格，每级缩进两个。",
    ),
    "unclosed-list": (
        "This list begins with `[`, but the `]` that ends it is missing.",
        "这个列表以 `[` 开头，却没有用 `]` 结束。",
        "Close it: `tags: [a, b]`. A comma stands between two entries.",
        "补上 `]`：`标签: [甲, 乙]`。各项之间用逗号。",
    ),
    "unclosed-map": (
        "These fields begin with `{`, but the `}` that ends them is missing.",
        "这组字段以 `{` 开头，却没有用 `}` 结束。",
        "Close them: `{title: Late flight, kind: basic}`. A comma stands between two fields.",
        "补上 `}`：`{名称: 航班延误, 类型: 基本}`。字段之间用逗号。",
    ),
    "undefined-alias": (
        "A `*` points at something marked with `&`, and nothing above has this mark.",
        "`*` 引用的是前面用 `&` 标记的内容，而前面没有这个标记。",
        "Mark the first place with `&name`, or write the value out. A text that begins with `*` "
        "stands in quotes.",
        "在第一次出现的地方加上 `&标记`，或直接把值写出来。以 `*` 开头的文字要加引号。",
    ),
    "anchor-twice": (
        "The same mark `&…` is used twice.",
        "同一个 `&` 标记用了两次。",
        "Give the second one another name. A text that begins with `&` stands in quotes.",
        "给后一个换个名字。以 `&` 开头的文字要加引号。",
    ),
    "unknown-escape": (
        "In double quotes a backslash begins a sign of its own, and this one is none.",
        "双引号里的反斜杠有特殊含义，这里的写法无法识别。",
        "Write the backslash twice, or put the text in single quotes: `'C:\\Reports'`.",
        "把反斜杠写两遍，或改用单引号：`'C:\\Reports'`。",
    ),
    "text-behind": (
        "The text goes on here although everything above is already closed.",
        "前面的内容已经结束，这里却还有多余的文字。",
        "Take out the bracket or brace that is one too many, or begin a new document with `---`.",
        "删去多出来的括号，或用 `---` 另起一个文档。",
    ),
    "yaml-directive": (
        "A line that begins with `%` speaks to the YAML reader, and this one is not understood.",
        "以 `%` 开头的行是给 YAML 读取程序的指令，这一行无法识别。",
        "Take the line out: a spec needs none.",
        "删去这一行：规范文件不需要它。",
    ),
    "indentation": (
        "This line does not stand below the others of its list or group.",
        "这一行的缩进与同组的其他行对不齐。",
        "Give it as many spaces as the lines it belongs with.",
        "让它和同组的行缩进相同的空格数。",
    ),
    "colon-in-text": (
        "There is a second colon on this line, so that it cannot be told where the text begins.",
        "这一行有第二个冒号，无法判断文字从哪里开始。",
        'Put the text in quotes: `title: "Delay: what to say"`.',
        "给文字加上引号：`名称: \"延误: 怎么说\"`。",
    ),
    "colon-missing": (
        "This word has no colon behind it.",
        "这个词后面没有冒号。",
        "Write `title: Late flight`, with a colon and a space.",
        "写成 `名称: 航班延误`，用半角冒号，冒号后空一格。",
    ),
    "full-width-colon": (
        "The colon behind this word is a Chinese one (：), which YAML takes for a part of the text.",
        "这里用了全角冒号（：），YAML 会把它当作文字。",
        "Write the colon of the English keyboard and a space: `needs: `.",
        "改用半角冒号，并在后面空一格：`需求: `。",
    ),
    "sign-first": (
        "A text cannot begin with this sign unless it stands in quotes.",
        "文字不能以这个符号开头，除非加上引号。",
        'Put the text in quotes: `title: "@home"`.',
        "给文字加上引号：`名称: \"@家\"`。",
    ),
    "control-character": (
        "There is a character here that cannot be seen and is not allowed.",
        "这里有一个看不见的字符，不能使用。",
        "Delete it, and write the word again by hand. Such characters come with copied text.",
        "删去它，把这个词重新输入一遍。这种字符多半是复制粘贴带进来的。",
    ),
    "value-behind-text": (
        "Something stands behind a value that is already complete.",
        "值已经写完，后面又有多余的内容。",
        "Put the whole text in one pair of quotes, or begin the next field on a new line.",
        "把整段文字放进一对引号，或把下一个字段另起一行。",
    ),
    "merge-key": (
        "The key `<<` is not used in a spec.",
        "规范里不使用 `<<`。",
        "Write the fields out where they belong.",
        "把要用的字段直接写出来。",
    ),
    "tag": (
        "“{tag}” is a tag of YAML. Specs need none: what a value is follows from its field.",
        "“{tag}”是 YAML 的类型标签。规范里不需要：值的类型由字段决定。",
        "Take it out. A text that begins with `!` stands in quotes.",
        "删去它。以 `!` 开头的文字要加引号。",
    ),
    "svc-in-yaml": (
        "This file is written in the svc notation, but its name says YAML.",
        "这个文件用的是 svc 写法，文件名却是 YAML 的。",
        "Let its name end with `.svc`. Nothing in it was read.",
        "把文件名改成以 `.svc` 结尾。里面的内容都还没有读取。",
    ),
    "not-a-mapping": (
        "This document is not made of fields: nothing like `title: Late flight` begins it.",
        "这个文档不是由字段组成的，没有像 `名称: 航班延误` 这样的内容。",
        "Write a word, a colon, a space and the value on each line, beginning with `svcdsl: 1`.",
        "每行写字段、半角冒号、空格和值，第一行写 `服务规范: 1`。",
    ),
    "key-is-no-text": (
        "What stands before a colon must be one word, not a list or a group of fields.",
        "冒号前面必须是一个词，不能是列表或一组字段。",
        "Write each word on a line of its own with its value behind it.",
        "每个词单独写一行，后面写它的值。",
    ),
    "other": (
        "This cannot be read. What stands here, or just before it, does not fit YAML.",
        "这里无法读取。此处或它前面的写法不符合 YAML。",
        "Look for a quote, bracket or colon that is missing just above, and whether the lines are "
        "indented alike. "
        "A text with signs in it is safest in quotes.",
        "检查上面是否漏了引号、括号或冒号，各行缩进是否一致。含有符号的文字最好加引号。",
    ),
}  # fmt: skip
