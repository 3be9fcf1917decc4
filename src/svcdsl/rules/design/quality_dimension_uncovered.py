"""D04: one of the five sides by which customers judge quality is left to chance."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.design._choices import in_both_languages

DIMENSIONS = ("reliability", "responsiveness", "assurance", "empathy", "tangibles")

RULE = Rule(
    code="D04",
    name="quality-dimension-uncovered",
    severity="warning",
    phase=2,
    on="service",
    source="SERVQUAL; seed 003",
    condition={
        "en": "No standard of the service is about one of the five dimensions of quality: reliability, "
        "responsiveness, assurance, empathy, tangibles.",
        "zh": "服务质量五个维度（可靠性、响应性、保证性、同理心、有形性）中，有的维度没有任何标准涉及。",
    },
    message={
        "en": "No standard of service “{service}” is about {dimensions}.",
        "zh": "服务“{service}”没有任何标准涉及以下维度：{dimensions}。",
    },
    why={
        "en": "Customers judge a service by all five: that it can be relied on, comes quickly, inspires trust, "
        "cares for each of them, and looks right. What no standard speaks of, nobody looks after.",
        "zh": "客户从五个方面评价服务：靠不靠得住、快不快、让不让人放心、体不体贴、看上去像不像样。"
        "没有标准的那一面，就没有人去管。",
    },
    help={
        "en": "Write a standard for what is missing, or give an existing one its `dimension`.",
        "zh": "为缺少的维度各写一条标准；如果已有标准实际涉及，就给它写上`维度`。",
    },
    bad="""
svcdsl 1
service stay {  # finds D04
  standard on-time "The room is ready at three" dimension reliability
  standard quick-key "The key within ten minutes" dimension responsiveness
  standard know-house "Everybody can explain the house" dimension assurance
  standard neat "Uniforms are whole and clean" dimension tangibles
}
""",
    good="""
svcdsl 1
service stay {
  standard on-time "The room is ready at three" dimension reliability
  standard quick-key "The key within ten minutes" dimension responsiveness
  standard know-house "Everybody can explain the house" dimension assurance
  standard by-name "Guests are called by name" dimension empathy
  touchpoint lobby { standard neat "Uniforms are whole and clean" dimension tangibles }
}
""",
    unseen={
        "en": "What a standard without a `dimension` is about. Standards of other services do not count. All "
        "that is missing in a service is told in one finding.",
        "zh": "没有写`维度`的标准涉及哪一面，本规则看不出来。其他服务的标准不算。一项服务缺少的维度合在一条里报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """The dimensions that no standard of the service names."""
    standards = context.analyses.standards.of(service)
    named = {standard.dimension for standard in standards}
    missing = [dimension for dimension in DIMENSIONS if dimension not in named]
    if not missing or any(one.dimension is None and one.has("dimension") for one in standards):
        return  # a word that could not be read may be the missing one
    dimensions = in_both_languages("standard", "dimension", missing)
    yield RULE.finding(service.span, service=service.label, dimensions=dimensions)
