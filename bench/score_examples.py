"""Scores the account of an example story against the gold made by hand.

    python bench/score_examples.py examples/NAME ACCOUNT.json [--json] [--misses]

ACCOUNT is the JSON of `reportedly compare --format json examples/NAME` (its shape: model/account.py). Each line is a
number out of a total, or precision, recall and F1 in per cent; more is always better. The gold is described in
tests/golden/gold_format.md. Two stretches *meet* if they share at least half of the characters of the shorter one; a
support of more than 500 characters meets nothing.

  spans in range          spans of reports, claims and entities that lie inside of their text (out of all)
  set aside kept out      gold furniture that shares no character with anything that was read (an empty account: all)
  twins told once         repeated captions from which nothing was read
  dates right             day and basis of publication
  attributions found      read attributions paired one to one with the gold's, content likeness (IoU) at least .3
  … with right source     … whose sources share a character, or neither has a source in the text
  unstated right          gold attributions without source, found and without source
  chains                  gold attributions inside of another: found, and `within` leads to the pair of the outer one
  names B3, all B3        entities: B-cubed over gold mentions of kind name, and over all kinds, paired by their end
  persons apart           not_same pairs of names that are not one entity
  times right             gold times with a read one that meets it and has its value or its interval
  figures right           gold figures with a read one that meets it and has its number
  statuses, certainties, polarities right   gold statements with a statement that meets it and has the value
  claim pairs             pairs of supports of one gold claim, and pairs of them that one claim of the account holds
  claims B3               B-cubed over the gold supports; a support that no claim holds has recall 0
  false merges avoided    not_same pairs of statements that are not in one claim
  difference slots        slots in which the supports of one gold claim differ, by claim
  conflicts               pairs of supports said to be at odds in a slot: precision over those of the account of which
                          the gold knows both ends, recall over the gold's, where two sides count once
  look-alikes let be      pairs that only look like a conflict and are said to be none
  plans with outcome      plans and the words that say how they went, of one claim in the gold, that one claim has
  standings right         gold claims with a claim that holds the most of its supports and has its standing
  named origins, unnamed origins right      the same, for the origins behind it; those that the gold leaves open
                          do not count
  figure strands          B-cubed over the values of the gold's strands, by the series of the account that holds them
  plans found             plans of the account paired one to one with the gold's, likeness of the words at least .3
  outcomes right          plans of which a report tells what became of them: found, and with the gold's `how`
  … or changed for happened   the same, where what came is told from what came otherwise by nobody
  words of outcomes       the words shown for the outcome meet the gold's
  left open rightly       plans of which no report tells: not found, or `open` or `overdue` as in the gold
  reuse right             pairs of reports with the gold's degree; no line in the account counts as `non`
  credits                 agencies credited, by report
  counts right            reports and texts are the gold's, outlets lie between the gold's two numbers
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gold import Texts, attribution_spans, place, read_gold
from measures import Characters, Row, b_cubed, covered, likeness, meet, of, one_to_one, prf

from reportedly.text.suppliers import find_supplier_named

LONGEST_SUPPORT = 500
LEAST_LIKENESS = 0.3


# ---- the account ----------------------------------------------------------------------------------------------


class Account:
    """What an account says, as sets of characters."""

    def __init__(self, raw: Row, texts: Texts) -> None:
        self.raw, self.texts = raw, texts
        self.reports = {texts.names[r["id"]]: r for r in raw["reports"]}
        self.supports = [(c, s, self.spot(s["report"], s["spans"])) for c in raw["claims"] for s in c["supports"]]
        self.supports = [row for row in self.supports if len(row[2]) <= LONGEST_SUPPORT]
        self.statements = [(statement, covered(file, statement["spans"]))
                           for file, report in self.reports.items() for statement in report.get("statements", [])]
        self.mentions = [(e["id"], self.spot(m["report"], [m]), m["end"], texts.names.get(m["report"]))
                         for e in raw["entities"] for m in e["mentions"]]

    def spot(self, report: str, spans: Iterable[Row]) -> Characters:
        return covered(self.texts.names.get(report, report), spans)

    def claims_at(self, wanted: Characters) -> list[tuple[Row, Row, Characters]]:
        return [row for row in self.supports if meet(row[2], wanted)]

    def best_claim(self, wanted: Characters) -> str | None:
        """The claim whose support is likest to the stretch."""
        ranked = [(likeness(spot, wanted), claim["id"]) for claim, _, spot in self.claims_at(wanted)]
        return max(ranked)[1] if ranked else None

    def shown(self) -> Characters:
        """Every character from which something was read."""
        parts = [row[2] for row in self.supports] + [row[1] for row in self.mentions] + [s for _, s in self.statements]
        for file, report in self.reports.items():
            for field in ("times", "figures", "mentions"):
                parts.append(covered(file, report.get(field, [])))
            for attribution in report["attributions"]:
                parts.append(covered(file, [*attribution["sources"], *attribution["cue"], *attribution["content"]]))
        return frozenset().union(*parts)

    def spans(self) -> Iterator[tuple[str, Row]]:
        for file, report in self.reports.items():
            for field in ("blocks", "times", "figures", "mentions"):
                yield from ((file, row) for row in report.get(field, []))
            for a in report["attributions"]:
                yield from ((file, s) for s in [*a["sources"], *a["cue"], *a["content"]] if s["start"] is not None)
        for claim in self.raw["claims"]:
            for support in claim["supports"]:
                yield from ((self.texts.names.get(support["report"], "?"), span) for span in support["spans"])
        for entity in self.raw["entities"]:
            yield from ((self.texts.names.get(m["report"], "?"), m) for m in entity["mentions"])


# ---- what one report says -------------------------------------------------------------------------------------


class Reading:
    """Measures of cleaning and reading."""

    def __init__(self, gold: Row, account: Account) -> None:
        self.gold, self.account, self.texts = gold, account, account.texts
        self.gold_attributions = [self.attribution(a) for a in gold["attributions"]]
        self.read_attributions = [self.read(f, a) for f, r in account.reports.items() for a in r["attributions"]]
        self.pairs = one_to_one([a["content"] for a in self.gold_attributions],
                                [a["content"] for a in self.read_attributions], LEAST_LIKENESS,
                                prefers=self.same_source)

    def attribution(self, raw: Row) -> Row:
        source, _, content = attribution_spans(raw)
        return {"source": self.texts.characters(*source), "content": self.texts.characters(*content), "raw": raw}

    @staticmethod
    def read(file: str, raw: Row) -> Row:
        source, content = covered(file, raw["sources"]), covered(file, raw["content"])
        return {"source": source, "content": content, "raw": raw, "file": file}

    def kept_out(self, field: str) -> Row:
        shown = self.account.shown()
        return of(not self.texts.characters(span) & shown for span in self.gold[field])

    def dates(self) -> Row:
        def right(file: str, wanted: Row) -> bool:
            published = self.account.reports.get(file, {}).get("published", {})
            day = (published.get("value") or "")[:10]
            return day == (wanted["value"] or "") and published.get("basis") == wanted["basis"]

        return of(right(file, wanted) for file, wanted in self.gold["dates"].items())

    def same_source(self, i: int, j: int) -> bool:
        wanted, given = self.gold_attributions[i]["source"], self.read_attributions[j]["source"]
        return bool(wanted & given) or not (self.gold_attributions[i]["raw"]["source"] or given)

    def unstated(self) -> Row:
        agentless = [i for i, a in enumerate(self.gold["attributions"]) if a["source"] is None]
        return of(i in self.pairs and not self.read_attributions[self.pairs[i]]["source"] for i in agentless)

    def chains(self) -> Row:
        def right(i: int, outer: int) -> bool:
            if i not in self.pairs or outer not in self.pairs:
                return False
            inner, wanted = self.read_attributions[self.pairs[i]], self.read_attributions[self.pairs[outer]]
            return bool(inner["file"] == wanted["file"] and inner["raw"].get("within") == wanted["raw"]["id"])

        return of(right(i, a["within"]) for i, a in enumerate(self.gold["attributions"]) if a["within"] is not None)

    def times(self) -> Row:
        def same(wanted: Row, given: Row) -> bool:
            ends, bounds = (given.get("earliest"), given.get("latest")), (wanted["earliest"], wanted["latest"])
            if wanted.get("fuzzy") and all(ends):
                return bool(bounds[0] <= ends[0] and ends[1] <= bounds[1])
            return bool(given.get("value") == wanted["value"] or (all(ends) and ends == bounds))

        return of(self.any_at("times", wanted, same) for wanted in self.gold["times"])

    def figures(self) -> Row:
        def same(wanted: Row, given: Row) -> bool:
            number = wanted["number"]
            return bool(given["number"] == number or (number is None and given["low"] == wanted["low"]))

        return of(self.any_at("figures", wanted, same) for wanted in self.gold["figures"])

    def any_at(self, field: str, wanted: Row, same: Any) -> bool:
        spot = self.texts.characters(wanted)
        rows = self.account.reports.get(wanted["file"], {}).get(field, [])
        return any(same(wanted, row) for row in rows if meet(spot, covered(wanted["file"], [row])))

    def statements(self, field: str) -> Row:
        def right(wanted: Row) -> bool:
            spot = self.texts.characters(wanted)
            here = [s for s, stretch in self.account.statements if meet(stretch, spot)]
            here += [s for _, s, _ in self.account.claims_at(spot)]
            return any(s.get(field) == wanted[field] for s in here)

        return of(right(wanted) for wanted in self.gold["statements"])

    def measures(self) -> Row:
        sizes = len(self.read_attributions), len(self.gold_attributions)
        return {
            "set aside kept out": self.kept_out("set_aside"),
            "twins told once": self.kept_out("twins"),
            "dates right": self.dates(),
            "attributions found": prf(len(self.pairs), *sizes),
            "… with right source": prf(sum(self.same_source(i, j) for i, j in self.pairs.items()), *sizes),
            "unstated right": self.unstated(),
            "chains": self.chains(),
            "times right": self.times(),
            "figures right": self.figures(),
            "statuses right": self.statements("status"),
            "certainties right": self.statements("certainty"),
            "polarities right": self.statements("polarity"),
        }


# ---- who is whom ----------------------------------------------------------------------------------------------


class Entities:
    """Measures of resolution."""

    def __init__(self, gold: Row, account: Account) -> None:
        self.gold, self.account, self.texts = gold, account, account.texts
        self.given: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for entity, spot, end, file in account.mentions:
            self.given.setdefault((file or "?", end), []).append((len(spot), entity))

    def entity_at(self, span: Row) -> str | None:
        """The account's entity of a mention that ends where the gold's ends; else of one that it meets."""
        found = self.texts.find(span)
        if found is None:
            return None
        if here := self.given.get((found[0], found[2])):
            return min(here, key=lambda row: abs(row[0] - (found[2] - found[1])))[1]
        spot = covered(found[0], [found[1:]])
        ranked = [(likeness(s, spot), e) for e, s, _, _ in self.account.mentions if likeness(s, spot) >= 0.5]
        return max(ranked)[1] if ranked else None

    def b_cubed(self, kinds: tuple[str, ...]) -> Row:
        return b_cubed([(e["id"], self.entity_at(m)) for e in self.gold["entities"] for m in e["mentions"]
                        if m["kind"] in kinds])

    def gold_entity(self, span: Row) -> str | None:
        """The gold entity that has a mention at exactly this span."""
        where = place(self.texts.own, span)
        mentions = ((e["id"], m) for e in self.gold["entities"] for m in e["mentions"])
        return next((entity for entity, m in mentions if place(self.texts.own, m) == where), None)

    def apart(self, pair: list[Row]) -> bool:
        a, b = (self.entity_at(span) for span in pair)
        return a is None or a != b

    def measures(self) -> Row:
        names = [pair for pair in self.gold["not_same"] if all(self.gold_entity(span) for span in pair)]
        return {
            "names B3": self.b_cubed(("name",)),
            "all B3": self.b_cubed(("name", "nominal", "pronoun")),
            "persons apart": of(self.apart(pair) for pair in names),
        }


# ---- between reports ------------------------------------------------------------------------------------------


class Claims:
    """Measures of alignment."""

    def __init__(self, gold: Row, account: Account, entities: Entities) -> None:
        self.gold, self.account, self.entities, self.texts = gold, account, entities, account.texts
        self.spots = [[self.texts.characters(s) for s in claim["supports"]] for claim in gold["claims"]]
        self.best = [[account.best_claim(spot) for spot in spots] for spots in self.spots]
        self.by_id = {claim["id"]: claim for claim in account.raw["claims"]}
        self.main = [self.most(found) for found in self.best]

    @staticmethod
    def most(found: list[str | None]) -> str | None:
        """The claim that holds the most of the supports (the first of equals)."""
        counts = Counter(claim for claim in found if claim)
        return counts.most_common(1)[0][0] if counts else None

    def pairs(self) -> Row:
        flat = [(i, claim) for i, found in enumerate(self.best) for claim in found]
        both = given = wanted = 0
        for n, (i, a) in enumerate(flat):
            for j, b in flat[n + 1:]:
                together = a is not None and a == b
                both, given, wanted = both + (together and i == j), given + together, wanted + (i == j)
        return prf(both, given, wanted)

    def apart(self, pair: list[Row]) -> bool:
        held = [{claim["id"] for claim, _, _ in self.account.claims_at(self.texts.characters(span))} for span in pair]
        best = [self.account.best_claim(self.texts.characters(span)) for span in pair]
        return not held[0] & held[1] or best[0] != best[1]

    def slots(self) -> Row:
        hits = given = wanted = 0
        for claim, spots, main in zip(self.gold["claims"], self.spots, self.main, strict=True):
            want = {slot for row in claim["differs"] for slot in row["slots"]}
            rows = [row for spot in spots for row in self.account.claims_at(spot) if row[0]["id"] == main]
            have = {slot for _, support, _ in rows for slot in support["differs_in"]}
            hits, given, wanted = hits + len(want & have), given + len(have), wanted + len(want)
        return prf(hits, given, wanted)

    def conflicts(self) -> Row:
        """Precision and recall of the conflicts of which the gold knows both ends."""
        counts = self.conflict_counts()
        share = prf(counts["right"], counts["known"], counts["known"])["p"]
        recall = prf(counts["found"], counts["wanted"], counts["wanted"])["p"]
        f1 = round(2 * share * recall / (share + recall), 1) if share and recall else 0.0
        return {"p": share, "r": recall, "f1": f1}

    def conflict_counts(self) -> Row:
        """How many conflicts are said, of how many the gold knows both ends, how many are right; and of the gold's."""
        wanted = [(slot["slot"], [[self.texts.characters(s) for s in side] for side in slot["sides"]])
                  for claim in self.gold["claims"] for slot in claim.get("conflicts", [])]
        known = frozenset().union(*(spot for spots in self.spots for spot in spots))
        given = [(row["slot"], *ends) for row, ends in self.given_conflicts() if all(end & known for end in ends)]
        right = [any(self.is_of(one, conflict) for conflict in wanted) for one in given]
        found = [any(self.is_of(one, conflict) for one in given) for conflict in wanted]
        return {"said": len(list(self.given_conflicts())), "known": len(right), "right": sum(right),
                "wanted": len(found), "found": sum(found)}

    def given_conflicts(self) -> Iterator[tuple[Row, tuple[Characters, Characters]]]:
        """The conflicts of the account, each with the supports at its ends."""
        for claim in self.account.raw["claims"]:
            spots = {(s["report"], s["statement"]): self.account.spot(s["report"], s["spans"])
                     for s in claim["supports"]}
            for row in claim.get("conflicts", []):
                yield row, (spots[row["a"]["report"], row["first"]], spots[row["b"]["report"], row["second"]])

    @staticmethod
    def is_of(given: tuple[str, Characters, Characters], wanted: tuple[str, list[list[Characters]]]) -> bool:
        """Whether the ends of a conflict stand on the two sides of the gold's, in its slot."""
        slot, a, b = given
        one, other = wanted[1]
        on = [[any(meet(end, spot) for spot in side) for side in (one, other)] for end in (a, b)]
        return slot == wanted[0] and ((on[0][0] and on[1][1]) or (on[0][1] and on[1][0]))

    def look_alikes(self) -> Row:
        pairs = [[self.texts.characters(span) for span in row["between"]] for row in self.gold.get("look_alikes", [])]
        ends = [ends for _, ends in self.given_conflicts()]
        return of(not any((meet(a, one) and meet(b, other)) or (meet(b, one) and meet(a, other)) for a, b in ends)
                  for one, other in pairs)

    def plans(self) -> Row:
        ends = [[self.texts.characters(row[end]) for end in ("planned", "outcome")]
                for row in self.gold.get("plans", []) if row.get("outcome")]
        best = [[self.account.best_claim(end) for end in pair] for pair in ends
                if any(all(any(meet(end, spot) for spot in spots) for end in pair) for spots in self.spots)]
        return of(one is not None and one == other for one, other in best)

    def standings(self) -> Row:
        return of(main is not None and self.by_id[main]["standing"] == claim["standing"]
                  for claim, main in zip(self.gold["claims"], self.main, strict=True))

    def name_key(self, name: str) -> str:
        """The gold entity that is called so, else the name itself in small letters."""
        wanted = name.casefold().removeprefix("the ")
        named = [(m["words"].casefold(), str(e["id"])) for e in self.gold["entities"] for m in e["mentions"]
                 if m["kind"] == "name"]
        exact = [entity for name, entity in named if name == wanted]
        ending = [(len(name), entity) for name, entity in named if wanted.endswith(" " + name)]
        return exact[0] if exact else max(ending)[1] if ending else wanted

    def named(self, claim: Row, main: str | None) -> bool:
        have = {self.name_key(n) for n in self.by_id[main]["origins"]["named"]} if main else None
        return have == {self.name_key(n) for n in claim["named_origins"]}

    def unnamed(self, claim: Row, main: str | None) -> bool:
        origins = self.by_id[main]["origins"] if main else {}
        return [origins.get("unnamed_low"), origins.get("unnamed_high")] == claim["unnamed"] and bool(origins)

    def measures(self) -> Row:
        rows = list(zip(self.gold["claims"], self.main, strict=True))
        flat = [(i, claim) for i, found in enumerate(self.best) for claim in found]
        told = [pair for pair in self.gold["not_same"] if not all(self.entities.gold_entity(span) for span in pair)]
        return {
            "claim pairs": self.pairs(),
            "claims B3": b_cubed(flat),
            "false merges avoided": of(self.apart(pair) for pair in told),
            "difference slots": self.slots(),
            "conflicts": self.conflicts(),
            "look-alikes let be": self.look_alikes(),
            "plans with outcome": self.plans(),
            "standings right": self.standings(),
            "named origins right": of(self.named(c, m) for c, m in rows if c["named_origins"] is not None),
            "unnamed origins right": of(self.unnamed(c, m) for c, m in rows if c["unnamed"] is not None),
        }


def _agency(name: str) -> str:
    """The one name that all forms of an agency share: the gold has the words of the text."""
    supplier = find_supplier_named(name)
    return (supplier.name if supplier else name).casefold()


def strands(gold: Row, account: Account) -> Row:
    """Measure of figures that count one thing: which series of the account holds each value of the gold's strands."""
    given = [(number, account.spot(value["report"], [value]))
             for number, row in enumerate(account.raw.get("figures", [])) for value in row["series"]]

    def series_at(value: Row) -> int | None:
        wanted = account.texts.characters(value)
        return next((number for number, spot in given if meet(spot, wanted)), None)

    values = [(strand["what"], series_at(value)) for strand in gold.get("strands", []) for value in strand["values"]]
    return b_cubed(values) if values else prf(0, 0, 0)


def plans(gold: Row, account: Account) -> Row:
    """Measures of plans: found, with the right outcome, and with words for the outcome that meet the gold's."""
    spots = {(r["id"], s.get("id")): account.spot(r["id"], s["spans"])
             for r in account.raw["reports"] for s in r.get("statements", [])}
    wanted = list(gold.get("plans", []))
    given = account.raw.get("plans", [])
    pairs = one_to_one([account.texts.characters(plan["planned"]) for plan in wanted],
                       [spots.get((plan["report"], plan["statement"]), frozenset()) for plan in given], LEAST_LIKENESS,
                       prefers=lambda i, j: bool(wanted[i]["how"] == given[j]["how"]))

    def told(i: int) -> bool:
        outcome = given[pairs[i]]["outcome"] if i in pairs else None
        spot = spots.get((outcome["report"], outcome["statement"]), frozenset()) if outcome else frozenset()
        return meet(spot, account.texts.characters(wanted[i]["outcome"]))

    resolved = [i for i, plan in enumerate(wanted) if plan["outcome"]]
    settled = [j for j, plan in enumerate(given) if plan["how"] not in ("open", "overdue")]
    right = [i for i in resolved if i in pairs and given[pairs[i]]["how"] == wanted[i]["how"]]
    came = {"happened", "changed"}
    near = [i for i in resolved if i in pairs and {given[pairs[i]]["how"], wanted[i]["how"]} <= came]
    return {
        "outcome counts": {"said": len(settled), "right": len(right), "wanted": len(resolved)},
        "plans found": prf(len(pairs), len(given), len(wanted)),
        "outcomes right": prf(len(right), len(settled), len(resolved)),
        "… or changed for happened": prf(len({*right, *near}), len(settled), len(resolved)),
        "words of outcomes": of(told(i) for i in resolved),
        "left open rightly": of(i not in pairs or given[pairs[i]]["how"] == plan["how"]
                                for i, plan in enumerate(wanted) if not plan["outcome"]),
    }


def traces(gold: Row, account: Account) -> Row:
    """Measures of reuse, credits and counts."""
    names = account.texts.names
    degrees = {frozenset((names.get(r["report"]), names.get(r["source"]))): r["degree"] for r in account.raw["reuse"]}
    wanted = {(c["file"], _agency(c["agency"])) for c in gold["credits"]}
    given = {(str(names.get(c["report"])), _agency(c["agency"])) for c in account.raw["credits"]}
    counts, (low, high) = account.raw["counts"], gold["counts"]["outlets"]
    return {
        "reuse right": of(degrees.get(frozenset((row["report"], row["source"])), "non") == row["degree"]
                          for row in gold["reuse"]),
        "credits": prf(len(wanted & given), len(given), len(wanted)),
        "counts right": of([counts["reports"] == gold["counts"]["reports"], counts["texts"] == gold["counts"]["texts"],
                            low <= counts["outlets"] <= high]),
    }


def score(folder: Path, raw: Row) -> Row:
    """Score one account; the measures by name, in the order of the table."""
    gold = read_gold(folder)
    account = Account(raw, Texts(folder, raw))
    entities = Entities(gold, account)
    lengths = {file: len(report.get("text") or "") for file, report in account.reports.items()}
    in_range = of(0 <= s["start"] < s["end"] <= lengths.get(file, 0) for file, s in account.spans())
    return {"spans in range": in_range, **Reading(gold, account).measures(), **entities.measures(),
            **Claims(gold, account, entities).measures(), "figure strands": strands(gold, account),
            **{name: row for name, row in plans(gold, account).items() if "said" not in row}, **traces(gold, account)}


def counted(folder: Path, raw: Row) -> tuple[Row, Row]:
    """Count the possible conflicts of an account, and the plans of which it tells an outcome."""
    account = Account(raw, Texts(folder, raw))
    gold = read_gold(folder)
    return Claims(gold, account, Entities(gold, account)).conflict_counts(), plans(gold, account)["outcome counts"]


def shown(value: Row) -> str:
    """Write a measure for the table."""
    if "of" in value:
        return f"{value['n']:>5} of {value['of']}"
    written = {key: "–" if number is None else format(number, ".1f") for key, number in value.items()}
    return "".join(f"{key.upper():>4} {number:>5}" for key, number in written.items())


def misses(folder: Path, raw: Row) -> Iterator[str]:
    """List what was not found: attributions by their content, claims by their name."""
    gold = read_gold(folder)
    account = Account(raw, Texts(folder, raw))
    reading = Reading(gold, account)
    for i, wanted in enumerate(gold["attributions"]):
        if i not in reading.pairs or not reading.same_source(i, reading.pairs[i]):
            what = "not found" if i not in reading.pairs else "wrong source"
            yield f"attribution {what}: {wanted['file']}: {wanted['source']} | {wanted['cue']} | {wanted['content']}"
    claims = Claims(gold, account, Entities(gold, account))
    for claim, found in zip(gold["claims"], claims.best, strict=True):
        held = Counter(found)
        if len(held) > 1 or None in held:
            yield f"claim split or missed: {claim['what']}: {dict(held)}"
    for pair in gold["not_same"]:
        if not claims.apart(pair):
            yield f"false merge: {pair[0]['words']} | {pair[1]['words']}"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", type=Path)
    parser.add_argument("account", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    parser.add_argument("--misses", action="store_true", help="list what was missed below the table")
    arguments = parser.parse_args()
    raw = json.loads(arguments.account.read_text(encoding="utf-8"))
    if "accounts" in raw:
        print(f"scored is the largest of {len(raw['accounts'])} stories", file=sys.stderr)
        raw = max(raw["accounts"], key=lambda account: len(account["reports"]))
    measures = score(arguments.story, raw)
    width = max(map(len, measures))
    print(json.dumps(measures, ensure_ascii=False, indent=1) if arguments.json
          else "\n".join(f"{name:<{width}}  {shown(value)}" for name, value in measures.items()))
    if arguments.misses:
        print("\n".join(misses(arguments.story, raw)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
