"""Status, certainty and polarity of events beside the constant answer and beside a look for cue words.

    PYTHONPATH=src python bench/status_baselines.py STATUS.jsonl

STATUS  rows {id, text, published?, events: [{start, end, verb, status, certainty, polarity}]}, null = not scored
Each event is judged by the smallest statement that holds its trigger; one that no statement holds is missed. Given are
macro-F1s over the classes that the gold has, over verbs and, in brackets, over all triggers; the mean of the three; and
the share of verbs of which the gold tells all three and all three are right.
  status      happened (with ongoing), planned, conditional; a read `speculated` is right where the gold's certainty is
              possible or probable, since the gold has no such class
  certainty   certain, probable, possible, underspecified        polarity   positive, negative, unknown
The baselines answer for every event: the constant one "happened, certain, positive", the other one by modal words,
negations and the like in the event's sentence, without a parse.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measures import Row
from rows import as_report, read_rows

from reportedly.model.reading import Reading, Statement
from reportedly.read.reading import read
from reportedly.read.sentences import split_sentences

CLASSES = {
    "status": ("happened", "planned", "conditional"),
    "certainty": ("certain", "probable", "possible", "underspecified"),
    "polarity": ("positive", "negative", "unknown"),
}


class Answer(NamedTuple):
    """What a system says of an event."""

    status: str
    certainty: str
    polarity: str


CONSTANT = Answer("happened", "certain", "positive")
Answers = list[Answer | None]


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b|n['’]t\b" if "not" in words else rf"\b(?:{words})\b", re.IGNORECASE)


_IF = _any("if|unless|provided that|in case")
_COMING = _any("will|shall|going to|expected|expects?|plans?|planned|due to|set to|scheduled|would|to be|next|tomorrow")
_POSSIBLE = _any("may|might|could|possible|possibly|perhaps|maybe")
_PROBABLE = _any("likely|probably|expected|believed|thought|appears?|seems?|should")
_OPEN = _any("whether|want(?:s|ed)?|ask(?:s|ed)?|urge[sd]?|call(?:s|ed)? (?:for|on)|unclear")
_NEGATIVE = _any("not|no|never|without|neither|nor|denied|denies|deny|refused|fail(?:s|ed)?|cannot")


def by_words(row: Row) -> Answers:
    """Modal words, negations, "if" and the like, looked for in the sentence of the event."""
    sentences = [row["text"][s.start : s.end] for s in split_sentences(row["text"])]
    starts = [span.start for span in split_sentences(row["text"])]
    answers: Answers = []
    for event in row["events"]:
        number = max(i for i, start in enumerate(starts) if start <= max(event["start"], starts[0]))
        answers.append(_judged(sentences[number]))
    return answers


def _judged(sentence: str) -> Answer:
    status = "conditional" if _IF.search(sentence) else "planned" if _COMING.search(sentence) else "happened"
    classes = (("underspecified", _OPEN), ("possible", _POSSIBLE), ("probable", _PROBABLE))
    certainty = next((name for name, words in classes if words.search(sentence)), "certain")
    polarity = "unknown" if certainty == "underspecified" else "negative" if _NEGATIVE.search(sentence) else "positive"
    return Answer(status, certainty, polarity)


def by_reading(row: Row, reading: Reading) -> Answers:
    """What the smallest statement around each event says."""
    holding = [[s for s in reading.statements if _holds(s, event)] for event in row["events"]]
    smallest = [min(found, key=_size, default=None) for found in holding]
    return [Answer(s.status, s.certainty, s.polarity) if s else None for s in smallest]


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.spans)


def _holds(statement: Statement, event: Row) -> bool:
    return any(span.start <= event["start"] and event["end"] <= span.end for span in statement.spans)


def _read_as(answer: Answer | None, event: Row, feature: str) -> str | None:
    read = getattr(answer, feature, None)
    if feature == "status" and read == "speculated" and event["certainty"] in ("possible", "probable"):
        return str(event["status"])
    return "happened" if feature == "status" and read == "ongoing" else read


def macro_f1(pairs: Sequence[tuple[str, str | None]], classes: Sequence[str]) -> float:
    """The mean F1, in per cent, over the classes that the gold has."""
    wanted = [name for name in classes if any(gold == name for gold, _ in pairs)]
    hits = {name: sum(gold == read == name for gold, read in pairs) for name in wanted}
    total = {name: sum((gold == name) + (read == name) for gold, read in pairs) for name in wanted}
    return 100 * sum(2 * hits[name] / total[name] for name in wanted) / (len(wanted) or 1)


def measured(events: Sequence[Row], answers: Answers, *, verbs: bool) -> dict[str, float]:
    """Macro-F1 of each feature, over verbs alone or over all events."""
    measures = {}
    for feature, classes in CLASSES.items():
        scored = [(event, answer) for event, answer in zip(events, answers, strict=True)
                  if event[feature] and (event["verb"] or not verbs)]  # fmt: skip
        pairs = [(event[feature], _read_as(answer, event, feature)) for event, answer in scored]
        measures[feature] = macro_f1(pairs, classes)
    return measures


def all_right(events: Sequence[Row], answers: Answers) -> float:
    """Of the verbs for which the gold has all three, the share in per cent with all three right."""
    scored = [(event, answer) for event, answer in zip(events, answers, strict=True)
              if event["verb"] and all(event[feature] for feature in CLASSES)]  # fmt: skip
    right = sum(all(_read_as(answer, event, each) == event[each] for each in CLASSES) for event, answer in scored)
    return 100 * right / (len(scored) or 1)


def main() -> None:
    """Read every row and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("STATUS", type=Path)
    rows = read_rows(parser.parse_args().STATUS)
    readings = read([as_report(row) for row in rows])
    events = [event for row in rows for event in row["events"]]
    systems: dict[str, Answers] = {
        "reportedly": [a for row, reading in zip(rows, readings, strict=True) for a in by_reading(row, reading)],
        "cue words": [answer for row in rows for answer in by_words(row)],
        "constant": [CONSTANT] * len(events),
    }
    print(f"{len(rows)} documents, {len(events)} events, {sum(event['verb'] for event in events)} of them verbs")
    for name, answers in systems.items():
        of_verbs, of_all = (measured(events, answers, verbs=only) for only in (True, False))
        shown = "   ".join(f"{feature} {of_verbs[feature]:5.1f} ({of_all[feature]:5.1f})" for feature in CLASSES)
        mean = sum(of_verbs.values()) / 3
        print(f"{name:12} {shown}   mean {mean:5.1f}   all three right {all_right(events, answers):.1f}")


if __name__ == "__main__":
    main()
