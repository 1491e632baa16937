"""Reports that are one text: copies fold into one column, one row and one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportedly.model.account import Account
from reportedly.model.judgement import Credit, Degree, Knowledge
from reportedly.tell.harmless import fold
from reportedly.tell.labels import Label
from reportedly.tell.view import Chip, ClaimView, ReportView, Row, Voice, Words
from reportedly.text.joined import Joined
from reportedly.text.plain import level
from reportedly.text.suppliers import find_supplier_named


def same_texts(account: Account) -> tuple[tuple[int, ...], ...]:
    """Group the reports by text, as numbers: those that are wholly copies of one another stand together.

    Groups by their first report, reports in the account's order. Cost: linear in reports and reuse.
    """
    home = {report.id: number for number, report in enumerate(account.reports)}
    joined = Joined(home.values())
    for reuse in account.reuse:
        if reuse.degree is Degree.WHOLLY and reuse.report in home and reuse.source in home:
            joined.join(home[reuse.report], home[reuse.source])
    return tuple(map(tuple, joined.groups()))


def taken_from(account: Account) -> dict[str, tuple[str, ...]]:
    """By report, the reports that it is known to be a copy of."""
    found: dict[str, list[str]] = defaultdict(list)
    for reuse in account.reuse:
        if reuse.degree is Degree.WHOLLY and reuse.direction is Knowledge.KNOWN:
            found[reuse.report].append(reuse.source)
    return {report: tuple(sources) for report, sources in found.items()}


def suppliers(account: Account) -> dict[str, tuple[str, ...]]:
    """By report, the agencies that it credits with its whole text, each by the first name that the report has for it.

    The credit of a picture is none of these.
    """
    texts = texts_of(account)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for credit in account.credits:
        if credit.covers is None:
            found[credit.report].setdefault(credit.agency, written_name(credit, texts.get(credit.report)))
    return {report: tuple(agencies.values()) for report, agencies in found.items()}


def texts_of(account: Account) -> dict[str, str | None]:
    """Text by report."""
    return {report.id: report.text for report in account.reports}


def written_name(credit: Credit, text: str | None) -> str:
    """The words by which a report credits an agency; the table's name of it where the account holds no text."""
    words = text[credit.start : credit.end] if text is not None else ""
    supplier = find_supplier_named(words)
    return words if supplier is not None and supplier.name == credit.agency else credit.agency


def same_words(a: Words, b: Words) -> bool:
    """Whether two stretches have the same words, marks and case aside; never where there is no text."""
    return bool(a.pieces) and _plain(a) == _plain(b)


def _plain(words: Words) -> str:
    return fold(level(" ".join(words.pieces))).lower()


def fold_copies(voices: Sequence[Voice], text_of: Sequence[int]) -> tuple[Row, ...]:
    """Fold voices of one text that say the same words on the word of the same sources, with the same differences.

    Rows by their first voice; the lead goes first in its row. `text_of`: the text of each report.
    """
    gathered: dict[tuple[object, ...], list[Voice]] = {}
    for voice in voices:
        words = _plain(voice.words) or voice.words.place
        says = voice.mark.key if voice.is_lead else voice.says.key  # a copy of the lead stands with it
        sources = tuple(_name(chip) for chip in sources_of(voice.chain))
        key = (text_of[voice.report], says, words, sources, voice.within, _contrasts(voice))
        gathered.setdefault(key, []).append(voice)
    rows = [sorted(same, key=lambda voice: not voice.is_lead) for same in gathered.values()]
    return tuple(Row(voice=first, copies=tuple(more), behind=sources_of(first.chain)) for first, *more in rows)


def sources_of(chain: Sequence[Chip]) -> tuple[Chip, ...]:
    """The steps of a chain behind its outlet; one that is named twice in a row stands once."""
    steps = [chip for at, chip in enumerate(chain) if at or chip.kind.key != "outlet"]
    return tuple(chip for at, chip in enumerate(steps) if not at or _name(chip) != _name(steps[at - 1]))


def _name(chip: Chip) -> tuple[str, str | None]:
    return chip.kind.key, chip.name


def _contrasts(voice: Voice) -> tuple[tuple[str, str, str | None], ...]:
    return tuple(
        (contrast.slot.text, _plain(contrast.here) if contrast.here else "", contrast.here_value)
        for contrast in voice.contrasts
        if contrast.tells
    )


def clashing_words(claim: ClaimView, report: int) -> tuple[tuple[Label, Words], ...]:
    """The words of one report that cannot hold beside another's, each with its slot; the same words stand once."""
    found: dict[tuple[str, str], tuple[Label, Words]] = {}
    for clash in claim.clashes:
        for words in clash.words:
            if words.report == report:
                found.setdefault((clash.slot.key, _plain(words) or words.place), (clash.slot, words))
    return tuple(found.values())


def cells_together(claim: ClaimView, column: Sequence[ReportView]) -> tuple[tuple[str, int], ...]:
    """The cells of one text: (keys, index of a cell) for each different mark; keys empty where all are alike.

    Copies that conflict with one another stand apart by their values.
    """
    by_mark: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for report in column:
        values = tuple(_plain(words) for _, words in clashing_words(claim, report.number))
        by_mark[claim.cells[report.number].mark.key, *values].append(report.number)
    if len(by_mark) == 1:
        return (("", column[0].number),)
    keys = {report.number: report.key for report in column}
    return tuple((" ".join(keys[number] for number in numbers), numbers[0]) for numbers in by_mark.values())
