"""Short phrases for renderings in plain text: quoted words, chains, differences, voices that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.model.base import Record
from reportedly.tell.harmless import one_line, plural, shorten
from reportedly.tell.labels import Label, label
from reportedly.tell.shelf import report_key
from reportedly.tell.view import AsideView, Chip, ClaimView, Contrast, FigureRow, NumberShown, Voice, Words

_MARKS = ('"', "“", "”", "'", "‘", "’", "«", "»")
LIMIT = 220  # characters of one quotation in a list


class Chorus(Record, frozen=True, kw_only=True):
    """Reports that stand to a claim in the same way, on the word of the same sources."""

    keys: tuple[str, ...]
    mark: Label
    chain: str
    contrasts: tuple[str, ...]


def quoted(text: str) -> str:
    """Put words in quotation marks, unless they bring their own at both ends."""
    return text if len(text) > 1 and text.startswith(_MARKS) and text.endswith(_MARKS) else f"“{text}”"


def say(words: Words, limit: int = LIMIT) -> str:
    """Quote the words, every piece by itself, "…" where something is left out; offsets where there is no text."""
    if not words.pieces:
        return f"[{words.place}]"
    shown, left = [], limit
    for piece in words.pieces:
        text, cut = shorten(one_line(piece), max(left, 20))
        shown.append(quoted(text) + (" …" if cut else ""))
        left -= len(text)
        if left <= 0:
            break
    return " … ".join(shown) + (" …" if len(shown) < len(words.pieces) else "")


def name_chip(chip: Chip) -> str:
    """Name a source with its kind: "Reuters (agency)", "“a government official” (unnamed official)"."""
    if chip.name is None:
        return f"[{chip.kind.text}]"
    name = quoted(chip.name) if chip.quoted else chip.name
    return name if chip.kind.key == "outlet" else f"{name} ({chip.kind.text})"


def name_chain(chips: Sequence[Chip]) -> str:
    """Write a chain, outlet first: "Lakeland Gazette ← Reuters (agency) ← “an official” (unnamed official)"."""
    return " ← ".join(name_chip(chip) for chip in chips)


def behind_outlet(chips: Sequence[Chip]) -> str:
    """Write a chain without its outlet, which the report's key stands for; what is left may be nothing."""
    rest = [chip for at, chip in enumerate(chips) if at or chip.kind.key != "outlet"]
    return "".join(f" ← {name_chip(chip)}" for chip in rest)


def name_contrast(contrast: Contrast) -> str:
    """Write one difference: "how many: “Nine people” against “At least six”"."""
    here = _side(contrast.here, contrast.here_value)
    lead = _side(contrast.lead, contrast.lead_value)
    sides = f"{here or 'nothing'} against {lead or 'nothing'}" if here or lead else "differs"
    return f"{contrast.slot.text}: {sides}"


def _side(words: Words | None, value: str | None) -> str:
    said = say(words, 80) if words is not None else ""
    return f"{said} ({value})" if said and value else said or value or ""


def voices_together(claim: ClaimView) -> tuple[Chorus, ...]:
    """Gather the voices of a claim that say the same on the same word, in order of the first of each."""
    gathered: dict[tuple[str, str, tuple[str, ...]], list[Voice]] = {}
    for voice in claim.voices:
        contrasts = tuple(name_contrast(contrast) for contrast in voice.contrasts if contrast.tells)
        gathered.setdefault((voice.mark.key, behind_outlet(voice.chain), contrasts), []).append(voice)
    return tuple(
        Chorus(
            keys=tuple(dict.fromkeys(voice.key for voice in voices)), mark=voices[0].mark, chain=chain,
            contrasts=contrasts,
        )
        for (_, chain, contrasts), voices in gathered.items()
    )  # fmt: skip


def name_facts(voice: Voice) -> str:
    """Write status, certainty and date of a voice: "□ planned · probable · 15 Mar 2031"; plain certainty is silent."""
    certainty = "" if voice.certainty.key == "certain" else voice.certainty.text
    parts = [f"{voice.status.glyph} {voice.status.text}", certainty, voice.when or ""]
    return " · ".join(part for part in parts if part)


def name_absent(claim: ClaimView) -> tuple[tuple[Label, tuple[str, ...]], ...]:
    """List the reports without a voice by why: the label (silent, not readable) and their keys."""
    absent: dict[str, list[str]] = {}
    for cell in claim.cells:
        if cell.voice is None:
            absent.setdefault(cell.mark.key, []).append(report_key(cell.report))
    return tuple((label("mark", key), tuple(absent[key])) for key in ("silent", "unreadable") if key in absent)


def name_number(number: NumberShown) -> str:
    """Write one of the four numbers: "3 texts", "origins: 6 named + 1–3 unnamed (…)"."""
    if number.label.key == "origins":
        return f"origins: {number.figure}" + (f" ({number.note})" if number.note else "")
    return f"{number.figure} {number.name}"


def name_row(row: FigureRow) -> str:
    """Write one value of a series: "“At least six” = 6 or more · Ilse Brandt · as of 14 Mar 2031"."""
    parts = [f"{say(row.words, 60)} = {row.value}", row.origin or "origin not stated"]
    return " · ".join([*parts, f"as of {row.as_of}"] if row.as_of else parts)


def name_asides(asides: Sequence[AsideView]) -> str:
    """Count what was set aside in one report: "2 stretches, 80 characters: page furniture ×2"."""
    kinds = Counter(aside.kind.text for aside in asides)
    size = sum(span.end - span.start for aside in asides for span in aside.words.spans)
    listed = ", ".join(f"{kind} ×{number}" if number > 1 else kind for kind, number in kinds.items())
    return f"{plural(len(asides), 'stretch', 'stretches')}, {plural(size, 'character')}: {listed}"
