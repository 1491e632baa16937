"""Titled headlines: length and words stay, twice is once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.read.titling import looks_titled, untitle, written_in

WORDS = st.sampled_from(
    ["Police", "Says", "Of", "Lande", "Port", "Quits", "Ida", "İzmir", "ẞein", "No", "12", "“Run”", ":", "-", "It's"]
)
HEADLINES = st.lists(WORDS, max_size=12).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(HEADLINES, st.text(max_size=80))
def test_length_and_letters_stay(headline: str, running: str) -> None:
    """Not a character is added, lost or changed but for its case, and a second time changes nothing."""
    written = written_in(running)
    once = untitle(headline, written)
    assert (len(once), once.lower()) == (len(headline), headline.lower())
    assert untitle(once, written) == once
    assert looks_titled(headline) in (True, False)
