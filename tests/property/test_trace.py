"""Properties of tracing, on reports made of shuffled sentences."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.text.fingerprints import fold_words
from reportedly.text.suppliers import find_supplier_named
from reportedly.trace import find_credits, trace

WORDS = ["ferry", "harbour", "reef", "island", "captain", "radar", "hull", "tug", "the", "of", "and", "to"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=6, max_size=25).map(" ".join)
BODIES = st.lists(SENTENCES, min_size=1, max_size=6).map("\n".join)


def report_of(id: str, text: str) -> Report:
    """A report of one paragraph."""
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    return Report(id=id, uri=id, outlet=None, title=None, lang="en", text=text, published=Published(), blocks=(block,))


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
