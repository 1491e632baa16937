"""What a report says is not known, or not told."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.model.reading import Attribution, SourceKind, Statement
from reportedly.read.attributions import read_attributions
from reportedly.read.parse import parse_blocks
from reportedly.read.quotes import read_quotations
from reportedly.read.statements import StatementReader

# sentence, act of its attribution, who (None: unstated), content
RECORDS = [
    ("It is unclear who owns the mill now.", "unknown", None, "who owns the mill now"),
    ("It remains unclear whether the pair will meet.", "unknown", None, "whether the pair will meet"),
    ("The motive for the theft is unclear.", "unknown", None, "The motive for the theft"),
    ("The cause of the crash remains unknown.", "unknown", None, "The cause of the crash"),
    ("The cause has not been established.", "unknown", None, "The cause"),
    ("There was no immediate word on casualties.", "unknown", None, "casualties"),
    ("The size of the payment has not been disclosed.", "silence", None, "The size of the payment"),
    ("No details of the pact were released.", "silence", None, "No details of the pact"),
    ("The names were not released by the police.", "silence", "the police", "The names"),
    ("Officials gave no details of the deal.", "silence", "Officials", "no details of the deal"),
]
TOLD = [
    "The terms of the deal were disclosed on Monday.",
    "The motive is clear.",
    "The singer is unknown to most listeners.",
    "There was word on the crew by noon.",
]


def read(text: str) -> tuple[tuple[Attribution, ...], tuple[Statement, ...]]:
    one = report(text)
    blocks = parse_blocks([one])[0]
    said = read_attributions(one, blocks, quotations=read_quotations(one), mentions=(), entities=())
    return said, StatementReader(one, mentions=(), times=(), figures=(), attributions=said).read(blocks)


@pytest.mark.parametrize(("text", "act", "who", "content"), RECORDS)
def test_what_is_not_known_is_a_record(text: str, act: str, who: str | None, content: str) -> None:
    """What nobody knows is an attribution to nobody; what somebody keeps back is one to whoever does."""
    found = [a for a in read(text)[0] if a.act in ("unknown", "silence")]
    assert [(a.act, " ".join(span.of(text) for span in a.content)) for a in found] == [(act, content)]
    source = found[0].sources[0]
    if who is None:
        assert source.kind is SourceKind.UNSTATED
    else:
        assert text[source.start : source.end] == who


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_is_not_called_unknown(text: str) -> None:
    """The same words without "not" or "no", or about who knows somebody, make no such record."""
    said, stated = read(text)
    assert not [a for a in said if a.act in ("unknown", "silence")]
    assert not [s for s in stated if s.status == "unknown"]


def test_an_open_question_keeps_its_question_word() -> None:
    """Cut out of its sentence, a question must not read like a statement of fact."""
    text = "Officials would not say where the envoy was being held."
    assert [" ".join(span.of(text) for span in s.spans) for s in read(text)[1]] == ["where the envoy was being held"]


def test_silence_is_not_denial() -> None:
    """Who declines to say whether a thing happened neither affirms nor denies it, whatever others report."""
    text = "She declined to say whether the envoy was carrying a letter, as several papers reported."
    carrying = next(s for s in read(text)[1] if s.predicate and s.predicate.of(text) == "carrying")
    assert carrying.polarity == "unknown" or not any(
        text[source.start : source.end] == "She"
        for a in read(text)[0] if a.id == carrying.attribution for source in a.sources
    )
