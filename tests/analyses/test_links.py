"""Keys of what a service hangs on: they change with what can be seen from it, and with nothing else."""

from __future__ import annotations

import pytest

from svcdsl.analyses.links import Links
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source
from svcdsl.text.digest import digest

SHARED = "svcdsl 1\nchannel desk kind counter handoff phone\nchannel phone kind phone\n"
FILES = {
    "a.svc": "svcdsl 1\nservice a { touchpoint hall channel desk\n sla open { measure up } }\n",
    "b.svc": "svcdsl 1\nservice b { sla there { depends-on a.open } }\n",
    "c.svc": "svcdsl 1\nservice c { sla there { depends-on b.there } }\n",
    "d.svc": "svcdsl 1\nservice d { need rest }\n",
    "shared.svc": SHARED,
}


def keys(files: dict[str, str], *asked: str) -> dict[str, str]:
    """The key of each service, whose rules asked who refers to things of these files."""
    linker = Linker()
    for name, text in sorted(files.items()):
        linker.add(read_svc(Source(name, text)))
    project, _ = linker.link("p", "en")
    links = Links(project, {name: digest(text.encode()) for name, text in files.items()})
    return {service.id: links.key(service, asked) for service in project.services.values()}


def changed(files: dict[str, str], *asked: str) -> str:
    """The services whose keys are others than those of FILES."""
    before, now = keys(FILES, *asked), keys(files, *asked)
    return " ".join(id_ for id_ in sorted(before | now) if before.get(id_) != now.get(id_))


@pytest.mark.parametrize(
    ("name", "text", "felt"),
    [
        ("d.svc", FILES["d.svc"] + "#", "d"),
        ("c.svc", FILES["c.svc"] + "#", "b c"),
        ("shared.svc", SHARED + "#", "a b c"),
        ("e.svc", "svcdsl 1\nservice e { need x }", "e"),
        ("e.svc", "svcdsl 1\nservice e { sla x { depends-on c.there } }", "c e"),
        ("0.svc", "svcdsl 1\nchannel phone kind phone", "a b c"),
        ("0.svc", "svcdsl 1\nservice a { need x }", "a b c"),
        ("z.svc", "svcdsl 1\nchannel phone kind phone", ""),
        ("z.svc", "svcdsl 1\nservice a { need x }", ""),
    ],
)
def test_a_key_changes_with_what_can_be_reached_and_with_who_refers_to_the_service(
    name: str, text: str, felt: str
) -> None:
    assert changed({**FILES, name: text}) == felt


def test_who_refers_to_things_of_other_files_counts_where_it_was_asked() -> None:
    more = {**FILES, "e.svc": "svcdsl 1\nservice e { touchpoint x channel desk }"}
    assert changed(more) == "e"
    assert changed(more, "shared.svc") == "a b c d e"


def test_files_in_a_circle_share_what_they_hang_on() -> None:
    back = "svcdsl 1\nservice a { touchpoint hall channel desk\n sla open { depends-on c.there } }\n"
    circle = {**FILES, "a.svc": back}
    felt = [
        {id_ for id_, key in keys(circle | {name: circle[name] + "#"}).items() if key != keys(circle)[id_]}
        for name in circle
    ]
    assert felt == [{"a", "b", "c"}] * 3 + [{"d"}, {"a", "b", "c"}]


def test_a_file_that_is_gone_has_no_key() -> None:
    with pytest.raises(KeyError):
        keys(FILES, "gone.svc")
