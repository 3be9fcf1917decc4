"""What is told as mendable is mended, and what only its owner can mend is not told so: variants of one rule differ."""

import pytest
from workbench import mended, view_of

from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.text import Source

SHARED = "svcdsl 1\nrole clerk\nrole carrier external\n"
RECOVERY = """process leave {
  start pay
  step pay by clerk lane frontstage { fails when "The bill is wrong" recover correct; -> end }
  step correct by clerk lane backstage -> end
}"""
CASES = [
    ("L11", "", "feedback f kind complaint resolve 5d", "safe"),
    ("L11", "recovery", RECOVERY, "no"),
    ("N06", "", "role manager\n owner manger", "safe"),
    ("N06", "event", "process p { start a; step a -> end }\n measure m kind duration from a.startd to p.ended", "safe"),
    ("N06", "elsewhere", "owner hidden", "no"),
    ("N02", "", "need n kimd basic", "safe"),
    ("N02", "no-fields", "policy q { for need; require kind.title exists }", "no"),
    ("P09", "", "process p { start a; step a by carrier -> end }", "no"),
    ("C01", "", "promise p says 95% within 10m over 30d", "scaffold"),
    ("C01", "standard", "standard t\n promise p backed-by t", "no"),
    (
        "D09",
        "",
        "touchpoint t moment-of-truth\n process p { start a; step a by clerk touchpoint t -> end }",
        "scaffold",
    ),
    ("D09", "no-step", "touchpoint t moment-of-truth", "no"),
]


@pytest.mark.parametrize(("code", "variant", "things", "fixable"), CASES, ids=lambda value: str(value)[:10])
def test_only_what_can_be_mended_is_told_so(code: str, variant: str, things: str, fixable: str) -> None:
    other = "service other { role hidden }\n" if variant == "elsewhere" else ""
    text = f"{SHARED}{other}service s {{\n phase operation\n {things}\n}}\n"
    view = view_of({"a.svc": Source("a.svc", text)}, [code])
    found = [one for one in (*view.mistakes, *view.findings) if (one.code, one.variant) == (code, variant)]
    assert {tell(one, catalogue()[code], "en").fixable for one in found} == {fixable}
    done = mended({"a.svc": text}, scaffold=True, codes=[code]).done
    assert bool(done) == (fixable != "no")
