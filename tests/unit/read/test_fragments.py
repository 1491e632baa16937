"""Statements of headlines and of lines without a finite verb."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.model.reading import Statement
from reportedly.read import read
from reportedly.read.sentences import split_sentences
from reportedly.read.titling import looks_titled, untitle, written_in

BODY = "LANDE (Reuters) - The council met on Monday to talk about the roads of the town, officials said."

# (headline, what its statements say: words, predicate, status, polarity)
HEADLINES = [
    (
        "Ferry sinks off Lande; nine dead, two missing",
        [
            ("Ferry sinks off Lande", "sinks", "happened", "positive"),
            ("nine dead", "dead", "ongoing", "positive"),
            ("two missing", "missing", "ongoing", "positive"),
        ],
    ),
    (
        "Deal off: Minister pulls out of port sale",
        [
            ("Deal off", "off", "happened", "positive"),
            ("Minister pulls out of port sale", "pulls", "happened", "positive"),
        ],
    ),
    ("Envoy off to Oslo", [("Envoy off to Oslo", "off", "happened", "positive")]),
    ("Dozens feared dead in mine collapse", [("Dozens feared dead in mine collapse", "dead", "ongoing", "positive")]),
    ("Peace talks possible in Lande", [("Peace talks possible in Lande", "possible", "speculated", "positive")]),
    ("Dockers on strike in Lande", [("Dockers on strike in Lande", "strike", "ongoing", "positive")]),
    ("Mayor to face trial over port funds", [("Mayor to face trial over port funds", "face", "planned", "positive")]),
    ("Bridge is open after ten years", [("Bridge is open after ten years", "is", "ongoing", "positive")]),
]

# (paragraph, the words of its statements)
LINES = [
    ("Nine dead, two missing.", ["Nine dead", "two missing"]),
    ("No injuries.", ["No injuries"]),
    ("- One of four towers positive", ["One of four towers positive"]),
    ("A broken ankle, according to Mr. Lund.", ["A broken ankle"]),
    ("Routine maintenance, says Lund Frost.", ["Routine maintenance"]),
    ("First, the numbers.", []),
    ("From Monday's Lande Post:", []),
    ("By Ida Berg", []),
    ("Minister Ida Berg, a lawyer, said in an email.", []),
    ("On Sunday, the mayor announced that nobody was hurt.", ["nobody was hurt"]),
    ("Nine people, who were ill, were freed.", ["Nine people … were ill", "Nine people … were freed"]),
    ("The mayor finished third.", ["The mayor finished third"]),
    ("The envoys held talks.", ["The envoys held talks"]),
]


def said(text: str, *, title: str = "The town council met in the hall") -> list[tuple[str, Statement]]:
    """The statements of a report, each with its words: those of the text, or of the title where there is no text."""
    whole = f"# {title}\n\n{text or BODY}"
    (reading,) = read([report(whole, published="2024-03-06")])
    first, last = (len(title) + 4, len(whole)) if text else (2, len(title) + 2)
    inside = [s for s in reading.statements if s.predicate and first <= s.predicate.start < last]
    return [(" … ".join(span.of(whole) for span in s.spans), s) for s in inside]


@pytest.mark.parametrize(("headline", "wanted"), HEADLINES)
def test_what_a_headline_tells(headline: str, wanted: list[tuple[str, str, str, str]]) -> None:
    """Each part of a headline that tells something is a statement, with its own predicate; a label is none."""
    found = [
        (words, s.predicate.of(f"# {headline}") if s.predicate else "", str(s.status), str(s.polarity))
        for words, s in said("", title=headline)
    ]
    assert [row for row in found if row in wanted] == wanted


@pytest.mark.parametrize(("line", "wanted"), LINES)
def test_what_a_line_without_a_verb_tells(line: str, wanted: list[str]) -> None:
    """States, counts and what somebody is given for are statements; labels, names and frames of speech are none."""
    assert [words for words, _ in said(line)] == wanted


def test_no_denies() -> None:
    """ "No injuries" says that there were none."""
    assert [str(s.polarity) for _, s in said("No injuries.")] == ["negative"]


def test_fear_is_a_doubt() -> None:
    """ "feared dead" is not "dead"."""
    found = said("", title="Dozens feared dead in mine collapse")
    assert [str(s.certainty) for _, s in found] == ["possible"]


def test_a_verb_that_looks_like_a_plural() -> None:
    """ "Envoy heads to Oslo": the heading is told, though the parser sees heads."""
    assert ("Envoy heads to Oslo", ("travel",)) in [
        (words[:19], s.terms) for words, s in said("", title="Envoy heads to Oslo to rescue grain deal")
    ]


SPLIT = [
    ("Deal off: Minister pulls out", ["Deal off:", "Minister pulls out"]),
    ("Bridge shut for a year – police", ["Bridge shut for a year –", "police"]),
    ("Wal - Mart sells its shops in Lande", ["Wal - Mart sells its shops in Lande"]),
    ("Storm at 12:30: harbour shut", ["Storm at 12:30:", "harbour shut"]),
    ('"Run: now" says mayor', ['"Run: now" says mayor']),
]


@pytest.mark.parametrize(("headline", "parts"), SPLIT)
def test_parts_of_a_headline(headline: str, parts: list[str]) -> None:
    """A headline is cut at its colon and its one dash, not inside of quotation marks, hours or names."""
    assert [span.of(headline) for span in split_sentences(headline, headline=True)] == parts


RUNNING = (
    "The aide of the minister quit on Monday. Police in Port Lande opened an inquiry over missing funds of the port."
)
TITLED = [
    ("Minister's Aide Quits Over Missing Funds", "Minister's aide quits over missing funds"),
    ("Aide Denies Claims As Police In Port Lande Wait", "Aide denies claims as police in Port Lande wait"),
    ("Court Says: The Aide Lied To Police", "Court says: The aide lied to police"),
]


@pytest.mark.parametrize(("titled", "plain"), TITLED)
def test_titled_headlines_are_read_as_sentences(titled: str, plain: str) -> None:
    """Words that the report or a table writes small become small; names and what nobody knows stay."""
    assert looks_titled(titled)
    assert untitle(titled, written_in(RUNNING)) == plain


def test_a_sentence_is_no_titled_headline() -> None:
    """Names alone do not make a headline a titled one."""
    assert not looks_titled("Ida Berg quits as mayor of Lande over missing funds")


def test_offsets_stay() -> None:
    """A titled headline gives statements in its own words."""
    assert said("", title="Minister's Aide Quits Over Missing Port Funds")[-1][0].startswith("Minister's Aide Quits")
