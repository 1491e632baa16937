"""Four things that should hold of every account, tried on random parts of stories; counts of what did not hold.

    PYTHONPATH=src python bench/story_trials.py [--trials 200] [--seed 1]

copy      a report with the same text from another outlet, on the same day or the next, or with other marks, blanks,
          a byline or a credit line, changes no claim and no number of origins; it is listed among the supports
order     the order of the reports changes no byte
removal   without one report no claim has more origins for certain than the claim in which its statements stand with
          it; statements that stand in two claims with it stand in two without it; where they do not, not more reports
          stand behind them together than behind one of the two
spans     `verify` finds nothing; texts taken out and put back make the same account, to the byte

The stories are the examples and an invented one (`told_stories`). `tests/property/test_accounts.py` asserts what
holds always; the rest is told in docs/method.md.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec
from msgspec.structs import replace
from stories import EXAMPLES, STORIES
from told_stories import story

from reportedly.align import align
from reportedly.clean import clean
from reportedly.model.account import Account
from reportedly.model.claim import Claim, Origins, Support
from reportedly.model.reading import Reading
from reportedly.model.report import DateBasis, MediaType, Page, Published
from reportedly.pipeline.compare import judge
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.readings import read_all
from reportedly.pipeline.seal import seal
from reportedly.pipeline.texts import with_texts, without_texts
from reportedly.pipeline.verify import inputs_for, verify
from reportedly.read import place, read
from reportedly.tell import tell

MADE, MADE_SIZE = "made", 12
NAMES = (MADE, *STORIES)
COPY = "the-copy"

EDITS: dict[str, Callable[[str], str]] = {
    "straight marks": lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
    "more blank lines": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "a credit line": lambda text: f"{text}\n\nReporting by Ana Roe; editing by Bo Lunde",
    "an agency": lambda text: f"{text}\n\n(Reuters)",
    "hard blanks": lambda text: text.replace(" said", "\u00a0said"),
    "a byline": lambda text: text.replace("\n\n", "\n\nBy Ana Roe\n\n", 1),
}

Key = tuple[str, str]


@cache
def readings_of(name: str) -> tuple[Reading, ...]:
    """The readings of a story, read once."""
    reports = story(MADE, MADE_SIZE) if name == MADE else read_inputs([str(EXAMPLES / name)]).reports
    return tuple(each for each in read_all(reports) if isinstance(each, Reading))


def account_of(readings: Sequence[Reading]) -> Account:
    """The sealed account of readings that tell one story, as `compare` makes it."""
    evidence = judge("story-1", readings)
    return seal(tell(evidence, align(evidence), rejected=(), made_by="trials"))


def copied(reading: Reading, *, outlet: str, days: int = 0) -> Reading:
    """The same text from another outlet, so many days later."""
    report, own = reading.report, reading.report.published
    bare = replace(report.metadata, canonical=None, domain=None, taken_from=())
    report = replace(report, id=COPY, uri=f"{COPY}.txt", outlet=outlet, metadata=bare)
    if not own.value or not days:
        return replace(reading, report=report)
    later = date.fromisoformat(own.value[:10]) + timedelta(days=days)
    return place(replace(reading, report=report), Published(value=later.isoformat(), basis=DateBasis.GIVEN))


def edited(reading: Reading, *, outlet: str, edit: str) -> Reading:
    """The text with cosmetic edits from another outlet, read anew."""
    text, day = EDITS[edit](reading.report.text), reading.report.published.value
    page = Page(uri=f"{COPY}.txt", content=text, media=MediaType.TEXT, id=COPY, outlet=outlet, published=day)
    return read([clean(page)])[0]


def changed_by_copy(readings: Sequence[Reading], copy: Reading) -> list[str]:
    """What another copy changes, by kind; nothing where all holds."""
    before, after = account_of(readings), account_of([*readings, copy])
    was, now = _claims(before), _claims(after)
    found = ["a claim of the copy alone"] if frozenset() in now else []
    found += ["what belongs together"] if was.keys() - now.keys() else []
    for key in was.keys() & now.keys():
        one, other = was[key], now[key]
        found += ["an id or a lead"] if (one.id, one.lead) != (other.id, other.lead) else []
        found += ["a standing"] if one.standing is not other.standing else []
        found += ["origins of a claim"] if _numbers(one.origins) != _numbers(other.origins) else []
        found += ["how others stand to it"] if _stances(one) - _stances(other) else []
    found += ["origins of the story"] if before.counts.origins != after.counts.origins else []
    return found + (["the number of texts"] if before.counts.texts != after.counts.texts else [])


def changed_by_order(readings: Sequence[Reading], shuffled: Sequence[Reading]) -> list[str]:
    """Whether the order of the reports shows."""
    one, other = (msgspec.json.encode(account_of(each)) for each in (readings, shuffled))
    return [] if one == other else ["bytes"]


def gained_by_removal(readings: Sequence[Reading], gone: int) -> list[str]:
    """What claims gain when a report is gone."""
    whole = account_of(readings)
    less = account_of([each for number, each in enumerate(readings) if number != gone])
    home = {_key(support): claim for claim in whole.claims for support in claim.supports}
    found = []
    for claim in less.claims:
        homes = {home[_key(support)].id: home[_key(support)] for support in claim.supports}
        if len(homes) > 1:
            found.append("joined only without it")
            found += ["more reports behind a claim"] if _reports(claim) > max(map(_reports, homes.values())) else []
        elif _sure(claim.origins) > _sure(home[_key(claim.supports[0])].origins):
            found.append("origins of a claim")
    return found


def broken_spans(readings: Sequence[Reading]) -> list[str]:
    """What `verify` finds, with the texts, without them, and with them put back."""
    account = account_of(readings)
    bare = without_texts(account)
    assert isinstance(bare, Account)
    reports = inputs_for(bare, [each.report for each in readings])
    texts = {own: report.text for own, report in reports.items()}
    found = [each.message for each in (*verify(account, {}), *verify(account, texts), *verify(bare, texts))]
    return found + ([] if with_texts(bare, reports) == account else ["not the same when texts are put back"])


def _key(support: Support) -> Key:
    return support.report, support.statement


def _claims(account: Account) -> dict[frozenset[Key], Claim]:
    """Claims by their supports, those of the copy aside."""
    return {frozenset(_key(s) for s in claim.supports if s.report != COPY): claim for claim in account.claims}


def _numbers(origins: Origins) -> tuple[object, ...]:
    return origins.named, origins.unnamed_low, origins.unnamed_high, origins.unstated


def _sure(origins: Origins) -> int:
    return len(origins.named) + origins.unnamed_low


def _reports(claim: Claim) -> int:
    return len({support.report for support in claim.supports})


def _stances(claim: Claim) -> set[tuple[object, ...]]:
    return {(*_key(each), each.stance, each.differs_in) for each in claim.supports if each.report != COPY}


def trial(chance: random.Random) -> tuple[str, list[tuple[str, list[str]]]]:
    """One random part of one story, with all that does not hold of it."""
    name = chance.choice(NAMES)
    pool = readings_of(name)
    part = chance.sample(pool, chance.randint(2, min(5, len(pool))))
    which, outlet = chance.randrange(len(part)), chance.choice(("Harbour Echo", "Coast Tribune"))
    days = chance.choice((0, 1, 2))
    found = [
        ("copy", changed_by_copy(part, copied(part[which], outlet=outlet, days=days))),
        ("order", changed_by_order(part, chance.sample(part, len(part)))),
        ("removal", gained_by_removal(part, which)),
        ("spans", broken_spans(part)),
    ]
    if name == MADE:
        edit = chance.choice(sorted(EDITS))
        found.append(("edited copy", changed_by_copy(part, edited(part[which], outlet=outlet, edit=edit))))
    return name, found


def main() -> None:
    """Try, and print how often each thing did not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, tried, broken = random.Random(options.seed), Counter[str](), Counter[str]()
    stories = Counter[str]()
    for _ in range(options.trials):
        name, found = trial(chance)
        stories[name] += 1
        for kind, what in found:
            tried[kind] += 1
            broken.update({f"{kind}: {each}" for each in what})
    print("; ".join(f"{name} {count}" for name, count in sorted(stories.items())))
    for kind, count in tried.items():
        ill = "; ".join(f"{each} {n}" for each, n in sorted(broken.items()) if each.startswith(f"{kind}:"))
        print(f"{kind}: {count} trials{f', not held in: {ill}' if ill else ', held in all'}")


if __name__ == "__main__":
    main()
