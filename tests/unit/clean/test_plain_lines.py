"""Plain text: languages, captions without labels, endless lists, what is left whole."""

import itertools
import time

import pytest

from reportedly.clean import clean
from reportedly.clean.captions import caption_signs
from reportedly.clean.credits import find_credit
from reportedly.clean.language import tell_language
from reportedly.model.report import BlockKind, MediaType, Page, Report

BODY = (
    "The ferry ran aground on a sandbank off Valdoria shortly before dawn on Friday, the harbour master said.",
    "All 84 people on board were brought ashore by fishing boats, and nobody was hurt, according to the coastguard.",
    "The operator said that the captain had 20 years of experience and that it would help with the inquiry.",
)


def clean_text(text: str) -> Report:
    return clean(Page(uri="test", content=text, media=MediaType.TEXT))


LANGUAGES = [
    ("Osrin Council Backs Ferry Deal", "en"),
    ("Poll: Ferry Users Abandon Osrin Lines", "und"),
    ("Mayor Vows Quick Inquiry After Valdoria Ferry Scare.", "en"),
    ("The mayor said on Friday that the ferry would sail again in May.", "en"),
    ("Der Minister sagte am Freitag, dass die Fähre im Mai wieder fahren werde und niemand verletzt sei.", "de"),
    ("Le ministre a déclaré vendredi que le ferry reprendrait la mer en mai et que personne n’était blessé.", "fr"),
    ("Министр заявил в пятницу, что паром снова выйдет в море в мае.", "ru"),
    ("12:40", "und"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_short_english_is_no_other_language(text: str, language: str) -> None:
    """A headline of names is English or `und`, both of which are read; only what is surely another is called so."""
    assert tell_language(text) in ((language, "und") if language == "en" and len(text) < 60 else (language,))


def test_foreign_furniture_makes_no_report_foreign() -> None:
    """An English report on a German page is English: what is set aside does not count."""
    around = ["Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "Anmelden", "Abonnieren", "Impressum"]
    below = ["Datenschutz", "Nutzungsbedingungen", "Kontakt", "Alle Rechte vorbehalten"]
    assert clean_text("\n".join([*around, "Ferry runs aground off Valdoria", *BODY, *below])).lang == "en"


CREDITED = [
    ("The harbour of Port Osrin seen from the old fort. Supplied", "Supplied"),
    ("A fishing boat comes back to the quay. Mira Oduya for Osrin Courier", "Mira Oduya for Osrin Courier"),
    ("Jo Doe and Ann Roe Submitted photo", "Submitted photo"),
    ("Der Hafen von Osrin am Freitag. (Foto: Jo Doe)", "(Foto: Jo Doe)"),
    ("The hearing was led by Prof. Ann Roe", None),
    ("She asked to be called by her full name, Ann Roe", None),
    ("The ferry ran aground off Valdoria. It was refloated on Monday", None),
]


@pytest.mark.parametrize(("line", "credit"), CREDITED)
def test_credits_without_a_label(line: str, credit: str | None) -> None:
    """Names alone behind a full sentence made the picture; a title before a name ends no sentence."""
    found = find_credit(line)
    assert (line[found.start :] if found else None) == credit


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("Starkes Team: Jo Doe und Ann Roe (v.l.)", 2),
        ("Jo Doe (left) and Ann Roe on the quay", 2),
        ("Senator Ann Roe (R) voted against it", 1),
        ("Die Fähre „Osrin“ (Archivbild) liegt im Hafen", 2),
        ("The ferry lies in the harbour", 0),
    ],
)
def test_signs_of_a_caption(line: str, signs: int) -> None:
    """Sides in brackets and words for an old picture are said of pictures only."""
    assert caption_signs(line) == signs


def test_a_heading_above_one_line_makes_no_list() -> None:
    """ "Most read" set before a crosshead does not make it a link."""
    text = "\n".join((*BODY[:2], "Most read", "A narrow channel", BODY[2]))
    assert [block.kind.value for block in clean_text(text).blocks][3] == "crosshead"


def test_times_head_the_entries_of_a_running_report() -> None:
    """Bare times between paragraphs are kept with the entries that they head."""
    text = "\n".join((BODY[0], "4:14 p.m.", BODY[1], "3:50 p.m.", BODY[2]))
    kinds = [block.kind for block in clean_text(text).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CROSSHEAD] * 2 + [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    "line",
    ["a\n", "Photo:\n", "Image caption ", "<p>", "<em>", "[caption ", ".,;:", "By Jo Doe ", "ab cd ef gh ij kl mn\n"],
)
def test_endless_lists_cost_little(line: str) -> None:
    """300,000 characters of one scrap take no more than a few seconds even on a busy machine, and stay partitioned."""
    text = line * (300_000 // len(line))
    start = time.process_time()
    blocks = clean_text(text).blocks
    assert time.process_time() - start < 4
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert sum(len(text[b.start : b.end].split()) for b in blocks) >= len(text.split())
