"""What a document of another project lends: its policies, and nothing else of it."""

from __future__ import annotations

from svcdsl.language import language
from svcdsl.syntax import Document, Entry, Mapping, Node, entry_of, value_of

_NOT_LENT = "owner"


def only_policies(document: Document) -> Document:
    """The document with its language version and its shared policies alone.

    A policy's `owner` is a role that only the lender has, so it stays behind too.
    """
    lent = Document(document.source, document.notation)
    lent.findings = document.findings
    lent.comments = document.comments
    lent.roots = [Mapping(_entries(root), root.start, root.end) for root in document.roots]
    return lent


def _entries(root: Mapping) -> list[Entry]:
    words = language()
    entries: list[Entry] = []
    one_service = any(_names_one_service(entry) for entry in root.entries)
    for entry in root.entries:
        key, start, end, *_ = entry
        field = words.file.words.get(key)
        if words.plain(key) == "svcdsl":
            entries.append(entry)
        elif field is not None and field.name == "policies" and not one_service:
            entries.append(entry_of(key, start, end, _without_owners(value_of(entry))))
    return entries


def _names_one_service(entry: Entry) -> bool:
    key, _, _, text, *_ = entry
    field = language().service_file.words.get(key)
    return field is not None and field.name == "service" and text is not None


def _without_owners(policies: Node) -> Node:
    if not isinstance(policies, Mapping):
        return policies
    fields = language().kinds["policy"].words
    entries: list[Entry] = []
    for entry in policies.entries:
        id_, start, end, *_, policy = entry
        if isinstance(policy, Mapping):
            kept = [given for given in policy.entries if getattr(fields.get(given[0]), "name", "") != _NOT_LENT]
            entries.append(entry_of(id_, start, end, Mapping(kept, policy.start, policy.end)))
        else:
            entries.append(entry)
    return Mapping(entries, policies.start, policies.end)
