"""Make data/line_weights.tsv: which lines of a scraped text are the article?

    python bench/train_lines.py DIRTY.jsonl[.gz] PAGES.jsonl[.gz] ... [--rounds 100] [--folds 10] [--write]

DIRTY  rows {id, domain, style, text, labels}: scraped text with `body`, `other`, `headline` or null for each line
PAGES  rows {id, url, gold_text}: texts without a page around them, which are to be left whole

Prints, cross-validated by domain (no site is both learned from and judged on), the words F1 of the article's lines
for each style of scraping, beside two simple rules: keep all; keep lines of 60 characters that end like a sentence.
With --write the table is fitted on all rows and written. Only numbers are kept: which measure, bound and weight.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from urllib.parse import urlsplit

import numpy as np
from boost import Array, Trees, fit, fit_line, score
from train_page_lines import read_lines

from reportedly.clean import body, surroundings
from reportedly.clean.features import Shape, measure_lines
from reportedly.clean.glue import Piece, cut_pieces
from reportedly.clean.lines import find_paragraphs
from reportedly.clean.marks import mark_pieces
from reportedly.clean.roles import READ_KINDS, choose_lines
from reportedly.clean.trees import DEPTH

INNER = 3  # folds in which a first look at the lines it was fitted on is avoided
RATE = 0.12
SPARE = 4  # of the tiny lines that are no article one in so many is learned from, with so much weight
WHOLE = "clean"  # the style of a text without a page around it
TABLE = Path(__file__).parents[1] / "src/reportedly/data/line_weights.tsv"
HEAD = """\
# How much what is measured of a line speaks for the article (above 0) or for the page around it (below 0).
# Two looks at each line of a text: first (the line, its neighbours, its place: clean/surroundings.py), second (also
# what the first found). A row is a small tree: four questions (is the measure ask1 above the bound above1? …) and the
# weights of its 16 answers, no-no-no-no first. whole = weights of a whole text's measures: does an article fill it?
# Fitted by bench/train_lines.py on lines of scraped pages whose article is known (labels: MIT), checked on other sites
# than fitted. Numbers only; no word of any page is kept here. Licence: as the project (Apache-2.0).
"""


@dataclass
class Text:
    """One text: its open lines (not aside by the tables) as shapes and columns, with the truth where it is known."""

    id: str
    domain: str
    style: str
    lines: tuple[str, ...]
    labels: tuple[str | None, ...]
    places: tuple[tuple[int, ...], ...]  # the text's lines that each open line stands for
    shapes: tuple[Shape, ...]
    truth: Array  # 1, 0, or -1 where it is neither
    first: Array
    second: Array = field(default_factory=lambda: np.zeros((0, 0)))
    score: Array = field(default_factory=lambda: np.zeros(0))


def read_texts(dirty: Path, pages: Sequence[Path]) -> list[Text]:
    texts = [
        make_text(str(row["id"]), str(row["domain"]), str(row["style"]), str(row["text"]), row["labels"])
        for row in read_lines(dirty)
    ]
    for path in pages:
        for row in read_lines(path):
            if row.get("gold_text"):
                domain = (urlsplit(str(row["url"] or "")).hostname or "").removeprefix("www.")
                gold = str(row["gold_text"])
                texts.append(make_text(str(row["id"]), domain, WHOLE, gold, ["body"] * (gold.count("\n") + 1)))
    return [text for text in texts if text.shapes]


def make_text(name: str, domain: str, style: str, text: str, labels: object) -> Text:
    assert isinstance(labels, list)
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    pieces = mark_pieces(text, cut_pieces(text, find_paragraphs(text)))
    shapes = measure_lines([text[p.start : p.end] for p in pieces], [p.kind not in READ_KINDS for p in pieces])
    chosen = choose_lines(pieces)
    open_lines = tuple(shapes[number] for number in chosen)
    places = tuple(_places(pieces, number, starts) for number in chosen)
    truth = np.array([{"body": 1.0, "other": 0.0}.get(labels[own[0]], -1.0) for own in places])
    columns = surroundings.describe(open_lines) if open_lines else {}
    first = np.column_stack(list(columns.values())) if columns else np.zeros((0, 0))
    return Text(name, domain, style, tuple(lines), tuple(labels), places, open_lines, truth, first)


def _places(pieces: Sequence[Piece], number: int, starts: Sequence[int]) -> tuple[int, ...]:
    start, end = pieces[number].start, pieces[number].end
    return tuple(range(bisect.bisect_right(starts, start) - 1, bisect.bisect_left(starts, end)))


def fold_of(domain: str, count: int) -> int:
    return int(hashlib.md5(domain.encode()).hexdigest(), 16) % count


def stack(texts: Sequence[Text], columns: Callable[[Text], Array]) -> tuple[Array, Array, Array]:
    """Rows, truth and weights of the lines to learn from: long lines weigh more, long pages a little less a line."""
    table = np.concatenate([columns(text) for text in texts])
    truth = np.concatenate([text.truth for text in texts])
    words = [np.log1p(np.minimum(60.0, [shape.words for shape in text.shapes])) for text in texts]
    weights = np.concatenate([heavy / max(1e-9, heavy.sum()) ** 0.5 for heavy in words])
    tiny = (truth == 0) & (np.concatenate([[shape.words <= 3 for shape in text.shapes] for text in texts]))
    spared = tiny & (np.random.default_rng(1).random(len(truth)) > 1 / SPARE)
    weights = np.where(tiny, SPARE * weights, weights)
    keep = (truth >= 0) & ~spared
    return table[keep], truth[keep], weights[keep] * keep.sum() / weights[keep].sum()


def second_look(text: Text, scores: Array) -> Array:
    again = surroundings.look_again(text.shapes, 1 / (1 + np.exp(-scores)))
    return np.column_stack([text.first, *again.values()])


def train(texts: Sequence[Text], rounds: int) -> tuple[Trees, Trees]:
    """Fit both looks; the second learns from first looks at sites that the first had not seen."""

    def fitted(rows: tuple[Array, Array, Array]) -> Trees:
        return fit(*rows, rounds=rounds, depth=DEPTH, rate=RATE)

    for part in range(INNER):
        others = [text for text in texts if fold_of(text.domain + "/", INNER) != part]
        model = fitted(stack(others, lambda text: text.first))
        for text in texts:
            if fold_of(text.domain + "/", INNER) == part:
                text.second = second_look(text, score(model, text.first))
    return fitted(stack(texts, lambda text: text.first)), fitted(stack(texts, lambda text: text.second))


def rate(text: Text, first: Trees, second: Trees) -> Array:
    return score(second, second_look(text, score(first, text.first)))


def text_rows(texts: Sequence[Text]) -> tuple[Array, Array, list[str]]:
    described = [surroundings.describe_text(text.shapes, 1 / (1 + np.exp(-text.score))) for text in texts]
    truth = np.array([float(text.style == WHOLE) for text in texts])
    return np.array([list(row.values()) for row in described]), truth, list(described[0])


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)) if words)


def words_f1(texts: Sequence[Text], kept: Mapping[str, Sequence[bool]]) -> float:
    """Words F1 of the kept lines against the article's, by 4-grams; every text weighs the same."""
    precision, recall = [], []
    for text in texts:
        lines = [each for each in zip(text.lines, text.labels, kept[text.id], strict=True) if each[1] != "headline"]
        gold = grams("\n".join(line for line, label, _ in lines if label == "body"))
        found = grams("\n".join(line for line, _, keep in lines if keep))
        hits = (gold & found).total()
        precision += [hits / found.total()] if found else []
        recall += [hits / gold.total()] if gold else []
    p, r = fmean(precision or [0]), fmean(recall or [0])
    return 200 * p * r / ((p + r) or 1)


def kept_lines(text: Text, inside: Sequence[bool]) -> list[bool]:
    places = {at for own, keep in zip(text.places, inside, strict=True) if keep for at in own}
    return [number in places for number in range(len(text.lines))]


def validate(texts: Sequence[Text], rounds: int, count: int) -> None:
    """Score each text by a model that has not seen its site, and print the figures."""
    for part in range(count):
        models = train([text for text in texts if fold_of(text.domain, count) != part], rounds)
        for text in texts:
            if fold_of(text.domain, count) == part:
                text.score = rate(text, *models)
    table, truth, _ = text_rows(texts)
    folds = np.array([fold_of(text.domain, count) for text in texts])
    whole = np.zeros(len(texts))
    for part in range(count):
        weights, start = fit_line(table[folds != part], truth[folds != part], soft=3.0)
        whole[folds == part] = table[folds == part] @ weights + start
    decided = {
        text.id: kept_lines(text, body.decide(text.score.tolist(), of_text))
        for text, of_text in zip(texts, whole, strict=True)
    }
    report(texts, decided)


def report(texts: Sequence[Text], decided: Mapping[str, Sequence[bool]]) -> None:
    everything = {text.id: [True] * len(text.lines) for text in texts}
    simple = {
        text.id: [len(line) >= 60 and bool(re.search(r"[.!?…]\W*$", line)) for line in text.lines] for text in texts
    }
    print(f"{'words F1':<14}{'model':>8}{'keep all':>10}{'60 + stop':>11}{'texts':>7}")
    for style in sorted({text.style for text in texts}):
        some = [text for text in texts if text.style == style]
        figures = [words_f1(some, kept) for kept in (decided, everything, simple)]
        print(f"{style:<14}{figures[0]:>8.1f}{figures[1]:>10.1f}{figures[2]:>11.1f}{len(some):>7}")


def write(texts: Sequence[Text], rounds: int) -> None:
    """Fit on all texts and write the table. `score` must hold what models that had not seen the site said."""
    table, truth, names = text_rows(texts)
    weights, start = fit_line(table, truth, soft=3.0)
    rows = [["whole", "", *[""] * (2 * DEPTH - 1), f"{start:.3f}"]]
    rows += [["whole", name, *[""] * (2 * DEPTH - 1), f"{w:.3f}"] for name, w in zip(names, weights, strict=True)]
    first, second = train(texts, rounds)
    longest = max(texts, key=lambda text: len(text.shapes))
    own = list(surroundings.describe(longest.shapes))
    again = list(surroundings.look_again(longest.shapes, np.zeros(len(longest.shapes))))
    for look, model, measures in (("first", first, own), ("second", second, [*own, *again])):
        rows.append([look, "", *[""] * (2 * DEPTH - 1), f"{model.start:.3f}"])
        for tree in model.trees:
            asked = [cell for at, bound in tree.questions for cell in (measures[at], f"{bound:.4g}")]
            rows.append([look, *asked, " ".join(f"{weight:.3f}" for weight in tree.weights)])
    columns = ["look", *(f"{word}{n}" for n in range(1, DEPTH + 1) for word in ("ask", "above")), "weights"]
    TABLE.write_text(HEAD + "\n".join("\t".join(row) for row in [columns, *rows]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("DIRTY", type=Path)
    parser.add_argument("PAGES", type=Path, nargs="*")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    texts = read_texts(given.DIRTY, given.PAGES)
    print(f"{len(texts)} texts, {sum(len(text.shapes) for text in texts)} open lines", file=sys.stderr)
    validate(texts, given.rounds, given.folds)
    if given.write:
        write(texts, given.rounds)


if __name__ == "__main__":
    main()
