"""`group --state`, `--rules`: stories that live on, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import main

HEAD = "a\tb\tverdict\twho\twhen\twhy\n"
TEXTS = {
    "ferry.txt": "Ferry aground\n\nThe ferry Aurelia ran aground off Port Salvo. Luca Brand said ninety were saved.",
    "reef.txt": "Night on the reef\n\nThe Aurelia and Port Salvo: Luca Brand said the ferry hit a reef.",
    "frost.txt": "Frost in Halden\n\nGrowers around Halden fear for apples, the cooperative Ostra said.",
}


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command in a folder with three reports: code, stdout, lines of stderr."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).write_text(text, encoding="utf-8")

    def command(*argv):
        code = main(argv)
        out, err = capsys.readouterr()
        return code, out, err.splitlines()

    return command


def stories(out):
    """Story of each line, in order."""
    return [json.loads(line)["story"] for line in out.splitlines()]


def test_a_story_lives_on_in_a_file(run):
    """A second run knows the story of the first, adds to it, and says so; a third one adds nothing."""
    group = ("group", "--published", "2031-05-04", "--state", "stories.jsonl")
    code, out, err = run(*group, "ferry.txt", "frost.txt")
    first = stories(out)
    assert (code, len(set(first))) == (0, 2)
    assert err == ["reportedly: stories.jsonl: 2 reports, 0 known before; stories: 2 begun"]
    _, out, err = run(*group, "reef.txt", "ferry.txt")
    assert stories(out) == [first[0], first[0]]
    assert err == ["reportedly: stories.jsonl: 2 reports, 1 known before; stories: 1 grew"]
    kept = Path("stories.jsonl").read_bytes()
    _, out, err = run(*group, "reef.txt")
    assert stories(out) == [first[0]] and "nothing changed" in err[0]
    assert Path("stories.jsonl").read_bytes() == kept


def test_a_rule_outranks_the_grouping(run):
    """With or without a file of stories, and in `compare`; who a rule names that is not here is told."""
    said = "Ines\t2031-05-04\t\n"
    rules = f"{HEAD}ferry.txt\treef.txt\tdifferent\t{said}ferry.txt\tnowhere.txt\tsame\t{said}"
    Path("rules.tsv").write_text(rules, encoding="utf-8")
    _, out, _ = run("group", "ferry.txt", "reef.txt")
    assert len(set(stories(out))) == 1
    for more in ((), ("--state", "stories.jsonl")):
        _, out, err = run("group", "ferry.txt", "reef.txt", "--rules", "rules.tsv", *more)
        assert len(set(stories(out))) == 2
        assert any("no report here is called 'nowhere.txt'" in line for line in err)
    _, out, err = run("compare", "ferry.txt", "reef.txt", "--rules", "rules.tsv", "--format", "json")
    told = json.loads(out)
    assert len(told["accounts"]) == 2 and "2 rules" in told["accounts"][0]["made_by"]
    assert any("nowhere.txt" in line for line in err)


@pytest.mark.parametrize(
    "argv",
    [
        ("group", "ferry.txt", "--rules", "ferry.txt"),
        ("group", "ferry.txt", "--rules", "nowhere.tsv"),
        ("group", "ferry.txt", "--state", "reef.txt"),
        ("group", "ferry.txt", "--state", "ferry.txt"),
        ("group", "ferry.txt", "--state", "nowhere/stories.jsonl"),
        ("compare", "ferry.txt", "--one-story", "--rules", "rules.tsv"),
    ],
)
def test_wrong_files_are_wrong_use(run, argv):
    """One line says what is wrong, nothing is printed, and no file is touched."""
    Path("rules.tsv").write_text(HEAD, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    code, out, err = run(*argv)
    assert (code, out, len(err)) == (2, "", 1)
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before
