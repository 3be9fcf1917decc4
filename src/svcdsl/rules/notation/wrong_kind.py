"""N07: an id of a thing of another kind than the field takes."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="N07",
    name="wrong-kind",
    severity="error",
    phase=1,
    on="",
    source="the language",
    condition={
        "en": "The id names a thing of another kind than the field takes, or it names two things of "
        "kinds that it "
        "takes.",
        "zh": "编号指向的事物不是该字段能引用的类型，或同时指向两个都可引用的事物。",
    },
    message={
        "": {
            "en": "`{field}` takes a {kinds}, but “{id}” is a {kind}.",
            "zh": "“{field}”应引用{kinds}，而“{id}”是{kind}。",
        },
        "ambiguous": {
            "en": "“{id}” in `{field}` can mean more than one thing.",
            "zh": "“{field}”里的“{id}”可以指不止一个事物。",
        },
    },
    why={
        "en": "If a desk is made responsible where a person was meant, nobody feels responsible.",
        "zh": "本该写岗位的地方写成了柜台，就没有人觉得是自己的责任。",
    },
    help={
        "": {
            "en": "Name a {kinds} instead, or move “{id}” to the field that it belongs in.",
            "zh": "改为引用{kinds}，或把“{id}”移到合适的字段。",
        },
        "customers": {
            "en": "Write `party customer` where it is owed to customers; which of them stands in `for`: `for {id}`.",
            "zh": "对客户的写 `对方 客户`；是哪些客户写在 `面向` 里：`面向 {id}`。",
        },
        "ambiguous": {
            "en": "Give one of them another id, so that each name means one thing.",
            "zh": "给其中一个换个编号，让每个名字只指一个事物。",
        },
    },
    related={"a": {"en": "here, as a {kind}", "zh": "在这里，是{kind}"}},
    bad="""
svcdsl 1
channel desk "Front desk" kind counter
service front-desk {
  owner desk  # finds N07
  process check-in { step welcome "Welcome the guest" -> end }
  need welcome "To feel welcome"
  risk rude "An unfriendly welcome" threatens welcome  # finds N07
}
""",
    good="""
svcdsl 1
role desk-manager "Manager of the front desk"
service front-desk {
  owner desk-manager
  process check-in { step welcome "Welcome the guest" -> end }
  need feel-welcome "To feel welcome"
  risk rude "An unfriendly welcome" threatens feel-welcome
}
""",
)
