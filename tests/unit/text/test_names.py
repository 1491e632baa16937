"""Names of persons, compared by their parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.text.name_parts import parse_name
from reportedly.text.names import compare_names
from reportedly.text.romanisation import (
    is_pinyin,
    korean_parts,
    pinyin_readings,
    same_abjad,
    same_korean,
    same_skeleton,
)

VERDICTS = {"same": True, "different": False, "unsure": None}


def _cases() -> list[tuple[str, str, str, str]]:
    lines = (Path(__file__).parent / "cases_names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(a, b, same, why) for a, b, same, why in rows[1:]]


@pytest.mark.parametrize(("a", "b", "same", "why"), _cases(), ids=lambda cell: cell)
def test_pairs_of_names(a: str, b: str, same: str, why: str) -> None:
    """Each pair of the table is judged as the table says, whichever name comes first."""
    assert compare_names(a, b).same is VERDICTS[same], (why, compare_names(a, b).reasons)
    assert compare_names(b, a).same is VERDICTS[same], why


def test_a_verdict_names_its_reasons() -> None:
    """A nickname is named as the reason of a join."""
    verdict = compare_names("Steve Okafor", "Stephen Okafor")
    assert verdict.same
    assert "nickname Steve = Stephen" in verdict.reasons


def test_titles_are_never_all_of_a_name() -> None:
    """A word that is a title stays where nothing else would be left."""
    assert parse_name("General").words == ("general",)
    assert parse_name("Judge").words == ("judge",)


@pytest.mark.parametrize(
    ("written", "words", "titles"),
    [
        ("Prime Minister Nora Holm", ("nora", "holm"), ("prime minister",)),
        ("Gen. Piet Okafor", ("piet", "okafor"), ("gen",)),
        ("Ash Pollard", ("ash", "pollard"), ()),
        ("Al Pollard", ("al", "pollard"), ()),
        ("Sadiq as-Salih", ("sadiq", "salih"), ()),
    ],
)
def test_parts_of_a_name(written: str, words: tuple[str, ...], titles: tuple[str, ...]) -> None:
    """Titles come off the front; particles count for nothing, but short given names stay."""
    name = parse_name(written)
    assert (name.words, name.titles) == (words, titles)


def test_korean_names_are_split() -> None:
    """A Korean family name is found first or last; other names are none."""
    assert korean_parts(["gang", "myong", "su"]) == ("kang", ("myong", "su"))
    assert korean_parts(["min", "ho", "choi"]) is not None
    assert korean_parts(["walter", "brandt"]) is None
    assert same_korean(("jun",), ("joon",))
    assert not same_korean(("jun", "ho"), ("jun", "il"))


def test_chinese_syllables() -> None:
    """Pinyin is told from other words; Wade-Giles is read as pinyin."""
    assert is_pinyin("meiling")
    assert not is_pinyin("brandt")
    assert "zhouenlai" in pinyin_readings(["chou", "en", "lai"])


def test_consonants_alone_do_not_make_a_name() -> None:
    """Vowels of another kind keep two names apart; one vowel may be lost in a long name."""
    assert not same_skeleton("hassan", "hussein")
    assert same_skeleton("zawahri", "zawahiri")
    assert not same_skeleton("rodin", "radin", firm=True)
    assert not same_skeleton("shami", "sami")
    assert same_skeleton("timoshenko", "tymoshenko", firm=True)
    assert same_abjad("mhmd", "muhammad") == 0.9
    assert same_abjad("drvr", "dror") == 0.9
    assert same_abjad("sysy", "sisi") == 0.8
    assert same_abjad("mhmd", "hamid") == 0.0
