"""Properties of tracing, on reports made of shuffled sentences."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.judgement import Degree
from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.text.fingerprints import fold_words
from reportedly.text.suppliers import find_supplier_named
from reportedly.trace import find_credits, trace

WORDS = ["ferry", "harbour", "reef", "island", "captain", "radar", "hull", "tug", "the", "of", "and", "to"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=6, max_size=25).map(" ".join)
BODIES = st.lists(SENTENCES, min_size=1, max_size=6).map("\n".join)


def report_of(id: str, text: str, *, outlet: str | None = None, furniture: str = "") -> Report:
    """A report of one paragraph, with a block of furniture below it."""
    whole = f"{text}\n\n{furniture}" if furniture else text
    blocks = [Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))]
    if furniture:
        blocks.append(Block(kind=BlockKind.FURNITURE, start=len(text) + 2, end=len(whole)))
    return Report(
        id=id, uri=id, outlet=outlet, title=None, lang="en", text=whole, published=Published(), blocks=tuple(blocks)
    )


@given(st.lists(BODIES, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_reports_changes_nothing(bodies: list[str], random) -> None:  # type: ignore[no-untyped-def]
    """Any order gives the same lines."""
    reports = [report_of(f"r{number}", body) for number, body in enumerate(bodies)]
    shuffled = random.sample(reports, len(reports))
    assert trace(reports, {}) == trace(shuffled, {})


@given(BODIES, BODIES)
@settings(max_examples=80, deadline=None)
def test_passages_fit_their_texts_and_share_their_words(one: str, other: str) -> None:
    """Both sides of a passage lie in their texts, and at least a third of the longer side's words are shared."""
    texts = {"one": one, "other": other}
    for reuse in trace([report_of("one", one), report_of("other", other)], {}):
        assert 0 <= reuse.containment <= 1
        for passage in reuse.passages:
            here = fold_words(texts[reuse.report][passage.start : passage.end]).keys
            there = fold_words(texts[reuse.source][passage.source_start : passage.source_end]).keys
            assert (here[0], here[-1]) == (there[0], there[-1])
            assert 3 * (Counter(here) & Counter(there)).total() >= max(len(here), len(there))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_strange_text_gives_credits_that_cut_back(text: str) -> None:
    """Whatever the characters, a credit's span is the agency's name."""
    report = report_of("r", text + " (Reuters) — AFP said.")
    for credit in find_credits(report):
        assert report.text[credit.start : credit.end] in ("Reuters", "AFP") or credit.start < len(text)
        assert find_supplier_named(report.text[credit.start : credit.end]).name == credit.agency


@given(BODIES)
@settings(max_examples=80, deadline=None)
def test_a_text_against_itself_is_wholly_one(body: str) -> None:
    """The same words from another outlet are the same text, however they repeat themselves."""
    content = [word for word in fold_words(body).keys if word not in ("the", "of", "and", "to")]
    found = trace([report_of("one", body, outlet="Harbour Gazette"), report_of("other", body, outlet="Lantern")], {})
    if len(fold_words(body).keys) >= 8 and len(content) >= 5:
        assert [(reuse.degree, reuse.containment) for reuse in found] == [(Degree.WHOLLY, 1.0)]


@given(BODIES, BODIES, SENTENCES)
@settings(max_examples=80, deadline=None)
def test_furniture_changes_no_degree(one: str, other: str, furniture: str) -> None:
    """What pages set around their texts adds nothing to what the texts share."""

    def judged(below: str) -> list[tuple[str, str, Degree, float]]:
        reports = [report_of("one", one, furniture=below), report_of("other", other, furniture=below)]
        return [(each.report, each.source, each.degree, each.containment) for each in trace(reports, {})]

    assert judged("") == judged(furniture)


def test_one_word_again_and_again_is_read_in_linear_time() -> None:
    """A hundred thousand times the same word: the same text is one text, and another one shares nothing."""
    again = "ferry " * 100_000
    reports = [report_of("a", again), report_of("b", again), report_of("c", "harbour " * 100_000)]
    (reuse,) = trace(reports, {})
    assert (reuse.report, reuse.source, reuse.degree) == ("a", "b", Degree.WHOLLY)


def test_one_sentence_again_and_again_beside_a_like_one_ends() -> None:
    """Texts that repeat one run more often than any news does are compared within bounds."""
    one = "the ferry ran aground on the reef before dawn " * 3_000
    other = "the ferry ran aground on the reef after dark " * 3_000
    assert all(0 <= reuse.containment <= 1 for reuse in trace([report_of("a", one), report_of("b", other)], {}))
