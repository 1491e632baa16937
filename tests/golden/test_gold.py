"""The hand-made gold of the example stories holds against its own texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from gold import GOLD, attribution_spans, place, read_gold, read_texts

from reportedly.model.claim import Slot, Standing
from reportedly.model.judgement import Degree, Strand
from reportedly.model.reading import Certainty, EntityType, MentionKind, Mode, Polarity, SourceKind, Status
from reportedly.model.report import BlockNote, DateBasis

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORIES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
FIELDS = {
    "story",
    "dates",
    "set_aside",
    "twins",
    "entities",
    "times",
    "figures",
    "attributions",
    "statements",
    "claims",
    "not_same",
    "reuse",
    "credits",
    "counts",
}
OPTIONAL = {"brief", "plans", "look_alikes", "strands", "notes"}
OUTCOMES = {"happened", "changed", "cancelled", "not_happened", "open", "overdue"}
LOOKS = {"as_of", "corrected", "counted", "estimate", "not_aware", "part", "plan", "rounding", "zone"}


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, str]]:
    folder = EXAMPLES / request.param
    return read_gold(folder), read_texts(folder)


def all_spans(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in ("set_aside", "twins", "times", "figures", "statements"):
        yield from gold[field]
    for entity in gold["entities"]:
        yield from entity["mentions"]
    for attribution in gold["attributions"]:
        for part in attribution_spans(attribution):
            yield from part
    for claim in gold["claims"]:
        yield from claim["supports"] + claim["differs"]
        yield from conflicting(claim)
    for pair in gold["not_same"]:
        yield from pair
    yield from optional_spans(gold)


def conflicting(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for conflict in claim.get("conflicts", []):
        for side in conflict["sides"]:
            yield from side


def optional_spans(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from gold.get("notes", [])
    for plan in gold.get("plans", []):
        yield from (span for span in (plan["planned"], plan["outcome"]) if span)
    for look in gold.get("look_alikes", []):
        yield from look["between"]
    for strand in gold.get("strands", []):
        yield from strand["values"]


def test_every_story_has_gold() -> None:
    """Every example story carries gold, and all gold is of a story; there are seven or more."""
    assert sorted(path.stem for path in GOLD.glob("*.json")) == STORIES
    assert len(STORIES) >= 7


def test_every_word_of_the_gold_stands_in_its_file(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """Every span of the gold is found in the visible text of its file."""
    gold, texts = story
    assert [span for span in all_spans(gold) if place(texts, span) is None] == []


def test_every_report_has_a_date_row(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """The dates name every report, and no other; a basis is one of the model's."""
    gold, texts = story
    assert FIELDS <= set(gold) <= FIELDS | OPTIONAL and set(gold["dates"]) == set(texts)
    assert gold["counts"]["reports"] == len(texts)
    assert {row["basis"] for row in gold["dates"].values()} <= set(DateBasis)


def test_labels_are_those_of_the_model(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """Kinds, modes, statuses, certainties, polarities, slots, standings and degrees are values of the model's enums."""
    gold, _ = story
    for enum, values in (
        (EntityType, (e["type"] for e in gold["entities"])),
        (MentionKind, (m["kind"] for e in gold["entities"] for m in e["mentions"])),
        (SourceKind, (a["source_kind"] for a in gold["attributions"])),
        (Mode, (a["mode"] for a in gold["attributions"])),
        (Status, (s["status"] for s in gold["statements"])),
        (Certainty, (s["certainty"] for s in gold["statements"])),
        (Polarity, (s["polarity"] for s in gold["statements"])),
        (Standing, (c["standing"] for c in gold["claims"])),
        (Slot, (slot for c in gold["claims"] for row in c["differs"] for slot in row["slots"])),
        (Slot, (conflict["slot"] for c in gold["claims"] for conflict in c.get("conflicts", []))),
        (BlockNote, (note["kind"] for note in gold.get("notes", []))),
        (Degree, (r["degree"] for r in gold["reuse"])),
        (Strand, (r["strand"] for r in gold["reuse"])),
    ):
        assert set(values) <= {member.value for member in enum}, enum


def test_only_unstated_sources_have_no_words(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """An attribution has no source words exactly when its source kind is unstated."""
    gold, _ = story
    assert [a for a in gold["attributions"] if (a["source"] is None) != (a["source_kind"] == "unstated")] == []


def test_within_leads_to_an_attribution_of_the_same_report(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """`within` is the index of another attribution of the same file that is not itself inside of this one."""
    rows = story[0]["attributions"]
    nested = [(i, a) for i, a in enumerate(rows) if a["within"] is not None]
    assert all(rows[a["within"]]["file"] == a["file"] and a["within"] != i for i, a in nested)
    assert all(rows[a["within"]]["within"] != i for i, a in nested)


def test_a_cue_stands_outside_of_its_content(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """The cue of an attribution shares no character with its content."""
    gold, texts = story
    for attribution in gold["attributions"]:
        _, cue, content = attribution_spans(attribution)
        found = [place(texts, span) or ("", 0, 0) for span in content]
        _, start, end = place(texts, cue[0]) or ("", 0, 0)
        assert start < end and all(end <= a or b <= start for _, a, b in found), attribution


def test_parts_of_a_content_are_in_order(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """The parts of a split content stand in the order of the text and do not overlap."""
    gold, texts = story
    for attribution in gold["attributions"]:
        places = [place(texts, part) for part in attribution_spans(attribution)[2]]
        assert all(a and b and a[2] <= b[1] for a, b in pairwise(places)), attribution


def test_names_do_not_overlap(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """No character belongs to the names of two entities, and no name stands in furniture."""
    gold, texts = story
    taken: dict[tuple[str, int], str] = {}
    for span in gold["set_aside"] + gold["twins"]:
        file, start, end = place(texts, span) or ("", 0, 0)
        taken |= {(file, i): "set aside" for i in range(start, end)}
    for entity in gold["entities"]:
        for mention in entity["mentions"]:
            file, start, end = place(texts, mention) or ("", 0, 0)
            if mention["kind"] == "name":
                assert {taken.get((file, i), entity["id"]) for i in range(start, end)} == {entity["id"]}, mention
                taken |= {(file, i): entity["id"] for i in range(start, end)}


def test_ids_of_entities_are_unique(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """No two entities share an id, and each has a mention."""
    ids = [entity["id"] for entity in story[0]["entities"]]
    assert len(ids) == len(set(ids)) and all(entity["mentions"] for entity in story[0]["entities"])


def test_differences_are_supports_of_their_claim(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """A claim differs exactly when it lists differing supports, and these are among its supports."""
    for claim in story[0]["claims"]:
        assert (claim["standing"] == "differ") == bool(claim["differs"]), claim["what"]
        keys = [(s["file"], s["words"], s.get("nth")) for s in claim["supports"]]
        assert all((d["file"], d["words"], d.get("nth")) in keys for d in claim["differs"]), claim["what"]
        assert len(keys) == len(set(keys)), claim["what"]


def test_single_claims_stand_in_one_report(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """A single claim has the supports of one text; one on which reports agree has those of two or more.

    A wholly copied report is the text that it copies: ten copies agree with nobody.
    """
    copied = {row["report"]: row["source"] for row in story[0]["reuse"] if row["degree"] == "wholly"}
    for claim in story[0]["claims"]:
        files = {copied.get(support["file"], support["file"]) for support in claim["supports"]}
        if claim["standing"] != "differ":
            assert (claim["standing"] == "single") == (len(files) == 1), claim["what"]


def test_unnamed_origins_are_an_interval(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """Unnamed origins are a pair low, high with low not above high, high open (null) where no bound is known."""
    for claim in story[0]["claims"]:
        if claim["unnamed"] is not None:
            low, high = claim["unnamed"]
            assert low >= 0 and (high is None or low <= high), claim["what"]


def test_claims_that_must_stay_apart_are_not_one_claim(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """No pair of `not_same` stands in one claim of the gold, nor in one entity."""
    gold, texts = story
    groups = [{place(texts, s) for s in claim["supports"]} for claim in gold["claims"]]
    groups += [{place(texts, m) for m in entity["mentions"]} for entity in gold["entities"]]
    for pair in gold["not_same"]:
        a, b = (place(texts, span) for span in pair)
        assert not any(a in group and b in group for group in groups), pair


def test_reuse_and_credits_name_reports_and_words(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """Reuse joins two different reports; a credited agency is named in the text of its report."""
    gold, texts = story
    assert all(r["report"] in texts and r["source"] in texts and r["report"] != r["source"] for r in gold["reuse"])
    assert all(credit["agency"] in texts[credit["file"]] for credit in gold["credits"])


def test_sides_of_a_conflict_are_supports_of_their_claim(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """A conflict has two sides without a common member, all supports of a claim that differs, in its slot."""
    gold, texts = story
    for claim in gold["claims"]:
        supports = {place(texts, span) for span in claim["supports"]}
        for conflict in claim.get("conflicts", []):
            first, second = ({place(texts, span) for span in side} for side in conflict["sides"])
            assert first and second and not first & second and first | second <= supports, claim["what"]
            assert any(conflict["slot"] in row["slots"] for row in claim["differs"]), claim["what"]


def test_a_look_alike_is_no_conflict(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """A pair that only looks like a conflict stands on no two sides of one, and has one of the known reasons."""
    gold, texts = story
    sides = [
        [{place(texts, span) for span in side} for side in conflict["sides"]]
        for claim in gold["claims"]
        for conflict in claim.get("conflicts", [])
    ]
    for look in gold.get("look_alikes", []):
        a, b = (place(texts, span) for span in look["between"])
        assert look["why"] in LOOKS and a != b, look
        assert not any((a in x and b in y) or (a in y and b in x) for x, y in sides), look


def test_plans_have_an_outcome_unless_they_are_open(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """A plan that came to something names the words that say so; an open or overdue one names none."""
    gold, _ = story
    for plan in gold.get("plans", []):
        assert plan["how"] in OUTCOMES, plan
        assert (plan["outcome"] is None) == (plan["how"] in {"open", "overdue"}), plan
        assert plan["due"] is None or len(plan["due"]) == 2, plan


def test_a_plan_is_resolved_later_than_it_was_told(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """What became of a plan stands in a report that is not older than the one that tells the plan."""
    gold, _ = story
    for plan in gold.get("plans", []):
        if plan["outcome"]:
            told, came = (gold["dates"][plan[end]["file"]]["value"] for end in ("planned", "outcome"))
            assert told <= came, plan


def test_a_strand_is_made_of_figures_of_the_gold(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """The values of strands are figures of the gold, and no figure stands in two strands."""
    gold, texts = story
    figures = {place(texts, figure) for figure in gold["figures"]}
    values = [place(texts, value) for strand in gold.get("strands", []) for value in strand["values"]]
    assert set(values) <= figures and len(values) == len(set(values))


def test_a_brief_names_five_claims(story: tuple[dict[str, Any], dict[str, str]]) -> None:
    """The editor's five are names of claims of the gold, each once, and every name is one claim's."""
    gold, _ = story
    names = [claim["what"] for claim in gold["claims"]]
    brief = gold.get("brief", names[:5])
    assert len(set(brief)) == 5 and set(brief) <= set(names)
    assert all(names.count(name) == 1 for name in brief)
