"""The least that reading a project can cost: `python floor.py FOLDER SCHEMA` as a process of its own.

Reads each YAML file, composes it with libyaml so that every scalar stays text, makes plain values of the nodes
and validates them with jsonschema-rs. No places, no ids, no rules: what a compiler does besides is its own.
Prints how many documents there were and how many were valid.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import Any

import jsonschema_rs
from yaml.cyaml import CParser  # type: ignore[attr-defined]


class Composer(CParser):
    """libyaml's composer without the resolving of tags: `on` and `12:30` are texts."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:
        """No tag for anything."""
        return None

    def descend_resolver(self, current: Any, index: Any) -> None:
        """Nothing to keep account of."""
        return None

    def ascend_resolver(self) -> None:
        """Nothing to keep account of."""
        return None


def plain(node: Any) -> Any:
    """Dictionaries, lists and texts."""
    value = node.value
    if type(value) is str:
        return value
    if value and type(value[0]) is tuple:
        return {key.value: plain(inner) for key, inner in value}
    return [plain(inner) for inner in value]


def main(folder: str, schema: str) -> None:
    """Read, compose and validate all YAML files below a folder."""
    gc.disable()  # as svcdsl does: the run is short
    with open(schema, encoding="utf-8") as file:
        is_valid = jsonschema_rs.validator_for(json.load(file)).is_valid
    documents = valid = 0
    for inside, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".yaml"):
                with open(os.path.join(inside, name), "rb") as stream:
                    composer = Composer(stream.read().decode("utf-8"))
                while composer.check_node():
                    documents += 1
                    valid += is_valid(plain(composer.get_node()))
    print(f"{documents} documents, {valid} valid")


if __name__ == "__main__":
    main(*sys.argv[1:])
