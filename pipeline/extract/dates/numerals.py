"""Numbers in dates, in digits and in words: of days, ranks, and shortened years.

Each rule takes a line and the index of a token and gives what it reads and the index after it, or None.
"""

from __future__ import annotations

from pipeline.extract.dates.lexicon import CARDINALS, ORDINAL_ENDINGS, ORDINALS, RANKS
from pipeline.extract.dates.parts import Part
from pipeline.extract.dates.tokens import Line

Parsed = tuple[Part, int] | None
Number = tuple[int, int] | None


def is_digits(word: str) -> bool:
    """Whether the word consists of the digits 0 to 9."""
    return word.isascii() and word.isdigit()


def number_at(line: Line, i: int, lowest: int, highest: int, length: int = 2) -> int | None:
    """The number written in digits at i, within bounds."""
    word = line.words[i]
    if len(word) <= length and is_digits(word) and lowest <= (value := int(word)) <= highest:
        return value
    return None


def runs_on(line: Line, i: int) -> bool:
    """Whether the digits before i go on as another number: 2019,5 or 2019e."""
    if not line.glued(i):
        return False
    word = line.words[i]
    return word[0].isalnum() or (word in ".,:" and line.glued(i + 1) and is_digits(line.words[i + 1]))


def full_year(value: int) -> int:
    """A year by its last two digits: '19 is 2019, '74 is 1974."""
    return value + (2000 if value < 50 else 1900)


def day_number(line: Line, i: int) -> tuple[int, int, bool] | None:
    """The number of a day, the index after it and whether it is an ordinal: 9, 4e, 20 ste, eerste, tweeëntwintig."""
    word = line.words[i]
    value = number_at(line, i, 1, 31)
    if value is not None:
        ending = line.words[i + 1] in ORDINAL_ENDINGS and (line.glued(i + 1) or line.words[i + 1] == "ste")
        if not ending and line.glued(i + 1) and line.words[i + 1][0].isalpha():
            return None
        return value, i + 1 + ending, ending
    if (ordinal := ORDINALS.get(word)) and ordinal <= 31:
        return ordinal, i + 1, True
    if (cardinal := CARDINALS.get(word)) and cardinal <= 31 and word != "n":
        return cardinal, i + 1, False
    return None


def rank(line: Line, i: int) -> Number:
    """An ordinal in words or digits: derde, 3e, laatste."""
    if (value := RANKS.get(line.words[i])) is not None:
        return value, i + 1
    value = number_at(line, i, 1, 99)
    if value is not None and line.words[i + 1] in ORDINAL_ENDINGS and line.glued(i + 1):
        return value, i + 2
    return None
