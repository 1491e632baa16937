"""Score all example stories in one run: one row a measure, one column a story.

    python bench/score_stories.py

The measures are those of bench/score_examples.py: a number out of a total, or F1 in per cent. Below the table, over
all stories, stand the possible conflicts and the outcomes of plans: said, right, and in the gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from measures import Row
from score_examples import counted, score
from stories import EXAMPLES, STORIES, account_of, plain


def cell(value: Row) -> str:
    """The one number of a measure."""
    if "of" in value:
        return f"{value['n']} of {value['of']}" if value["of"] else "–"
    return "–" if value["f1"] is None else f"{value['f1']:.1f}"


def totals() -> Iterator[str]:
    """One line for the possible conflicts and one for the outcomes of plans, over all stories."""
    pairs = [counted(EXAMPLES / story, plain(account_of(story))) for story in STORIES]
    clashes, outcomes = Counter[str](), Counter[str]()
    for clash, outcome in pairs:
        clashes.update(clash)
        outcomes.update(outcome)
    yield (f"\npossible conflicts: {clashes['said']} said, {clashes['known']} of them between statements of the gold's "
           f"claims, {clashes['right']} right; {clashes['found']} of the gold's {clashes['wanted']} found")
    yield f"outcomes of plans: {outcomes['said']} said, {outcomes['right']} right; {outcomes['wanted']} in the gold"


def main() -> None:
    """Print a Markdown table."""
    scored = [score(EXAMPLES / story, plain(account_of(story))) for story in STORIES]
    print(f"| measure | {' | '.join(STORIES)} |\n|---|{'---:|' * len(STORIES)}")
    for name in scored[0]:
        print(f"| {name} | {' | '.join(cell(measures[name]) for measures in scored)} |")
    print(*totals(), sep="\n")


if __name__ == "__main__":
    main()
