"""What is written about the program agrees with the program."""

import html
import re
import shlex
from pathlib import Path

import pytest

from reportedly.cli.arguments import make_parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
VERBS = {"changes", "clean", "compare", "read", "group", "trace", "verify", "show", "same", "schema"}


def verbs_of_parser():
    (choices,) = [action.choices for action in make_parser()._actions if action.choices]
    return choices


def test_the_verbs_are_those_of_the_contract_and_each_has_its_file():
    """The parser knows the verbs that other programs rely on, and each is one file of cli/."""
    assert set(verbs_of_parser()) == VERBS
    assert all((ROOT / f"src/reportedly/cli/{verb}.py").is_file() for verb in VERBS)


def test_the_readme_names_every_verb_and_no_other():
    """The table of commands in the README is complete."""
    assert set(re.findall(r"^\| `reportedly (\w+)", README, re.M)) == VERBS


COMMANDS = re.findall(r"(?:reportedly|-m reportedly) ((?:compare|verify) [^\n`…]*\w[^\n`…]*)$", README, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_s_commands_are_understood(command):
    """Each command line of the README is one that the parser accepts."""
    assert make_parser().parse_args(shlex.split(command)).verb in VERBS


def test_there_are_commands_in_the_readme():
    """The pattern above finds them."""
    assert len(COMMANDS) >= 3


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z]+)", README))))
def test_the_readme_s_targets_exist(target):
    """Each `make` target that the README names is in the Makefile, with a word of help."""
    assert re.search(rf"^{target}:.*## ", MAKEFILE, re.M)


def test_the_lock_files_are_pinned_by_hash_and_name_no_index():
    """Every requirement has a version and a hash; nothing says where it is to be fetched."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.findall(r"^[a-z0-9][^\n]*(?:\n[ ]+[^\n]*)*", text, re.M)
        assert len(entries) > 20
        assert all("==" in entry.split("\n")[0] and "--hash=sha256:" in entry for entry in entries)
        assert not re.search(r"https?://|index-url|find-links", text)


def test_every_rule_table_says_where_it_comes_from():
    """A table's head comment names its source or its licence."""
    tables = sorted((ROOT / "src/reportedly/data").glob("*.tsv"))
    bare = [
        table.name
        for table in tables
        if not re.search(r"(?i)^#.*\b(source|licen[cs]e)", table.read_text("utf-8"), re.M)
    ]
    assert tables and not bare


def test_the_readme_s_example_quotes_the_example_story():
    """What the README shows of `make demo` is made of words of the story that `make demo` shows."""
    folder = ROOT / re.search(r"^EXAMPLE \?= (\S+)$", MAKEFILE, re.M)[1]
    story = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*")))
    plain = html.unescape(re.sub(r"<[^>]+>|\\\\n", " ", story)).replace('\\"', '"')
    shown = " ".join(README.partition("```text")[2].partition("```")[0].split())
    quoted = re.findall("“([^”]*)”", shown)
    assert len(quoted) > 15
    assert [words for words in quoted if words not in " ".join(plain.split())] == []
