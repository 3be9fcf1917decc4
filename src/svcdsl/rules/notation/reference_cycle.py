"""N09: references that lead back to where they began."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="N09",
    name="reference-cycle",
    severity="error",
    phase=1,
    on="",
    source="the language",
    condition={
        "en": "`reports-to` of roles, `handoff` of channels, or `depends-on` and `any-of` of SLAs "
        "lead back to where "
        "they began.",
        "zh": "岗位的 `上级`、渠道的 `转人工`、服务级别的 `依赖` 或 `任一` 绕了一圈又回到起点。",
    },
    message={
        "en": "`{field}` leads back to where it began: {path}.",
        "zh": "“{field}”绕回了起点：{path}。",
    },
    why={
        "en": "A complaint that is passed on in a circle is never decided.",
        "zh": "投诉在一个圈子里转来转去，永远没有人拍板。",
    },
    help={
        "en": "Take one of these references out, or let it lead to somebody outside the circle.",
        "zh": "删去其中一处引用，或让它指向圈外。",
    },
    related={"in-cycle": {"en": "this is in the circle too", "zh": "这一项也在圈中"}},
    bad="""
svcdsl 1
role manager reports-to director  # finds N09
role director reports-to manager
""",
    good="""
svcdsl 1
role manager reports-to director
role director
""",
)
