"""Who is told of without a name first and introduced in the next sentence; only where the report leaves no doubt."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.read import read

LEAD = "One of Norland's top negotiators is on her way to Rome."
SECOND = "Marta Lind, flying from Oslo, carries a letter to the host."
ROLE = "Lind has emerged as Norland's lead negotiator."


def who_is(text: str, words: str) -> set[str]:
    """The names of the entity that these words mention."""
    (reading,) = read([report(text)])
    found = next(m.entity for m in reading.mentions if m.span.of(text) == words)
    return {m.span.of(text) for m in reading.mentions if m.entity == found and m.kind.value == "name"}


def test_the_next_sentence_introduces_her() -> None:
    """Role and whose it is are told of the one person who acts in the second sentence."""
    text = f"# Envoy flies out\n{LEAD}\n{SECOND}\n{ROLE}"
    assert who_is(text, "One of Norland's top negotiators") == {"Marta Lind", "Lind"}


@pytest.mark.parametrize(
    "body",
    [
        f"{LEAD}\nThe talks begin on Monday.\n{SECOND}\n{ROLE}",  # not the next sentence
        f"{LEAD}\nMarta Lind said the talks would be hard.\n{ROLE}",  # she speaks of it
        f"{LEAD}\n{SECOND}\nLind has emerged as Sudland's lead negotiator.",  # another country's
        f"{LEAD}\n{SECOND}\n{ROLE}\nJan Roe, Norland's other negotiator, stayed in Oslo.",  # two of them
        f"{LEAD}\nMarta Lind drove her to the airport.\n{ROLE}",  # somebody else is meant by "her"
        f"{LEAD}\n{SECOND}",  # nothing tells what Lind is
    ],
)
def test_in_doubt_she_stays_unnamed(body: str) -> None:
    """A wrong name is worse than none."""
    assert who_is(f"# Envoy flies out\n{body}", "One of Norland's top negotiators") == set()
