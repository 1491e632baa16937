"""Properties of cleaning plain text, over thousands of dirty texts made of invented lines."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean
from reportedly.errors import InputError
from reportedly.model.report import BlockKind, MediaType, Page, Report
from reportedly.text.tables import column

HEADLINES = ("Ferry to Valdoria island runs aground", "Council of Port Osrin votes to keep the old bridge")
BODY = (
    "The ferry ran aground on a sandbank off Valdoria shortly before dawn on Friday, the harbour master said.",
    "All 84 people on board were brought ashore by fishing boats, and nobody was hurt, according to the coastguard.",
    "“We felt a long scrape and then silence,” said Mira Oduya, who was travelling with her two children.",
    "The operator, Osrin Lines, said that the captain had 20 years of experience and that it would help the inquiry.",
    "It was the third such accident in the strait in as many years.",
    "Fishermen have long asked for the channel to be dredged, which the ministry in Port Osrin says it cannot pay for.",
    "Divers are to inspect the hull on Saturday if the wind drops, the coastguard told reporters at the quay.",
    "In 2019 a freighter lay on the same sandbank for eleven days before two tugs pulled it free.",
)
CROSSHEADS = ("A narrow channel", "Who pays?", "Calls for an inquiry")
MENU = ("Home", "News", "Sport", "Weather", "Politics", "Log in", "My account", "Puzzles & quizzes", "E-paper")
TEASERS = ("Ten lakes to see in spring", "Why cats stare at walls", "The bakers of Osrin and their secret")
CAPTIONS = (
    "The ferry on the sandbank off Valdoria (Picture: Jo Doe/Reuters)",
    "Image captionThe harbour of Port Osrin seen from the fort",
    "<em>Mira Oduya, left, on the quay on March 3, 2021.</em>",
)
GLUE = (
    "Advertisement", "Share this article", "Read more: ", "Image copyrightReuters", "<p>", "</p>", "<br>", "[caption]",
)  # fmt: skip
# Labels of the line behind them are no furniture by themselves: they say what that line is.
LABELS = frozenset(("image caption", "photo caption", "picture caption", "caption", "file photo", "file image",
                    "image copyright", "image source", "image credit", "photo credit", "copyright"))  # fmt: skip
TABLE = column("furniture", "phrase", match="line") | column("furniture", "phrase", match="heading")
FURNITURE = [
    *sorted(TABLE - LABELS),
    "Follow us on Twitter", "Sign up to our newsletter", "© 2021 Osrin Courier. All rights reserved.", "Comments (12)",
    "READ MORE: The bakers of Osrin and their secret", "Most read", "Share this story with your friends on Facebook",
]  # fmt: skip
READ = frozenset({BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.HEADLINE, BlockKind.STANDFIRST})


def clean_text(text: str) -> Report:
    return clean(Page(uri="test", content=text, media=MediaType.TEXT))


def check(text: str) -> None:
    """Blocks cut back exactly, hold every visible character once, and come out the same the second time."""
    report = clean_text(text)
    assert report.text == text
    end = 0
    for block in report.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        end = block.end
    assert not text[end:].strip()
    assert clean_text(report.text).blocks == report.blocks


def dirty_text(draw: random.Random) -> str:
    """A scraped page: a menu, a headline, paragraphs with captions, labels and furniture between, teasers, a footer."""
    lines = draw.sample(MENU, draw.randint(0, len(MENU)))
    lines.append(draw.choice(HEADLINES))
    for paragraph in draw.sample(BODY, draw.randint(1, len(BODY))):
        glued = draw.choice(GLUE) if draw.random() < 0.2 else ""
        lines.append(glued + paragraph if draw.random() < 0.5 else paragraph + glued)
        lines += draw.sample(CAPTIONS + CROSSHEADS, draw.randint(0, 1))
        lines += draw.sample(FURNITURE, draw.choice((0, 0, 1, 3)))
    lines += draw.sample(TEASERS, draw.randint(0, 3)) + draw.sample(FURNITURE, draw.randint(0, 8))
    gap = draw.choice(("\n", "\n\n", "\r\n", "\n \n", "\u2028"))
    return gap.join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_thousands_of_dirty_texts_are_labelled_exactly(seed: int) -> None:
    """Every block cuts back, blocks partition the text, and cleaning twice equals once."""
    draw = random.Random(seed)
    for _ in range(130):
        check(dirty_text(draw))


def spread(draw: random.Random, lines: list[str]) -> list[str]:
    """Furniture lines before, after and between the lines."""
    mixed = []
    for line in [*lines, None]:
        mixed += draw.sample(FURNITURE, draw.choice((0, 1, 1, 2, 6)))
        mixed += [line] if line is not None else []
    return mixed


def roles(report: Report) -> dict[str, BlockKind]:
    return {report.text[block.start : block.end]: block.kind for block in report.blocks if block.kind in READ}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(("\n", "\n\n")), st.booleans())
def test_furniture_changes_no_role(seed: int, gap: str, menu: bool) -> None:
    """Furniture before, after and between the lines changes the role of no block of the body."""
    draw = random.Random(seed)
    lines = draw.sample(MENU, 6) * menu + [draw.choice(HEADLINES)]
    for paragraph in draw.sample(BODY, draw.randint(2, len(BODY))):
        lines += [paragraph, *draw.sample(CROSSHEADS, draw.choice((0, 0, 1)))]
    before = roles(clean_text(gap.join(lines)))
    after = roles(clean_text(gap.join(spread(draw, lines))))
    assert {line: after.get(line) for line in before} == before


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from((60, 72, 100)))
def test_furniture_changes_no_wrapped_paragraph(seed: int, width: int) -> None:
    """In text wrapped at a column, furniture between paragraphs parts none of them and joins none."""
    import textwrap

    draw = random.Random(seed)
    paragraphs = ["\n".join(textwrap.wrap(" ".join(draw.sample(BODY, 3)), width)) for _ in range(4)]
    before = roles(clean_text("\n\n".join(paragraphs)))
    after = roles(clean_text("\n\n".join(spread(draw, paragraphs))))
    assert {line: after.get(line) for line in before} == before


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(" \n\t.,:;!?()[]<>/©“”\"'-—abAB12語\u200b\u2028\x00\ud800"), max_size=400))
def test_marks_only(text: str) -> None:
    """Text of marks, tags in pieces and strange characters is labelled or rejected."""
    try:
        check(text)
    except InputError:
        assert not any(char.isalnum() for char in text)
