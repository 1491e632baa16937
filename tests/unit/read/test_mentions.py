"""Mentions and entities of one report. The reports are invented."""

from __future__ import annotations

import pytest

from reportedly.model.reading import Entity, EntityType, Mention, MentionKind
from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.read.names import read_mentions
from reportedly.read.parse import parse_blocks


class Read:
    """A report read: which entity do these words belong to?"""

    def __init__(self, text: str) -> None:
        blocks, at = [], 0
        for number, part in enumerate(text.split("\n\n")):
            kind = BlockKind.HEADLINE if number == 0 else BlockKind.PARAGRAPH
            blocks.append(Block(kind=kind, start=at, end=at + len(part)))
            at += len(part) + 2
        self.text = text
        report = Report(id="r", uri="r", outlet=None, title=None, lang="en", text=text, published=Published(),
                        blocks=tuple(blocks))  # fmt: skip
        self.mentions, self.entities = read_mentions(report, parse_blocks([report])[0])

    def mention(self, words: str, nth: int = 1) -> Mention:
        """The nth mention with these words."""
        return [m for m in self.mentions if self.text[m.start : m.end] == words][nth - 1]

    def entity(self, words: str, nth: int = 1) -> Entity:
        """The entity of the nth mention with these words."""
        wanted = self.mention(words, nth).entity
        return next(entity for entity in self.entities if entity.id == wanted)

    def words(self) -> set[str]:
        """The words of all mentions."""
        return {self.text[m.start : m.end] for m in self.mentions}


HEAD = "Envoys meet\n\n"


def test_full_name_and_surname_are_one() -> None:
    """A surname with an honorific belongs to the only full name that ends in it."""
    read = Read(
        HEAD + "Walter Brandt arrived in Oslo on Monday. Mr Brandt said the talks would go on. Brandt left later."
    )
    assert read.entity("Walter Brandt").id == read.entity("Brandt").id == read.entity("Brandt", 2).id
    assert read.entity("Brandt").name == "Walter Brandt"


def test_two_of_one_surname_stay_apart() -> None:
    """An honorific of a woman does not go to a man of the same surname."""
    read = Read(
        HEAD + "Walter Brandt and his sister Hilda Brandt arrived in Oslo. Mr Brandt spoke. Ms Brandt did not speak."
    )
    assert read.entity("Walter Brandt").id == read.entity("Brandt").id
    assert read.entity("Brandt", 2).id != read.entity("Brandt").id


def test_a_surname_that_nothing_decides_stays_open() -> None:
    """Two men of one surname, and no word that favours either: the short name is an entity of its own."""
    read = Read(HEAD + "Walter Pak and Chester Pak were both in Oslo. Police waited. In the evening Mr Pak left.")
    assert read.entity("Pak").id not in {read.entity("Walter Pak").id, read.entity("Chester Pak").id}


def test_a_deed_told_before_decides_among_namesakes() -> None:
    """Who visited Italy with a letter before is meant where the report comes back to that visit."""
    read = Read(
        "Ri heads for Rome\n\nRi Sang-ho is on his way to Rome to meet officials before a summit between "
        "Ri Chun-il and "
        "President Carla Fonti.\n\nReports say Ri Sang-ho is carrying another message from Mr Ri to Ms Fonti.\n\n"
        "No date was set for the summit between Mr Ri and Ms Fonti.\n\n"
        "Ri Sang-ho, a former general, is a known figure. He last visited Rome in May, "
        "when he handed a message to Ms Fonti.\n\n"
        "The last time Mr Ri went to Italy, his message to Ms Fonti helped.\n\n"
        "In a speech last week, Mr Ri said he would wait for the summit."
    )  # fmt: skip
    leader, envoy = read.entity("Ri Chun-il").id, read.entity("Ri Sang-ho").id
    short = [
        m for m in read.mentions if read.text[m.start : m.end] == "Ri" and read.text[m.start - 3 : m.start] == "Mr "
    ]
    assert [m.entity for m in short] == [leader, leader, envoy, leader]
    assert read.mention("his", 2).entity == envoy
    assert read.entity("he", 2).id == leader


def test_lost_apostrophe_in_a_headline() -> None:
    """A surname with a stray "s" is found through the report's full name; the "s" is left outside."""
    read = Read("Okafors aide quits over letter\n\nNelly Okafor lost her closest aide on Friday.")
    first = next(m for m in read.mentions if m.kind is MentionKind.NAME)
    assert (first.start, first.end) == (0, 6)
    assert first.entity == read.entity("Nelly Okafor").id


@pytest.mark.parametrize(
    ("text", "nominal", "name"),
    [
        ("Defence Minister Nora Holm resigned.", "Defence Minister", "Nora Holm"),
        ("Senior Swedish official Nora Holm arrived in Rome.", "Senior Swedish official", "Nora Holm"),
        ("Nora Holm, a former spymaster, arrived in Rome.", "a former spymaster", "Nora Holm"),
        ("Norway’s special envoy to Sudan Piet Okafor spoke.", "Norway’s special envoy to Sudan", "Piet Okafor"),
        ("Nora Holm is Sweden’s chief negotiator.", "Sweden’s chief negotiator", "Nora Holm"),
        ("Nora Holm has emerged as Sweden’s chief negotiator.", "Sweden’s chief negotiator", "Nora Holm"),
        ("US Secretary of State Nora Holm arrived in Rome.", "US Secretary of State", "Nora Holm"),
    ],
)  # fmt: skip
def test_words_said_of_a_name(text: str, nominal: str, name: str) -> None:
    """Titles, appositions and predicates belong to the person of whom they are said."""
    read = Read(HEAD + text)
    assert read.mention(nominal).kind is MentionKind.NOMINAL
    assert read.mention(nominal).entity == read.mention(name).entity
    assert "State" not in read.words()


def test_an_unnamed_person_is_nobody_else() -> None:
    """ "A White House spokesperson" is a person without a name; the White House in it speaks as an organisation."""
    read = Read(HEAD + "A White House spokesperson praised Nora Holm. She later visited the White House.")
    assert read.mention("A White House spokesperson").type is EntityType.PERSON
    assert read.entity("A White House spokesperson").id != read.entity("Nora Holm").id
    assert read.mention("White House").type is EntityType.ORGANISATION
    assert read.mention("White House", 2).type is EntityType.PLACE


def test_capitals_as_governments() -> None:
    """A capital that has a representative is its country; one that is travelled to is a city."""
    read = Read(
        HEAD + "Oslo’s special representative flew to Oslo. Norway said nothing. The Norwegian press was silent."
    )
    assert read.entity("Oslo").id == read.entity("Norway").id == read.entity("Norwegian").id
    assert read.entity("Oslo", 2).id != read.entity("Norway").id
    assert read.entity("Norway").name == "Norway"


def test_slash_joins_two_names() -> None:
    """Two persons joined by a slash are two mentions."""
    read = Read("Hopes grow for Holm/Brandt summit\n\nNora Holm and Walter Brandt may meet in Rome, officials said.")
    assert read.entity("Holm").id == read.entity("Nora Holm").id
    assert read.entity("Brandt").id == read.entity("Walter Brandt").id


def test_acronym_and_short_form() -> None:
    """An organisation, its acronym and its short form are one."""
    read = Read(
        HEAD + "The Nordic Fisheries Board (NFB) closed the coast. Talvik Marine Group objected. "
        "The NFB did not answer Talvik Marine."
    )
    assert read.entity("NFB").id == read.entity("Nordic Fisheries Board").id
    assert read.entity("NFB", 2).id == read.entity("NFB").id
    assert read.entity("Talvik Marine").id == read.entity("Talvik Marine Group").id


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Walter Brandt was seen in Rome before he left for Oslo.", "he", "Walter Brandt"),
        ("Nora Holm met Walter Brandt. She said little.", "She", "Nora Holm"),
        ("In her annual speech, Nora Holm thanked the nurses.", "her", "Nora Holm"),
        ("Officials spoke. “He (Brandt) is ready,” said Nora Holm of Walter Brandt.", "He", "Walter Brandt"),
        ("Walter Brandt met Piet Okafor, who said that he was tired.", "he", "Piet Okafor"),
        ("Mr Brandt’s lawyer was there. Walter Brandt said he was glad.", "he", "Walter Brandt"),
    ],
)  # fmt: skip
def test_pronouns(text: str, pronoun: str, name: str) -> None:
    """A pronoun goes to the subject that fits it, to a gloss, or to the subject that follows an opening phrase."""
    read = Read(HEAD + text)
    assert read.entity(pronoun).id == read.entity(name).id


def test_a_pronoun_without_antecedent_stays_alone() -> None:
    """Nobody fits: the pronoun is an entity of its own."""
    read = Read(HEAD + "It was raining in Rome. He left early.")
    assert read.entity("He").names == ("He",)


def test_the_gender_of_a_title_is_kept() -> None:
    """ "He" does not go to somebody called "Ms"."""
    read = Read(HEAD + "Ms Okafor spoke first. He left.")
    assert read.entity("He").id != read.entity("Okafor").id


def test_groups_in_equal_words() -> None:
    """Groups are joined in equal words only."""
    read = Read(HEAD + "Swedish officials agreed. Norwegian officials did not. Swedish officials were glad. "
        "Both countries wait, "
                "but talks between the two countries are slow.")  # fmt: skip
    assert read.entity("Swedish officials").id == read.entity("Swedish officials", 2).id
    assert read.entity("Norwegian officials").id != read.entity("Swedish officials").id
    assert read.entity("Both countries").id == read.entity("the two countries").id
    assert read.mention("Swedish officials").type is EntityType.GROUP


def test_the_president_is_who_was_called_so() -> None:
    """A definite office points to the person who was given that office, not to another."""
    read = Read(HEAD + "President Carla Fonti met Piet Okafor in Rome. The president was in good spirits.")
    assert read.entity("The president").id == read.entity("Carla Fonti").id


def test_ids_are_numbered_and_spans_are_exact() -> None:
    """Mentions and entities are numbered in the order of the text; every name is a string of it."""
    read = Read(HEAD + "Walter Brandt met Nora Holm in Oslo. He spoke to Ms Holm.")
    assert [m.id for m in read.mentions] == [f"m{n}" for n in range(1, len(read.mentions) + 1)]
    assert [m.start for m in read.mentions] == sorted(m.start for m in read.mentions)
    assert [e.id for e in read.entities] == [f"e{n}" for n in range(1, len(read.entities) + 1)]
    assert {m.entity for m in read.mentions} == {e.id for e in read.entities}
    assert all(name in read.text for entity in read.entities for name in entity.names)


def test_a_namesake_whose_given_name_no_table_knows_is_nobody_else() -> None:
    """ "Groundsman Alf Roe" is not the Ollie Roe of before, though the recogniser overlooked his given name."""
    read = Read("Club loses\n\nCaptain Ollie Roe blamed the players.\n\n"
                "“He thanked the tea ladies by name,” said groundsman Alf Roe, who has seen off eleven managers.")
    assert "Alf Roe" in read.words()
    assert read.entity("Alf Roe").id != read.entity("Ollie Roe").id
