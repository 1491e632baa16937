"""Bad input through the whole program: one clear line each, and the reports around it are still read."""

import json

import pytest

from reportedly.cli import main
from reportedly.errors import Reason
from reportedly.model.account import Account
from reportedly.pipeline.compare import compare

FIRST = """Ferry runs aground off Kiel with 40 aboard

KIEL, Germany (Reuters) - A ferry with 40 people aboard ran aground off Kiel on Monday, police said.

The ferry's captain, Jana Brandt, told reporters that nobody was hurt and that the ship would be towed on Tuesday.
"""
SECOND = """Forty stranded as ferry grounds near Kiel

A passenger ferry carrying about 40 people hit a sandbank off the German port of Kiel on Monday.

Police said nobody had been hurt. The coast guard expects to tow the ship away on Tuesday, a spokesman said.
"""
GERMAN = """Fähre vor Kiel auf Grund gelaufen

Eine Fähre mit vierzig Menschen an Bord ist am Montag vor Kiel auf Grund gelaufen, wie die Polizei mitteilte.
Niemand wurde verletzt. Das Schiff soll nach Angaben der Küstenwache am Dienstag freigeschleppt werden.
"""
NO_ARTICLE = "<!doctype html><html><head><title>Login</title></head><body><nav><a href='/'>Home</a></nav></body></html>"
LATIN = SECOND.replace("a spokesman said", "a spokesman, José Müller, said — “soon”").encode("cp1252")
ONE_BAD_ROW = b"this is no row\n" + json.dumps({"text": SECOND, "outlet": "Kiel Post"}).encode()

# name, content, reason of the one line (None: the line is a note, and the input is read), reports in the account
BAD = [
    ("nowhere.txt", None, Reason.MISSING, 2),
    ("empty.txt", b"", Reason.EMPTY, 2),
    ("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0", Reason.BINARY, 2),
    ("encoding.txt", LATIN, None, 3),
    ("noise.txt", bytes(range(128, 256)) * 40, Reason.ENCODING, 2),
    ("large.txt", b"x" * 50_000_000, Reason.TOO_LARGE, 2),
    ("large.jsonl", b'{"text": "' + b"x" * 50_000_000, Reason.TOO_LARGE, 2),
    ("no_article.html", NO_ARTICLE.encode(), Reason.NO_ARTICLE, 2),
    ("rows.jsonl", ONE_BAD_ROW, Reason.NOT_JSON, 3),
    ("copy.txt", FIRST.encode(), Reason.DUPLICATE_INPUT, 2),
    ("german.txt", GERMAN.encode(), Reason.LANGUAGE, 2),
]


@pytest.mark.parametrize(("name", "content", "reason", "reports"), BAD, ids=[each[0] for each in BAD])
def test_a_bad_input_is_one_line_and_the_others_are_read(tmp_path, name, content, reason, reports):
    """Each bad input gives one line with its reason; the account is made of the good ones."""
    for good, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / good).write_text(text, encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    notes: list[str] = []
    told = compare([str(tmp_path / each) for each in ("first.txt", name, "second.txt")], note=notes.append)
    assert isinstance(told, Account)
    assert len(told.reports) == reports
    assert [each.reason for each in told.rejected] == ([reason] if reason else [])
    lines = [each.message for each in told.rejected] + notes
    assert len(lines) == 1 and "\n" not in lines[0]
    assert all(str(tmp_path / name) in each.input for each in told.rejected)


def test_one_report_alone_is_an_account(tmp_path):
    """One report gives an account of one report, in which nothing is agreed and nothing denied."""
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    told = compare([str(tmp_path / "first.txt")])
    assert isinstance(told, Account)
    assert (told.counts.reports, told.rejected) == (1, ())
    assert {claim.standing for claim in told.claims} <= {"single"}


@pytest.mark.parametrize(("name", "content", "reason"), [each[:3] for each in BAD], ids=[each[0] for each in BAD])
def test_the_command_says_one_line_and_ends_with_three(tmp_path, capfd, name, content, reason):
    """At the command line: one line on stderr, no traceback, the others are compared, exit code 3 (0 for a note)."""
    for good, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / good).write_text(text, encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    out = tmp_path / "account.json"
    code = main(["compare", *(str(tmp_path / each) for each in ("first.txt", name, "second.txt")), "-o", str(out)])
    lines = capfd.readouterr().err.splitlines()
    assert code == (3 if reason else 0)
    assert len(lines) == 1 and name in lines[0] and "Traceback" not in lines[0]
    assert len(json.loads(out.read_text(encoding="utf-8"))["reports"]) >= 2


@pytest.mark.parametrize("name", [each[0] for each in BAD if each[2] and each[3] == 2 and each[0] != "copy.txt"])
def test_bad_input_alone_is_one_line_and_no_account(tmp_path, capfd, name):
    """Where nothing can be read the exit code is 1, and the line still says why."""
    content = next(each[1] for each in BAD if each[0] == name)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["compare", str(tmp_path / name)]) == 1
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 1 and name in lines[0]


def test_a_line_of_a_megabyte_is_read_whole(tmp_path):
    """A text far beyond what the parser takes at once is read to its end, in pieces."""
    (tmp_path / "long.txt").write_text(" ".join(FIRST.split()) * 20 + "x" * 1_100_000, encoding="utf-8")
    told = compare([str(tmp_path / "long.txt")])
    assert isinstance(told, Account)
    assert told.rejected == ()
    assert len(told.reports[0].statements) > 40
