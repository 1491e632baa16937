"""Plain text: labels, never changes."""

import pytest

from reportedly.clean import clean
from reportedly.errors import InputError, Reason
from reportedly.model.report import MediaType, Page, Report

BODY = (
    "Two people died when a warehouse caught fire in the port of Odessa, officials said on Sunday.",
    "The mayor, Oleh Sarin, said that the fire had been under control by dawn and that an inquiry would follow.",
    "Dockers said they had warned the owners of the building about its wiring several times last year.",
)


def clean_text(text: str, **fields: str) -> Report:
    return clean(Page(uri="test", content=text, media=MediaType.TEXT, **fields))


def labels(report: Report) -> list[tuple[str, str]]:
    return [(block.kind.value, report.text[block.start : block.end]) for block in report.blocks]


def kind_of(words: str, text: str) -> str:
    """The kind of the block that begins with these words."""
    return next(kind for kind, block in labels(clean_text(text)) if block.startswith(words))


def within(line: str) -> str:
    """A report with one more line in its middle."""
    return "\n\n".join((BODY[0], BODY[1], line, BODY[2]))


def test_clean_text_keeps_only_paragraphs() -> None:
    """An article that an extractor has cleaned already has a headline and paragraphs, and nothing set aside."""
    report = clean_text("\n\n".join(("Harbour fire leaves two dead", *BODY)))
    assert [kind for kind, _ in labels(report)] == ["headline", "paragraph", "paragraph", "paragraph"]
    assert report.title == "Harbour fire leaves two dead"


SET_ASIDE = [
    ("MORE: Man finds pet snake in washing machine", "promo"),
    ("READ MORE: Five things to know about the port", "promo"),
    ("Read also: Dockers call off their strike", "promo"),
    ("RELATED: How the port was built", "promo"),
    ("Watch: The moment the roof fell in", "promo"),
    ("Click here to read the full report", "furniture"),
    ("Follow us on Twitter and Facebook", "furniture"),
    ("Subscribe to our newsletter for the latest from the region", "furniture"),
    ("Advertisement", "furniture"),
    ("Story continues below advertisement", "furniture"),
    ("Media playback is unsupported on your device", "furniture"),
    ("Leave a Reply", "furniture"),
    ("Your email address will not be published.", "furniture"),
    ("Required fields are marked *", "furniture"),
    ("Comments (27)", "furniture"),
    ("Share this", "furniture"),
    ("We use cookies to make this site work.", "furniture"),
    ("© 2021 Harbour News. All rights reserved.", "furniture"),
    ("Published 14 March 2021 at 10:15 GMT", "furniture"),
    ("5 hours ago", "furniture"),
    ("https://harbour.example/port-fire", "furniture"),
    ("Photograph: Jo Doe/AFP", "credit"),
    ("Getty Images", "credit"),
    ("By Maria Quill", "byline"),
    ("Maria Quill, Reuters", "byline"),
    ("(Reporting by Maria Quill; editing by Jo Doe)", "byline"),
]


@pytest.mark.parametrize(("line", "kind"), SET_ASIDE)
def test_known_lines_are_told_apart(line: str, kind: str) -> None:
    """Lines that are no news get their own kind, and the paragraphs around them keep theirs."""
    found = labels(clean_text(within(line)))
    assert (kind, line) in found or (found[2][0] == kind and line.startswith(found[2][1]))
    assert [block for label, block in found if label == "paragraph"] == list(BODY)


KEPT = [
    "It was 2016.",
    "Terms of the deal were not disclosed.",
    "He is 12.",
    "More than 200 traders lost their stalls in the flood, the council says.",
    "Read the letter, the minister told reporters, and then judge.",
    "Share prices fell by four per cent in the morning and rose again after lunch.",
    "By Friday, the water had gone down.",
    "The Image was a film before it was a book, and its maker was born in Lima.",
    "Follow-up talks are due in May, two diplomats said.",
    "Subscribers to the scheme will get their money back, the regulator said on Friday.",
    "Comments by the minister angered the unions, which called a strike for Monday.",
    "Related charges against two other men were dropped in May, prosecutors said.",
    "“We are closer than we were,” she said.",
    "She has never agreed to have her photograph taken, her lawyer said.",
    "He plans to hold elections on December 15, 2013.",
]


@pytest.mark.parametrize("line", KEPT)
def test_sentences_stay(line: str) -> None:
    """A sentence of the report is no furniture, whatever word it opens with."""
    assert ("paragraph", line) in labels(clean_text(within(line)))


GLUED = [
    ("The bridge was shut on Monday, March 15, 2021.Image copyright", "Image copyright", "furniture"),
    ("The bridge was shut on Monday.Image copyrightAFPImage captionPolice at the bridge", "AFP", "credit"),
    ("The bridge was shut on Monday.Image copyrightAFPImage captionPolice at the bridge", "Police at", "caption"),
    ("Media captionHow do you mend a bridge?", "Media captionHow do you mend a bridge?", "furniture"),
    ("Engineers said that it was safe. Read more: How bridges fail", "Read more: How bridges fail", "promo"),
    ("Engineers said that it was safe. Sign up for our daily briefing", "Sign up for our daily briefing", "promo"),
    ("Engineers said it was safe.Advertisement", "Advertisement", "furniture"),
    ("AdvertisementEngineers said that the bridge was safe.", "Advertisement", "furniture"),
    ("The bridge at night (Picture: Jo Doe/Getty)", "(Picture: Jo Doe/Getty)", "credit"),
    ("Police on the bridge in Accra. Photo: Jo Doe/AFP", "Photo: Jo Doe/AFP", "credit"),
    ("Police on the bridge in Accra (AP Photo/Jo Doe)", "(AP Photo/Jo Doe)", "credit"),
    ("<p>The bridge was shut on Monday.</p>", "</p>", "furniture"),
    ("<em>Police on the bridge in Accra</em>", "Police on the bridge", "caption"),
    ("FILE PHOTO: Police stand on the bridge in Accra", "FILE PHOTO:", "furniture"),
]


@pytest.mark.parametrize(("line", "words", "kind"), GLUED)
def test_glued_labels_are_cut(line: str, words: str, kind: str) -> None:
    """What scraping glued together is cut exactly at the label."""
    assert kind_of(words, within(line)) == kind


def test_markup_inside_a_sentence_stays() -> None:
    """Emphasis in mid-sentence does not cut the sentence in two."""
    line = "The minister <em>did not</em> resign, her office said on Friday."
    assert ("paragraph", line) in labels(clean_text(within(line)))


def test_caption_behind_its_label() -> None:
    """The line behind "Image caption" is a caption, the one behind "Image copyright" a credit."""
    text = "\n\n".join(("Image copyright", "EPA", "Image caption", "Smoke over the port of Odessa", *BODY))
    assert [kind for kind, _ in labels(clean_text(text))][:4] == ["furniture", "credit", "furniture", "caption"]


def test_a_caption_printed_twice_is_read_once() -> None:
    """The second copy of a caption, with its credit, is a twin; the first is read."""
    caption = "Smoke rises over the port of Odessa after the fire (Picture: Reuters/Jo Doe)"
    report = clean_text(f"Harbour fire leaves two dead\n\n<em>{caption}</em>\n{caption}\n\n" + "\n\n".join(BODY))
    captions = [block for block in report.blocks if block.kind.value == "caption"]
    assert [block.twin for block in captions] == [False, True]
    assert captions[0].is_read and not captions[1].is_read
    credited = [block for block in report.blocks if block.kind.value == "credit"]
    assert [block.twin for block in credited] == [False, True]


DATELINES = [
    ("LONDON (Reuters) - Britain will send envoys to Oslo on Monday, a spokeswoman said.", "LONDON (Reuters) -"),
    ("WASHINGTON, Jan. 17 (AP) — The senator said on Friday he would not stand again.", "WASHINGTON, Jan. 17 (AP) —"),
    ("SEOUL, South Korea — The two delegations met again on Tuesday, officials said.", "SEOUL, South Korea —"),
    ("Berlin (dpa) - The chancellor said on Tuesday that the talks would go on.", "Berlin (dpa) -"),
]


@pytest.mark.parametrize(("paragraph", "dateline"), DATELINES)
def test_datelines_are_split_off(paragraph: str, dateline: str) -> None:
    """A dateline is a block of its own before its paragraph."""
    found = labels(clean_text("\n\n".join((paragraph, *BODY))))
    assert found[0] == ("dateline", dateline)
    assert found[1] == ("paragraph", paragraph[len(dateline) :].lstrip())


@pytest.mark.parametrize("line", ["Who is Oleh Sarin?", "What happens next?", "A long dispute"])
def test_crossheads(line: str) -> None:
    """A short line without a full stop between paragraphs is a crosshead."""
    assert ("crosshead", line) in labels(clean_text(within(line)))


def test_wrapped_text_is_joined() -> None:
    """Lines that were wrapped at a column are one paragraph; a blank line parts two."""
    text = (
        "The delegations of both countries met again on Tuesday in Geneva after\n"
        "a break of three weeks, and the mediator said that she was hopeful of\n"
        "an agreement by the end of the month.\n\n"
        "Neither side would give details of the plan, which is said to hold a\n"
        "timetable for the return of prisoners and for the opening of the two\n"
        "border crossings.\n"
    )
    assert [block.count("\n") for _, block in labels(clean_text(text))] == [2, 2]


def test_unwrapped_lines_stay_apart() -> None:
    """One paragraph a line stays one paragraph a line."""
    assert labels(clean_text("\n".join(BODY))) == [("paragraph", line) for line in BODY]


def test_a_list_of_links_ends_with_the_first_sentence() -> None:
    """Titles below "Most read" are promotion; the next sentence is not."""
    text = "\n".join((BODY[0], "Most read", "Why cats stare at walls", "Ten lakes to see in spring", *BODY[1:]))
    kinds = [kind for kind, _ in labels(clean_text(text))]
    assert kinds == ["paragraph", "furniture", "promo", "promo", "paragraph", "paragraph"]


def test_standfirst_and_author_between_headline_and_stamp() -> None:
    """A line above a bare name and a time stamp is the standfirst, the name the byline."""
    top = ("Minister quits over letter", "She denies wrongdoing but says she has become a distraction", "Jo Doe",
           "Fri 4 Jun 2021 16.20 BST")  # fmt: skip
    report = clean_text("\n".join((*top, *BODY)))
    assert [kind for kind, _ in labels(report)][:4] == ["headline", "standfirst", "byline", "furniture"]


def test_a_page_around_an_article_is_set_aside() -> None:
    """Menus above and teasers below an article are not read."""
    menu = ["Home", "News", "Sport", "Business", "Weather", "Search", "Log in", "Subscribe"]
    below = ["Share", "Facebook", "Twitter", "Most read", "Ten lakes to see in spring", "Why cats stare at walls",
             "Privacy policy", "Terms of use", "Contact us", "© 2021 Harbour News"]  # fmt: skip
    report = clean_text("\n".join([*menu, "Fire at the port of Odessa leaves two dead", *BODY, *below]))
    read = [report.text[block.start : block.end] for block in report.blocks if block.is_read]
    assert read == ["Fire at the port of Odessa leaves two dead", *BODY]


def test_title_is_set_in_front_once() -> None:
    """A row's title goes before the text, unless the text begins with it."""
    text = "\n\n".join(BODY)
    added = clean_text(text, title="Harbour fire")
    assert added.text == f"Harbour fire\n\n{text}"
    assert labels(added)[0] == ("headline", "Harbour fire")
    assert clean_text(added.text, title="Harbour fire").text == added.text


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\ufeff\n", "\x00"])
def test_nothing_visible_is_empty(text: str) -> None:
    """A page without a visible character is rejected as empty."""
    with pytest.raises(InputError) as caught:
        clean_text(text)
    assert caught.value.reason is Reason.EMPTY


@pytest.mark.parametrize(
    ("end", "incomplete"),
    [
        ("This article is for subscribers only.", True),
        ("Log in to continue reading", True),
        ("The council meets on…", True),
        ("The report goes on for many pages. [+2314 chars]", True),
        ("Follow us on Twitter", False),
    ],
)
def test_stubs_are_incomplete(end: str, incomplete: bool) -> None:
    """A short text that a paywall or a feed cut off says so."""
    assert clean_text("\n\n".join((*BODY, end))).incomplete is incomplete


def test_ids_and_languages() -> None:
    """The input's id is kept, else the text makes one; the language is told."""
    text = "\n\n".join(BODY)
    assert clean_text(text, id="a-7").id == "a-7"
    assert clean_text(text).id == clean_text(text).id
    assert clean_text(text).lang == "en"
    german = (
        "Der Minister sagte am Freitag, dass die Gespräche in Genf fortgesetzt werden und noch nichts entschieden sei."
    )
    assert clean_text(german).lang == "de"
