"""What holds of the comparison of any two names."""

from __future__ import annotations

import random
import time
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve import same
from reportedly.text.name_parts import title_kinds
from reportedly.text.names import compare_names
from reportedly.text.organisation_names import compare_organisations

WORDS = st.sampled_from(
    ["Kim", "Jong-un", "Mr", "al-", "bin", "O'", "Müller", "김", "Дмитрий", ",", "Jr", "J.", "Anna", "van"]
)
NAMES = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join))


@given(NAMES, NAMES)
@settings(max_examples=100, deadline=None)
def test_symmetric(a: str, b: str) -> None:
    """The order of the two names changes nothing but the order in the answer."""
    one, two = compare_names(a, b), compare_names(b, a)
    assert (one.same, one.score, one.reasons) == (two.same, two.score, two.reasons)
    assert 0 <= one.score <= 1
    assert one.reasons


@given(NAMES)
@settings(max_examples=100, deadline=None)
def test_reflexive(a: str) -> None:
    """Every string is the same as itself."""
    assert compare_names(a, a).same is True


GIVEN = st.sampled_from(["Anna", "Walter", "José", "Zoë", "Hyun-woo", "Dmitry", "Faisal", "Li", "J.", "Xiaoming"])
FAMILY = st.sampled_from(["Brandt", "Müller", "Okafor", "al-Harbi", "Kang", "Volkov", "O'Neil", "van der Berg"])
PERSONS = st.builds("{} {}".format, GIVEN, FAMILY)
RANKS = sorted(form for form, (kind, gender) in title_kinds().items() if kind == "rank" and not gender)
BODIES = st.lists(
    st.sampled_from(["Ministry", "of", "Health", "Norway", "Norwegian", "Ltd", "AG", "Group", "NCTA", "&", "()", "UN"]),
    max_size=6,
).map(" ".join)


@given(PERSONS, st.sampled_from(RANKS))
@settings(max_examples=100, deadline=None)
def test_a_title_changes_nothing(name: str, title: str) -> None:
    """A rank before a full name leaves it the same person."""
    assert compare_names(f"{title.title()} {name}", name).same is True


@given(PERSONS, PERSONS)
@settings(max_examples=100, deadline=None)
def test_capitals_and_marks_change_no_verdict(a: str, b: str) -> None:
    """In capitals, or with accents as letters and marks apart, a name is the same, and its verdicts are."""
    decomposed = unicodedata.normalize("NFD", a)
    assert compare_names(a, a.upper()).same is True
    assert compare_names(a, decomposed).same is True
    assert compare_names(a, b).same is compare_names(decomposed, b).same


@given(st.one_of(NAMES, BODIES), st.one_of(NAMES, BODIES))
@settings(max_examples=100, deadline=None)
def test_organisations_symmetric_and_reflexive(a: str, b: str) -> None:
    """The same holds of organisations, and of the question that leaves open which of the two it is."""
    for judge in (compare_organisations, same):
        one, two = judge(a, b), judge(b, a)
        assert (one.same, one.score, one.reasons) == (two.same, two.score, two.reasons)
        assert judge(a, a).same is True
        assert one.reasons
        assert 0 <= one.score <= 1


def test_matching_is_fast() -> None:
    """Five thousand pairs of different names take less than a second: a hundred thousand take 20."""
    chance = random.Random(5)
    syllables = ["an", "bo", "chi", "dor", "el", "fin", "gra", "hol", "ik", "jor", "kel", "lun"]
    names = [
        f"{''.join(chance.choices(syllables, k=2)).title()} {''.join(chance.choices(syllables, k=3)).title()}"
        for _ in range(10_000)
    ]
    start = time.process_time()
    for a, b in zip(names[::2], names[1::2], strict=True):
        compare_names(a, b)
    assert time.process_time() - start < 1.0


def test_hostile_names_cost_no_more() -> None:
    """A name of a hundred thousand characters is cut, and one made of the dearest letters takes no time."""
    hostile = ["van " * 25_000, "a-" * 50_000, "w" * 100_000, "бв" * 50_000, "معو" * 30_000, "(" * 9999, "A." * 50_000]
    start = time.process_time()
    for a in hostile:
        for b in hostile:
            same(a, f"{b}x")
    assert time.process_time() - start < 5.0
