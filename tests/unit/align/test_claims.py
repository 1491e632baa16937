"""Claims of small invented stories: who agrees, in what they differ, how many origins stand behind them."""

from __future__ import annotations

import msgspec
import pytest
from reports import report

from reportedly.align import align
from reportedly.model.claim import Alignment, Claim, Slot, Stance, Standing
from reportedly.model.report import Report
from reportedly.pipeline.compare import judge
from reportedly.read import read

HARBOUR = "Envoy Lena Varga landed in Oslo on Monday for talks on the northern fishing grounds."


def story(*texts: str, days: tuple[str, ...] = (), incomplete: tuple[int, ...] = ()) -> tuple[list[Report], Alignment]:
    """Align reports r1, r2, …, all of 4 March 2024 unless `days` says otherwise."""
    dates = days or ("2024-03-04",) * len(texts)
    reports = [
        report(text, id=f"r{number}", outlet=f"Paper {number}", published=day)
        for number, (text, day) in enumerate(zip(texts, dates, strict=True), 1)
    ]
    reports = [msgspec.structs.replace(r, incomplete=i in incomplete) for i, r in enumerate(reports, 1)]
    return reports, align(judge("story-1", read(reports)))


def claim_with(reports: list[Report], aligned: Alignment, words: str) -> Claim:
    """The claim that has a support with these words."""
    texts = {r.id: r.text for r in reports}
    return next(
        claim
        for claim in aligned.claims
        for support in claim.supports
        if words in " ".join(span.of(texts[support.report]) for span in support.spans)
    )


def numbers(claim: Claim) -> tuple[tuple[str, ...], int, int | None, int]:
    """The numbers of a claim's origins, without what shows them one by one."""
    return claim.origins.named, claim.origins.unnamed_low, claim.origins.unnamed_high, claim.origins.unstated


def test_two_agencies_are_two_origins() -> None:
    """What one report has from Reuters and another from AFP has two named origins."""
    reports, aligned = story(
        "Envoy Lena Varga will meet Foreign Minister Jon Dahl in Oslo on Tuesday, Reuters news agency said.",
        "According to AFP, Lena Varga will meet Foreign Minister Jon Dahl on Tuesday.",
    )
    claim = claim_with(reports, aligned, "will meet")
    assert claim.standing is Standing.AGREE
    assert {name.split()[0] for name in claim.origins.named} == {"Reuters", "AFP"}
    assert {slot for support in claim.supports for slot in support.differs_in} == {Slot.ATTRIBUTION}


def test_a_copy_adds_nothing() -> None:
    """A wholly copied report changes no origin, agrees with nobody, and is no second text."""
    text = "\n".join(
        [
            "A dam above the town of Korvik broke on Sunday night, mayor Ines Falk said.",
            "Falk said nine people had drowned and that the search for others would go on at first light.",
            "The water carried away two bridges and the road to the coast, a firefighter told the paper.",
        ]
    )
    _, once = story(text)
    _, twice = story(text, text)
    assert twice.texts == once.texts == 1
    assert {claim.standing for claim in twice.claims} == {Standing.SINGLE}
    assert [numbers(claim) for claim in twice.claims] == [numbers(claim) for claim in once.claims]


@pytest.mark.parametrize(
    ("sources", "low", "high"),
    [
        (("a US official", "a US official"), 1, 1),  # the same words for the same thing: taken over
        (("a port official", "a senior diplomat"), 1, 2),
        (("two diplomats", "a port official"), 2, 3),
        (("officials", "a port official"), 1, None),
    ],
)
def test_unnamed_sources_are_an_interval(sources: tuple[str, str], low: int, high: int | None) -> None:
    """Unnamed sources may be one and the same, a plural without a number has no upper bound."""
    reports, aligned = story(*(f"Envoy Lena Varga will fly to Oslo on Tuesday, {source} said." for source in sources))
    origins = claim_with(reports, aligned, "will fly").origins
    assert (origins.named, origins.unnamed_low, origins.unnamed_high) == ((), low, high)


def test_an_unstated_source_is_no_origin() -> None:
    """ "Is expected to", and the outlet's own voice, are counted apart and add no origin."""
    reports, aligned = story(
        "Envoy Lena Varga is expected to meet Jon Dahl on Tuesday.", "Lena Varga will meet Jon Dahl on Tuesday."
    )
    origins = claim_with(reports, aligned, "meet").origins
    assert (origins.named, origins.unnamed_low, origins.unstated) == ((), 0, 2)


def test_a_toll_is_led_by_its_last_exact_figure() -> None:
    """The last exact figure of a toll leads; earlier ones differ in how many, "at least nine" too; no conflict."""
    reports, aligned = story(
        "At least nine people died when a dam broke near Korvik.",
        "Seventeen people died when a dam broke near Korvik.",
        "Nineteen people died when a dam broke near Korvik.",
        days=("2024-03-04", "2024-03-05", "2024-03-06"),
    )
    claim = claim_with(reports, aligned, "Nineteen people died")
    slots = {support.report: support.differs_in for support in claim.supports}
    assert claim.supports[0].report == "r3"
    assert (Slot.HOW_MANY in slots["r2"], Slot.HOW_MANY in slots["r1"]) == (True, True)
    assert not claim.conflicts


def test_a_plan_meets_what_happened_on_its_day() -> None:
    """A visit planned for a day and a visit paid on that day are one claim that differs in status."""
    reports, aligned = story(
        "President Mara Olin is to visit Korvik on Wednesday.",
        "President Mara Olin visited Korvik on Wednesday.",
        days=("2024-03-05", "2024-03-07"),
    )
    claim = claim_with(reports, aligned, "is to visit Korvik")
    assert {support.report for support in claim.supports} == {"r1", "r2"}
    assert any(Slot.STATUS in support.differs_in for support in claim.supports)


def test_two_events_stay_apart() -> None:
    """A meeting held in May in one town and one that may be held next year in another are two claims."""
    reports, aligned = story(
        "The two leaders met in Halifax in May 2023.", "The two leaders could meet in Busan in early 2025."
    )
    claim = claim_with(reports, aligned, "met in Halifax")
    assert {support.report for support in claim.supports} == {"r1"}


def test_a_denial_is_no_agreement() -> None:
    """Who denies what another report states stands in its claim as denying it."""
    reports, aligned = story(
        "Envoy Lena Varga carried a letter from President Mara Olin to Jon Dahl.",
        "The palace denied that envoy Lena Varga had carried a letter from President Mara Olin to Jon Dahl.",
    )
    claim = claim_with(reports, aligned, "Lena Varga carried a letter")
    assert claim.standing is Standing.DIFFER
    assert [s.stance for s in claim.supports if s.report == "r2"] == [Stance.DENIES]


def test_silence_is_told_from_what_could_not_be_read() -> None:
    """A whole report without the claim is silent, an incomplete one is not."""
    reports, aligned = story(HARBOUR, "The weather in Oslo was cold.", "Jon Dahl gave a", incomplete=(3,))
    claim = claim_with(reports, aligned, "Lena Varga landed")
    assert (claim.silent, claim.unreadable) == (("r2",), ("r3",))


def test_i_in_a_quotation_is_no_further_source() -> None:
    """ "I think …" in somebody's own words adds no link to the chain: the speaker is the source."""
    reports, aligned = story("“I think the bridge will be rebuilt by the end of May,” said mayor Ines Falk.")
    chain = claim_with(reports, aligned, "will be rebuilt").supports[0].chain
    assert [link.name for link in chain] == ["Paper 1", "Ines Falk"]
