"""Hold an account against the texts: every span in range, every text unchanged, nothing moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

import msgspec

from reportedly.model.account import Account, AccountReport
from reportedly.model.base import Record
from reportedly.model.changes import Version
from reportedly.model.report import Report
from reportedly.pipeline.seal import seal_of
from reportedly.pipeline.versions import find_versions
from reportedly.tell.account import text_hash


class Anchor(Record, frozen=True, kw_only=True):
    """One span of an account: of which report, and where in the account's JSON it stands."""

    place: str
    report: str
    start: int
    end: int


class Broken(Record, frozen=True, kw_only=True):
    """One thing in an account that does not hold. `place` is a path in its JSON; `report` None: the whole account."""

    place: str
    report: str | None
    message: str


def verify(account: Account, texts: Mapping[str, str]) -> tuple[Broken, ...]:
    """Check every span of an account against texts by report id; nothing comes back where all holds.

    Where `texts` lacks a report its own text is used. Order: by report, spans in the order of the account. One line is
    given for each report that changed, with the first span that moved. Cost: linear in the account.
    """
    spans = list(anchors(account))
    by_report: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in spans:
        by_report[anchor.report].append(anchor)
    broken: list[Broken] = []
    for place, report in texts_of(account):
        found = _check_report(report, by_report[report.id], texts.get(report.id, report.text))
        broken += [_named(each, f"{place}.text") for each in found]
    broken += _strangers(account, spans)
    if not broken and account.seal is not None and account.seal != seal_of(msgspec.to_builtins(account)):
        broken.append(_unsealed(account, spans, texts))
    return tuple(broken)


def texts_of(account: Account) -> Iterator[tuple[str, AccountReport | Version]]:
    """List what has a text in an account, with its place in the JSON: each report, then its earlier versions."""
    for number, report in enumerate(account.reports):
        yield f"reports[{number}]", report
        for at, version in enumerate(report.versions):
            yield f"reports[{number}].versions[{at}]", version


def inputs_for(account: Account, reports: Sequence[Report]) -> dict[str, Report]:
    """Find the account's reports among reports read anew: by text, else by id, else by uri, else by the file's name.

    What has the text of one is not taken for another one with a changed text. Versions go by the ids that `compare`
    gives them, which is why the reports are put together here as there.
    """
    reports = [report for family in find_versions(reports) for report in family.reports]
    by_text = {text_hash(report.text): report for report in reports}
    wanted = [each for _, each in texts_of(account)]
    found = {each.id: by_text[each.text_hash] for each in wanted if each.text_hash in by_text}
    used = {id(report) for report in found.values()}
    rest = [report for report in reports if id(report) not in used]
    signs = (
        ({report.id: report for report in rest}, lambda each: each.id),
        ({report.uri: report for report in rest}, lambda each: each.uri),
        ({PurePath(report.uri).name: report for report in rest}, lambda each: PurePath(each.uri).name),
    )
    for each in wanted:
        other = next((by[sign(each)] for by, sign in signs if sign(each) in by), None)
        if each.id not in found and other is not None:
            found[each.id] = other
    return found


def anchors(account: Account) -> Iterator[Anchor]:
    """List every span of an account, in the order of its JSON."""
    document = msgspec.to_builtins(account)
    for number, report in enumerate(document.pop("reports")):
        yield from _walk(report, f"reports[{number}]", report["id"], None)
    yield from _walk(document, "", None, None)


def _walk(value: object, place: str, report: str | None, source: str | None) -> Iterator[Anchor]:
    """Spans below a value; `report` and `source` are those of the nearest record around it that names them."""
    if isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _walk(each, f"{place}[{number}]", report, source)
    elif isinstance(value, dict):
        report, source = value.get("report") or report, value.get("source") or source
        for prefix, whose in (("", report), ("source_", source)):
            start, end = value.get(f"{prefix}start"), value.get(f"{prefix}end")
            if isinstance(start, int) and isinstance(end, int) and isinstance(whose, str):
                yield Anchor(place=place, report=whose, start=start, end=end)
        for key, each in value.items():
            yield from _walk(each, f"{place}.{key}".lstrip("."), report, source)


def _check_report(report: AccountReport | Version, spans: Sequence[Anchor], text: str | None) -> Iterator[Broken]:
    """At most one line: the text changed, or a span does not fit it."""
    if text is None:
        message = f"{report.uri}: the account leaves its text out, and no input has it; give what it was made from"
        yield Broken(place="", report=report.id, message=message)
        return
    for each in dict.fromkeys((text, report.text or text)):
        if text_hash(each) != report.text_hash:
            yield _moved(report, spans, each)
            return
    for anchor in spans:
        if not 0 <= anchor.start < anchor.end <= len(text):
            yield _broken(anchor, f"lies beyond the text of {report.uri}, which has {len(text)} characters")
            return


def _moved(report: AccountReport | Version, spans: Sequence[Anchor], text: str) -> Broken:
    """Name the first span whose words are others now; where the old words are not known, the text."""
    for anchor in spans:
        if report.text is not None and report.text[anchor.start : anchor.end] != text[anchor.start : anchor.end]:
            now, before = _cut(text, anchor), _cut(report.text, anchor)
            return _broken(anchor, f"moved: {report.uri} now has {now!r} here, the account was made from {before!r}")
    for anchor in spans:
        if _cuts_a_word(text, anchor):
            return _broken(anchor, f"moved: {report.uri} was changed, and has {_cut(text, anchor)!r} here now")
    message = f"{report.uri}: the text is not the one that the account was made from"
    return Broken(place="", report=report.id, message=message)


def _unsealed(account: Account, spans: Sequence[Anchor], texts: Mapping[str, str]) -> Broken:
    """The texts are whole, the account is not: name the first span that looks moved.

    That is one that cuts a word and stands alone: most of what is read stands in an account twice.
    """
    words = {report.id: texts.get(report.id) or report.text or "" for _, report in texts_of(account)}
    often = Counter((each.report, each.start, each.end) for each in spans)
    for anchor in spans:
        text = words[anchor.report]
        if often[anchor.report, anchor.start, anchor.end] == 1 and _cuts_a_word(text, anchor):
            return _broken(anchor, f"the account does not fit its seal; {_cut(text, anchor)!r} looks moved")
    return Broken(place="", report=None, message="the account was changed after it was made: it does not fit its seal")


def _strangers(account: Account, spans: Sequence[Anchor]) -> list[Broken]:
    known = {report.id for _, report in texts_of(account)}
    return [
        _broken(each, f"names no report of the account: {each.report}") for each in spans if each.report not in known
    ]


def _cuts_a_word(text: str, anchor: Anchor) -> bool:
    """Whether an edge lies inside of a word or at white space. Blocks may: glued labels are cut off inside of words."""
    words = text[anchor.start : anchor.end]
    if ".blocks[" in anchor.place or anchor.place.startswith("set_aside"):
        return False
    return words != words.strip() or _inside_word(text, anchor.start) or _inside_word(text, anchor.end)


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at : at + 1].isalpha()


def _cut(text: str, anchor: Anchor) -> str:
    words = text[anchor.start : anchor.end]
    return words if len(words) <= 60 else f"{words[:59]}…"


def _broken(anchor: Anchor, message: str) -> Broken:
    return Broken(place=anchor.place, report=anchor.report, message=f"{anchor.start}–{anchor.end} {message}")


def _named(broken: Broken, place: str) -> Broken:
    return broken if broken.place else msgspec.structs.replace(broken, place=place)
