"""Names of organisations, compared by their parts; the hard cases are in tests/quality/name_cases.tsv."""

from __future__ import annotations

import pytest

from reportedly.text.organisation_names import compare_organisations, is_acronym_of, is_organisation

VERDICTS = {"same": True, "different": False, "unsure": None}


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Hallinger Shipping AG", "Hallinger Shipping", "same"),
        ("Hallinger Shipping AG", "Hallinger Shipping GmbH", "unsure"),
        ("Hallinger Shipping Co., Ltd.", "Hallinger Shipping Limited", "same"),
        ("The Hallinger Foundation", "Hallinger Foundation", "same"),
        ("Hallinger & Sons", "Hallinger and Sons", "same"),
        ("Hallinger Group", "Hallinger Holdings", "unsure"),
        ("Hallinger Bank", "Hallinger Insurance", "different"),
        ("Centre for Harbour Safety", "Center for Harbor Safety", "same"),
        ("National Coastal Transport Agency (NCTA)", "NCTA", "same"),
        ("N.C.T.A.", "National Coastal Transport Agency", "same"),
        ("NCTA", "NCTB", "different"),
        ("UN", "United Nations", "same"),
        ("United Nations Security Council", "UN Security Council", "same"),
        ("Ministry of Health of Norway", "Norwegian Health Ministry", "same"),
        ("Ministry of Health", "Norwegian Health Ministry", "unsure"),
        ("Health Ministry", "Education Ministry", "different"),
        ("University of Orvik", "Orvik University", "unsure"),
        ("", "Orvik University", "unsure"),
    ],
)
def test_pairs_of_organisations(a: str, b: str, verdict: str) -> None:
    """Each pair is judged as the table says, in either order, with a reason and a score from 0 to 1."""
    for judged in (compare_organisations(a, b), compare_organisations(b, a)):
        assert judged.same is VERDICTS[verdict], judged.reasons
        assert judged.reasons
        assert 0 <= judged.score <= 1


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Hallinger Shipping AG", True),
        ("Ministry of Health", True),
        ("Orvik Police", True),
        ("Hallinger & Sons", True),
        ("Reuters", True),
        ("Emily Church", False),
        ("Charles Court", False),
        ("Min Jong Se", False),
        ("HOLM ASA", False),
        ("Asa Holm", False),
        ("", False),
    ],
)
def test_what_shows_that_a_name_is_an_organisation_s(name: str, is_one: bool) -> None:
    """A kind of body or a legal form does; a word that is a family name too, or a name in capitals, does not."""
    assert is_organisation(name) is is_one


def test_acronyms_pass_over_small_words() -> None:
    """The letters are those of all words, or of all but the small ones."""
    assert is_acronym_of("ACS", "Agency for Coastal Safety")
    assert is_acronym_of("Agency for Coastal Safety", "AFCS")
    assert not is_acronym_of("ACT", "Agency for Coastal Safety")
    assert not is_acronym_of("Acs", "Agency for Coastal Safety")
