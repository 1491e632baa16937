"""Whom names, nouns and pronouns of one report mean, where reports often mislead. The reports are invented."""

from __future__ import annotations

import pytest

from reportedly.model.reading import Entity, EntityType, Mention
from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.read.names import read_mentions
from reportedly.read.parse import parse_blocks

HEAD = "Talks go on"


class Read:
    """A report of paragraphs below a headline; a paragraph that begins with "# " is a crosshead."""

    def __init__(self, *paragraphs: str, outlet: str | None = None, headline: str = HEAD) -> None:
        blocks, text = [], ""
        for number, part in enumerate((headline, *paragraphs)):
            kind = BlockKind.HEADLINE if not number else BlockKind.PARAGRAPH
            kind = BlockKind.CROSSHEAD if part.startswith("# ") else kind
            part = part.removeprefix("# ")
            blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(part)))
            text += f"{part}\n\n"
        self.text = text
        report = Report(id="r", uri="r", outlet=outlet, title=None, lang="en", text=text, published=Published(),
                        blocks=tuple(blocks))  # fmt: skip
        self.mentions, self.entities = read_mentions(report, parse_blocks([report])[0])

    def mention(self, words: str, nth: int = 1) -> Mention:
        """The nth mention with these words."""
        return [m for m in self.mentions if self.text[m.start : m.end] == words][nth - 1]

    def entity(self, words: str, nth: int = 1) -> Entity:
        """The entity of the nth mention with these words."""
        return next(entity for entity in self.entities if entity.id == self.mention(words, nth).entity)

    def same(self, one: str, two: str, nth: int = 1) -> bool:
        """Whether the first mention in the one words and the nth in the other are one entity."""
        return self.entity(one).id == self.entity(two, nth).id


@pytest.mark.parametrize(
    ("paragraph", "name", "type"),
    [
        ("The MV Blue Heron sank near the pier.", "MV Blue Heron", EntityType.OTHER),
        ("KISAMBO, Kenya, May 2 (Reuters) - Ten people died.", "KISAMBO", EntityType.PLACE),
        ("The plane landed at Nantes airport before noon.", "Nantes airport", EntityType.PLACE),
        ("She was in Winnipeg, where she opened a school.", "Winnipeg", EntityType.PLACE),
        ("He is to land on Friday and to meet Mr Osgood in Rome.", "Osgood", EntityType.PERSON),
        ("Middleman Declan Roe, who spoke first, left early.", "Declan Roe", EntityType.PERSON),
        ("Please bring them to Sister Perpetua before noon.", "Perpetua", EntityType.PERSON),
        ("The bus company, Transportes Kori, denied it.", "Transportes Kori", EntityType.ORGANISATION),
        ("They flew with the airline Orvel to Rome.", "Orvel", EntityType.ORGANISATION),
        ("He said that Orvel shareholders would vote.", "Orvel", EntityType.ORGANISATION),
        ("The Northern Ports Council (NPC) met in Oslo.", "NPC", EntityType.ORGANISATION),
        ("It was told at the Northern Ports Conference in May.", "Northern Ports Conference", EntityType.OTHER),
        ("Water came from the Tormel dam at night.", "Tormel dam", EntityType.PLACE),
        ("Arlmouth was flooded on Monday.", "Arlmouth", EntityType.PLACE),
        ("He called the shop steward, Per Lind, at noon.", "Per Lind", EntityType.PERSON),
        ("Spokeswoman Sandy Angers said that the team left.", "Sandy Angers", EntityType.PERSON),
    ],
)
def test_names_that_their_neighbours_show(paragraph: str, name: str, type: EntityType) -> None:
    """Prefixes, datelines, titles and nouns beside a name tell that it is one, and of what."""
    assert Read(paragraph).mention(name).type is type


def test_a_wider_region_is_not_the_country() -> None:
    """"North American" is no word for the United States."""
    read = Read("Sales rose in its North American plants.")
    assert all(read.text[m.start : m.end] != "American" for m in read.mentions)


def test_a_generic_hospital_is_no_name() -> None:
    """The article makes a town's hospital any hospital."""
    assert "Paris hospital" not in {name for entity in Read("He died in a Paris hospital.").entities
                                    for name in entity.names}  # fmt: skip


def test_a_ship_goes_by_its_bare_name() -> None:
    """A ship's prefix may be left out; a firm that has a name like it stays a firm."""
    read = Read("The MV Blue Heron sank on Monday.", "The Blue Heron was old. Blue Heron Lines denied that.")
    assert read.same("MV Blue Heron", "Blue Heron")
    assert not read.same("MV Blue Heron", "Blue Heron Lines")


def test_a_report_names_its_own_outlet() -> None:
    """The outlet of a report is an organisation where the report names it."""
    read = Read("They were afraid, she told Newsflip by phone.", outlet="Newsflip")
    assert read.mention("Newsflip").type is EntityType.ORGANISATION


def test_a_bare_name_means_whoever_was_named_in_full_so_far() -> None:
    """News names a person in full first; a namesake who comes later is not meant before."""
    read = Read("Ruth Aebi met the envoy in Bern. Aebi, who had landed on Friday, said little.",
                "Her brother is President Karl Aebi.")  # fmt: skip
    assert read.same("Ruth Aebi", "Aebi")


def test_the_subject_before_is_meant() -> None:
    """Of two namesakes it is the one about whom the sentence before is."""
    read = Read("Jonas Wilk, 58, denies the charges.", "Piotr Wilk, who is no relation, gave evidence on Monday.",
                "Mr Wilk said that he had counted the notes.")  # fmt: skip
    assert read.same("Piotr Wilk", "Wilk")
    assert not read.same("Jonas Wilk", "Wilk")


def test_the_other_one_is_another() -> None:
    """The words "the other" keep a name apart."""
    read = Read("Mr Mbeki, the skipper, swam ashore. Of the other Mbeki, the rich one, nobody speaks.")
    assert not read.same("Mbeki", "Mbeki", 2)


def test_a_family_name_in_front() -> None:
    """A Chinese family name stands first, also in older spelling."""
    read = Read("She met the trader Hsu Wei-lun in Bern. Mr Hsu said that he had come alone.")
    assert read.same("Hsu Wei-lun", "Hsu")


@pytest.mark.parametrize(
    ("paragraphs", "pronoun", "name"),
    [
        (("Liam Roe was found guilty.", "Judge Orla Quigg said he would be sentenced in May."), "he", "Liam Roe"),
        (("Prosecutors say that Ana Roe paid the builder Tom Hale. She denies it.",), "She", "Ana Roe"),
    ],
)
def test_given_names_tell_pronouns_apart(paragraphs: tuple[str, ...], pronoun: str, name: str) -> None:
    """The gender of given names keeps "he" from a woman."""
    assert Read(*paragraphs).same(name, pronoun)


def test_a_speaker_is_not_the_he_of_his_own_words() -> None:
    """In a quotation somebody else is "he", even before the speaker is named again."""
    read = Read("Liam Roe did not react. His solicitor, Fergus Quigg, said an appeal was likely.",
                "“My client says that he took nothing. He gave thirty years to this town.",
                "“He will appeal,” Mr Quigg said.")  # fmt: skip
    assert not any(read.same("Fergus Quigg", word, nth) for word, nth in (("he", 1), ("He", 1), ("He", 2)))
    assert read.same("My client", "he")


def test_whoever_adds_is_no_one_in_the_quotation() -> None:
    """The "he" who speaks is not the "He" of whom he speaks."""
    read = Read("“The minister was clear,” said Reto Zeller, a party spokesman. “He knows it,” he added.")
    assert read.same("Reto Zeller", "he")
    assert not read.same("he", "He")


def test_the_object_is_another_than_the_subject() -> None:
    """Who is named in the clause of "he" is not "he"."""
    read = Read("The guard, Tomasz Hale, 38, was hurt. A witness told police: “He shouted at the guard.”")
    assert read.same("Tomasz Hale", "the guard")
    assert not read.same("Tomasz Hale", "He")


def test_a_complement_belongs_to_its_noun() -> None:
    """A lawyer for his company is not the "his" in it, and the words are one mention."""
    read = Read("The owner, Jonas Hale, could not be reached. A lawyer for his company said it was sorry.")
    assert read.mention("A lawyer for his company").type is EntityType.PERSON
    assert read.same("Jonas Hale", "his")
    assert not read.same("A lawyer for his company", "his")


def test_the_official_is_the_one_told_of_before() -> None:
    """A definite noun goes back to the unnamed person told of in it; another official is another."""
    read = Read("A Danish official said the ship was late. The official asked not to be named.",
                "Another official blamed the weather.")  # fmt: skip
    assert read.same("A Danish official", "The official")
    assert not read.same("A Danish official", "Another official")


def test_a_captain_is_told_of_before_the_name() -> None:
    """The article in "The captain, Jane Roe" tells that the captain was told of before."""
    read = Read("Police have detained its captain.", "The captain, Elias Roe, swam ashore.")
    assert read.same("Elias Roe", "its captain")


def test_a_foreign_minister_is_no_prime_minister() -> None:
    """An office of two words is an office of its own; a foreign minister is a minister."""
    read = Read("Foreign Minister Dan Osgood spoke. The prime minister did not. The minister then left.")
    assert read.same("Dan Osgood", "The minister")
    assert not read.same("Dan Osgood", "The prime minister")


def test_a_heading_asks_for_its_section() -> None:
    """Below "Who is X?" the first subject is X."""
    read = Read("Grace Okello resigned. Samuel Otieno was glad.", "# Who is Grace Okello?",
                "The former teacher was elected in 2019. She was the first woman in the post.")  # fmt: skip
    assert read.same("Grace Okello", "The former teacher")
    assert read.same("Grace Okello", "She")


def test_a_description_that_could_be_two_stays_open() -> None:
    """The "father-of-two" is nobody where two men were told of."""
    read = Read("Liam Roe met Jonas Hale in court.", "The father-of-two stared at the floor. He left early.")
    assert not read.same("Liam Roe", "The father-of-two")
    assert not read.same("Jonas Hale", "The father-of-two")


def test_a_role_as_described() -> None:
    """Words by which somebody describes another are said of the other."""
    read = Read("Anna Doe described Liam Roe as a rival.")
    assert not read.same("Anna Doe", "a rival")
