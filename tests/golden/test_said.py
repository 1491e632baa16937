"""The measure of who says what, on made-up attributions."""

from said import Said, Score

TEXT = 'Ann said "we will leave the town" on Monday. It is thought that Bob stays.'


def at(words):
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


SAID = Said(at("Ann"), at("said"), at('"we will leave the town"'))
THOUGHT = Said((), at("is thought"), at("that Bob stays"))


def measured(*read):
    score = Score()
    score.add(TEXT, [SAID, THOUGHT], read)
    return score.row()


def test_all_is_found():
    """What is read as the gold has it counts in every measure; nobody on both sides is the same source."""
    row = measured(THOUGHT, SAID)
    assert [row[name]["f1"] for name in ("found", "found+source", "exact")] == [100.0, 100.0, 100.0]
    assert row["quotes found"] == row["quotes with speaker"] == 100.0


def test_nothing_is_found():
    """Without a reading everything is missed."""
    row = measured()
    assert row["found"]["f1"] == row["quotes found"] == 0.0


def test_another_speaker_is_found_but_not_right():
    """A quotation given to another is found, and its source wrong."""
    row = measured(THOUGHT, Said(at("Bob"), SAID.cue, SAID.content))
    assert row["found"]["f1"] == 100.0
    assert row["found+source"]["f1"] == 50.0
    assert (row["quotes found"], row["quotes with speaker"]) == (100.0, 0.0)


def test_half_of_the_content_is_found_but_not_exact():
    """Content that shares three tenths is found; exact is only what has the same words."""
    row = measured(Said(SAID.sources, SAID.cue, at("we will leave")))
    assert row["found"] == {"p": 100.0, "r": 50.0, "f1": 66.7}
    assert row["exact"]["f1"] == 0.0
