"""Chinese as a service manager writes it to another: no slang of the floor, no word-for-word English."""

import re

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.text import Source, Span

# What stood in messages once and should not come back: slang, and turns that only English has.
CLUMSY = re.compile("个人干|干不过来|活够|熬过去|加快手脚|对于.{1,12}来说|它是一个|没有一个对每一")
FACTS = {"resource": "呼叫中心", "load": "5.5", "agents": 5, "needed": 6, "rostered": 8}


@pytest.mark.parametrize("code", catalogue())
def test_no_rule_is_clumsy(code: str) -> None:
    rule = catalogue()[code]
    texts = [rule.why, *rule.message.values(), *rule.help.values(), *([rule.unseen] if rule.unseen else [])]
    assert [text["zh"] for text in texts if CLUMSY.search(text["zh"])] == []


def test_too_few_people_at_peak_are_told_as_in_a_call_centre() -> None:
    here = Span(Source("a.svc", "资源"), 0, 2)
    told = tell(Finding("S12", here, FACTS), catalogue()["S12"], "zh")
    assert told.message == "高峰时“呼叫中心”的工作量要5.5人满负荷才做得完，在岗只有5人：只要高峰不过，队就越排越长。"
    assert told.help == "在岗至少要6人，排班就要8人；或者引导客户错峰，或者缩短处理时长。"
