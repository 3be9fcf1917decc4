"""A website of the services: a MkDocs project, and the pages built from it, which open without any network."""

from svcdsl.targets.base import Target

from .emit import emit
from .finish import finish

__all__ = ["TARGET"]

TARGET = Target(
    "site",
    title={"en": "Website", "zh": "网站"},
    description={
        "en": "A page a service: promises, open points, journey, blueprint, standards, SLAs, feedback, improvements",
        "zh": "每个服务一页：承诺、待解决问题、客户旅程、服务蓝图、标准、服务级别、反馈与改进",
    },
    emit=emit,
    options={
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "findings": {
                "type": "boolean",
                "default": True,
                "description": "Show on every page what is left open; false for readers outside the house",
            },
        },
    },
    finish=finish,
    entry="html/index.html",
)
