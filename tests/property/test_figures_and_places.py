"""What is true of figures and places for every number, name and piece of page furniture."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import report

from reportedly.read.figure_words import find_numbers
from reportedly.read.figures import read_figures
from reportedly.read.parse import parse_blocks
from reportedly.text.gazetteer import find_candidates, fold_place
from reportedly.text.tables import read_table

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
PIECES = st.sampled_from(
    [
        "3",
        "12",
        "1,200",
        "1,43,50,000",
        "4.5",
        "two",
        "three",
        "dozen",
        "dozens",
        "hundred",
        "million",
        "bn",
        "crore",
        "a",
        "half",
        "third",
        "of",
        "and",
        "to",
        "-",
        "–",
        "plus",
        "at",
        "least",
        "about",
        "up",
        "between",
        "from",
        "minus",
        "$",
        "€",
        "Rs",
        "%",
        "percent",
        "km",
        "won",
        "C",
        "people",
        "killed",
        "nobody",
        "none",
        "one",
        "in",
        "five",
        "2019",
        "+",
        ",",
        ".",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)
FURNITURE = st.sampled_from(["Read more:", "Share this", "Advertisement", "© The Harrow Post", "Sign up to our letter"])
NAMES = st.sampled_from([row["name"] for table in ("countries", "places", "city_names") for row in read_table(table)])


def in_words(number: int) -> str:
    """Write a number below a million as English writes it."""
    if number >= 1000:
        rest = number % 1000
        return f"{in_words(number // 1000)} thousand" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100 - 1]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        tens, ones = TENS[number // 10 - 2], number % 10
        return f"{tens}-{ONES[ones - 1]}" if ones else tens
    return TEENS[number - 10] if number >= 10 else ONES[number - 1]


def in_india(number: int) -> str:
    """Group digits as India does: 1,43,50,000."""
    digits, parts = str(number), []
    head, tail = digits[:-3], digits[-3:]
    while head:
        parts.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*parts, tail])


def read_one(words: str) -> float | None:
    """The one number of a text, None where there is another number of them."""
    found = list(find_numbers(f"The dam holds {words} bricks."))
    return found[0].number if len(found) == 1 else None


@settings(max_examples=100, deadline=None)
@given(number=st.integers(1, 999_999))
def test_a_written_number_is_read_back(number: int) -> None:
    """Digits with and without groups, with spaces, as in India, and words all give the number back."""
    forms = [str(number), f"{number:,}", in_india(number), f"{number:,}".replace(",", " "), in_words(number)]
    assert {read_one(form) for form in forms} == {float(number)}


@settings(max_examples=100, deadline=None)
@given(number=st.decimals(min_value=0, max_value=9999, places=2, allow_nan=False), scale=st.sampled_from("mbk"))
def test_money_is_read_back(number: object, scale: str) -> None:
    """A sum with a sign and a short scale gives its value back."""
    (found,) = find_numbers(f"They paid ${number}{scale} for it.")
    factor = {"k": 1e3, "m": 1e6, "b": 1e9}[scale]
    assert found.unit == "USD" and found.number == float(str(number)) * factor


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_an_interval_holds_its_value(text: str) -> None:
    """Numbers come in order, do not overlap, lie in the text, and their bounds hold the number."""
    end = 0
    for found in find_numbers(text):
        assert end <= found.start < found.head_end <= found.end <= len(text)
        end = found.end
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        if found.number is not None:
            assert found.low is None or found.low <= found.number
            assert found.high is None or found.number <= found.high


@settings(max_examples=25, deadline=None)
@given(text=TEXTS.filter(str.strip), line=FURNITURE)
def test_furniture_changes_no_figure(text: str, line: str) -> None:
    """A line of page furniture before and behind a paragraph leaves its figures what they are."""
    assert figures(text, 0) == figures(f"{line}\n{text}\n{line}", len(line) + 1)


def figures(text: str, before: int) -> list[tuple[object, ...]]:
    """Place, bounds and unit of a text's figures, counted from behind the first characters."""
    made = report(text)
    found = read_figures(made, parse_blocks([made])[0], ())
    return [(each.start - before, each.end - before, each.low, each.high, each.unit) for each in found]


@settings(max_examples=100, deadline=None)
@given(name=NAMES)
def test_a_name_of_the_tables_is_found_in_any_dress(name: str) -> None:
    """Capitals, an article and the folded form lead to the same places."""
    found = find_candidates(name)
    assert find_candidates(name.upper()) == find_candidates(f"the {name}") == find_candidates(fold_place(name)) == found


@settings(max_examples=100, deadline=None)
@given(name=st.text(max_size=40))
def test_any_text_may_be_looked_up(name: str) -> None:
    """No string breaks the look-up, and what comes back bears the name or another one of the place."""
    for place in find_candidates(name):
        assert -90 <= (place.latitude or 0) <= 90 and -180 <= (place.longitude or 0) <= 180
