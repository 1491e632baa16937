"""The tokens of a block answer as the parser's own do."""

import pytest

from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.read.parse import parse_blocks

TEXTS = (
    "Nora Lind, who runs Tarn Valley's water board, said: “We will not pay.” Critics disagree.",
    "Two  ferries\tsank near Orrin in 2014, the coastguard reported; 27 were saved – nobody knows how.",
    "A summit, officials in the capital say, is expected to be held on Friday, but it isn't certain.",
    "...",
)


def parsed(text: str):
    report = Report(
        id="r", uri="", outlet=None, title=None, lang="en", text=text, published=Published(),
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
    )  # fmt: skip
    return parse_blocks([report])[0][0]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "name", ["i", "idx", "text", "tag_", "dep_", "is_space", "is_alpha", "is_punct", "like_num", "is_sent_start"]
)
def test_a_token_says_of_itself_what_the_parser_does(text, name):
    """Every property is that of the parser's token."""
    words = parsed(text).doc
    assert [getattr(token, name) for token in words] == [getattr(token, name) for token in words.parsed]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree"])
def test_a_token_has_the_same_tokens_below_it(text, name):
    """What hangs on a token is the same, in the same order."""
    words = parsed(text).doc
    ours = [[other.i for other in getattr(token, name)] for token in words]
    assert ours == [[other.i for other in getattr(token, name)] for token in words.parsed]


@pytest.mark.parametrize("text", TEXTS)
def test_heads_edges_and_sentences_are_the_same(text):
    """A token hangs on the same head, and stands in the same sentence with the same root."""
    words = parsed(text).doc
    for token, theirs in zip(words, words.parsed, strict=True):
        assert (token.head.i, token.left_edge.i) == (theirs.head.i, theirs.left_edge.i)
        ours, sentence = token.sent, theirs.sent
        assert (ours.start, ours.end, ours.text) == (sentence.start, sentence.end, sentence.text)
        assert ours.root.i == sentence.root.i


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 3, ["Nora"]), (6, 10, ["Lind", ","]), (5, 9, ["Lind"]), (900, 901, []), (3, 6, ["Nora", "Lind"])],
)
def test_a_stretch_of_characters_has_the_tokens_that_share_one(start, end, words):
    """A stretch that cuts a token has all of it; one outside of the text has none."""
    assert [token.text for token in parsed(TEXTS[0]).doc.char_span(start, end)] == words


def test_there_is_no_neighbour_before_the_first_or_behind_the_last():
    """A neighbour outside of the block is an error, not the token at the other end."""
    words = parsed(TEXTS[1]).doc
    assert words[0].nbor(1) is words[1]
    for token, by in ((words[0], -1), (words[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(by)


def test_a_quotation_mark_is_no_root():
    """Where the parser takes an opening mark for the root, the first verb has its place, and its clause."""
    for sentence in parsed("“They opened the gates on Thursday evening and told nobody,” says Ida Berg.").doc.sents:
        assert sentence.root.tag_.startswith("VB")
        assert all(token.head is not token or token is sentence.root for token in sentence)
