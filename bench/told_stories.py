"""Stories of any size for measures of cost: so many reports of one event, by a seed, in three kinds.

made      invented reports of one invented event: some thirty facts, each told in some thousands of ways, so that every
          report tells the same things and hardly two of them a sentence in the same words
reworded  the reports of all example stories, then the same reports as another desk would write them: fewer sentences,
          in another order, every third longer word another one of the same ending; few copies
copied    the reports of one example, then the same ones edited lightly (`many_reports`): what newsrooms do with wires
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence

import msgspec
from many_reports import edited
from stories import EXAMPLES, STORIES

from reportedly.clean import clean
from reportedly.model.report import MediaType, Page, Report
from reportedly.pipeline.intake import read_inputs

TOWNS = ("Aldery", "Brokfield", "Carrowmore", "Dunholt", "Eastmere", "Fallow Hill", "Garston Vale", "Hexley", "Inver")
TITLES = ("Gazette", "Courier", "Herald", "Tribune", "Monitor", "Post", "Chronicle", "Observer", "Star", "Ledger")
COPIED_FROM = "election"
EVERY, LONG = 3, 5  # every third word of five letters or more is another one in a reworded report
SENTENCE = re.compile(r"(?<=[.!?])\s+")
WORD = re.compile(r"\b[a-z]{5,}\b")
FACTS_A_REPORT = 20

# A fact: who, did what, to what or where; each part told in several ways. Numbers in braces are drawn anew.
FACTS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("A fire", "A blaze", "A large fire", "Fire"), ("broke out in", "started in", "swept through", "gutted"),
     ("the Norhaven paper mill", "a paper mill in Norhaven", "the mill of Aske Paper in Norhaven")),
    (("At least {12|14|15} people", "{12|14|15} workers", "No fewer than {12|14|15} people"),
     ("were killed", "died", "lost their lives"), ("in the blaze", "in the fire", "at the mill", "")),
    (("More than {30|40|45} others", "Some {30|40|45} people", "About {30|40|45} workers"),
     ("were injured", "were hurt", "suffered burns"), ("in the fire", "when the roof came down", "")),
    (("{Five|Six|Seven} people", "{Five|Six|Seven} workers of the night shift", "{Five|Six|Seven} employees"),
     ("are still missing", "have not been found", "remain unaccounted for"), ("after the fire", "in the ruins", "")),
    (("The roof of the main hall", "The roof", "Part of the roof"), ("collapsed", "fell in", "came down"),
     ("shortly before midnight", "about an hour later", "at around 11 p.m.")),
    (("Firefighters from {four|five|six} towns", "More than {90|100|120} firefighters", "Fire crews"),
     ("fought the flames", "battled the blaze", "worked"), ("until dawn", "through the night", "for nine hours")),
    (("The owner of the mill", "Aske Paper", "The company"), ("suspended", "halted", "stopped"),
     ("production at its two other mills", "work at its other sites", "all deliveries until further notice")),
    (("Prosecutor Lena Dahl", "The prosecutor, Lena Dahl,", "Dahl"), ("opened", "announced", "ordered"),
     ("an investigation into the company", "a criminal inquiry", "an inquiry into possible negligence")),
    (("Police", "Detectives", "Officers"), ("questioned", "interviewed", "held"),
     ("the mill's safety manager", "two managers of the mill", "the night manager, Jonas Brekke,")),
    (("The mayor, Ingrid Solberg,", "Mayor Ingrid Solberg", "Solberg"), ("declared", "called for", "announced"),
     ("three days of mourning", "a day of mourning on Friday", "a minute of silence at noon")),
    (("Prime Minister Henrik Vall", "The prime minister, Henrik Vall,", "Vall"),
     ("will visit", "is expected to visit", "plans to travel to"), ("Norhaven on Thursday", "the town on Thursday")),
    (("The sprinklers", "The sprinkler system", "Sprinklers in the main hall"),
     ("did not work", "failed", "had been switched off"), ("when the fire began", "that night", "")),
    (("Inspectors", "The labour inspectorate", "Safety inspectors"), ("had warned", "had fined", "had written to"),
     ("the company in March", "the mill twice this year", "the owners over blocked exits")),
    (("A gas line", "A leaking gas line", "A machine that dries the paper"), ("may have caused", "could have caused"),
     ("the explosion", "the fire", "the blast that several people heard")),
    (("The trade union", "The paper workers' union", "Union leader Marta Holm"), ("demanded", "called for", "wants"),
     ("an independent inquiry", "the closure of all old mills", "better alarms in every mill")),
    (("The hospital in Brenne", "Brenne hospital", "Doctors in Brenne"), ("treated", "admitted", "took in"),
     ("{19|21|24} of the injured", "{eight|nine|ten} people with severe burns", "patients from the mill")),
    (("The road to the harbour", "Harbour Road", "The coastal road"), ("was closed", "stayed shut", "was blocked"),
     ("until Wednesday evening", "all day on Tuesday", "for a second day")),
    (("Families of the victims", "Relatives", "Hundreds of people"), ("gathered", "met", "waited"),
     ("in the town's church", "outside the gates", "at a school near the mill")),
    (("The government", "The labour ministry", "Labour minister Erik Sund"), ("promised", "offered", "pledged"),
     ("{two|three} million crowns for the families", "help for the families", "a new law on factory safety")),
    (("The smoke", "Thick smoke", "A cloud of black smoke"), ("could be seen", "drifted", "spread"),
     ("as far as Brenne", "over the fjord", "across the harbour district")),
    (("A security guard", "A guard, {Tomas Lie|Nils Roe},", "One of the guards"), ("raised", "sounded", "gave"),
     ("the alarm at 10:40 p.m.", "the alarm twenty minutes late", "a warning by telephone")),
    (("The mill", "The plant, built in 1962,", "The Norhaven plant"), ("employs", "provides work for", "employed"),
     ("some {400|420|450} people", "every tenth family of the town", "{400|420|450} people")),
    (("The company's shares", "Shares in Aske Paper", "Aske shares"), ("fell", "dropped", "lost"),
     ("{six|seven|nine} per cent on Tuesday", "a tenth of their value", "{six|seven} per cent in early trade")),
    (("Chief executive Olav Aske", "The company's head, Olav Aske,", "Aske"),
     ("denied", "rejected", "disputed"), ("that exits had been locked", "claims that alarms were switched off")),
)  # fmt: skip
SAID = (
    "{fact}, police said.", "{fact}, the fire brigade said on {day}.", "Officials said that {low}.",
    "{fact}, according to a police spokesman.", "{fact}.", "{fact}, mayor Ingrid Solberg told reporters.",
    "A witness told the {title} that {low}.", "{fact}, two people with knowledge of the matter said.",
    "On {day}, {low}.", "{fact}, state radio reported.", "{fact}, the company said in a statement.",
    "According to the fire chief, Bo Lunde, {low}.", "“{fact},” said Lunde.",
)  # fmt: skip
# What is put between the parts of a fact, mostly nothing.
BESIDE = (
    "late on Monday", "in the night", "early on Tuesday", "by all accounts", "for the second time", "in the end",
    "without warning", "within minutes", "once again", "at first", "as it turned out", "according to first reports",
    "to the surprise of many", "in the dark", "by morning", "in the presence of reporters",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Monday night", "Tuesday morning")


def story(kind: str, size: int, seed: int = 7) -> list[Report]:
    """So many reports of a kind; the same seed gives the same ones."""
    makers: dict[str, Callable[[int, random.Random], list[Report]]] = {
        "made": _made, "reworded": _reworded, "copied": _copied,
    }  # fmt: skip
    return makers[kind](size, random.Random(seed))


def _made(size: int, chance: random.Random) -> list[Report]:
    return [_report(number, _invented(chance), chance) for number in range(size)]


def _invented(chance: random.Random) -> str:
    facts = chance.sample(FACTS, min(FACTS_A_REPORT, len(FACTS)))
    told = [_told(fact, chance) for fact in facts]
    parts = [" ".join(told[at : at + 2]) for at in range(0, len(told), 2)]
    return "\n\n".join([_plain(FACTS[chance.randrange(4)], chance), *parts])


def _plain(fact: Sequence[Sequence[str]], chance: random.Random) -> str:
    parts = [chance.choice(part) for part in fact]
    for at in (2, 1):
        if chance.random() < 0.65:
            beside = chance.choice(BESIDE)
            parts.insert(at, f", {beside}," if chance.random() < 0.5 else beside)
    words = " ".join(filter(None, parts)).replace(" ,", ",").replace(",,", ",")
    return re.sub(r"\{([^}]*)\}", lambda found: chance.choice(found[1].split("|")), words).rstrip(",")


def _told(fact: Sequence[Sequence[str]], chance: random.Random) -> str:
    plain = _plain(fact, chance)
    low = plain if plain.split()[0] in _NAMES else plain[0].lower() + plain[1:]
    return chance.choice(SAID).format(fact=plain, low=low, day=chance.choice(DAYS), title=chance.choice(TITLES))


_NAMES = frozenset({"Aske", "Dahl", "Solberg", "Vall", "Brenne", "Harbour", "Prime", "Mayor", "Prosecutor", "Union"})


def _reworded(size: int, chance: random.Random) -> list[Report]:
    reports = read_inputs([str(EXAMPLES / name) for name in STORIES]).reports
    made = [msgspec.structs.replace(each, id=f"r{number}") for number, each in enumerate(reports[:size])]
    alike = _by_ending(reports)
    for number in range(len(made), size):
        made.append(_report(number, _in_other_words(_body(reports[number % len(reports)]), alike, chance), chance))
    return made


def _by_ending(reports: Sequence[Report]) -> dict[str, list[str]]:
    """Longer words of all reports by their last two letters, which mostly keep their part of speech."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for report in reports:
        for word in WORD.findall(report.text):
            found[word[-2:]].add(word)
    return {ending: sorted(words) for ending, words in found.items()}


def _in_other_words(text: str, alike: dict[str, list[str]], chance: random.Random) -> str:
    kept = [part for part in SENTENCE.split(text) if chance.random() > 0.2]
    chance.shuffle(kept)
    changed = [WORD.sub(lambda found: _other(found[0], alike, chance), part) for part in kept]
    return "\n\n".join(" ".join(changed[at : at + 2]) for at in range(0, len(changed), 2))


def _other(word: str, alike: dict[str, list[str]], chance: random.Random) -> str:
    return chance.choice(alike[word[-2:]]) if len(word) >= LONG and chance.random() < 1 / EVERY else word


def _copied(size: int, chance: random.Random) -> list[Report]:
    reports = read_inputs([str(EXAMPLES / COPIED_FROM)]).reports
    texts = [_body(report) for report in reports]
    while len(texts) < size:
        texts.append(edited(texts[len(texts) % len(reports)], chance))
    return [_report(number, text, chance) for number, text in enumerate(texts[:size])]


def _body(report: Report) -> str:
    return "\n\n".join(report.text[block.start : block.end] for block in report.blocks if block.is_read)


def _report(number: int, text: str, chance: random.Random) -> Report:
    outlet = f"{chance.choice(TOWNS)} {chance.choice(TITLES)}"
    page = Page(uri=f"{number}.txt", content=text, media=MediaType.TEXT, id=f"r{number}", outlet=outlet,
                published=f"2024-03-{5 + number % 3:02}")  # fmt: skip
    return clean(page)
