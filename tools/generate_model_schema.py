"""Writes `targets/model/model.schema.json`, the published schema of the target `model`.

`python tools/generate_model_schema.py` writes; a test holds that nothing would change.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from svcdsl.targets.model.schema import schema  # noqa: E402

PUBLISHED = ROOT / "targets" / "model" / "model.schema.json"


def outputs() -> dict[Path, str]:
    """Every generated file and its text."""
    return {PUBLISHED: json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"}


if __name__ == "__main__":
    for path, text in outputs().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))
