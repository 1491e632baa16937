"""Whatever is given, gathering loses no character and never raises."""

import io
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.gather import gather
from reportedly.model.account import Rejected
from reportedly.model.report import Page

FEW = settings(max_examples=80, deadline=None)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200)


@FEW
@given(TEXT)
def test_a_text_in_a_row_comes_out_as_it_went_in(text):
    """A row's text is the page's, character for character; only an empty one is refused."""
    (page,) = gather(["-"], stdin=io.BytesIO(json.dumps({"text": text}).encode()))
    assert isinstance(page, Rejected) if not text.strip() else page.content == text


@FEW
@given(TEXT)
def test_a_text_in_a_file_comes_out_as_it_went_in(text):
    """A file's text is the page's, line ends and all; a byte order mark in front is no part of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode())
        (page,) = gather([str(path)], stdin=None)
    if isinstance(page, Page):
        assert page.content == text.removeprefix("\ufeff")
    else:
        assert page.reason in ("empty", "binary")


@FEW
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl"]))
def test_any_bytes_are_read_or_refused(content, name):
    """No bytes make gathering raise, and none vanish: there is a page or a line for each input."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found = list(gather([str(path)], stdin=None))
    streamed = list(gather(["-"], stdin=io.BytesIO(content)))
    assert found and streamed
    assert all("\n" not in each.message for each in found + streamed if isinstance(each, Rejected))
