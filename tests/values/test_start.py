"""Starting costs nothing that a check may not need."""

import subprocess
import sys

import pytest

HEAVY = ["lark", "dataclasses", "enum", "decimal", "fractions", "zoneinfo", "datetime"]


@pytest.mark.parametrize("module", HEAVY)
def test_importing_the_values_does_not_bring(module: str) -> None:
    code = (
        "import re, functools, collections.abc, sys; known = set(sys.modules);"
        f"import svcdsl.values; sys.exit({module!r} in set(sys.modules) - known)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
