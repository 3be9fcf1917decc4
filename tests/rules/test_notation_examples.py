"""Group N: the examples of its rules find what they say, and every way it is found has words.

These findings are made while reading and linking, so their variants are collected from those sources too: a
new one without words is a failure.
"""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import svcdsl
from svcdsl.diagnostics import Finding, Nearest
from svcdsl.link import Linker
from svcdsl.rules import Rule, catalogue
from svcdsl.rules.policies import POLICIES
from svcdsl.rules.run import Runner
from svcdsl.syntax import svc_mistakes, yaml_mistakes
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source

HOME = Path(svcdsl.__file__).parent
RULES = {code: rule for code, rule in catalogue().items() if rule.group == "N"}
TEXTS = tomllib.loads(Path(__file__).with_name("notation_variants.toml").read_text(encoding="utf-8"))["text"]
MARK = re.compile(r"# finds (N[0-9]{2})$")

# Variants that only reading from a disk can make.
OF_FILES = {"too-large", "not-utf-8", "no-permission", "not-a-file", "loop", "unreadable"}

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def found_in(text: str, notation: str) -> list[Finding]:
    """What group N says of a text."""
    is_svc = notation == "svc"
    source = Source("example.svc" if is_svc else "example.svc.yaml", text)
    linker = Linker()
    linker.add(read_svc(source) if is_svc else read_yaml(source))
    project, found = linker.link("example", "en")
    runner = Runner([POLICIES], "2026-07-01")  # conditions are held against the schema when policies are run
    runner.run(project)
    return [*found, *(one for one in runner.findings if one.code in RULES)]


def found_in_example(text: str) -> Counter[tuple[int, str]]:
    """Line and code of all that group N says of a rule's example."""
    notation = "yaml" if text.lstrip().startswith("svcdsl:") else "svc"
    return Counter((one.span.first.line, one.code) for one in found_in(text, notation))


def placeholders(text: str) -> set[str]:
    """The facts that a message asks for."""
    return set(re.findall(r"{([a-z]+)}", text))


def asked(rule: Rule, variant: str) -> Iterator[str]:
    """The facts that the words of a variant ask for."""
    for texts in (rule.message, rule.help):
        yield from placeholders((texts.get(variant) or texts[""])["en"])


def all_findings() -> Iterator[Finding]:
    """Findings of every variant that reading and linking make."""
    for text in TEXTS:
        notation = "svc" if "svc" in text else "yaml"
        yield from found_in(text[notation], notation)
    for _, wrong, _ in svc_mistakes.EXAMPLES:
        yield from found_in(f"svcdsl 1\nservice s {{\n{wrong}\n}}\n", "svc")
    for _, wrong, _ in yaml_mistakes.EXAMPLES:
        yield from found_in(wrong, "yaml")


@every_rule
def test_the_bad_example_finds_just_this_on_the_lines_that_say_so(rule: Rule) -> None:
    marked = Counter(
        (number, match[1]) for number, line in enumerate(rule.bad.splitlines(), 1) if (match := MARK.search(line))
    )
    assert {code for _, code in marked} == {rule.code}
    assert found_in_example(rule.bad) == marked


@every_rule
def test_the_good_example_finds_nothing(rule: Rule) -> None:
    assert found_in_example(rule.good) == Counter()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text["find"])
def test_a_text_is_found_as_it_says(text: dict[str, str]) -> None:
    notation = "svc" if "svc" in text else "yaml"
    assert [f"{one.code} {one.variant}".strip() for one in found_in(text[notation], notation)] == [text["find"]]


def test_every_text_of_words_belongs_to_something_that_is_found() -> None:
    found = {(one.code, one.variant) for one in all_findings()}
    words = {(rule.code, variant) for rule in RULES.values() for variant in rule.message if variant}
    lone = {variant for _, variant in words - found} - OF_FILES
    assert lone - {"yaml-in-svc"} == set()  # shown by a whole file, in the tests of the mistakes


def test_no_words_ask_for_a_fact_that_the_finding_lacks() -> None:
    lacking = {
        (one.code, one.variant, fact)
        for one in all_findings()
        for fact in asked(RULES[one.code], one.variant)
        if fact not in one.facts or isinstance(one.facts[fact], Nearest)
    }
    assert lacking == set()


# Every variant that the sources can make, read from the sources themselves.

SAYERS = {"say": 0, "_say": 0, "wrong": 2, "bad_id": 3, "Fault": 1, "Unreadable": 0}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """The sources that make findings of group N."""
    for pattern in ("syntax/*.py", "link/*.py", "values/*.py", "analyses/condition*.py"):
        for file in sorted(HOME.glob(pattern)):
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def texts_in(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression may give: itself, or either way of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts_in(node.body)
        yield from texts_in(node.orelse)


def variants_in(tree: ast.Module) -> Iterator[str]:
    """Every text that stands where a variant is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = SAYERS.get(name, len(node.args))
            yield from (text for one in node.args[place : place + 1] for text in texts_in(one))
            yield from (text for one in node.keywords if one.arg == "variant" for text in texts_in(one.value))
            if name == "BadValue":
                yield from (text for one in node.args[:1] for text in texts_in(one))
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "variant" for target in node.targets):
            yield from texts_in(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name in ("fault_of", "mistake_of"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return):
                    yield from texts_in(inner.value)


def tables() -> Iterator[str]:
    """The variants that stand in the tables of mistakes."""
    yield from (variant for variant, _, _ in (*svc_mistakes.EXAMPLES, *yaml_mistakes.EXAMPLES))
    yield from (variant for variant, _ in svc_mistakes._LOOKS)
    yield from (variant for _, variant in (*yaml_mistakes._COMPLAINTS, *yaml_mistakes._LOOKS))


def test_every_variant_in_the_sources_has_words() -> None:
    codes = re.compile("N[0-9]{2}|form|")
    made = {text for _, tree in modules() for text in variants_in(tree)} | set(tables())
    known = {variant for rule in RULES.values() for variant in (*rule.message, *rule.help)}
    assert {text for text in made if not codes.fullmatch(text)} - known == set()


@pytest.mark.parametrize(
    "text",
    [
        "self.say('new', token)",
        "complaints.wrong(field, node, 'new' if list else '')",
        "Finding('N03', place, variant='new')",
        "variant = 'new' if x else ''",
        "raise BadValue('new')",
        "def fault_of(id_): return 'new'",
    ],
)
def test_a_variant_in_a_source_is_seen(text: str) -> None:
    assert "new" in set(variants_in(ast.parse(text)))
