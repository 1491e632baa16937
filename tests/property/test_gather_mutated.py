"""Whatever happens to an archive or a feed on its way, gathering gives pages or lines and never raises."""

import gzip
import io

from carriers import ATOM, JSON_FEED, LINKED, MHTML, NINJS, RDF, RSS, SITEMAP, WARC, pdf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.gather import gather
from reportedly.gather.payload import read_bytes
from reportedly.model.account import Rejected

WHOLE = (RSS, ATOM, RDF, SITEMAP, LINKED, NINJS, JSON_FEED, MHTML, WARC, gzip.compress(WARC), gzip.compress(RSS),
         pdf(["A ferry ran aground near the old harbour on Monday."]))  # fmt: skip
INSERTED = (b"\0", b"&#xD800;", b"\xe2\x80\xae", b"<![CDATA[", b'<!DOCTYPE x [<!ENTITY a "b">]>', b"&a;",
            b"]]>", b"\r\n\r\n", b"-1", b"99999999999999999999", b"\x1f\x8b\x08\x00", b"--", b"\xff\xfe",
            b"{", b"<", b'"')  # fmt: skip


@st.composite
def mutated(draw):
    """A valid sample in which bytes were changed, lost, doubled or put in."""
    content = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        change = draw(st.sampled_from(("set", "cut", "double", "insert", "end")))
        if change == "set":
            content[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif change == "cut":
            del content[at : at + draw(st.integers(1, 40))]
        elif change == "double":
            content[at:at] = content[at : at + draw(st.integers(1, 60))]
        elif change == "insert":
            content[at:at] = draw(st.sampled_from(INSERTED))
        else:
            del content[at:]
    return bytes(content)


@settings(max_examples=100, deadline=None)
@given(mutated(), st.sampled_from((None, "text/html; charset=latin1", "application/xml", "application/json")))
@example(b'Content-Type: multipart/related; boundary="a"\r\n\r\nno part', None)  # once: more ends than marks
@example(WARC.replace(b"2024-05-01T10:00:00Z", b"2024-05-01T1x"), None)  # once: a date that is none
@example(SITEMAP.replace(b"<lastmod>", b"<&#xD800;>"), None)  # once: half a character in a name
@example(SITEMAP.replace(b"Ferry", b"&#xD800;"), None)
def test_a_damaged_input_is_pages_or_lines(content, media_type):
    """No bytes make gathering raise, and none vanish: there is a page or a line, and all can be written as UTF-8."""
    found = list(read_bytes(content, uri="x", media_type=media_type))
    streamed = list(gather(["-"], stdin=io.BytesIO(content)))
    assert found and streamed
    for each in found + streamed:
        assert str(each).encode("utf-8")
        assert not isinstance(each, Rejected) or "\n" not in each.message


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 2000))
def test_a_cut_input_is_pages_or_lines(content, length):
    """Wherever it breaks off."""
    assert list(read_bytes(content[:length], uri="x"))
