"""The pages of docs/ say what the code says."""

import re
from pathlib import Path

import glossary
import pytest

from reportedly.cli.arguments import make_parser
from reportedly.cli.schema import LINES, list_records

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "reportedly"
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
ROOMS = ("gather", "clean", "read", "resolve", "trace", "group", "align", "tell", "pipeline", "text", "model")


def test_the_glossary_is_current():
    """docs/glossary.md is what `make glossary` writes today."""
    assert glossary.PAGE.read_text(encoding="utf-8") == glossary.render()


FILES = [path for room in ROOMS for path in sorted((SOURCE / room).glob("*.py")) if path.name != "__init__.py"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_design_names_every_file(path):
    """Every file of a room stands in docs/design.md."""
    assert re.search(rf"`{path.stem}(?:\.py)?`", DESIGN)


@pytest.mark.parametrize("name", sorted(path.stem for path in (SOURCE / "data").glob("*.tsv")))
def test_the_design_names_every_table(name):
    """Every table of data/ stands in docs/design.md."""
    assert f"`{name}`" in DESIGN


def verbs():
    (choices,) = [action.choices for action in make_parser()._actions if action.choices]
    return choices


@pytest.mark.parametrize("verb", sorted(verbs()))
def test_the_contract_names_every_command_and_option(verb):
    """Every verb stands in docs/contract.md, with each of its options."""
    assert f"`reportedly {verb}" in CONTRACT
    options = {option for action in verbs()[verb]._actions for option in action.option_strings}
    for option in options - {"-h", "--help", "--output"}:
        assert option in CONTRACT


RECORDS = ("account", "accounts", "report", "reading", "grouping", "reuse", "credit", "same", "claim", "support")
RECORDS += ("changes", "claimchange", "claimside", "edit", "leftout", "reportchange", "side", "turn", "version")
RECORDS += ("attribution", "statement", "figure", "timeexpression", "mention", "entity", "source", "difference", "row")


@pytest.mark.parametrize("name", RECORDS)
def test_the_contract_names_every_field(name):
    """Every field of a record that other programs read stands in docs/contract.md."""
    record = list_records()[name]
    words = set(re.findall(r"[a-z_]+", CONTRACT))
    assert {field for field in record.__struct_fields__ if field not in words} == set()


def test_the_contract_names_the_lines():
    """The lines that go by another name than their record are explained."""
    assert all(f"`{name}`" in CONTRACT for name in LINES)


@pytest.mark.parametrize("script", sorted(set(re.findall(r"bench/\w+\.py", DESIGN + METHOD + CONTRACT))))
def test_scripts_that_the_pages_name_exist(script):
    """A command that a page gives can be run."""
    assert (ROOT / script).is_file()
