"""MkDocs builds the project with --strict, and refuses it once it is spoiled; the outcome is the same every time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from svcdsl.targets.site.finish import SiteError, finish

from .conftest import Site, build, emission_of, example, linked, told_at, write

SERVICE = 'svcdsl 1\nservice desk "Front desk" { owner host; phase design }\nrole host "Host"\n'


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_project_is_plain_mkdocs(tmp_path: Path) -> None:
    write(emission_of(linked({"a.svc": SERVICE})), tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "own")]
    done = subprocess.run(command, cwd=tmp_path / "source", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "own" / "services" / "desk.html").is_file()


def test_one_language_stands_at_the_top(tmp_path: Path) -> None:
    site = build(emission_of(linked({"a.svc": SERVICE})), tmp_path)
    assert sorted(site.pages()) == ["coverage.html", "index.html", "proofs.html", "services/desk.html", "shared.html"]
    assert (tmp_path / "source" / "mkdocs.yml").is_file()


def test_several_languages_have_a_folder_each(tmp_path: Path) -> None:
    site = build(emission_of(linked({"a.svc": SERVICE}), ("zh", "en")), tmp_path)
    pages = ["coverage.html", "index.html", "proofs.html", "services/desk.html", "shared.html"]
    assert sorted(site.pages("zh")) == sorted(site.pages("en")) == pages
    assert 'url=zh/index.html"' in (tmp_path / "html" / "index.html").read_text(encoding="utf-8")


def test_every_page_leads_to_itself_in_the_other_language(tmp_path: Path) -> None:
    site = build(emission_of(linked({"a.svc": SERVICE}), ("en", "zh")), tmp_path)
    for path, page in site.pages("en").items():
        other = next(given["href"] for tag, given in page.tags if tag == "a" and given.get("hreflang") == "zh")
        assert other is not None
        target = (tmp_path / "html" / "en" / path).parent / other
        assert target.resolve() == (tmp_path / "html" / "zh" / path).resolve()


def remove_page(source: Path) -> None:
    (source / "docs" / "services" / "desk.md").unlink()


def break_link(source: Path) -> None:
    page = source / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("(shared.md)", "(nowhere.md)"), encoding="utf-8")


def break_settings(source: Path) -> None:
    settings = source / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "no_such_setting: 1\n", encoding="utf-8")


def forget_page(source: Path) -> None:
    (source / "docs" / "stray.md").write_text("# Stray\n", encoding="utf-8")


@pytest.mark.parametrize("spoil", [remove_page, break_link, break_settings, forget_page])
def test_a_spoiled_project_is_refused(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    write(emission_of(linked({"a.svc": SERVICE})), tmp_path)
    spoil(tmp_path / "source")
    with pytest.raises(SiteError, match="source"):
        finish(tmp_path)


def test_mkdocs_says_nothing_by_itself(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build(emission_of(linked({"a.svc": SERVICE})), tmp_path)
    assert capfd.readouterr() == ("", "")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(example("hospital-visit"), tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """Sets and hashes differ between processes; the files must not."""
    program = (
        "import sys, pathlib; sys.path[:0] = sys.argv[2:]\n"
        "from conftest import example, write\n"
        "write(example('airline-delay'), pathlib.Path(sys.argv[1]))\n"
    )
    here = str(Path(__file__).parent)
    for name in ("1", "2"):
        command = [sys.executable, "-c", program, str(tmp_path / name), here, *sys.path]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": name})
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_nothing_tells_of_the_machine(any_site: Site) -> None:
    """No folder of this machine, no day, no time, no program's name that changes."""
    machine = re.compile(re.escape(str(any_site.folder)) + r"|/(?:home|root|usr)/|[0-2]\d:[0-5]\d:[0-5]\d")
    arrival = re.compile(
        r"\d{4}-\d\d-\d\d (?:周. )?\d\d:\d\d:\d\d(?= UTC| \(|（)"
    )  # a proof's worst moment, with its zone
    for path, content in contents(any_site.folder).items():
        assert machine.findall(arrival.sub("", content.decode("utf-8"))) == [], path


def test_no_file_but_pages_styles_scripts_and_drawings(any_site: Site) -> None:
    suffixes = {path.suffix for path in (any_site.folder / "html").rglob("*") if path.is_file()}
    assert suffixes == {".html", ".css", ".js", ".svg"}


def test_services_with_names_that_mkdocs_or_a_disk_would_mix_up(tmp_path: Path) -> None:
    text = "svcdsl 1\n" + "".join(
        f"service {name} {{ phase design }}\n" for name in ("index", "README", "Care", "care")
    )
    pages = build(emission_of(linked({"a.svc": text})), tmp_path).pages()
    names = [path for path in pages if path.startswith("services/")]
    assert len({name.casefold() for name in names}) == 4
    assert {"services/index.html", "services/readme.html"}.isdisjoint(name.casefold() for name in names)


def test_a_project_without_services_has_an_overview(tmp_path: Path) -> None:
    pages = build(emission_of(linked({"a.svc": 'svcdsl 1\nrole host "Host"\n'})), tmp_path).pages()
    assert "There is no service yet." in pages["index.html"].text


def test_a_menu_of_very_many_services_shows_the_one_at_hand(tmp_path: Path) -> None:
    text = "svcdsl 1\n" + "".join(f"service s{number} {{ phase design }}\n" for number in range(81))
    site = write(emission_of(linked({"a.svc": text})), tmp_path)
    finish(tmp_path)
    links = site.pages()["services/s7.html"].links
    assert [link for link in links if link.startswith("s")] == ["s7.html"]
    assert "services/s80.html" in site.pages()["index.html"].links


def test_services_that_could_not_be_read_are_named(tmp_path: Path) -> None:
    text = SERVICE + 'service odd "Odd one" { owner nobody }\n'
    project = linked({"a.svc": text})
    odd = project.services["odd"]
    finding = told_at(odd.origin, "nobody", code="N06", message="Nobody is called `nobody`")
    site = build(emission_of(project, findings={"en": [finding]}), tmp_path)
    overview = site.pages()["index.html"].text
    assert "Left out" in overview
    assert "Odd one" in overview
    assert "Nobody is called nobody" in overview
    assert "services/odd.html" not in site.pages()


def test_findings_can_be_left_to_the_house(tmp_path: Path) -> None:
    project = linked({"a.svc": SERVICE})
    told = {"en": [told_at(project.services["desk"].origin, "desk", message="Not for strangers")]}
    shown = build(emission_of(project, findings=told), tmp_path / "in").pages()
    hidden = build(emission_of(project, findings=told, show=False), tmp_path / "out").pages()
    assert "Not for strangers" in shown["services/desk.html"].text
    assert hidden.keys() == shown.keys()
    assert not [path for path, page in hidden.items() if "Not for strangers" in page.text or "left open" in page.text]


def test_a_second_build_into_the_same_folder_leaves_no_former_page(tmp_path: Path) -> None:
    build(emission_of(linked({"a.svc": SERVICE})), tmp_path)
    shutil.rmtree(tmp_path / "source")
    site = build(emission_of(linked({"a.svc": 'svcdsl 1\nrole host "Host"\n'})), tmp_path)
    assert "services/desk.html" not in site.pages()
