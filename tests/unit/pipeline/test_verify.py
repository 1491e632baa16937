"""An account holds only if every character stands where it was read."""

import json

import msgspec
import pytest

from reportedly.model.account import Account
from reportedly.pipeline.compare import compare
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.texts import without_texts
from reportedly.pipeline.verify import anchors, inputs_for, verify

TEXTS = ("Ferry aground\nA ferry ran aground on Monday.", "Ferry freed\nIt was pulled free, “thank God”, Añez said.")


@pytest.fixture
def account(tmp_path):
    rows = ({"id": str(number), "text": text} for number, text in enumerate(TEXTS))
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return compare([str(tmp_path / "rows.jsonl")])


def changed(account, change):
    """The account as somebody's script leaves it: its JSON, changed and decoded again."""
    document = msgspec.to_builtins(account)
    change(document)
    return msgspec.json.decode(msgspec.json.encode(document), type=Account)


def test_an_account_as_it_was_made_holds(account):
    """Nothing is broken, with its own texts and with the texts given, after a round trip through JSON."""
    again = changed(account, lambda document: None)
    assert verify(again, {}) == ()
    assert verify(again, {"0": TEXTS[0], "1": TEXTS[1]}) == ()


def test_every_span_of_an_account_is_found(account):
    """Blocks, statements, supports and the title are anchors; each has a report."""
    places = [anchor.place for anchor in anchors(account)]
    assert len(places) == 4 + 4 + 4 + 1
    assert {"story.title", "reports[1].blocks[0]", "claims[3].supports[0].spans[0]"} <= set(places)


@pytest.mark.parametrize("at", range(len(TEXTS[1])))
def test_one_character_more_anywhere_breaks_it(account, at):
    """A character slipped into a text is found wherever it is; the first span that moved is named."""
    text = TEXTS[1][:at] + "x" + TEXTS[1][at:]
    (broken,) = verify(account, {"1": text})
    assert broken.report == "1"
    assert broken.place.startswith("reports[1].blocks[0]" if at <= 10 else "reports[1].blocks[1]")
    assert "moved" in broken.message


def test_one_character_behind_all_spans_breaks_it(account):
    """A character where no span stands still makes it another text."""
    (broken,) = verify(account, {"0": TEXTS[0] + "x"})
    assert (broken.report, broken.place) == ("0", "reports[0].text")


def test_another_character_in_its_own_text_breaks_it(account):
    """The account's own copy of a text may not change either, even where the right text is given."""
    bad = changed(account, lambda document: document["reports"][0].update(text=TEXTS[0].replace("ran", "run")))
    for texts in ({}, {"0": TEXTS[0]}):
        assert [each.report for each in verify(bad, texts)] == ["0"]


@pytest.mark.parametrize("edge", ["start", "end"])
@pytest.mark.parametrize("step", [-1, 1])
def test_a_span_moved_by_one_character_breaks_it(account, edge, step):
    """A span moved inside the account is found, by its range or by the seal."""

    def move(document):
        document["claims"][3]["supports"][0]["spans"][0][edge] += step

    (broken,) = verify(changed(account, move), {})
    assert broken.report in ("1", None)


def test_a_moved_span_that_cuts_a_word_is_named(account):
    """Where the moved span can be told, its place is given."""

    def move(document):
        document["claims"][2]["supports"][0]["spans"][0]["start"] += 1

    (broken,) = verify(changed(account, move), {})
    assert broken.place == "claims[2].supports[0].spans[0]"


def test_a_span_in_no_report_breaks_it(account):
    """A span must name a report of the account."""
    bad = changed(account, lambda document: document["story"]["title"].update(report="else"))
    assert any("else" in each.message for each in verify(bad, {}))


def test_without_texts_an_account_can_still_be_verified(account):
    """Under --no-text the texts must be given: then it holds, and a changed text does not."""
    bare = without_texts(account)
    texts = {"0": TEXTS[0], "1": TEXTS[1]}
    assert [each.report for each in verify(bare, {})] == ["0", "1"]
    assert verify(bare, texts) == ()
    assert [each.report for each in verify(bare, texts | {"1": "X" + TEXTS[1]})] == ["1"]


def test_an_input_is_found_by_its_place_where_its_text_changed(tmp_path):
    """A report whose id came from its text is found again by its path, or by its file's name elsewhere."""
    path = tmp_path / "a.txt"
    path.write_text(TEXTS[0], encoding="utf-8")
    account = compare([str(path)])
    elsewhere = tmp_path / "copy"
    elsewhere.mkdir()
    for place in (path, elsewhere / "a.txt"):
        place.write_text(TEXTS[0].replace("Monday", "Sunday"), encoding="utf-8")
        inputs = inputs_for(account, read_inputs([str(place)]).reports)
        assert len(verify(account, {own: report.text for own, report in inputs.items()})) == 1
