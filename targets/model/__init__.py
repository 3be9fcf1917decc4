"""The resolved model as one JSON file, with the JSON Schema that it keeps."""

from svcdsl.targets.base import Target

from .emit import emit

__all__ = ["TARGET"]

TARGET = Target(
    "model",
    title={"en": "Model", "zh": "模型"},
    description={
        "en": "The whole project as JSON, every reference resolved and every place kept, to build on",
        "zh": "整个项目的 JSON：引用均已解析，每处原文位置都保留，供二次开发使用",
    },
    emit=emit,
    entry="model.json",
)
