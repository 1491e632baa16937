"""What two statements are compared by: stems, doings, people, places, days, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Span
from reportedly.model.reading import EntityType, Figure, MentionKind, Status, When
from reportedly.text.doings import noun_doings
from reportedly.text.numbers import counted_stems
from reportedly.text.words import find_words, is_stop_word, stem

BACKGROUND = 60  # days before publication: what is dated earlier is no news of this story
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_NO_COUNT = frozenset({"ordinal", "age"})  # units of figures that count nothing
_FIGURES = 12  # of one statement that are held against another one's: a table has more


@dataclass(frozen=True)
class Features:
    """One statement as it is compared slot by slot.

    `subject_matter`: its words and names, besides what is done. `figures`: those that count something, with the stems
    of what they count. `doers`: the subjects that are persons whose name some report gives, though a pronoun here.
    """

    said: Said
    subject_matter: frozenset[str]
    terms: frozenset[str]
    people: frozenset[str]
    actors: frozenset[str]
    subjects: frozenset[str]
    named_subjects: frozenset[str]
    doers: frozenset[str]
    where: str | None
    places: frozenset[str]
    when: When | None
    is_old: bool
    numbers: frozenset[tuple[float, str]]
    figures: tuple[tuple[Figure, frozenset[str]], ...]


def describe(ledger: Ledger) -> list[Features]:
    """Describe every statement of the story, in order. Cost: linear in the words."""
    return [_features(said, ledger) for said in ledger.said()]


def _matter(said: Said, ledger: Ledger) -> Iterator[str]:
    """Stems of the content words but the predicate's, and the ids of what is named."""
    text = said.reading.report.text
    taken = _taken(said)
    joined = {term.removeprefix("be ") for term in said.statement.terms}  # what is done, not what about
    for span in said.statement.spans:
        for match in find_words(span.of(text)):
            start = span.start + match.start()
            if start in taken or ledger.name_at(said.report, start):
                continue
            if not is_stop_word(match[0]) and stem(match[0]) not in joined:
                yield from _subject_matter(match[0])
    yield from (f"who:{entity}" for entity in _named(said, ledger))


def _subject_matter(word: str) -> tuple[str, ...]:
    """The classes of an event noun ("talks" and "negotiations" are one), else the stem."""
    root = stem(word)
    return tuple(f"about:{doing}" for doing in noun_doings(root)) or (root,)


def _taken(said: Said) -> set[int]:
    """Offsets that times and the predicate cover: they are compared as what they mean, not as words, as names are."""
    predicate = said.statement.predicate
    spans: list[Span] = [predicate] if predicate is not None else []
    spans += [said.reading.times[i].span for i in said.statement.times]
    inside = [s for s in spans if any(piece.meets(s) for piece in said.statement.spans)]
    return {offset for span in inside for offset in range(span.start, span.end)}


def _named(said: Said, ledger: Ledger) -> set[str]:
    inside = (mention.entity for mention in ledger.mentions_in(said))
    return {e for e in (ledger.entity(said.report, w) for w in (*inside, *said.statement.who)) if e}


def _by_name(said: Said, ledger: Ledger) -> set[str | None]:
    """The entities that the statement itself calls by name."""
    names = [m for m in ledger.mentions_in(said) if m.kind is MentionKind.NAME]
    return {ledger.entity(said.report, m.entity) for m in names}


def _features(said: Said, ledger: Ledger) -> Features:
    statement = said.statement
    who = [ledger.entity(said.report, entity) for entity in statement.who]
    known = [entity for entity in who if entity]
    people = {e for e in known if ledger.entities[e].type == EntityType.PERSON.value}
    subjects = {e for e in who[: statement.subjects] if e}
    places = {e for e in _named(said, ledger) if ledger.entities[e].type == EntityType.PLACE.value}
    return Features(
        said=said,
        subject_matter=frozenset(_matter(said, ledger)),
        terms=frozenset(statement.terms),
        people=frozenset(people & ledger.called_by_name),
        actors=frozenset(known),
        subjects=frozenset(subjects),
        named_subjects=frozenset(subjects & _by_name(said, ledger)),
        doers=frozenset(subjects & people & ledger.called_by_name),
        where=ledger.entity(said.report, statement.where),
        places=frozenset(places),
        when=statement.when,
        is_old=_is_old(said),
        numbers=frozenset(_numbers(said)),
        figures=tuple(_counting(said)),
    )


def _is_old(said: Said) -> bool:
    """Whether the statement is dated well before its report: background, not news."""
    when, published = said.statement.when, said.reading.report.published.value
    if when is None or not when.latest or not published:
        return False
    try:
        age = date.fromisoformat(published[:10]) - date.fromisoformat(when.latest)
    except ValueError:
        return False
    return age.days > BACKGROUND


def _counting(said: Said) -> Iterator[tuple[Figure, frozenset[str]]]:
    text = said.reading.report.text
    for figure in [figure for figure in said.figures() if figure.unit not in _NO_COUNT][:_FIGURES]:
        yield figure, frozenset(counted_stems(figure.counted.of(text)) if figure.counted else ())


def _numbers(said: Said) -> set[tuple[float, str]]:
    text = said.reading.report.text
    found = set()
    for figure in said.figures():
        counted = figure.counted.of(text) if figure.counted else ""
        stems = " ".join(sorted(stem(m[0]) for m in find_words(counted) if not is_stop_word(m[0])))
        if figure.number is not None:
            found.add((figure.number, stems or figure.unit))
    return found
