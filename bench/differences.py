"""How well differences and possible conflicts are told where the claims are right: on the gold's own clusters.

    python bench/differences.py [STORY…] [--misses]

Every gold support is given to the statement that is likest to it (of those of its report), and each gold claim is then
told as the program tells its own: who leads, in which slots each support differs, what cannot both hold. So nothing
here depends on what the aligner joins. Printed are, by story and by slot, precision, recall and F1 of the slots in
which the supports of a claim differ; of possible conflicts how many are said, how many of those the gold has, and how
many of the gold's are found; look-alikes that are let be. Beside it a plain baseline: a slot differs where the words
(of status, certainty and polarity the values) of any two supports are not the same string; of two reports, in a slot
of `CAN_CLASH`, that is said to be a conflict.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec
from gold import Texts, read_gold
from measures import Characters, Row, covered, likeness, meet, prf
from stories import EXAMPLES, STORIES, account_of, evidence_of, plain

from reportedly.align.chains import chain_of
from reportedly.align.claims import claim_of
from reportedly.align.features import Features, describe
from reportedly.align.ledger import Ledger
from reportedly.align.origins import OriginCounter
from reportedly.model.base import Span
from reportedly.model.claim import Slot
from reportedly.model.reading import SourceKind

OPEN = (
    "breach", "collapse", "court", "envoy", "flood", "football", "hostages", "outbreak", "river", "strike", "takeover",
)
LEAST = 0.3  # likeness of a statement to a gold support, for it to stand for that support
CAN_CLASH = (Slot.WHEN, Slot.WHERE, Slot.HOW_MANY, Slot.POLARITY)

Clash = tuple[str, Characters, Characters]  # slot, and the statements at its ends


class Told(NamedTuple):
    """What is told of one cluster: the slots in which its supports differ, and its possible conflicts."""

    slots: frozenset[str]
    clashes: tuple[Clash, ...]


class Tally(NamedTuple):
    """What one story gives: (what, slot) pairs of claims, wanted and given, and the conflicts."""

    slots: Counter[tuple[str, str]]  # (hit | given | wanted, slot)
    said: int
    right: int
    wanted: int
    found: int
    let_be: int
    look_alikes: int


class Story:
    """An example story with its gold, on the gold's clusters."""

    def __init__(self, name: str) -> None:
        self.name, self.gold = name, read_gold(EXAMPLES / name)
        self.texts = Texts(EXAMPLES / name, plain(account_of(name)))
        self.ledger = Ledger(evidence_of(name))
        self.features = describe(self.ledger)
        self.spots = {one.said.key: covered(self.file(one), [msgspec.to_builtins(s) for s in one.said.statement.spans])
                      for one in self.features}
        self.counter = OriginCounter(self.ledger)

    def file(self, one: Features) -> str:
        """The gold's name of the report of a statement."""
        return self.texts.names[one.said.report]

    def cluster(self, claim: Row) -> list[Features]:
        """The statements that stand for the supports of a gold claim, in the order of the reports."""
        found = {one.said.key for support in claim["supports"] for one in self.likest(support)}
        return [one for one in self.features if one.said.key in found]

    def likest(self, support: Row) -> list[Features]:
        """The statement that is likest to a gold support, as a list; none where nothing was read there."""
        wanted = self.texts.characters(support)
        ranked = [(likeness(self.spots[one.said.key], wanted), -i, one) for i, one in enumerate(self.features)
                  if self.file(one) == support["file"]]
        best = max(ranked, key=lambda row: row[:2], default=None)
        return [best[2]] if best and best[0] >= LEAST else []

    def ours(self, cluster: Sequence[Features]) -> Told:
        """What the program tells of a cluster."""
        claim = claim_of(cluster, self.ledger, self.counter, echoes={})
        at = {one.said.key: self.spots[one.said.key] for one in cluster}
        clashes = tuple((c.slot.value, at[c.a.report, c.first], at[c.b.report, c.second]) for c in claim.conflicts)
        return Told(frozenset(slot.value for s in claim.supports for slot in s.differs_in), clashes)

    def baseline(self, cluster: Sequence[Features]) -> Told:
        """What differs as a string between any two supports."""
        slots, clashes = set(), []
        for a, b in combinations(cluster, 2):
            apart = a.said.report != b.said.report
            for slot in Slot:
                values = words_of(a, slot, self.ledger), words_of(b, slot, self.ledger)
                if values[0] != values[1] and (all(values) or slot is Slot.ATTRIBUTION):
                    slots.add(slot.value)
                    if apart and slot in CAN_CLASH:
                        clashes.append((slot.value, self.spots[a.said.key], self.spots[b.said.key]))
        return Told(frozenset(slots), tuple(clashes))

    def wanted(self, claim: Row) -> list[tuple[str, list[list[Characters]]]]:
        """The gold's conflicts of a claim, each with its two sides."""
        return [(row["slot"], [[self.texts.characters(s) for s in side] for side in row["sides"]])
                for row in claim.get("conflicts", [])]

    def tally(self, told: Sequence[Told]) -> Tally:
        """Count what is told, claim by claim, against the gold."""
        slots: Counter[tuple[str, str]] = Counter()
        clashes, sides = [], []
        for claim, one in zip(self.gold["claims"], told, strict=True):
            want = slots_of(claim)
            slots.update(("wanted", slot) for slot in want)
            slots.update(("given", slot) for slot in one.slots)
            slots.update(("hit", slot) for slot in want & one.slots)
            clashes += [(clash, self.wanted(claim)) for clash in one.clashes]
            sides += [(conflict, one.clashes) for conflict in self.wanted(claim)]
        right = sum(any(is_of(clash, conflict) for conflict in here) for clash, here in clashes)
        found = sum(any(is_of(clash, conflict) for clash in here) for conflict, here in sides)
        alike = self.gold.get("look_alikes", [])
        return Tally(slots, len(clashes), right, len(sides), found,
                     sum(self.is_let_be(row, [clash for clash, _ in clashes]) for row in alike), len(alike))

    def is_let_be(self, look_alike: Row, clashes: Iterable[Clash]) -> bool:
        """Whether no conflict is said between the two statements of a look-alike."""
        one, other = (self.texts.characters(span) for span in look_alike["between"])
        return not any((meet(a, one) and meet(b, other)) or (meet(b, one) and meet(a, other)) for _, a, b in clashes)


def slots_of(claim: Row) -> set[str]:
    """The slots in which the supports of a gold claim differ."""
    return {slot for row in claim["differs"] for slot in row["slots"]}


def is_of(clash: Clash, wanted: tuple[str, list[list[Characters]]]) -> bool:
    """Whether the ends of a conflict stand on the two sides of the gold's, in its slot."""
    slot, a, b = clash
    on = [[any(meet(end, spot) for spot in side) for side in wanted[1]] for end in (a, b)]
    return slot == wanted[0] and ((on[0][0] and on[1][1]) or (on[0][1] and on[1][0]))


def words_of(one: Features, slot: Slot, ledger: Ledger) -> str:
    """The value of a slot as a string; nothing where the statement has none."""
    statement, text = one.said.statement, one.said.reading.report.text
    if slot in (Slot.STATUS, Slot.CERTAINTY, Slot.POLARITY):
        return str(getattr(statement, slot.value).value)
    if slot is Slot.ATTRIBUTION:
        links = [link for link in chain_of(one.said, ledger)[1:] if link.kind is not SourceKind.UNSTATED]
        return (links[-1].name or "").lower() if links else ""
    spans: dict[Slot, list[Span | None]] = {
        Slot.WHEN: [one.said.reading.times[i].span for i in statement.times],
        Slot.WHERE: [ledger.mention_of(one.said, one.where)],
        Slot.WHO: [ledger.mention_of(one.said, each) for each in sorted(one.subjects)],
        Slot.HOW_MANY: [figure.span for figure in one.said.figures()],
    }
    return " ".join(span.of(text) for span in spans[slot] if span is not None).lower()


def slot_prf(slots: Counter[tuple[str, str]], *names: str) -> Row:
    """Precision, recall and F1 of some slots."""
    return prf(*(sum(slots[what, name] for name in names) for what in ("hit", "given", "wanted")))


def shown(row: Row) -> str:
    """P, R and F1 in one cell."""
    return "P {p:5} R {r:5} F1 {f1:5}".format(**{key: "-" if value is None else value for key, value in row.items()})


def by_story(tallies: dict[str, Tally]) -> Iterator[str]:
    """One line a story, and the mean of either half."""
    names = [slot.value for slot in Slot]
    scores = {story: slot_prf(one.slots, *names) for story, one in tallies.items()}
    for story, one in tallies.items():
        yield (f"  {story:9} {shown(scores[story])}   conflicts {one.said:3} said, {one.right:3} right, "
               f"{one.found:2} of {one.wanted:2} found   look-alikes {one.let_be} of {one.look_alikes} let be")
    for half, held in (("open", False), ("held out", True), ("all", None)):
        some = [s for s in tallies if held is None or (s not in OPEN) is held]
        if some:
            mean = {key: round(sum(scores[s][key] or 0.0 for s in some) / len(some), 1) for key in ("p", "r", "f1")}
            said, right, found, wanted = (sum(tallies[s][i] for s in some) for i in (1, 2, 4, 3))
            false = f"{100 * (said - right) / said:.0f} % false" if said else "none said"
            yield f"  mean {half:8} {shown(mean)}   conflicts {said} said, {false}, {found} of {wanted} found"


def by_slot(tallies: dict[str, Tally]) -> Iterator[str]:
    """One line a slot, over the stories of either half."""
    for slot in Slot:
        cells = []
        for half, held in (("open", False), ("held out", True)):
            total: Counter[tuple[str, str]] = Counter()
            for story, one in tallies.items():
                total += one.slots if (story not in OPEN) is held else Counter()
            counts = ", ".join(f"{total[what, slot.value]} {what}" for what in ("hit", "given", "wanted"))
            cells.append(f"{half} {shown(slot_prf(total, slot.value))} ({counts})")
        yield f"  {slot.value:12} " + "   ".join(cells)


def misses(story: Story, told: Sequence[Told]) -> Iterator[str]:
    """What is told wrongly in a story, claim by claim."""
    for claim, one in zip(story.gold["claims"], told, strict=True):
        lost, extra = slots_of(claim) - one.slots, one.slots - slots_of(claim)
        if lost or extra:
            yield f"{story.name}: {claim['what']}   lost {sorted(lost)}   not in the gold {sorted(extra)}"


def told_of(story: Story, way: Callable[[Story, Sequence[Features]], Told]) -> list[Told]:
    """What a way of telling makes of each gold claim of a story; nothing of a claim of which nothing was read."""
    clusters = (story.cluster(claim) for claim in story.gold["claims"])
    return [way(story, cluster) if cluster else Told(frozenset(), ()) for cluster in clusters]


def mean_f1(tallies: dict[str, Tally]) -> float:
    """The mean over the stories of the F1 of the slots."""
    scores = [slot_prf(one.slots, *(slot.value for slot in Slot))["f1"] or 0.0 for one in tallies.values()]
    return sum(scores) / len(scores)


def main() -> None:
    """Print both ways, by story and by slot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="*", metavar="STORY", help="of the example stories (default: all)")
    parser.add_argument("--misses", action="store_true", help="list the claims of the open stories told wrongly")
    arguments = parser.parse_args()
    stories = [Story(name) for name in arguments.stories or STORIES]
    for title, way in (("reportedly", Story.ours), ("as strings", Story.baseline)):
        told = {story.name: told_of(story, way) for story in stories}
        tallies = {story.name: story.tally(told[story.name]) for story in stories}
        print(title, *by_story(tallies), *by_slot(tallies), sep="\n")
        if arguments.misses and way is Story.ours:
            print(*(line for story in stories if story.name in OPEN
                    for line in misses(story, told[story.name])), sep="\n")


if __name__ == "__main__":
    main()
