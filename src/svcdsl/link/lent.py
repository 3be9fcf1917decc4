"""What a document of another project lends: its policies, and nothing else of it."""

from __future__ import annotations

from svcdsl.language import language
from svcdsl.syntax import Document, Mapping, Node, Scalar

_NOT_LENT = "owner"


def only_policies(document: Document) -> Document:
    """The document with its language version and its shared policies alone.

    A policy's `owner` is a role that only the lender has, so it stays behind too.
    """
    lent = Document(document.source, document.notation)
    lent.findings = document.findings
    lent.comments = document.comments
    lent.roots = [Mapping(list(_pairs(root)), root.start, root.end) for root in document.roots]
    return lent


def _pairs(root: Mapping) -> list[tuple[Scalar, Node]]:
    words = language()
    pairs: list[tuple[Scalar, Node]] = []
    one_service = any(_names_one_service(key, value) for key, value in root.pairs)
    for key, value in root.pairs:
        field = words.file.words.get(key.text)
        if words.plain(key.text) == "svcdsl":
            pairs.append((key, value))
        elif field is not None and field.name == "policies" and not one_service:
            pairs.append((key, _without_owners(value)))
    return pairs


def _names_one_service(key: Scalar, value: Node) -> bool:
    field = language().service_file.words.get(key.text)
    return field is not None and field.name == "service" and isinstance(value, Scalar)


def _without_owners(policies: Node) -> Node:
    if not isinstance(policies, Mapping):
        return policies
    fields = language().kinds["policy"].words
    pairs: list[tuple[Scalar, Node]] = []
    for id_, policy in policies.pairs:
        if isinstance(policy, Mapping):
            kept = [pair for pair in policy.pairs if getattr(fields.get(pair[0].text), "name", "") != _NOT_LENT]
            pairs.append((id_, Mapping(kept, policy.start, policy.end)))
        else:
            pairs.append((id_, policy))
    return Mapping(pairs, policies.start, policies.end)
