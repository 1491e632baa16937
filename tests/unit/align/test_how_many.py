"""How many an unnamed source stands for, and how that makes an interval of origins."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.align.how_many import how_many
from reportedly.model.reading import SourceKind

PHRASES = Path(__file__).parents[1] / "read"


def rows() -> list[tuple[str, str, str]]:
    """Phrases of both tables of sources that say how many they are."""
    found = []
    for name in ("cases_sources.tsv", "cases_sources_more.tsv"):
        lines = (PHRASES / name).read_text(encoding="utf-8").splitlines()[4:]
        found += [tuple(line.split("\t")) for line in lines if line.count("\t") == 2]
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(("phrase", "kind", "number"), rows())
def test_number_of_a_phrase(phrase: str, kind: str, number: str) -> None:
    """ "1" is one, "2" two, "1+" at least one and nobody knows how many."""
    low, high = how_many(phrase, SourceKind(kind))
    assert f"{low}+" == number if high is None else (low, high) == (int(number), int(number))


OTHERS = [
    ("two of the officials", SourceKind.UNNAMED_OFFICIAL, (2, 2)),
    ("at least three witnesses", SourceKind.UNNAMED_PERSON, (3, None)),
    ("more than a dozen residents", SourceKind.UNNAMED_PERSON, (12, None)),
    ("both officials", SourceKind.UNNAMED_OFFICIAL, (2, 2)),
    ("a couple of neighbours", SourceKind.UNNAMED_PERSON, (2, 2)),
    ("a number of diplomats", SourceKind.UNNAMED_OFFICIAL, (1, None)),
    ("hotel staff", SourceKind.UNNAMED_PERSON, (1, None)),
    ("the ministry", SourceKind.ORGANISATION, (1, 1)),
    ("court papers", SourceKind.DOCUMENT, (1, 1)),
    ("12 survivors", SourceKind.UNNAMED_PERSON, (12, 12)),
    ("critics", SourceKind.GROUP, (1, None)),
    ("a newspaper", SourceKind.MEDIA_UNNAMED, (1, 1)),
    ("local newspapers", SourceKind.MEDIA_UNNAMED, (1, None)),
    ("", SourceKind.UNNAMED_PERSON, (1, 1)),
]


@pytest.mark.parametrize(("phrase", "kind", "expected"), OTHERS)
def test_number_of_other_phrases(phrase: str, kind: SourceKind, expected: tuple[int, int | None]) -> None:
    """Parts, least numbers, collectives, bodies and texts."""
    assert how_many(phrase, kind) == expected
