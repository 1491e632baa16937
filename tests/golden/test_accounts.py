"""The accounts of the example stories are the ones that stand beside them."""

from __future__ import annotations

from difflib import unified_diff

import pytest
from expected_accounts import expected_file, render
from stories import ROOT, STORIES, account_of

from reportedly.tell import to_terminal

LONGEST = 60  # lines of a difference: enough to see what it is about


@pytest.mark.parametrize("story", STORIES)
def test_the_account_is_the_expected_one(story: str) -> None:
    """What is made today is what examples/NAME.md says; `make golden` writes it anew, once the difference is wanted."""
    expected, made = expected_file(story).read_text(encoding="utf-8"), render(story)
    changed = list(unified_diff(expected.splitlines(), made.splitlines(), "expected", "made", n=1, lineterm=""))
    if changed:
        more = f"\n… and {len(changed) - LONGEST} lines more" if len(changed) > LONGEST else ""
        pytest.fail("`make golden`, if this is wanted:\n" + "\n".join(changed[:LONGEST]) + more, pytrace=False)


@pytest.mark.parametrize("story", STORIES)
def test_the_expected_account_is_no_report_of_its_story(story: str) -> None:
    """The folder of a story, given as an input, holds its reports alone."""
    folder = expected_file(story).with_suffix("")
    assert folder.is_dir() and all(path.name[:2].isdigit() for path in folder.iterdir())


def test_the_readme_shows_what_the_demo_prints() -> None:
    """The example in the README is the terminal's account of `envoy`, line for line, but for what […] stands for."""
    example = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0]
    printed = to_terminal(account_of("envoy"), width=80, colour=False)
    shown = [part.strip("\n") for part in example.split("[…]\n")]
    assert printed.startswith(shown[0])
    assert [part for part in shown if part not in printed] == []
