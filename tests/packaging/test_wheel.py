"""What people install: the wheel, built through the sdist, at work in an empty folder outside the checkout.

Nothing is fetched: the build runs without isolation on the hatchling of the development environment, and pip
unpacks the wheel without its dependencies, which come from that environment too. Python runs with `-S`, so
that no `.pth` file of an editable install puts the checkout back on the path.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]

CLEAN = """\
svcdsl 1
role clerk "Clerk"
service lost-property "Lost property" {
  owner clerk
  process search "Search" { start look; step look "Look for it" by clerk -> end }
}
"""
UNRESOLVED = "svcdsl: 1\nservice: lost-property\nowner: nobody-there\n"


class Built(NamedTuple):
    """The two archives of one build."""

    sdist: Path
    wheel: Path


class Installed(NamedTuple):
    """A folder that the wheel was installed to, with the way to run what is in it."""

    folder: Path

    def python(self, *arguments: str, inside: Path) -> subprocess.CompletedProcess[str]:
        """Run Python in `inside`, seeing the installed wheel and the libraries, but not the checkout."""
        libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        path = os.pathsep.join([str(self.folder), *sorted(libraries)])
        return subprocess.run(
            [sys.executable, "-S", *arguments],
            cwd=inside,
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def svcdsl(self, *arguments: str, inside: Path) -> subprocess.CompletedProcess[str]:
        """Run the command."""
        return self.python("-m", "svcdsl", *arguments, inside=inside)


def run(*command: str) -> None:
    """Run a step of the build; what it printed is the message when it fails."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist of the checkout and the wheel of that sdist."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT))
    return Built(*out.glob("*.tar.gz"), *out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", "--target", str(folder), str(built.wheel))
    return Installed(folder)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An empty folder to work in, outside the checkout."""
    assert not tmp_path.is_relative_to(ROOT)
    return tmp_path


def data_files(folder: str) -> set[str]:
    """The files of a top-level folder of the checkout that a wheel must carry."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_carries_grammar_and_targets_and_no_test(built: Built) -> None:
    names = set(zipfile.ZipFile(built.wheel).namelist())
    assert {
        "svcdsl/py.typed",
        *(f"svcdsl/data/{name}" for name in data_files("grammar") | data_files("targets")),
    } <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"svcdsl"}
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_the_sdist_carries_all_that_a_build_and_its_tests_need(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "Makefile",
        "pyproject.toml",
        "grammar",
        "src",
        "targets",
        "tests",
    } <= tops
    assert {".git", ".venv", "build", "dist"} & tops == set()


def test_package_grammar_and_targets_come_from_the_wheel(installed: Installed, empty: Path) -> None:
    code = """
import json
import svcdsl.targets
from svcdsl.language.where import grammar_path, targets_path

places = [svcdsl.__file__, grammar_path("svc.lark"), targets_path(), *svcdsl.targets.__path__]
print(json.dumps(places))
"""
    done = installed.python("-c", code, inside=empty)
    assert done.returncode == 0, done.stderr
    places = [Path(place) for place in json.loads(done.stdout)]
    assert all(place.is_relative_to(installed.folder) and place.exists() for place in places), places


def test_check_passes_a_clean_spec(installed: Installed, empty: Path) -> None:
    (empty / "lost.svc").write_text(CLEAN, encoding="utf-8")
    done = installed.svcdsl("check", "--select", "N", inside=empty)
    assert done.returncode == 0, done.stdout + done.stderr


def test_check_finds_what_is_wrong(installed: Installed, empty: Path) -> None:
    (empty / "lost.svc.yaml").write_text(UNRESOLVED, encoding="utf-8")
    done = installed.svcdsl("check", "--format", "json", inside=empty)
    assert done.returncode == 1, done.stderr
    assert "N06" in {finding["code"] for finding in json.loads(done.stdout)["findings"]}


def test_build_writes_the_model(installed: Installed, empty: Path) -> None:
    (empty / "lost.svc").write_text(CLEAN, encoding="utf-8")
    done = installed.svcdsl("build", "-o", "out", "-t", "model", "--fail-on", "never", inside=empty)
    assert done.returncode == 0, done.stderr
    written = [path.read_text(encoding="utf-8") for path in (empty / "out").rglob("*.json")]
    assert any("lost-property" in text for text in written)


@pytest.mark.slow
def test_build_writes_every_target(installed: Installed, empty: Path) -> None:
    (empty / "lost.svc").write_text(CLEAN, encoding="utf-8")
    for target in sorted(path.parent.name for path in (ROOT / "targets").glob("*/__init__.py")):
        done = installed.svcdsl("build", "-o", target, "-t", target, "--fail-on", "never", inside=empty)
        assert done.returncode == 0, done.stderr
        assert any(path.is_file() for path in (empty / target).rglob("*")), target
