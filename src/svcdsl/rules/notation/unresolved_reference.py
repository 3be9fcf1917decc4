"""N06: an id that nothing has."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="N06",
    name="unresolved-reference",
    severity="error",
    phase=1,
    on="",
    fix="safe",
    mends=("", "event"),
    source="the language",
    condition={
        "en": "A field names a thing or an event that is found neither in the service nor in the project.",
        "zh": "字段引用的事物或事件，在本服务和整个项目里都找不到。",
    },
    message={
        "": {
            "en": "`{field}` names “{id}”, and there is no {kinds} with this id.",
            "zh": "“{field}”引用了“{id}”，但没有编号为“{id}”的{kinds}。",
        },
        "elsewhere": {
            "en": "`{field}` names “{id}”, which stands inside the service `{service}`: only that service sees it.",
            "zh": "“{field}”引用了“{id}”，但它写在服务“{service}”里面，只有该服务能引用。",
        },
        "event": {
            "en": "`{field}` names the event “{id}”, and nothing brings about such an event.",
            "zh": "“{field}”引用了事件“{id}”，但没有这个事件。",
        },
        "moment": {
            "en": "`{field}` names the event “{id}”, and nothing brings about such an event.",
            "zh": "“{field}”引用了事件“{id}”，但没有这个事件。",
        },
    },
    why={
        "en": "Whoever follows this finds nothing: a task given to somebody who does not exist is done by nobody.",
        "zh": "照着它找，什么也找不到：好比把事情交给一个不存在的人，结果没有人去做。",
    },
    help={
        "": {
            "en": "Correct the id, or describe it: `{example}`. What stands in another service is named with that "
            "service before it, as in `front-desk.wait`.",
            "zh": "改正编号，或补上这一项：`{example}`。其他服务里的内容要在前面加上服务编号，如 `前台.等候`。",
        },
        "always": {
            "en": "What is always open is written `calendar 24x7`.",
            "zh": "全天开放写 `日历 全天候`。",
        },
        "title": {
            "en": "That is its title. Write its id: `{right}`.",
            "zh": "这是名称，要写的是编号：`{right}`。",
        },
        "list": {
            "en": "Put only commas between the ids: `{right}`.",
            "zh": "各编号之间只用逗号：`{right}`。",
        },
        "list/yaml": {
            "en": "Write a list of the ids: `[{right}]`.",
            "zh": "把编号写成列表：`[{right}]`。",
        },
        "customers": {
            "en": "Write `party customer` where it is owed to customers.",
            "zh": "对客户的写 `对方 客户`。",
        },
        "party": {
            "en": "Write `party customer` where it is owed to customers; else correct the id, or describe it: `{example}`.",
            "zh": "对客户的写 `对方 客户`；否则改正编号，或补上这一项：`{example}`。",
        },
        "not-an-id": {
            "en": "Write the id of a {kinds}; “{id}” can be none.",
            "zh": "应写{kinds}的编号；“{id}”不能用作编号。",
        },
        "elsewhere": {
            "en": "Put it beside the services, in a file or `---` document of shared things: then all services see it.",
            "zh": "把它移到服务之外（共用内容的文件，或 YAML 中另一个 `---` 文档），所有服务就都能引用。",
        },
        "moment": {
            "en": "The event is called `{right}`.",
            "zh": "这个事件写作 `{right}`。",
        },
        "event": {
            "en": "An event is a step's `greet.started` or `greet.done`, a process's `check-in.arrived` or "
            "`check-in.ended`, or one that the measure's source lists under `events`.",
            "zh": "事件可以是步骤的 `迎接.开始`、`迎接.完成`，流程的 `入住.进入`、`入住.结束`，"
            "或指标的数据源在 `另有事件` 里列出的事件。",
        },
    },
    bad="""
svcdsl 1
role manager
service front-desk {
  owner manger  # finds N06
  process check-in { step greet "Greet" -> end }
  measure wait kind duration from greet.begun to check-in.ended  # finds N06
}
""",
    good="""
svcdsl 1
role manager
service front-desk {
  owner manager
  process check-in { step greet "Greet" -> end }
  measure wait kind duration from greet.started to check-in.ended
}
""",
    unseen={
        "en": "An id that exists, but is not the one that was meant.",
        "zh": "编号存在，却不是想引用的那个。",
    },
)
