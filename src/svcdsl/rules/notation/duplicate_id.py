"""N05: an id, or a field of one value, that is given twice."""

from __future__ import annotations

from svcdsl.rules.base import Rule

RULE = Rule(
    code="N05",
    name="duplicate-id",
    severity="error",
    phase=1,
    on="",
    source="the language",
    condition={
        "en": "Two things of one kind have the same id in one place, or a field that holds one value "
        "is given twice, "
        "be it in English and in Chinese.",
        "zh": "同一范围内有两个同类事物用了同一编号，或只能有一个值的字段写了两次（中英文各写一次也算）。",
    },
    message={
        "": {
            "en": "The id “{id}” is already taken by another {kind}.",
            "zh": "编号“{id}”已经被另一个{kind}使用。",
        },
        "field": {
            "en": "`{field}` is given twice; it can have only one value.",
            "zh": "“{field}”写了两次；它只能有一个值。",
        },
    },
    why={
        "en": "With two of a name, each colleague reads the one that he finds first, and customers "
        "are treated "
        "differently.",
        "zh": "同名的有两个，每个同事看到哪个就照哪个做，客户得到的服务就不一致。",
    },
    help={
        "": {
            "en": "Give one of them another id, or put the two together if they mean the same.",
            "zh": "给其中一个换个编号；如果说的是同一件事，就合并成一个。",
        },
        "field": {"en": "Keep the right one and take the other out.", "zh": "保留正确的一处，删去另一处。"},
    },
    related={"first": {"en": "the first one is here", "zh": "第一处在这里"}},
    bad="""
svcdsl 1
role manager
service front-desk {
  owner manager
  负责人 manager  # finds N05
  need quick "A quick check-in"
  need quick "A quick check-out"  # finds N05
}
""",
    good="""
svcdsl 1
role manager
service front-desk {
  owner manager
  need quick-check-in "A quick check-in"
  need quick-check-out "A quick check-out"
}
""",
)
