"""Own reporting: who saw it, who was told, what was seen, and what is only known."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import report

from reportedly.align.chains import chain_of
from reportedly.align.ledger import Ledger
from reportedly.align.origins import OriginCounter
from reportedly.model.claim import Ground
from reportedly.pipeline.compare import judge
from reportedly.read import read

LINES = Path(__file__).with_name("cases_own.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")][1:]
OWN = (Ground.TOLD_IT, Ground.SEEN_BY)


@pytest.mark.parametrize(("text", "words", "kind", "ground", "name"), CASES)
def test_own_reporting(text: str, words: str, kind: str, ground: str, name: str) -> None:
    """Each sentence of the table gives its kind of origin, the ground, and the name."""
    ledger = Ledger(judge("story-1", read([report(text, outlet="Harbour Gazette", published="2024-03-04")])))
    start = text.index(words)
    held = [
        said
        for said in ledger.said()
        if any(p.start <= start + 1 and start + len(words) - 1 <= p.end for p in said.statement.spans)
    ]
    said = min(held, key=lambda each: sum(p.end - p.start for p in each.statement.spans))
    (origin,) = OriginCounter(ledger).count([(said, chain_of(said, ledger))]).each
    grounds = {why.ground.value for why in origin.because}
    assert (origin.kind.value, origin.name or "-") == (kind, name)
    assert ground in grounds
    assert ground in OWN or not grounds & set(OWN)
