"""A browser opens the pages from their folder: all is there, the search works, nothing is asked of any network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Page, Site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--metrics-recording-only",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs the Debian package chromium"),
]


def opened(path: Path, home: Path) -> tuple[Page, list[str]]:
    """A page after its scripts have run, and what it asked of the network (browsers ask things of their own too)."""
    log = home / "net.json"
    command = [
        str(CHROMIUM), *FLAGS, f"--user-data-dir={home / 'profile'}", f"--log-net-log={log}",
        "--net-log-capture-mode=Everything", "--dump-dom", path.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return Page(done.stdout), sorted(asked_by_pages(log.read_text(encoding="utf-8", errors="replace")))


def asked_by_pages(log: str) -> set[str]:
    """The addresses in a browser's network log that a page wanted; one event stands on a line."""
    found = set()
    for line in log.splitlines():
        if '"initiator"' in line:
            event = json.loads(line.rstrip(","))["params"]
            if event["initiator"] != "not an origin":
                found.add(event["url"])
    return found


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("zh/services/门诊就诊.html", ["签到后一小时内看上病", "服务蓝图", "近30天至少95%在30分钟内", "三查八对"]),
        ("en/services/门诊就诊.html", ["You see the doctor within an hour of checking in", "Service blueprint"]),
        ("zh/index.html", ["门诊就诊服务", "共用信息"]),
        ("index.html", ["门诊就诊服务"]),
    ],
)
def test_a_browser_shows_the_page(built: Callable[[str], Site], tmp_path: Path, path: str, words: list[str]) -> None:
    page, asked = opened(built("hospital-visit").folder / "html" / path, tmp_path)
    shown = page.text + page.source
    assert [word for word in words if word not in shown] == []
    assert asked == []


def test_the_judge_sees_a_request(built: Callable[[str], Site], tmp_path: Path) -> None:
    text = (built("hospital-visit").folder / "html" / "zh" / "index.html").read_text(encoding="utf-8")
    page = tmp_path / "spoiled.html"
    page.write_text(text.replace("</main>", '<img src="http://pictures.invalid/x.png"></main>'), encoding="utf-8")
    _, asked = opened(page, tmp_path)
    assert asked == ["http://pictures.invalid/x.png"]


# Types into the search box as a person would, once the page stands, and opens what is found first.
TYPED = """
<script>
window.addEventListener("load", function () {
  var box = document.querySelector("[data-search] input");
  box.value = WORDS;
  box.dispatchEvent(new Event("input", {bubbles: true}));
});
</script>
</body>
"""


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("zh", "叫号", "standard-按时叫号"),
        ("zh", "候诊 级别", "sla-候诊级别"),
        ("en", "patient service", "channel-服务中心"),
        ("en", "no such thing at all", ""),
    ],
)
def test_the_search_finds(built: Callable[[str], Site], tmp_path: Path, language: str, words: str, found: str) -> None:
    site = tmp_path / "html"
    shutil.copytree(built("hospital-visit").folder / "html" / language, site)
    page = site / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</body>", TYPED.replace("WORDS", json.dumps(words))), encoding="utf-8")
    shown, _ = opened(page, tmp_path)
    box = shown.source.partition("data-search")[2].partition("</ul>")[0]
    assert not re.search(r'role="search"[^>]*hidden', shown.source)
    assert found in box if found else "Nothing found" in box
