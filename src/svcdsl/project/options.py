"""The options of targets, as `[targets.NAME]` of the settings has them, against the target's own schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcdsl.project.settings import Settings, faults
from svcdsl.project.troubles import SettingsError
from svcdsl.targets.base import Target


def checked_options(settings: Settings, target: Target) -> Mapping[str, Any]:
    """The options set for a target over its defaults. Raises SettingsError."""
    own = settings.get("targets", target.name, default={})
    problems = list(faults(own, target.options, settings.text, where=("targets", target.name)))
    if not problems and own:
        import jsonschema

        validator = jsonschema.Draft202012Validator(target.options)
        problems = [
            (
                settings.line_of("targets", target.name, *map(str, error.path)),
                "wrong-value",
                {
                    "key": f"targets.{target.name}." + ".".join(map(str, error.path)),
                    "accepted": [str(error.validator_value)],
                },
            )
            for error in validator.iter_errors(own)
        ]
    if problems:
        raise SettingsError(settings.path, problems)
    defaults = {
        name: entry["default"] for name, entry in target.options.get("properties", {}).items() if "default" in entry
    }
    return {**defaults, **own}
