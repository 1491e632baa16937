"""Bytes to letters: what fits is used, what is declared is only a hint, and each guess is said."""

import pytest

from reportedly.gather.payload import read_bytes

GERMAN = "<p>Die Fähre lief am Montag vor Köln auf Grund, sagte die Müllerin. Über zwölf Menschen wären verletzt.</p>"
RUSSIAN = "<p>Министр заявил в Москве, что переговоры пройдут в пятницу и что стороны близки к согласию.</p>"
GREEK = "<p>Ο υπουργός δήλωσε στην Αθήνα ότι οι συνομιλίες θα γίνουν την Παρασκευή.</p>"
JAPANESE = "<p>フェリーは月曜日に港の近くで座礁したと警察は述べた。十二人が負傷した。</p>"


def read(content, media_type="text/html"):
    notes = []
    (page,) = read_bytes(content, uri="x", media_type=media_type, note=notes.append)
    return page, notes


# text, the encoding of its bytes, the charset of the response, is that a guess?
DECLARED = [
    (GERMAN, "utf-8", "utf-8", False),
    (GERMAN, "utf-8", "iso-8859-1", False),
    (GERMAN, "utf-8", "windows-1251", False),
    (GERMAN, "cp1252", "iso-8859-1", False),
    (GERMAN, "cp1252", "utf-8", True),
    (GERMAN, "cp1252", "windows-1251", True),
    (GERMAN, "cp1252", "no-such-charset", True),
    (GERMAN, "cp1252", None, True),
    (RUSSIAN, "cp1251", "windows-1251", False),
    (RUSSIAN, "koi8-r", "koi8-r", False),
    (RUSSIAN, "cp1251", "iso-8859-1", True),
    (GREEK, "iso-8859-7", "iso-8859-7", False),
    (JAPANESE, "shift_jis", "shift_jis", False),
    (JAPANESE, "euc-jp", "euc-jp", False),
    (JAPANESE, "iso-2022-jp", "iso-2022-jp", False),
    (GERMAN, "utf-16", "utf-8", False),
    (GERMAN, "utf-16-le", None, True),
    (GERMAN, "utf-16-be", "iso-8859-1", True),
]


@pytest.mark.parametrize(("text", "encoding", "charset", "is_guess"), DECLARED)
def test_bytes_are_read_in_what_fits(text, encoding, charset, is_guess):
    """A declared charset is used where it fits; where it does not the encoding is guessed, and that is said."""
    page, notes = read(text.encode(encoding), f"text/html; charset={charset}" if charset else "text/html")
    assert page.content == text
    assert page.source.guessed is is_guess
    assert bool(notes) is is_guess


@pytest.mark.parametrize(
    "head", ['<meta charset="{}">', "<?xml version='1.0' encoding='{}'?>", '<meta http-equiv=x content="; charset={}">']
)
def test_a_page_s_own_declaration_is_a_hint(head):
    """Meta element or XML declaration: used where it fits."""
    text = head.format("koi8-r") + RUSSIAN
    page, notes = read(text.encode("koi8-r"))
    assert (page.content, page.source.encoding, notes) == (text, "koi8-r", [])


def test_the_page_is_asked_where_the_response_is_wrong():
    """A response's charset that does not fit gives way to the page's own."""
    text = '<meta charset="windows-1251">' + RUSSIAN
    page, _ = read(text.encode("cp1251"), "text/html; charset=iso-8859-1")
    assert (page.content, page.source.encoding) == (text, "windows-1251")


def test_letters_encoded_twice_are_left_and_told():
    """What stands in the source stays; a note says what it looks like."""
    text = "It’s the café’s ferry".encode().decode("cp1252")
    page, notes = read(text.encode(), "text/plain")
    assert page.content == text
    assert len(notes) == 1 and "twice" in notes[0]


@pytest.mark.parametrize("text", ["São Paulo â€ and Ã alone", "NAÏVE ÉTÉ ÎLE", "Tiếng Việt", "ÄÖÜ"])
def test_honest_letters_are_not_suspected(text):
    """Accents in capitals, and letters that only look like such a mistake, are no mistake."""
    assert read(text.encode(), "text/plain")[1] == []
