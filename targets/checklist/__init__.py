"""Checklists as Markdown task lists: one a role across all services, and one a process."""

from svcdsl.targets.base import Target

from .emit import emit

__all__ = ["TARGET"]

TARGET = Target(
    "checklist",
    title={"en": "Checklists", "zh": "检查清单"},
    description={
        "en": "Task lists in Markdown, one a role and one a process, to print or to tick on a screen",
        "zh": "Markdown 任务清单：每个岗位一份，每条流程一份，可打印，也可在屏幕上勾选",
    },
    emit=emit,
    options={
        "type": "object",
        "properties": {
            "style": {
                "description": "How roles use their lists: do the work and confirm, or read each line first",
                "enum": ["do-confirm", "read-do"],
                "default": "do-confirm",
            }
        },
        "additionalProperties": False,
    },
    entry="index.md",
)
