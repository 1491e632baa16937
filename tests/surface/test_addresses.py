"""An address on the command line: fetched from a real server, cleaned, and shown with where it came from."""

import hashlib
import json

import pytest
from web import Server, page_of

from reportedly.cli import main

TEXT = "Ferry aground off Kiel\n\nA ferry ran aground off Kiel on Monday, police said.\n"
LOCAL = ("--allow-range", "127.0.0.0/8")


@pytest.fixture
def server():
    with Server({"/a": page_of(TEXT.encode(), Content_Type="text/plain; charset=utf-8")}) as server:
        yield server


def run(capsys, *arguments):
    code = main(["clean", "--format", "jsonl", *arguments])
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


def test_an_address_is_an_input_like_any_other(server, capsys, tmp_path):
    """The report says its address, the hash of its bytes and the instant; the server hears who asks."""
    options = (*LOCAL, "--contact", "desk@example.org", "--cache", str(tmp_path))
    code, (report,), _ = run(capsys, server.url("/a"), *options)
    assert code == 0
    assert (report["uri"], report["text"]) == (server.url("/a"), TEXT)
    assert report["source"]["hash"] == "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()
    assert report["source"]["media_type"] == "text/plain; charset=utf-8"
    assert report["source"]["fetched"].endswith("Z")
    assert server.asked[-1].headers["user-agent"].endswith("(+desk@example.org)")
    assert list(tmp_path.iterdir())


def test_a_special_address_is_one_line_and_the_way_out(server, capsys):
    """Nothing is asked for; the line names the address, the reason and the option."""
    code, reports, err = run(capsys, server.url("/a"))
    assert (code, reports, server.connections) == (1, [], 0)
    assert server.url("/a") in err and "loopback" in err and "--allow-range" in err


WRONG = [("--allow-range", "everything"), ("--contact", "a\nb"), ("--cache", "/dev/null/cache"), ("--follow", "-1")]


@pytest.mark.parametrize("option,value", WRONG)
def test_a_wrong_option_is_wrong_use(server, capsys, option, value):
    """It ends the run before anything is asked for, and is named."""
    try:
        code = main(["clean", server.url("/a"), "--allow-range=127.0.0.1", option, value])
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert server.connections == 0
    assert option.split("-")[-1] in capsys.readouterr().err
