"""Which line of a dirty text is the headline."""

from __future__ import annotations

import pytest

from reportedly.clean.plain import label_text

BODY = (
    "A ferry with ninety people on board sank off the Lindis islands early on Monday, the coastguard said.\n\n"
    "Divers found nine of the crew in the wreck, and two more are missing, the harbour master told reporters.\n\n"
    "The ferry had left Orvel at midnight and was to reach the islands before dawn, its owner said in a statement.\n"
)
MENU = "Home News Sport Money Travel"


def kinds(text: str) -> dict[str, str]:
    """The kind of each line of a text."""
    return {text[block.start : block.end]: block.kind.value for block in label_text(text)}


@pytest.mark.parametrize("above", ["Orvel Radio News", MENU, "Orvel, 3 June 2024, 09:30"])
def test_the_name_of_a_site_or_a_menu_is_no_headline(above: str) -> None:
    """The line that shares its words with the article is the headline, not the name of the outlet above it."""
    title = "Ferry sinks off the Lindis islands: nine of the crew dead"
    found = kinds(f"{above}\n\n{title}\n\n{BODY}")
    assert found[title] == "headline"
    assert found[above] != "headline"


def test_lines_between_headline_and_byline_are_decks() -> None:
    """A headline of a tabloid and the lines below it, all of them above the byline, are read."""
    head = "FERRY HORROR: 'We heard them knocking' as nine of the crew die off the Lindis islands"
    decks = ["Girl, 4, pulled out of the water after a night and a day", "Harbour boss under fire over the lifeboats"]
    above, below = "Home | News | Showbiz | Horoscopes | Travel", ("By Kay Strand", "Published: 10:20, 4 June 2024")
    text = "\n\n".join([above, head, *decks, *below, BODY])
    found = kinds(text)
    assert found[head] == "headline"
    assert [found[deck] for deck in decks] == ["standfirst", "standfirst"]


def test_links_to_other_stories_are_no_headline() -> None:
    """Of a list of links above the headline none becomes the headline or a deck."""
    links = [f"{words} (12)" for words in ("Star says he can play until he is fifty", "Ten recipes for a rainy week",
                                           "Singer seen with a new dog in Paris", "Why the league is in crisis now")]
    title = "Ferry sinks off the Lindis islands with ninety on board"
    found = kinds("\n".join([*links, title, "Published 4 June 2024 at 10:22 GMT", BODY]))
    assert all(found[link] != "headline" for link in links)


def test_the_motto_of_a_letter_is_no_headline() -> None:
    """What shares no more than a word with the article, above a line with a byline that shares more, is set aside."""
    name, motto = "TIDE TABLES", "Harbour letters for everybody who would rather be at sea"
    title = "Lindis ferry: what the divers found and what they did not"
    found = kinds(f"{name}\n{motto}\n\n{title}\nby Kay Strand\n4 June 2024\n\n{BODY}\nTide Tables is free.\n")
    assert found[title] == "headline"
    assert found[motto] == "furniture"
