"""The same spec means the same in both notations and both languages' words, for every field of the schema.

The specs are generated from the schema: one for each field, and one that holds everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from svcdsl.language import ITEM, ITEMS, LABELS, LIST, THINGS, Field, Kind, language
from svcdsl.link import Linker
from svcdsl.model import Item, Project
from svcdsl.syntax import Limits
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source

WORDS = language()
KINDS = WORDS.kinds

# One value of each type, in English and in Chinese; where one is given it serves for both.
VALUES: Mapping[str, tuple[str, ...]] = {
    "text": ("Say it, “plainly”",),
    "word": ("table_1",),
    "number": ("12",),
    "percentage": ("99.5%", "99.5％"),
    "score": ("4.5/5",),
    "duration": ("1h30m", "1小时30分钟"),
    "range": ("1m..2m..4m", "1分钟至2分钟至4分钟"),
    "rate": ("120/h", "120/小时"),
    "money": ("200 CNY", "200元"),
    "date": ("2026-12-31",),
    "dates": ("2026-10-01..2026-10-07", "2026-10-01至2026-10-07"),
    "recurrence": ("every 2w", "每2周"),
    "hours": ("Mon-Fri 09:00-18:00", "周一至周五 09:00-18:00"),
    "objective": ("95% within 10m over 30d", "近30天 95% 在10分钟内"),
    "quantity": ("80%",),
    "timezone": ("Asia/Shanghai",),
    "language": ("zh-CN",),
    "event": ("a-step.done", "a-step.完成"),
    "event-or-recurrence": ("a-process.ended", "a-process.结束"),
    "duration-or-percentage": ("80%",),
    "objective-or-duration": ("14d", "14天"),
    "money-or-text": ("30 EUR",),
    "condition": ("channel.kind in phone, chat", "channel.kind 属于 phone, chat"),
    "boolean": ("true", "是"),
}


# References to a thing of the same kind, which must not lead back to itself.
LEADS_ON = frozenset(("reports-to", "handoff", "depends-on", "any-of"))


def value_of(field: Field) -> Any:
    """A value for a field: text as written in English, or nested maps and lists of such."""
    if field.shape == THINGS:
        return {f"b-{field.of}" if field.of == "standard" else f"a-{field.of}": {}}
    if field.shape == LABELS:
        return {"job": "api", "env": "prod"}
    if field.shape == ITEM:
        return item_of(KINDS[field.of])
    if field.shape == ITEMS:
        return [item_of(KINDS[field.of]), item_of(KINDS[field.of])]
    one = scalar_of(field)
    return [one, one] if field.shape == LIST and not field.refers and field.type != "choice" else one


def scalar_of(field: Field) -> Any:
    """One value of a field's type."""
    if field.refers:
        kind = field.refers[0]
        if kind == "asks":
            return ("id", "a-feedback.a-asks")
        return ("id", f"b-{kind}" if field.name in LEADS_ON else f"a-{kind}")
    if field.type == "choice":
        return ("choice", next(iter(field.options)))
    return (field.type,)


def item_of(kind: Kind) -> dict[str, Any]:
    """An item with every field that it may have."""
    return {field.name: value_of(field) for field in kind.fields}


def base() -> dict[str, Any]:
    """A file with one thing of every kind, each with only what it must have, so that references resolve."""
    root: dict[str, Any] = {}
    service: dict[str, Any] = {}
    for kind in KINDS.values():
        if kind.scope in ("item", "top"):
            continue
        things = {f"a-{kind.name}": {field.name: value_of(field) for field in kind.required}}
        if kind.name in ("role", "channel", "sla"):
            things[f"b-{kind.name}"] = dict(things[f"a-{kind.name}"])
        (root if kind.scope == "project" else service)[kind.collection] = things
    service["processes"]["a-process"]["steps"] = service.pop("steps")
    service["feedback"]["a-feedback"]["asks"] = {"a-asks": {}}
    root["services"] = {"a-service": service}
    return root


def home_of(root: dict[str, Any], kind: Kind) -> dict[str, Any]:
    """The fields of the thing of a kind in the base file."""
    service = root["services"]["a-service"]
    if kind.scope == "top":
        return service
    if kind.scope == "project":
        return root[kind.collection][f"a-{kind.name}"]
    if kind.name == "step":
        return service["processes"]["a-process"]["steps"]["a-step"]
    return service[kind.collection][f"a-{kind.name}"]


def fields() -> Iterator[tuple[Kind, Field]]:
    for kind in KINDS.values():
        if kind.scope != "item":
            for field in kind.fields:
                yield kind, field


class Writer:
    """Writes plain data in one notation, with English or Chinese words."""

    def __init__(self, chinese: bool) -> None:
        self.chinese = chinese

    def word(self, field: Field, svc: bool) -> str:
        if self.chinese and field.zh:
            return field.zh[-1]
        return field.svc_word if svc else field.name

    def scalar(self, field: Field, value: tuple[str, ...]) -> str:
        if value[0] == "id":
            return value[1]
        if value[0] == "choice":
            return field.options[value[1]][-1] if self.chinese else value[1]
        return VALUES[value[0]][-1 if self.chinese else 0]

    def yaml(self, kind: Kind, data: dict[str, Any], depth: int = 0) -> str:
        lines = []
        pad = "  " * depth
        for name, value in data.items():
            field = kind.field(name)
            key = self.word(field, svc=False)
            if isinstance(value, tuple):
                lines.append(f"{pad}{key}: {self.quoted(field, value)}")
            elif field.shape == LIST:
                lines.append(f"{pad}{key}: [{', '.join(self.quoted(field, one) for one in value)}]")
            elif field.shape == ITEMS:
                lines.append(f"{pad}{key}:")
                for item in value:
                    body = self.yaml(KINDS[field.of], item, depth + 2)
                    lines.append(f"{pad}  -{body[len(pad) + 3 :]}")
            elif field.shape == LABELS:
                lines.append(f"{pad}{key}: {{job: api, env: prod}}")
            elif field.shape == ITEM:
                lines += [f"{pad}{key}:", self.yaml(KINDS[field.of], value, depth + 1)]
            else:
                lines.append(f"{pad}{key}:")
                for id_, inner in value.items():
                    lines.append(f"{pad}  {id_}:")
                    if inner:
                        lines.append(self.yaml(KINDS[field.of], inner, depth + 2))
        return "\n".join(lines)

    def quoted(self, field: Field, value: tuple[str, ...]) -> str:
        text = self.scalar(field, value)
        return f"'{text}'" if "," in text or ": " in text else text

    def svc(self, kind: Kind, data: dict[str, Any], depth: int = 0) -> str:
        lines = []
        pad = "  " * depth
        for name, value in data.items():
            field = kind.field(name)
            word = self.word(field, svc=True)
            if isinstance(value, tuple):
                lines.append(pad + self.clause(field, word, [value]))
            elif field.shape == LIST:
                lines.append(pad + self.clause(field, word, value))
            elif field.shape in (ITEM, ITEMS):
                for item in value if field.shape == ITEMS else [value]:
                    lines += [f"{pad}{word} {{", self.svc(KINDS[field.of], item, depth + 1), f"{pad}}}"]
            elif field.shape == LABELS:
                lines.append(f'{pad}{word} job "api", env "prod"')
            else:
                for id_, inner in value.items():
                    lines += [f"{pad}{word} {id_} {{", self.svc(KINDS[field.of], inner, depth + 1), f"{pad}}}"]
        return "\n".join(lines)

    def clause(self, field: Field, word: str, values: list[tuple[str, ...]]) -> str:
        if field.type == "boolean":
            return word
        texts = [self.scalar(field, value) for value in values]
        if field.type == "text":
            texts = [f'"{text}"' for text in texts]
        return f"{word} {', '.join(texts)}"


def project_of(text: str, notation: str) -> Project:
    source = Source(f"all.{notation}", text)
    linker = Linker()
    linker.add(read_svc(source) if notation == "svc" else read_yaml(source, Limits()))
    project, findings = linker.link("p", "en")
    assert [f"{finding!r} {finding.variant} {finding.span.text!r}" for finding in findings] == [], text
    return project


def meaning(value: Any, owner: Any = None) -> Any:
    """The model as plain data without places; references by kind and path."""
    if isinstance(value, Item):
        if owner is not None and value.parent is not owner:
            return ("reference", value.KIND, getattr(value, "path", ""))
        return {name: meaning(getattr(value, name), value) for name in value.FIELDS}
    if isinstance(value, Mapping):
        return {key: meaning(inner, owner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [meaning(inner, owner) for inner in value]
    if hasattr(value, "of") and hasattr(value, "moment"):
        return ("event", value.name)
    return value


def everything(project: Project) -> dict[str, Any]:
    return {name: meaning(getattr(project, name)) for name in Project.COLLECTIONS}


def in_all_forms(root: dict[str, Any]) -> dict[str, Any]:
    forms = {}
    for chinese in (False, True):
        writer = Writer(chinese)
        language_word = "zh" if chinese else "en"
        head = "服务规范" if chinese else "svcdsl"
        forms[f"yaml-{language_word}"] = everything(
            project_of(f"{head}: 1\n" + writer.yaml(WORDS.file, root), "svc.yaml")
        )
        forms[f"svc-{language_word}"] = everything(project_of(f"{head} 1\n" + writer.svc(WORDS.file, root), "svc"))
    return forms


@pytest.mark.parametrize(("kind", "field"), list(fields()), ids=lambda part: part.name)
def test_a_field_means_the_same_in_every_form(kind: Kind, field: Field) -> None:
    root = base()
    home = home_of(root, kind)
    if field.name not in home or field.shape != THINGS:
        home[field.name] = value_of(field)
    if field.of in KINDS and KINDS[field.of].required and field.shape == THINGS:
        for inner in home[field.name].values():
            inner.update({needed.name: value_of(needed) for needed in KINDS[field.of].required})
    if field.of == "step":
        home[field.name] = {"a-step": {}}
    forms = in_all_forms(root)
    reference = forms["svc-en"]
    for name, form in forms.items():
        assert form == reference, name
    assert written(kind, field, reference), "the value did not arrive in the model"


def written(kind: Kind, field: Field, model: dict[str, Any]) -> bool:
    place = home_of({**model}, kind) if kind.scope != "project" else model[kind.collection][f"a-{kind.name}"]
    return place[field.attribute] not in (None, [], {})


def test_everything_at_once_means_the_same_in_every_form() -> None:
    root = base()
    for kind in KINDS.values():
        if kind.scope == "item":
            continue
        home = home_of(root, kind)
        for field in kind.fields:
            if field.shape != THINGS and not (kind.name == "step" and field.name in ("choose", "fork")):
                home[field.name] = value_of(field)
    forms = in_all_forms(root)
    for name, form in forms.items():
        assert form == forms["svc-en"], name


def test_a_difference_is_seen() -> None:
    """The comparison itself: another value, another meaning."""
    root = base()
    first = everything(project_of("svcdsl 1\n" + Writer(False).svc(WORDS.file, root), "svc"))
    root["services"]["a-service"]["needs"]["a-need"]["title"] = ("word",)
    VALUES_TITLE = Writer(False).svc(WORDS.file, root).replace("title table_1", 'title "Another"')
    second = everything(project_of("svcdsl 1\n" + VALUES_TITLE, "svc"))
    assert first != second
