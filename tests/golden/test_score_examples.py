"""The scorer of the example stories: an account that says what the gold says is all right, others are not."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from gold import attribution_spans, place, read_gold, read_texts
from score_examples import score

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORIES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
Row = dict[str, Any]


class Perfect:
    """Makes the account that says exactly what the gold says."""

    def __init__(self, folder: Path) -> None:
        self.gold, self.texts = read_gold(folder), read_texts(folder)
        self.ids = {file: f"report-{number}" for number, file in enumerate(self.texts)}

    def span(self, words: Row) -> Row:
        found = place(self.texts, words)
        assert found is not None, words
        return {"start": found[1], "end": found[2]}

    def of_file(self, field: str, file: str) -> list[Row]:
        return [{**row, **self.span(row)} for row in self.gold[field] if row["file"] == file]

    def attributions(self, file: str) -> list[Row]:
        rows = []
        for number, raw in enumerate(self.gold["attributions"]):
            source, cue, content = ([self.span(span) for span in part] for part in attribution_spans(raw))
            if raw["file"] == file:
                within = None if raw["within"] is None else f"attribution-{raw['within']}"
                rows.append(
                    {
                        "id": f"attribution-{number}",
                        "cue": cue,
                        "content": content,
                        "within": within,
                        "sources": source or [{"start": None, "end": None}],
                    }
                )
        return rows

    def report(self, file: str) -> Row:
        statements = [{**row, "spans": [self.span(row)]} for row in self.gold["statements"] if row["file"] == file]
        statements += [
            {"id": f"{end}-{number}", "spans": [self.span(plan[end])]}
            for number, plan in enumerate(self.gold.get("plans", []))
            for end in ("planned", "outcome")
            if plan[end] and plan[end]["file"] == file
        ]
        uri = "some/folder/" + file.replace(".jsonl:", ".jsonl#")
        return {
            "id": self.ids[file],
            "uri": uri,
            "text": self.texts[file],
            "published": self.gold["dates"][file],
            "blocks": [],
            "times": self.of_file("times", file),
            "figures": self.of_file("figures", file),
            "attributions": self.attributions(file),
            "mentions": [],
            "statements": statements,
        }

    def claim(self, number: int, raw: Row) -> Row:
        slots = {(d["file"], d["words"], d.get("nth")): d["slots"] for d in raw["differs"]}
        supports = [
            {
                "statement": f"statement-{at}",
                "report": self.ids[s["file"]],
                "spans": [self.span(s)],
                "differs_in": slots.get((s["file"], s["words"], s.get("nth")), []),
            }
            for at, s in enumerate(raw["supports"])
        ]
        low, high = raw["unnamed"] or (0, 0)
        origins = {"named": raw["named_origins"] or [], "unnamed_low": low, "unnamed_high": high}
        conflicts = [self.conflict(raw, conflict) for conflict in raw.get("conflicts", [])]
        claim = {"id": f"claim-{number}", "standing": raw["standing"], "supports": supports, "origins": origins}
        return {**claim, "conflicts": conflicts}

    def conflict(self, raw: Row, conflict: Row) -> Row:
        """One conflict of the gold as the account has it: between the first support of either side."""
        ends = [raw["supports"].index(side[0]) for side in conflict["sides"]]
        located = [{"report": self.ids[side[0]["file"]], **self.span(side[0])} for side in conflict["sides"]]
        names = [f"statement-{at}" for at in ends]
        return {"slot": conflict["slot"], "first": names[0], "second": names[1], "a": located[0], "b": located[1]}

    def entity(self, raw: Row) -> Row:
        mentions = [{"report": self.ids[m["file"]], **self.span(m)} for m in raw["mentions"]]
        return {"id": raw["id"], "mentions": mentions}

    def series(self, raw: Row) -> Row:
        return {"series": [{"report": self.ids[value["file"]], **self.span(value)} for value in raw["values"]]}

    def plan(self, number: int, raw: Row) -> Row:
        told = raw["outcome"]
        outcome = {"report": self.ids[told["file"]], "statement": f"outcome-{number}"} if told else None
        planned = {"report": self.ids[raw["planned"]["file"]], "statement": f"planned-{number}"}
        return {**planned, "how": raw["how"], "outcome": outcome}

    def account(self) -> Row:
        gold = self.gold
        reuse = [{**row, "report": self.ids[row["report"]], "source": self.ids[row["source"]]} for row in gold["reuse"]]
        return {
            "reports": [self.report(file) for file in self.texts],
            "claims": [self.claim(number, raw) for number, raw in enumerate(gold["claims"])],
            "entities": [self.entity(raw) for raw in gold["entities"]],
            "figures": [self.series(raw) for raw in gold.get("strands", [])],
            "plans": [self.plan(number, raw) for number, raw in enumerate(gold.get("plans", []))],
            "reuse": reuse,
            "credits": [{"report": self.ids[c["file"]], "agency": c["agency"]} for c in gold["credits"]],
            "counts": {**gold["counts"], "outlets": gold["counts"]["outlets"][1]},
        }


def empty(account: Row) -> Row:
    blank = {"times": [], "figures": [], "attributions": [], "mentions": [], "statements": []}
    reports = [{**report, **blank} for report in account["reports"]]
    return {**account, "reports": reports, "claims": [], "entities": [], "figures": [], "plans": [], "reuse": [],
            "credits": []}  # fmt: skip


def is_full(value: Row) -> bool:
    return value["n"] == value["of"] if "of" in value else value["f1"] in (100.0, None)


@pytest.mark.parametrize("name", STORIES)
def test_the_account_of_the_gold_is_all_right(name: str) -> None:
    """An account made of the gold itself has every measure full."""
    measures = score(EXAMPLES / name, Perfect(EXAMPLES / name).account())
    assert {key: value for key, value in measures.items() if not is_full(value)} == {}


@pytest.mark.parametrize("name", STORIES)
def test_an_empty_account_finds_nothing_and_merges_nothing(name: str) -> None:
    """An account that read nothing keeps the furniture out and the persons apart, and has nothing else."""
    measures = score(EXAMPLES / name, empty(Perfect(EXAMPLES / name).account()))
    for key in ("set aside kept out", "persons apart", "false merges avoided"):
        assert is_full(measures[key]), key
    for key in ("attributions found", "names B3", "claims B3"):
        assert measures[key]["r"] == 0.0, key
    for key in ("times right", "figures right", "statuses right", "standings right", "named origins right"):
        assert measures[key]["n"] == 0, key


def test_one_claim_of_everything_is_a_false_merge() -> None:
    """Putting all statements in one claim costs precision and merges what must stay apart."""
    account = Perfect(EXAMPLES / "ferry").account()
    supports = [support for claim in account["claims"] for support in claim["supports"]]
    account["claims"] = [{**account["claims"][0], "supports": supports}]
    measures = score(EXAMPLES / "ferry", account)
    assert measures["claim pairs"]["r"] == 100.0 and measures["claim pairs"]["p"] < 30
    assert measures["false merges avoided"]["n"] < measures["false merges avoided"]["of"]


def test_one_person_of_one_surname_is_a_false_merge() -> None:
    """Two entities of one surname made one are not apart any more, and cost precision."""
    account = Perfect(EXAMPLES / "ferry").account()
    entities = {entity["id"]: entity for entity in account["entities"]}
    entities["rashad_mbeki"]["mentions"] += entities.pop("elias_mbeki")["mentions"]
    measures = score(EXAMPLES / "ferry", {**account, "entities": list(entities.values())})
    assert measures["persons apart"]["n"] == 0 and measures["names B3"]["p"] < 100


def test_a_wrong_source_is_found_but_not_right() -> None:
    """An attribution whose source is another one counts as found, not as right; a lost `within` loses the chain."""
    account = Perfect(EXAMPLES / "envoy").account()
    changed = copy.deepcopy(account)
    for report in changed["reports"]:
        for attribution in report["attributions"]:
            attribution["sources"], attribution["within"] = [{"start": 0, "end": 4}], None
    measures = score(EXAMPLES / "envoy", changed)
    assert measures["attributions found"]["f1"] == 100.0 and measures["… with right source"]["f1"] == 0.0
    assert measures["chains"]["n"] == measures["unstated right"]["n"] == 0


def test_what_is_read_from_furniture_is_seen() -> None:
    """A time read from furniture, or a mention in a repeated caption, is not kept out."""
    perfect = Perfect(EXAMPLES / "envoy")
    account = perfect.account()
    report = next(r for r in account["reports"] if r["uri"].endswith("02_tabloid.txt"))
    report["times"].append({**perfect.span(perfect.gold["set_aside"][8]), "value": None})
    report["mentions"].append(perfect.span(perfect.gold["twins"][0]))
    measures = score(EXAMPLES / "envoy", account)
    assert measures["set aside kept out"]["n"] == measures["set aside kept out"]["of"] - 1
    assert measures["twins told once"]["n"] == 0


def test_two_things_counted_in_one_series_cost_precision() -> None:
    """Suspected and proven cases in one series are not one strand; a series that nobody made is not found."""
    account = Perfect(EXAMPLES / "outbreak").account()
    first, second, third, *others = account["figures"]
    merged = [first, {"series": second["series"] + third["series"]}, *others]
    measures = score(EXAMPLES / "outbreak", {**account, "figures": merged})["figure strands"]
    assert measures["p"] < 100 and measures["r"] == 100.0
    assert score(EXAMPLES / "outbreak", {**account, "figures": []})["figure strands"]["r"] == 0.0


def test_a_wrong_outcome_is_found_but_not_right() -> None:
    """A plan said to be cancelled that took place is found, and its outcome is wrong; what nobody made is not found."""
    account = Perfect(EXAMPLES / "envoy").account()
    wrong = [{**plan, "how": "cancelled" if plan["how"] == "happened" else plan["how"]} for plan in account["plans"]]
    measures = score(EXAMPLES / "envoy", {**account, "plans": wrong})
    assert measures["plans found"]["f1"] == 100.0 and measures["outcomes right"]["p"] < 50
    assert score(EXAMPLES / "envoy", {**account, "plans": []})["plans found"]["r"] == 0.0


def test_a_page_cleaned_otherwise_is_still_scored() -> None:
    """Gold words are found in an account whose text of a page lacks the furniture."""
    perfect = Perfect(EXAMPLES / "court")
    file = "02_clare_beacon.html"
    cut = perfect.texts[file].index("Tierney found guilty")
    perfect.texts[file] = perfect.texts[file][cut:]
    perfect.gold["set_aside"] = []
    measures = score(EXAMPLES / "court", perfect.account())
    assert is_full(measures["attributions found"]) and is_full(measures["names B3"])


def test_a_span_beyond_its_text_is_counted() -> None:
    """A span that ends beyond its text is out of range."""
    account = Perfect(EXAMPLES / "flood").account()
    account["reports"][0]["times"][0]["end"] = 10**6
    in_range = score(EXAMPLES / "flood", account)["spans in range"]
    assert in_range["n"] == in_range["of"] - 1
