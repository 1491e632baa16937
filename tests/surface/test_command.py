"""The command line: exit codes, data on stdout, talk on stderr, no traceback."""

import io
import json
import subprocess
import sys
from pathlib import Path

import fakes
import msgspec
import pytest
from tell_fixture import silo_story

from reportedly.cli import main
from reportedly.cli.schema import list_records
from reportedly.model.account import Account

ROOT = Path(__file__).parents[2]
FERRY = "Ferry aground\nA ferry ran aground on Monday."
FREED = "Ferry freed\nIt was pulled free, “thank God”."
COURT = "Court rules\nThe court ruled."


@pytest.fixture
def run(monkeypatch, capfdbinary, tmp_path):
    """Run a command in a folder with reports, on stages that cost nothing: (exit code, stdout, stderr lines)."""
    fakes.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in (("ferry.txt", FERRY), ("freed.txt", FREED), ("court.txt", COURT)):
        Path(name).write_text(text, encoding="utf-8")

    def run_command(*argv, stdin=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(argv)
        except SystemExit as leaving:
            code = leaving.code
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode().splitlines()

    return run_command


def test_compare_writes_one_account_and_nothing_else(run):
    """Two reports of one story: exit 0, JSON in a pipe, silence on stderr."""
    code, out, err = run("compare", "ferry.txt", "freed.txt")
    assert (code, err) == (0, [])
    assert len(json.loads(out)["reports"]) == 2


ENDINGS = [
    (("compare", "ferry.txt", "freed.txt", "nowhere.txt"), 3, 1),
    (("compare", "nowhere.txt"), 1, 1),
    (("compare", "ferry.txt"), 0, 1),
    (("compare", "ferry.txt", "court.txt"), 0, 1),
    (("compare",), 2, None),
    (("compare", "ferry.txt", "--format", "poem"), 2, None),
    (("compare", "ferry.txt", "--published", "yesterday"), 2, None),
    (("compare", "ferry.txt", "--no-text", "--format", "html"), 2, 1),
    (("compare", "ferry.txt", "-o", "ferry.txt"), 2, 1),
    (("compare", "ferry.txt", "-o", "no/such/folder.json"), 2, 1),
    (("compare", "ferry.txt", "-o", "a.pdf"), 2, 1),
    (("compare", "ferry.txt", "-o", "."), 2, 1),
    (("compare", "ferry.txt", "court.txt", "--one-story"), 0, 1),
    (("tell", "ferry.txt"), 2, None),
    ((), 2, None),
    (("read", "ferry.txt", "freed.txt"), 0, 0),
    (("read", "ferry.txt", "--lane", "fast"), 0, 0),
    (("read", "ferry.txt", "--lane", "slow"), 2, None),
    (("read", "ferry.txt", "nowhere.txt"), 3, 1),
    (("read", "nowhere.txt"), 1, 1),
    (("group", "ferry.txt", "court.txt"), 0, 0),
    (("group", "nowhere.txt"), 1, 1),
    (("trace", "ferry.txt", "freed.txt"), 1, 0),
    (("compare", "ferry.txt", "freed.txt", "--format", "jsonld", "--no-text"), 0, 0),
    (("compare", "ferry.txt", "--tables", "ferry.txt"), 2, 1),
    (("compare", "ferry.txt", "--tables", "no/such/folder"), 2, 1),
    (("compare", "ferry.txt", "--tables", "t", "--tables-format", "xls"), 2, None),
    (("verify", "nowhere.json"), 2, 1),
    (("changes", "nowhere.json", "nowhere.json"), 2, 1),
    (("changes", "ferry.txt", "ferry.txt"), 2, 1),
    (("verify", "ferry.txt"), 2, 1),
    (("show", "nowhere.json", "claim-1"), 2, 1),
    (("same", "Ann"), 2, 1),
    (("same", "--pairs", "nowhere.jsonl"), 2, 1),
    (("schema",), 0, 0),
    (("schema", "reading"), 0, 0),
    (("schema", "poem"), 2, 1),
    (("--version",), 0, 0),
]


@pytest.mark.parametrize(("argv", "code", "lines"), ENDINGS, ids=[" ".join(argv) for argv, _, _ in ENDINGS])
def test_every_ending_has_its_code_and_its_lines(run, argv, code, lines):
    """0 done, 1 nothing found, 2 wrong use, 3 some rejected; what is said is said in whole lines on stderr."""
    got, _, err = run(*argv)
    assert got == code, err
    assert lines is None or len(err) == lines, err
    assert not any("Traceback" in line for line in err)


def test_reading_lines_are_the_contract_s(run):
    """`read` writes one JSON object a line, with the report and what was read."""
    _, out, _ = run("read", "ferry.txt", "freed.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["report"]["text"] for line in lines] == [FERRY, FREED]
    assert {"sentences", "mentions", "entities", "times", "figures", "attributions", "statements"} <= set(lines[0])


def test_standard_input_is_read(run):
    """Rows come in through `-`."""
    code, out, _ = run("read", "-", "--format", "jsonl", stdin=json.dumps({"id": "a", "text": FERRY}).encode())
    assert (code, json.loads(out)["report"]["id"]) == (0, "a")


@pytest.mark.parametrize(("name", "start"), [("a.html", "rendered"), ("a.md", "rendered"), ("a.json", "{"), ("a", "{")])
def test_the_file_s_ending_sets_the_format(run, name, start):
    """`-o` writes the file and leaves stdout empty; its ending names the format."""
    code, out, _ = run("compare", "ferry.txt", "freed.txt", "-o", name)
    assert (code, out) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(start)


SAID = [
    (("compare", "ferry.txt", "-o", "a.pdf"), ("a.pdf", "no format goes with the ending .pdf", "--format", ".html")),
    (("compare", "ferry.txt", "-o", "no/such/a.html"), ("no/such/a.html", "no folder no/such", "make it first")),
    (("compare", "ferry.txt", "-o", "."), (". is a folder", "name a file in it")),
    (("compare", "ferry.txt", "court.txt"), ("2 stories", "--one-story")),
    (("compare", "ferry.txt", "court.txt", "--one-story"),
     ("shares no claim or name with the others", "leave --one-story out")),
    (("compare", "nowhere.txt"), ("nowhere.txt", "no such file or folder", "check the spelling")),
    (("compare", "empty.txt"), ("empty.txt", "no text in it", "leave it out")),
    (("compare", "bytes.txt"), ("bytes.txt", "no text", "give its text as .txt")),
    (("compare", "page.pdf"), ("page.pdf", "PDF")),
    (("compare", "pictures"), ("a.png", "not a kind of file that is read", ".html")),
    (("compare", "http://10.0.0.1/"), ("http://10.0.0.1/", "a private address", "--allow-range 10.0.0.1")),
    (("compare", "ferry.txt", "--published", "soon"), ("--published", "'soon' is no date", "2019-01-17")),
]  # fmt: skip


@pytest.mark.parametrize(("argv", "words"), SAID, ids=[" ".join(argv) for argv, _ in SAID])
def test_what_went_wrong_names_the_input_the_reason_and_the_way_out(run, argv, words):
    """One line, or two with where all options stand: which input, why, and what to do about it."""
    Path("empty.txt").write_bytes(b"")
    Path("bytes.txt").write_bytes(b"\x00\x01\x02\x03" * 200)
    Path("page.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    Path("pictures").mkdir()
    Path("pictures/a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    _, _, err = run(*argv)
    assert 1 <= len(err) <= 2, err
    assert all(each in err[0] for each in words), err


def test_no_text_leaves_the_texts_out(run):
    """Under --no-text no text is in the JSON, but its hash."""
    _, out, _ = run("compare", "ferry.txt", "freed.txt", "--no-text")
    assert "pulled free" not in out
    assert all(report["text"] is None and report["text_hash"] for report in json.loads(out)["reports"])


def test_a_brief_names_the_claims_and_keeps_the_account(run):
    """--brief N names N claims in the JSON and changes no other; verify still holds; a number below 1 is refused."""
    _, whole, _ = run("compare", "ferry.txt", "freed.txt")
    _, brief, _ = run("compare", "ferry.txt", "freed.txt", "--brief", "1", "-o", "a.json")
    told = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert len(told["brief"]) == 1 and told["claims"] == json.loads(whole)["claims"] and brief == ""
    assert json.loads(whole)["brief"] == [] and run("verify", "a.json")[0] == 0
    for wrong in (("--brief", "0"), ("--brief", "few")):
        assert run("compare", "ferry.txt", *wrong)[0] == 2


def test_rejected_inputs_stand_in_the_account_too(run):
    """The ledger on stderr and the one in the JSON are the same."""
    _, out, err = run("compare", "ferry.txt", "nowhere.txt", "ferry.txt")
    rejected = json.loads(out)["rejected"]
    assert [each["reason"] for each in rejected] == ["missing", "duplicate_input"]
    assert err[:2] == [f"reportedly: {each['input']}: {each['message']}" for each in rejected]


def test_verify_names_what_moved(run):
    """An account holds against its inputs; after one character more it does not, and the first span is named."""
    run("compare", "ferry.txt", "freed.txt", "-o", "a.json")
    assert run("verify", "a.json")[0] == 0
    assert run("verify", "a.json", "ferry.txt", "freed.txt")[0] == 0
    Path("freed.txt").write_text(FREED.replace("pulled", "puller"), encoding="utf-8")
    code, _, err = run("verify", "a.json", "ferry.txt", "freed.txt")
    assert code == 1
    assert len(err) == 1 and "freed.txt" in err[0] and "reports[" in err[0]


def test_verify_makes_an_account_whole_again(run):
    """What was made without texts is, with them, what it would have been; with other texts nothing is written."""
    run("compare", "ferry.txt", "freed.txt", "-o", "full.json")
    run("compare", "ferry.txt", "freed.txt", "--no-text", "-o", "bare.json")
    assert run("verify", "bare.json")[0] == 1
    assert run("verify", "bare.json", "-o", "again.json")[0] == 2
    assert run("verify", "bare.json", "ferry.txt", "freed.txt", "-o", "again.json")[0] == 0
    assert Path("again.json").read_bytes() == Path("full.json").read_bytes()
    Path("freed.txt").write_text(FREED.replace("free", "loose"), encoding="utf-8")
    code, _, err = run("verify", "bare.json", "ferry.txt", "freed.txt", "-o", "other.json")
    assert (code, len(err)) == (1, 1) and "freed.txt" in err[0]
    assert not Path("other.json").exists()


def test_a_place_that_is_none_of_the_account_is_wrong_use(run):
    """Somebody's own `left_out` may name anything: one line, and nothing is written."""
    run("compare", "ferry.txt", "freed.txt", "--no-text", "-o", "bare.json")
    bare = json.loads(Path("bare.json").read_text(encoding="utf-8"))
    left = {"place": "claims[99].nowhere", "report": bare["reports"][0]["id"], "start": 0, "end": 5}
    bare |= {"left_out": [left], "seal": None}
    Path("bare.json").write_text(json.dumps(bare), encoding="utf-8")
    code, _, err = run("verify", "bare.json", "ferry.txt", "freed.txt", "-o", "again.json")
    assert (code, len(err)) == (2, 1) and "claims[99]" in err[0]


def test_changes_says_what_became_of_the_claims(run):
    """An account against itself: nothing, exit 1. Against other texts: what came and went, in words."""
    run("compare", "ferry.txt", "freed.txt", "-o", "old.json")
    code, out, _ = run("changes", "old.json", "old.json")
    assert (code, json.loads(out)["claims"]) == (1, [])
    Path("freed.txt").write_text("Ferry freed\nTugs pulled the ship free at noon.", encoding="utf-8")
    run("compare", "ferry.txt", "freed.txt", "-o", "new.json")
    code, out, err = run("changes", "old.json", "new.json")
    kinds = [each["kind"] for each in json.loads(out)["claims"]]
    assert (code, err, kinds) == (0, [], ["appeared", "vanished"])
    for form, mark in (("text", "Appeared 1"), ("markdown", "## + Appeared 1")):
        code, out, _ = run("changes", "old.json", "new.json", "--format", form)
        assert code == 0 and mark in out and "Tugs pulled the ship free at noon." in out
    assert run("changes", "old.json", "new.json", "-o", "new.json")[0] == 2
    run("compare", "ferry.txt", "freed.txt", "--no-text", "-o", "bare.json")
    code, out, _ = run("changes", "bare.json", "new.json", "--format", "text")
    assert code == 1 and "0 unchanged" not in out
    broken = json.loads(Path("new.json").read_text(encoding="utf-8"))
    broken["reports"][0]["statements"] = []
    Path("broken.json").write_text(json.dumps(broken), encoding="utf-8")
    code, out, err = run("changes", "old.json", "broken.json")
    assert (code, out, len(err)) == (2, "", 1) and "make it anew" in err[0]


def test_tables_are_written_beside_the_account(run):
    """Five files in a folder that is made for them; the account goes where it goes."""
    code, out, err = run("compare", "ferry.txt", "freed.txt", "--tables", "tables")
    assert (code, err, len(json.loads(out)["reports"])) == (0, [], 2)
    names = ["claims.csv", "origins.csv", "reports.csv", "reuse.csv", "statements.csv"]
    assert sorted(path.name for path in Path("tables").iterdir()) == names
    assert b"pulled free" in Path("tables/statements.csv").read_bytes()
    run("compare", "ferry.txt", "freed.txt", "--tables", "bare", "--no-text")
    assert b"pulled" not in b"".join(path.read_bytes() for path in Path("bare").iterdir())
    linked = json.loads(run("compare", "ferry.txt", "freed.txt", "--format", "jsonld")[1])
    assert isinstance(linked["@context"], dict) and linked["@graph"]


def test_show_explains_a_claim_by_its_id_or_its_statement_s(run):
    """Both ids lead to the claim; an id that is not there is wrong use, with some that are."""
    run("compare", "ferry.txt", "freed.txt", "-o", "a.json")
    claim = json.loads(Path("a.json").read_text(encoding="utf-8"))["claims"][0]
    for given in (claim["id"], claim["lead"]):
        assert run("show", "a.json", given) == (0, f"why {claim['id']}\n", [])
    code, _, err = run("show", "a.json", "claim-0")
    assert code == 2 and claim["id"] in err[0]


def test_same_judges_pairs(run):
    """Two names give one line, a file one line a pair; a bad row is named and the others are judged."""
    code, out, _ = run("same", "Anna Berg", "Anna Berg")
    assert (code, json.loads(out)["same"]) == (0, True)
    Path("pairs.jsonl").write_text('{"a": "Anna Berg", "b": "Otto Berg", "id": 1}\n{"a": 1}\n', encoding="utf-8")
    code, out, err = run("same", "--pairs", "pairs.jsonl")
    assert (code, len(out.splitlines()), len(err)) == (3, 1, 1)
    assert json.loads(out)["same"] is False
    assert "pairs.jsonl:2" in err[0]


def test_a_person_s_word_is_kept_and_outranks(run):
    """`--say` makes the file and adds a row, `--corrections` heeds it; a contradiction is refused and not written."""
    say = ("same", "Anna Berg", "Otto Berg", "--by", "the desk", "--corrections", "words.tsv", "--say")
    code, out, err = run(*say, "same", "--why", "a misprint")
    assert (code, out) == (0, "")
    assert err == ["reportedly: words.tsv, line 3: Anna Berg / Otto Berg: same, said by the desk"]
    kept = Path("words.tsv").read_text(encoding="utf-8")
    code, out, _ = run("same", "OTTO BERG", "Anna Berg", "--corrections", "words.tsv")
    assert json.loads(out)["same"] is True
    assert "said to be one by the desk" in json.loads(out)["reasons"][0]
    code, _, err = run(*say, "different")
    assert (code, len(err)) == (2, 1) and "lines 3, 4" in err[0]
    assert Path("words.tsv").read_text(encoding="utf-8") == kept
    code, _, err = run("compare", "ferry.txt", "freed.txt", "--corrections", "words.tsv")
    assert code == 0
    assert any("nobody here goes by 'Anna Berg' or 'Otto Berg'" in line for line in err)


@pytest.mark.parametrize(
    "argv",
    [
        ("same", "Ann", "Bob", "--say", "same"),
        ("same", "Ann", "Bob", "--say", "same", "--by", "me"),
        ("same", "Ann", "Bob", "--corrections", "nowhere.tsv"),
        ("compare", "ferry.txt", "--corrections", "ferry.txt"),
    ],
)
def test_corrections_want_a_file_and_a_name(run, argv):
    """A word without who says it or where to keep it, a file that is missing, or is no such table, is wrong use."""
    code, out, err = run(*argv)
    assert (code, out, len(err)) == (2, "", 1)


def test_a_bug_is_one_line(run, monkeypatch):
    """Where the program itself fails, the user sees one line and no traceback."""

    def fail(_):
        raise KeyError("oops\nsecond line")

    monkeypatch.setattr("reportedly.pipeline.compare.group", fail)
    code, out, err = run("compare", "ferry.txt")
    assert (code, out, len(err)) == (2, "", 1)
    assert "KeyError" in err[0]


def test_an_interrupt_is_one_line(run, monkeypatch):
    """Ctrl-C ends with 130."""

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("reportedly.pipeline.compare.group", interrupt)
    code, _, err = run("compare", "ferry.txt")
    assert (code, err) == (130, ["reportedly: interrupted"])


def test_a_name_cannot_steer_the_terminal(run):
    """Control characters in the name of an input come out as blanks."""
    _, _, err = run("compare", "a\x1b[2J\nb.txt")
    assert len(err) == 1 and "\x1b" not in err[0]


def launch(*argv, **options):
    return subprocess.run(
        [sys.executable, *argv], cwd=ROOT, env={"PYTHONPATH": "src", "PATH": ""}, capture_output=True, **options
    )


def test_help_loads_nothing_heavy():
    """`reportedly --help` pays for no parser, no extractor, no template, no arrays and no HTTP client."""
    heavy = ["spacy", "trafilatura", "lxml", "rich", "jinja2", "numpy", "charset_normalizer", "py3langid", "rapidfuzz"]
    heavy += ["httpx2", "httpcore2", "hishel", "protego", "ssl"]
    code = (
        "import sys\nfrom reportedly.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = launch("-c", code)
    assert done.stderr.decode().strip() == "[]"
    assert b"compare" in done.stdout


def test_a_reader_who_leaves_gets_no_traceback():
    """`reportedly schema account | head -1` ends quietly."""
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys; from reportedly.cli import main; sys.exit(main(['schema', 'account']))"],
        cwd=ROOT, env={"PYTHONPATH": "src"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), error) == (0, b"")


# docs/contract: fields may be added, one that stands here may not be renamed or dropped.
CONTRACT = {
    "reading": "report sentences mentions entities times figures attributions statements",
    "report": "id uri outlet title lang text published blocks",
    "block": "kind start end",
    "mention": "id start end kind type entity",
    "entity": "id type name names",
    "timeexpression": "start end kind value earliest latest",
    "figure": "start end number low high unit counted hedge",
    "attribution": "id sources cue content mode within",
    "source": "start end kind name entity",
    "statement": "id spans attribution status certainty polarity who when where figures",
    "group": "report story storyline",
    "trace": "report source degree containment direction passages",
    "passage": "start end source_start source_end strand",
    "credit": "report agency start end evidence",
    "same": "a b same score reasons",
    "variant": "name reports reason",
    "doubt": "entity name other score reasons",
    "account": "schema story counts reports entities claims timeline figures reuse set_aside questions rejected",
    "accounts": "schema accounts rejected",
    "story": "id title first last",
    "counts": "reports texts outlets origins",
    "origincount": "named unnamed_low unnamed_high unstated",
    "accountreport": "id uri outlet title lang text published blocks times figures attributions",
    "storyentity": "id type name names mentions",
    "claim": "id lead standing supports origins silent unreadable",
    "support": "statement report spans stance differs_in status certainty when chain",
    "chainlink": "kind name report start end",
    "origins": "named unnamed_low unnamed_high unstated",
    "timelineentry": "when claim status",
    "figureseries": "what series",
    "figurevalue": "value low high report start end as_of origin",
    "setaside": "report start end kind",
    "question": "claim why",
    "rejected": "input stage reason message",
    "row": "id text html title url outlet published",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_the_schema_keeps_the_contract(run, name):
    """Every field that other programs rely on is in the schema under its name."""
    code, out, _ = run("schema", name)
    schema = json.loads(out)
    properties = schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]]["properties"]
    assert code == 0
    assert set(CONTRACT[name].split()) <= set(properties)


def test_every_record_has_a_schema(run):
    """Each name that `schema` lists gives a schema."""
    _, out, _ = run("schema")
    assert out.split() == sorted(list_records())
    assert all(run("schema", name)[0] == 0 for name in out.split())
    assert list_records()["account"] is Account


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("compare",), "INPUT"),
        (("compare", "ferry.txt", "--format", "pdf"), "'pdf'"),
        (("compare", "ferry.txt", "--brief", "0"), "give 1 or more"),
        (("nonsense",), "'nonsense'"),
        ((), "VERB"),
    ],
)
def test_a_wrong_use_is_told_in_two_lines(run, argv, says):
    """What is wrong stands first; of the options only where they are told, not all of them."""
    code, out, err = run(*argv)
    assert (code, out, len(err)) == (2, "", 2)
    assert says in err[0] and err[1].endswith("--help")


def test_show_knows_what_may_be_meant(run):
    """A name with a slip of the pen leads to the names that are spelled alike."""
    Path("silo.json").write_bytes(msgspec.json.encode(silo_story()))
    code, _, err = run("show", "silo.json", "Ilse Brant")
    assert code == 2 and "Ilse Brandt" in err[0]
