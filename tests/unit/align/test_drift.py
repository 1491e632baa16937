"""What a headline, or a report that leans on another one, drops: shown where it is sure, and nowhere else."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.align import align
from reportedly.model.claim import Alignment, Claim, Drift, Dropped, Step
from reportedly.model.report import Report
from reportedly.pipeline.compare import judge
from reportedly.read import read


def story(*texts: str, outlets: tuple[str, ...] = ("Harbour Courier", "Fjord Post")) -> tuple[list[Report], Alignment]:
    """Align reports r1, r2, …; a first line that begins with "# " is a headline."""
    reports = [
        report(text, id=f"r{number}", outlet=outlets[number - 1], published="2024-03-04")
        for number, text in enumerate(texts, 1)
    ]
    return reports, align(judge("story-1", read(reports)))


def lost(reports: list[Report], drift: Drift) -> list[tuple[Dropped, str]]:
    texts = {each.id: each.text for each in reports}
    return [(loss.what, texts[loss.words.report][loss.words.start : loss.words.end]) for loss in drift.dropped]


def words_of(text: Report, claim: Claim) -> list[str]:
    return [span.of(text.text) for support in claim.supports for span in support.spans]


HEADLINES: dict[str, tuple[str, list[tuple[Dropped, str]]]] = {
    "a source": (
        "# Minister Falk resigns over harbour contract\n\n"
        "Minister Ines Falk has resigned over the harbour contract, two aides said on Monday.",
        [(Dropped.ATTRIBUTION, "two aides")],
    ),
    "a hedge": (
        "# Korvik mine closes in May\n\nThe Korvik mine may close in May.",
        [(Dropped.HEDGE, "may close")],
    ),
    "a bound": (
        "# Storm injures 40 in Korvik\n\nThe storm injured up to 40 people in Korvik on Sunday night.",
        [(Dropped.HEDGE, "up to")],
    ),
    "telegram style": (
        "# Envoy carrying Dahl note\n\nUnion officials say that envoy Lena Varga is carrying a letter to Jon Dahl.",
        [(Dropped.ATTRIBUTION, "Union officials")],
    ),
    "nothing where the headline names the source": (
        "# Minister Falk resigns over harbour contract, aides say\n\n"
        "Minister Ines Falk has resigned over the harbour contract, two aides said on Monday.",
        [],
    ),
    "nothing where the headline hedges": (
        "# Korvik mine may close in May\n\nThe Korvik mine may close in May.",
        [],
    ),
    "nothing where the headline quotes": (
        "# Minister Falk ‘resigns over harbour contract’\n\n"
        "Minister Ines Falk has resigned over the harbour contract, two aides said on Monday.",
        [],
    ),
    "nothing where the text says it flat as well": (
        "# Minister Falk resigns over harbour contract\n\n"
        "Minister Ines Falk has resigned over the harbour contract, two aides said on Monday.\n\n"
        "Minister Ines Falk resigned over the harbour contract.",
        [],
    ),
}


@pytest.mark.parametrize("case", HEADLINES)
def test_what_a_headline_drops(case: str) -> None:
    """A headline drops what all of its text has and it has not: a source, a hedge, a bound."""
    text, expected = HEADLINES[case]
    reports, aligned = story(text)
    found = [drift for drift in aligned.drifts if drift.step is Step.HEADLINE]
    assert [words for drift in found for words in lost(reports, drift)] == expected


def test_who_cites_a_report_and_drops_its_hedge_and_its_source() -> None:
    """The second report names the first as its source, but neither the aides nor the "may"."""
    reports, aligned = story(
        "Minister Ines Falk may resign over the harbour contract, two aides said on Monday.",
        "Minister Ines Falk will resign over the harbour contract, the Harbour Courier reported on Monday.",
    )
    (drift,) = aligned.drifts
    assert (drift.step, drift.report, drift.from_report) == (Step.CITING, "r2", "r1")
    assert lost(reports, drift) == [(Dropped.HEDGE, "may resign"), (Dropped.ATTRIBUTION, "two aides")]


def test_two_reports_that_do_not_lean_on_each_other_make_no_drift() -> None:
    """Who says flatly what another one hedges may know more: that is a difference, no drift."""
    _, aligned = story(
        "Minister Ines Falk may resign over the harbour contract, two aides said on Monday.",
        "Minister Ines Falk will resign over the harbour contract.",
    )
    assert not aligned.drifts


def test_a_headline_is_not_joined_with_what_was_done_another_time() -> None:
    """ "Carrying note" is the letter of today, not the one that she delivered when she came before."""
    reports, aligned = story(
        "# Varga carrying note for Dahl\n\nEnvoy Lena Varga is carrying another letter to Jon Dahl.\n\n"
        "She last came to Oslo in June, when she delivered a letter to Jon Dahl.",
    )
    (claim,) = [each for each in aligned.claims if "carrying note" in " ".join(words_of(reports[0], each))]
    assert any("another letter" in words for words in words_of(reports[0], claim))
    assert not any("delivered" in words for words in words_of(reports[0], claim))
