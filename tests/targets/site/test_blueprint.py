"""The blueprint of a process: valid SVG, in which nothing lies on anything else and no text leaves its box."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcdsl.analyses.flow import Flow
from svcdsl.targets.site.blueprint import Drawing, Labels
from svcdsl.targets.site.blueprint.fitting import width, wrap
from svcdsl.targets.site.pages import labels
from svcdsl.targets.site.places import Places, page_names
from svcdsl.targets.site.voice import Voice

from .conftest import EXAMPLE_NAMES, Site, example, linked

SVG = "{http://www.w3.org/2000/svg}"


class Box(NamedTuple):
    """A rectangle, and the words of the thing it stands for."""

    left: float
    top: float
    right: float
    bottom: float
    words: str

    def covers(self, other: Box) -> bool:
        """Whether the two lie on each other."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


def box_of(rectangle: ElementTree.Element, words: str) -> Box:
    left, top = float(rectangle.get("x", 0)), float(rectangle.get("y", 0))
    return Box(left, top, left + float(rectangle.get("width", 0)), top + float(rectangle.get("height", 0)), words)


def steps_of(svg: ElementTree.Element) -> Iterator[tuple[Box, ElementTree.Element]]:
    """The boxes of the steps, with the group that holds their words."""
    for group in svg.iter():
        if group.tag in (SVG + "a", SVG + "g") and group.find(SVG + "title") is not None:
            rectangle = group.find(SVG + "rect")
            assert rectangle is not None
            yield box_of(rectangle, group.findtext(SVG + "title") or ""), group


def drawing_of(text: str, language: str = "en") -> tuple[Drawing, Labels]:
    """The drawing of the only process of a service."""
    return drawing(linked({"a.svc": "svcdsl 1\n" + text}), language)


def drawing(project: Any, language: str) -> tuple[Drawing, Labels]:
    service = next(iter(project.services.values()))
    names = page_names([service])
    process = next(iter(service.processes.values()))
    words = labels(process, Voice(language, Places(names, names[service])))
    return Drawing(Flow(process), words), words


def process(steps: str, start: str = "a") -> str:
    return f"service s {{ process p {{ start {start}\n{steps}\n}} }}"


def check(drawn: Drawing) -> list[ElementTree.Element]:
    """Every band is XML, within its frame, and no step lies on another."""
    bands = [ElementTree.fromstring(part) for part in drawn.parts()]
    for svg in bands:
        boxes = [box for box, _ in steps_of(svg)]
        wide, high = float(svg.get("width", 0)), float(svg.get("height", 0))
        assert all(box.left >= 0 and box.right <= wide and box.top >= 0 and box.bottom <= high for box in boxes)
        assert not [(one, other) for one, other in itertools.combinations(boxes, 2) if one.covers(other)]
    ElementTree.fromstring(drawn.whole())
    return bands


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_examples_are_drawn_whole(name: str, language: str) -> None:
    emission = example(name)
    for service in emission.services:
        voice = Voice(language, Places(page_names(emission.services), "services/x"))
        for one in service.processes.values():
            drawn = Drawing(Flow(one), labels(one, voice))
            shown = [box.words for svg in check(drawn) for box, _ in steps_of(svg)]
            assert len(shown) == len(one.steps)
            for step in one.steps.values():
                assert any(voice.label(step) in words for words in shown)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_words_stay_in_their_box(name: str, language: str) -> None:
    emission = example(name)
    for service in emission.services:
        voice = Voice(language, Places(page_names(emission.services), "services/x"))
        for one in service.processes.values():
            for part in Drawing(Flow(one), labels(one, voice)).parts():
                for box, group in steps_of(ElementTree.fromstring(part)):
                    assert [line for line in lines_inside(box, group) if width(*line) > box.right - box.left] == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_words_at_ways_lie_on_no_step_and_on_no_other_words(name: str, language: str) -> None:
    emission = example(name)
    for service in emission.services:
        voice = Voice(language, Places(page_names(emission.services), "services/x"))
        for one in service.processes.values():
            for part in Drawing(Flow(one), labels(one, voice)).parts():
                svg = ElementTree.fromstring(part)
                boxes = [box for box, _ in steps_of(svg)]
                words = [box_of_words(line) for line in svg.iter(SVG + "text") if line.get("paint-order")]
                assert [(one, other) for one in words for other in boxes if one.covers(other)] == []
                assert [pair for pair in itertools.combinations(words, 2) if pair[0].covers(pair[1])] == []


def box_of_words(line: ElementTree.Element) -> Box:
    """Where a line of text lies, by the estimate of its width."""
    text, x, y = line.text or "", float(line.get("x", 0)), float(line.get("y", 0))
    wide = width(text, float(line.get("font-size", 0)))
    left = x - wide * {"end": 1, "middle": 0.5}.get(line.get("text-anchor", ""), 0)
    return Box(left, y - 9, left + wide, y + 2, text)


def lines_inside(box: Box, group: ElementTree.Element) -> list[tuple[str, float]]:
    """The lines of text in a box, with their size."""
    return [
        (line.text or "", float(line.get("font-size", 0)))
        for line in group.iter(SVG + "text")
        if box.top < float(line.get("y", 0)) <= box.bottom
    ]


def test_it_has_a_title_and_says_what_it_shows(any_site: Site) -> None:
    for path in (any_site.folder / "html").rglob("*.svg"):
        svg = ElementTree.parse(path).getroot()
        assert svg.findtext(SVG + "title")
        assert svg.findtext(SVG + "desc")
        assert svg.get("role") == "img"


def test_lanes_stand_from_the_customer_down() -> None:
    drawn, _ = drawing_of(
        process(
            "step a lane support -> b\nstep b lane customer -> c\n"
            "step c lane backstage -> d\nstep d lane frontstage -> end"
        )
    )
    (svg,) = check(drawn)
    heights = {box.words.split()[1]: box.top for box, _ in steps_of(svg)}
    assert heights["b"] < heights["d"] < heights["c"] < heights["a"]
    words = "".join(svg.itertext())
    assert all(line in words for line in ("line of interaction", "line of visibility", "line of internal interaction"))


def test_time_goes_to_the_right() -> None:
    drawn, _ = drawing_of(process("step a -> b\nstep b -> c\nstep c -> end"))
    (svg,) = check(drawn)
    lefts = [box.left for box, _ in steps_of(svg)]
    assert lefts == sorted(lefts)


def test_failures_and_timeouts_are_dashed() -> None:
    drawn, _ = drawing_of(
        process(
            'step a takes 1m {\nfails when "odd" share 3% recover b\ntimeout after 5m to c\n-> c\n}\n'
            "step b -> c\nstep c -> end"
        )
    )
    (svg,) = check(drawn)
    dashed = [path.get("stroke") for path in svg.iter(SVG + "path") if path.get("stroke-dasharray")]
    assert len(dashed) == len(set(dashed)) == 2
    words = "".join(svg.itertext())
    assert all(word in words for word in ("odd", "3%", "after 5 min"))


def test_a_choice_says_what_the_rest_takes() -> None:
    drawn, _ = drawing_of(
        process('step a {\nchoose when "big" share 30% -> b\nchoose otherwise -> c\n}\nstep b -> c\nstep c -> end')
    )
    words = "".join("".join(svg.itertext()) for svg in check(drawn))
    assert all(word in words for word in ("big", "30%", "otherwise", "70%"))


def test_times_stand_under_a_step() -> None:
    drawn, _ = drawing_of(process("step a waits 0m..2m takes 1m..2m..4m -> end"))
    (svg,) = check(drawn)
    ((box, group),) = steps_of(svg)
    below = [line.text for line in group.iter(SVG + "text") if float(line.get("y", 0)) > box.bottom]
    assert below == ["waits 0–2 min", "takes 1–4 min"]


def test_a_long_process_is_cut_into_bands_that_name_each_other() -> None:
    count = 30
    steps = "\n".join(f"step a{n} -> {f'a{n + 1}' if n < count else 'end'}" for n in range(1, count + 1))
    drawn, _ = drawing_of(process(steps, "a1"))
    bands = check(drawn)
    assert len(bands) > 2
    assert all(float(svg.get("width", 0)) <= 1150 for svg in bands)
    for before, after in itertools.pairwise(bands):
        last, first = (numbers(svg) for svg in (before, after))
        assert max(last) in first
        assert min(number for number in first if number > max(last) - 1) in first


def numbers(svg: ElementTree.Element) -> set[int]:
    return {int(line.text) for line in svg.iter(SVG + "text") if line.text and line.text.isdigit()}


@pytest.mark.parametrize(
    "steps",
    [
        "step a -> a",
        "step a -> b\nstep b -> a",
        'step a {\nchoose when "x" -> a repeat 3\nchoose otherwise -> end\n}',
        "step a -> end\nstep b -> b",
        "step a => b, c\nstep b -> d\nstep c -> d\nstep d join all -> end",
        "step a",
        'step a {\nchoose when "x" -> end\nchoose when "y" -> end\nchoose otherwise -> end\n}',
        "step a lane customer -> end",
    ],
    ids=["itself", "round", "repeat", "unreached", "fork", "nothing", "ends", "one"],
)
def test_odd_processes_are_drawn(steps: str) -> None:
    drawn, _ = drawing_of(process(steps))
    check(drawn)


def test_a_process_without_a_start_is_drawn() -> None:
    drawn, _ = drawing_of("service s { process p {\nstep a -> b\nstep b -> end\n} }")
    check(drawn)


TITLES = ["Ask", "看诊并说明下一步", "Say why, and when there is news", "Donaudampfschifffahrtsgesellschaft"]


@st.composite
def processes(draw: st.DrawFn) -> str:
    """A process of up to a dozen steps that lead anywhere."""
    count = draw(st.integers(1, 12))
    ids = [f"s{number}" for number in range(count)]
    targets = st.sampled_from([*ids, "end"])
    lines = []
    for one in ids:
        lane = draw(st.sampled_from(["", "lane customer", "lane frontstage", "lane backstage", "lane support"]))
        parts = [f'step {one} "{draw(st.sampled_from(TITLES))}" {lane} {{']
        kind = draw(st.sampled_from(["then", "choose", "fork", "none"]))
        if kind == "then":
            parts.append(f"-> {draw(targets)}")
        elif kind == "choose":
            parts += [f'choose when "case {n}" -> {draw(targets)}' for n in range(draw(st.integers(1, 3)))]
        elif kind == "fork":
            parts.append("=> " + ", ".join(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))))
        if draw(st.booleans()):
            parts.append(f'fails when "odd" share 2% recover {draw(st.sampled_from(ids))}')
        if draw(st.booleans()):
            parts.append("takes 1m..2m")
        lines.append("\n".join([*parts, "}"]))
    return process("\n".join(lines), "s0")


@settings(max_examples=150)
@given(processes())
def test_any_process_is_drawn_without_overlap(text: str) -> None:
    drawn, _ = drawing_of(text)
    check(drawn)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Say why, and when there is news", ["Say why, and when", "there is news"]),
        ("候诊时告知前面几位、大约等多久，并提醒签到", ["候诊时告知前面几", "位、大约等多久，并", "提醒签到"]),
        ("One two three four five six seven eight nine ten", ["One two three", "four five six", "seven eight nine…"]),
        ("", []),
    ],
)
def test_words_break_where_they_may(text: str, lines: list[str]) -> None:
    assert wrap(text, 12, 114, 3) == lines


def test_a_long_word_is_broken() -> None:
    lines = wrap("Donaudampfschifffahrtsgesellschaft", 12, 114, 5)
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(width(line, 12) <= 114 for line in lines)


def test_no_line_begins_with_a_comma() -> None:
    for size in range(8, 24):
        assert not [line for line in wrap("签到、候诊、看诊、缴费、取药、离院。", size, 60, 9) if line[0] in "、。"]
