"""Write the expected account of each example story beside it, as examples/NAME.md; `make golden` runs this.

The expected accounts are what the program says today, not what is right (that is tests/golden/gold/): they show what a
change changes. Read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

from stories import EXAMPLES, STORIES, account_of

from reportedly.tell import to_markdown


def expected_file(story: str) -> Path:
    """Beside the folder of the story, not in it: a folder is an input."""
    return EXAMPLES / f"{story}.md"


def render(story: str) -> str:
    """The account of an example story in Markdown, which holds neither version nor hash."""
    return to_markdown(account_of(story))


if __name__ == "__main__":
    for name in STORIES:
        expected_file(name).write_text(render(name), encoding="utf-8")
