"""Claims beside the plainest way to make them: whole sentences, alike by their words.

    python bench/claims_baseline.py [--threshold T]

The baseline takes every sentence of every report, weighs its stems by TF-IDF over the story, and joins sentences by
average linkage of the cosine (the same linkage as ours). Without --threshold it may choose, of nine thresholds, the one
with the best mean F1 of claim pairs over all stories: knowing the gold, which is more than ours is given. Printed
are claim pairs, B-cubed and false merges avoided, as bench/score_examples.py measures them.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gold import Texts, read_gold
from measures import Row
from score_examples import Account, Claims, Entities, shown
from stories import EXAMPLES, STORIES, account_of, evidence_of, plain

from reportedly.align.cluster import average_linkage
from reportedly.text.words import find_words, is_stop_word, stem

THRESHOLDS = (0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
SHOWN = ("claim pairs", "claims B3", "false merges avoided")

Vector = dict[str, float]


class Sentence(NamedTuple):
    """A sentence at text[start:end] of a report."""

    report: str
    start: int
    end: int
    words: str


def sentences_of(story: str) -> list[Sentence]:
    """All sentences of the reports, as they were read."""
    return [Sentence(reading.report.id, span.start, span.end, span.of(reading.report.text))
            for reading in evidence_of(story).readings for span in reading.sentences]


def vectors(sentences: Sequence[Sentence]) -> list[Vector]:
    """TF-IDF of the stems of the content words, of unit length."""
    bags = [Counter(stem(m[0]) for m in find_words(one.words) if not is_stop_word(m[0])) for one in sentences]
    frequency = Counter(word for bag in bags for word in bag)
    return [unit({word: n * math.log(len(bags) / frequency[word]) for word, n in bag.items()}) for bag in bags]


def unit(weights: Vector) -> Vector:
    """The same direction, of length 1."""
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def cosines(of: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """Cosine of every pair that shares a word."""
    found = {(i, j): sum(weight * of[j].get(word, 0.0) for word, weight in of[i].items())
             for i in range(len(of)) for j in range(i + 1, len(of))}
    return {pair: score for pair, score in found.items() if score > 0}


def baseline(story: str, threshold: float) -> Row:
    """The account of a story with the baseline's claims in the place of ours."""
    sentences = sentences_of(story)
    clusters = average_linkage(len(sentences), cosines(vectors(sentences)), threshold=threshold)
    claims = [{"id": f"claim-{n}", "standing": "", "origins": {"named": []},
               "supports": [support(sentences[i]) for i in cluster]}
              for n, cluster in enumerate(clusters)]
    return {**plain(account_of(story)), "claims": claims}


def support(sentence: Sentence) -> Row:
    """A sentence in the shape of a support."""
    span = {"start": sentence.start, "end": sentence.end}
    return {"report": sentence.report, "statement": f"at-{sentence.start}", "spans": [span], "differs_in": []}


def measure(story: str, raw: Row) -> Row:
    """The measures that both ways can be held to."""
    account = Account(raw, Texts(EXAMPLES / story, raw))
    gold = read_gold(EXAMPLES / story)
    measures = Claims(gold, account, Entities(gold, account)).measures()
    return {name: measures[name] for name in SHOWN}


def mean_f1(rows: Sequence[Row], name: str) -> float:
    """Mean over the stories."""
    return sum(row[name]["f1"] or 0.0 for row in rows) / len(rows)


def main() -> None:
    """Print both, story by story, and their means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threshold", type=float, help="of the baseline; without it the best of nine")
    arguments = parser.parse_args()
    wanted = (arguments.threshold,) if arguments.threshold is not None else THRESHOLDS
    tried = {t: [measure(story, baseline(story, t)) for story in STORIES] for t in wanted}
    threshold = max(tried, key=lambda t: mean_f1(tried[t], "claim pairs"))
    ours = [measure(story, plain(account_of(story))) for story in STORIES]
    rivals = {"reportedly": ours, f"baseline at {threshold}": tried[threshold]}
    for number, story in enumerate(STORIES):
        for name, rows in rivals.items():
            print(f"{story:9} {name:16}", " | ".join(f"{key} {shown(rows[number][key]).strip()}" for key in SHOWN))
    for name, rows in rivals.items():
        print(f"{'mean F1':9} {name:16}", " | ".join(f"{key} {mean_f1(rows, key):.1f}" for key in SHOWN[:2]))


if __name__ == "__main__":
    main()
