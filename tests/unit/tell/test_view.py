"""The view of an account: marks, leads, contrasts, silence, and what it refuses."""

import msgspec
import pytest
from tell_fixture import silo_story
from tell_variants import bare, large, without_texts

from reportedly.errors import ConfigError, ContractError
from reportedly.model.account import Account
from reportedly.model.base import Located, Span
from reportedly.model.claim import Standing
from reportedly.model.counts import OriginCount
from reportedly.model.judgement import Doubt, Variant
from reportedly.tell.tree import interval, view_story
from reportedly.tell.why import explain_claim, explain_entity

replace = msgspec.structs.replace


def marks(account: Account, claim: int) -> list[str]:
    """The marks of one claim, report by report."""
    return [cell.mark.key for cell in view_story(account).claims[claim].cells]


def test_every_report_has_its_mark() -> None:
    """Saying, differing, denying, another source, silence and an unread rest are six different marks."""
    story = silo_story()
    assert marks(story, 0) == ["says", "differs", "differs", "other_source"]
    assert marks(story, 1) == ["says", "differs", "silent", "says"]
    assert marks(story, 2) == ["denies", "says", "says", "denies"]
    assert marks(story, 7) == ["silent", "silent", "says", "unreadable"]


def test_a_report_that_is_not_listed_as_silent_was_not_silent() -> None:
    """Where an account forgets a report, nobody may read its absence as silence."""
    story = silo_story()
    forgotten = replace(story, claims=tuple(replace(claim, silent=()) for claim in story.claims))
    assert marks(forgotten, 7) == ["unreadable", "unreadable", "says", "unreadable"]


def test_lead_is_marked_where_others_differ() -> None:
    """The words of the lead that others word differently carry the name of the slot."""
    lead = view_story(silo_story()).claims[0].lead_pieces
    assert next((piece.text, piece.slots) for piece in lead[0]) == ("At least six", ("how many",))
    assert "".join(piece.text for piece in lead[0]).startswith("At least six people were killed when a silo")


def test_normalised_values_stand_beside_the_words() -> None:
    """A difference in time shows both wordings and both dates."""
    differs = view_story(silo_story()).claims[1].voices[1].contrasts[0]
    assert (differs.slot.text, differs.here_value, differs.lead_value) == ("when", "14 Mar 2031", "15 Mar 2031")
    assert differs.here is not None and differs.here.pieces == ("on Friday",)
    assert differs.lead is not None and differs.lead.pieces == ("on Saturday",)


def test_order_and_groups_are_kept() -> None:
    """Claims stand in the account's order within their standing."""
    view = view_story(silo_story())
    assert [claim.number for claim in view.standing(Standing.DIFFER)] == [1, 2, 3]
    assert [claim.number for claim in view.standing(Standing.AGREE)] == [4, 5]
    assert len(view.standing(Standing.SINGLE)) == 7


def test_origins_are_an_interval_and_never_one_sum() -> None:
    """Named and unnamed origins stay apart, and unstated ones are said not to count."""
    numbers = view_story(silo_story()).numbers
    assert [number.figure for number in numbers] == ["4", "3", "4", "6 named + 1–3 unnamed"]
    assert numbers[-1].note == "5 with no source stated: not counted"
    assert (interval(2, 2), interval(1, 3), interval(1, None)) == ("2", "1–3", "at least 1")


def test_no_unnamed_origin_is_not_mentioned() -> None:
    """Where nobody is unnamed the interval is left out."""
    account = bare()
    counts = replace(account.counts, origins=OriginCount(named=2, unnamed_low=0, unnamed_high=0, unstated=0))
    assert view_story(replace(account, counts=counts)).numbers[-1].figure == "2 named"


def test_same_quote_of_the_same_speaker_stands_once() -> None:
    """A shared quote is a shared speaker: it is shown once, with every report that prints it."""
    quotes = view_story(silo_story()).quotes
    assert [(quote.words.key, [words.key for words in quote.also]) for quote in quotes] == [("A", []), ("B", ["C"])]


def test_without_texts_only_offsets_are_left() -> None:
    """An account without texts is viewed all the same, with no words."""
    view = view_story(without_texts(silo_story()))
    assert view.title.pieces == () and view.title.place == "A 37–87"
    assert view.claims[0].lead_pieces == ()


def test_wide_stories_have_a_cell_for_every_report() -> None:
    """Every row of the matrix is as long as the list of reports."""
    view = view_story(large())
    assert {len(claim.cells) for claim in view.claims} == {10}


@pytest.mark.parametrize("broken", ["span", "report", "supports", "timeline", "question"])
def test_broken_accounts_are_refused(broken: str) -> None:
    """A span beyond its text, an unknown report, a claim without support or an unknown claim is a broken promise."""
    story = silo_story()
    claim = story.claims[0]
    made = {
        "span": lambda: replace(story, story=replace(story.story, title=Located(report="post", start=0, end=99_999))),
        "report": lambda: replace(story, story=replace(story.story, title=Located(report="nobody", start=0, end=1))),
        "supports": lambda: replace(story, claims=(replace(claim, supports=()),)),
        "timeline": lambda: replace(story, timeline=(replace(story.timeline[0], claim="claim-x"),)),
        "question": lambda: replace(story, questions=(replace(story.questions[0], claim="claim-x"),)),
    }[broken]()
    with pytest.raises(ContractError):
        view_story(made)


def test_claim_is_explained_with_exact_characters() -> None:
    """Every line of offsets in an explanation cuts back the characters that it shows."""
    story = silo_story()
    texts = {key: report.text or "" for key, report in zip("ABCD", story.reports, strict=True)}
    lines = [line for claim in story.claims for line in explain_claim(story, claim.id)]
    exact = [line.strip() for line in lines if "–" in line and line.strip()[:2] in ("A ", "B ", "C ", "D ")]
    assert len(exact) > 40
    for line in exact:
        place, words = line.split(": ", 1)
        start, end = place[2:].split("–")
        assert texts[place[0]][int(start) : int(end)] == words[1:-1]


def test_entity_is_explained_by_names_reasons_and_mentions() -> None:
    """An entity's explanation lists its variants, why they were joined, and each mention."""
    lines = explain_entity(silo_story(), "entity-reuland")
    assert "joined because: initial fits the first name" in lines
    assert "  “T. Reuland”" in lines
    assert sum("Reuland”" in line and "–" in line for line in lines) == 3


def test_an_entity_s_forms_and_doubts_are_explained() -> None:
    """Each written form stands with its reports and its reason, and what was not joined with its own."""
    account = silo_story()
    entity = next(entity for entity in account.entities if entity.id == "entity-reuland")
    told = msgspec.structs.replace(
        entity,
        variants=(Variant(name="T. Reuland", reports=(account.reports[0].id,), reason="initial\x1b[31m"),),
        doubts=(Doubt(entity="entity-x", name="T. Reuland", other="Tom Reulandt", score=0.5, reasons=("a letter",)),),
    )
    others = tuple(told if each is entity else each for each in account.entities)
    lines = explain_entity(msgspec.structs.replace(account, entities=others), "entity-reuland")
    assert any(line.startswith("  “T. Reuland” (A): initial") and "\x1b" not in line for line in lines)
    assert "not joined, but may be the same: “Tom Reulandt” (0.50; a letter) entity-x" in lines


def test_unknown_ids_are_named_with_a_choice() -> None:
    """An id that is not there is an error that lists ids that are."""
    with pytest.raises(ConfigError) as caught:
        explain_claim(silo_story(), "claim-999")
    assert "claim-001" in caught.value.choices
    with pytest.raises(ConfigError):
        explain_entity(silo_story(), "nobody")


def test_explanation_works_without_texts() -> None:
    """Without texts an explanation keeps its offsets."""
    lines = explain_claim(without_texts(silo_story()), "claim-001")
    assert any("(text left out)" in line for line in lines)


def test_spans_with_only_space_between_are_one() -> None:
    """Neighbouring spans are shown as one stretch; a real gap stays a gap."""
    story = silo_story()
    supports = story.claims[9].supports
    assert supports[0].spans != (Span(start=0, end=1),)
    assert len(view_story(story).claims[0].lead.words.spans) == 1
    assert len(story.claims[0].supports[0].spans) == 2
