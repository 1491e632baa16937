"""What stands behind a claim: cases that anybody may extend (origin_cases.txt), from reports to origins and reasons."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from reports import report

from reportedly.align.chains import chain_of
from reportedly.align.ledger import Ledger, Said
from reportedly.align.origins import OriginCounter
from reportedly.model.claim import Origins
from reportedly.model.report import Basis, Metadata, Noted, Report
from reportedly.pipeline.compare import judge
from reportedly.read import read


class Case(NamedTuple):
    """Reports with the place of the words that make the claim, and what is expected."""

    title: str
    reports: tuple[Report, ...]
    marked: dict[str, tuple[int, int]]
    expected: dict[str, str]


def cases() -> list[Case]:
    """Every case of the file, in its order."""
    lines = (Path(__file__).with_name("origin_cases.txt")).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return [case(block) for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]]


def case(block: str) -> Case:
    """One case from its lines."""
    title, *lines = block.strip().splitlines()
    rows = [[cell.strip() for cell in line.split(" | ")] for line in lines if " | " in line]
    expected = dict(re.match(r"(\w+): ?(.*)", line).groups() for line in lines if " | " not in line)  # type: ignore[union-attr]
    texts: dict[str, str] = {}
    for letter, _, text, *_ in rows:
        texts[letter] = texts[text[2:]] if text.startswith("= ") else text.replace(" / ", "\n")
    made = tuple(made_report(letter, outlet, texts[letter], *more) for letter, outlet, _, *more in rows)
    marked = {letter: (text.index("[["), text.index("]]") - 2) for letter, text in texts.items()}
    return Case(title, made, marked, expected)


def made_report(letter: str, outlet: str, text: str, options: str = "") -> Report:
    """A report of a case; the letter is its id."""
    more = dict(option.strip().split("=") for option in options.split(";") if option.strip())
    plain = text.replace("[[", "").replace("]]", "")
    one = report(plain, id=letter, outlet=outlet, published=more.get("date", "2024-03-04"))
    domain = Noted(value=more["domain"], basis=Basis.URL) if "domain" in more else None
    return msgspec.structs.replace(one, metadata=Metadata(domain=domain))


def marked_statement(ledger: Ledger, letter: str, place: tuple[int, int]) -> Said:
    """The shortest statement of a report that holds the marked words, else the longest inside of them."""
    start, end = place
    said = [each for each in ledger.said() if each.report == letter]
    holding = [s for s in said if any(p.start <= start + 1 and end - 1 <= p.end for p in s.statement.spans)]
    if holding:
        return min(holding, key=lambda s: sum(p.end - p.start for p in s.statement.spans))
    inside = [s for s in said if all(start <= p.start and p.end <= end for p in s.statement.spans)]
    return max(inside, key=lambda s: sum(p.end - p.start for p in s.statement.spans))


def counted(one: Case) -> Origins:
    """The origins behind the marked statements of a case."""
    ledger = Ledger(judge("story-1", read(one.reports)))
    said = [marked_statement(ledger, letter, place) for letter, place in one.marked.items()]
    return OriginCounter(ledger).count([(each, chain_of(each, ledger)) for each in said])


def numbers(origins: Origins) -> tuple[set[str], str, str]:
    """Named, unnamed and unstated as the file writes them; names without "the" and in small letters."""
    low, high = origins.unnamed_low, origins.unnamed_high
    unnamed = f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"
    names = {name.lower().removeprefix("the ").removesuffix(" news agency") for name in origins.named}
    return names, unnamed, str(origins.unstated)


@pytest.mark.parametrize("one", cases(), ids=lambda one: one.title)
def test_numbers(one: Case) -> None:
    """Named, unnamed and unstated origins are those of the case."""
    named = {name.strip().lower() for name in one.expected["named"].split(";") if name.strip()}
    assert numbers(counted(one)) == (named, one.expected["unnamed"], one.expected["unstated"])


def reasons(origins: Origins) -> list[tuple[str, set[str], set[str]]]:
    """Every reason of every origin: its ground, the reports that it speaks of, those that they stand against."""
    return [(why.ground.value, set(why.reports), set(why.of)) for each in origins.each for why in each.because]


@pytest.mark.parametrize("one", cases(), ids=lambda one: one.title)
def test_reasons(one: Case) -> None:
    """The reasons of the case are among those that are given."""
    origins = counted(one)
    for reason in filter(None, one.expected["why"].split(";")):
        ground, _, rest = reason.strip().partition(" ")
        reports, of = ({*filter(None, side.strip().split(","))} for side in (rest + "<").split("<")[:2])
        given = [(set(found), against) for name, found, against in reasons(origins) if name == ground]
        assert any(reports <= found and of <= against for found, against in given), (reason, reasons(origins))


@pytest.mark.parametrize("one", cases(), ids=lambda one: one.title)
def test_the_origins_shown_make_the_numbers(one: Case) -> None:
    """One by one they are as many as the numbers say; every support leads to one, or stands beside one."""
    origins = counted(one)
    kinds = [each.kind.value for each in origins.each]
    assert kinds.count("witness") + kinds.count("named") == len(origins.named)
    assert kinds.count("unstated") == origins.unstated
    assert max((each.low for each in origins.each if each.kind.value == "unnamed"), default=0) == origins.unnamed_low
    shown = {report for each in origins.each for why in each.because for report in why.reports}
    assert shown == set(one.marked)
