"""Score all example stories in one run: one row a measure, one column a story.

    python bench/score_stories.py

The measures are those of bench/score_examples.py: a number out of a total, or F1 in per cent.
"""

from __future__ import annotations

from measures import Row
from score_examples import score
from stories import EXAMPLES, STORIES, account_of, plain


def cell(value: Row) -> str:
    """The one number of a measure."""
    if "of" in value:
        return f"{value['n']} of {value['of']}" if value["of"] else "–"
    return "–" if value["f1"] is None else f"{value['f1']:.1f}"


def main() -> None:
    """Print a Markdown table."""
    scored = [score(EXAMPLES / story, plain(account_of(story))) for story in STORIES]
    print(f"| measure | {' | '.join(STORIES)} |\n|---|{'---:|' * len(STORIES)}")
    for name in scored[0]:
        print(f"| {name} | {' | '.join(cell(measures[name]) for measures in scored)} |")


if __name__ == "__main__":
    main()
