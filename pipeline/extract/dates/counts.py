"""Numbers of units counted from today or from another date: text to parts.

Each rule takes a line and the index of a token and gives what it reads and the index after it, or None.
"""

from __future__ import annotations

from pipeline.extract.dates.days import day
from pipeline.extract.dates.lexicon import (
    ADVERBS,
    ARTICLES,
    COUNTS,
    DIRECTIONS,
    EARLIER,
    HALF_COUNTS,
    LATER,
    OFFSETS,
    PLURAL_UNITS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAY_PLURALS,
    Unit,
)
from pipeline.extract.dates.numerals import Parsed, is_digits, number_at
from pipeline.extract.dates.parts import Mentioned, Shift, Step, WeekdayCount, Window
from pipeline.extract.dates.stretches import holiday, month
from pipeline.extract.dates.tokens import Line
from pipeline.extract.dates.years import year

_BASES = frozenset({"na", "voor", "vóór", "vanaf", "sinds"})
_SPREAD = frozenset({"verspreid", "verdeeld", "gespreid", "uitgesmeerd"})


def _count(line: Line, i: int) -> tuple[float, int] | None:
    """A number of units: 3, drie, anderhalf, een paar, een half."""
    word = line.words[i]
    if word in ("een", "'") and (vague := VAGUE_COUNTS.get(line.words[i + 1 + (word == "'")])):
        return vague, i + 2 + (word == "'")
    if word == "een" and line.words[i + 1] in ("half", "halve"):
        return 0.5, i + 2
    if (value := COUNTS.get(word) or HALF_COUNTS.get(word) or VAGUE_COUNTS.get(word)) is not None:
        return value, i + 1
    if is_digits(word) and len(word) <= 2 and line.words[i + 1] == "," and line.glued(i + 1) and line.glued(i + 2):
        tenths = number_at(line, i + 2, 1, 9, length=1)
        return (int(word) + tenths / 10, i + 3) if tenths else None
    if word.isascii() and word.isdigit() and len(word) <= 3 and not (line.glued(i + 1) and line.words[i + 1] != "-"):
        return int(word), i + 1
    return None


def amount(line: Line, i: int) -> tuple[tuple[float, Unit], int] | None:
    """A number of units of the calendar: drie weken, een half jaar, 2 jaren."""
    found = _count(line, i)
    if found is None:
        return None
    unit = UNITS.get(line.words[found[1]]) or PLURAL_UNITS.get(line.words[found[1]])
    return ((found[0], unit), found[1] + 1) if unit else None


def amounts_at(line: Line, i: int) -> tuple[tuple[tuple[float, Unit], ...], int] | None:
    """Several of them: 2 jaar, 1 maand en 21 dagen."""
    amounts: list[tuple[float, Unit]] = []
    while len(amounts) < 4 and (found := amount(line, i)) is not None:
        amounts.append(found[0])
        end = found[1]
        i = end + (line.words[end] == ",")
        i += line.words[i] == "en"
    return (tuple(amounts), end) if amounts else None


def counted(line: Line, i: int) -> Parsed:
    """drie weken geleden, over twee maanden, binnen 3 jaar, een dag later, twee dagen na Pasen, 5 komende jaren."""
    head = line.words[i]
    start = i + (head in ("over", "tijdens"))
    if head == "binnen":
        return _within(line, i + 1)
    if head == "over" and line.words[i - 1] in _SPREAD and i:
        return None
    found = amounts_at(line, start)
    if found is None:
        return _directed_count(line, start) or _weekday_count(line, start)
    amounts, end = found
    if head == "tijdens" and line.words[end] != "sinds":
        return None
    word = line.words[end]
    if word == "geleden":
        return Shift(amounts, -1), end + 1
    if head != "over" and word in LATER | EARLIER and not _compared(line, end):
        by_grain = amounts[-1][1] != "day"
        return Shift(amounts, 1 if word in LATER else -1, Mentioned(), by_grain), end + 1
    if (based := _based(line, end, amounts)) is not None:
        return based
    return (Shift(amounts, 1), end) if head == "over" and not _compared(line, end) else None


def _within(line: Line, i: int) -> Parsed:
    """binnen de komende drie jaar; without a direction it is a length of time: binnen twee weken na ontvangst."""
    j = i + (line.words[i] in ARTICLES)
    if line.words[j] not in DIRECTIONS or (found := amounts_at(line, j + 1)) is None:
        return None
    return Window(*found[0][0], "within"), found[1]


def _compared(line: Line, i: int) -> bool:
    """een jaar eerder dan gepland compares, over 10 jaar tijd measures: no dates."""
    return line.words[i + 1] == "dan" or line.words[i] in _SPREAD or line.words[i] in ("tijd", "heen")


def _based(line: Line, i: int, amounts: tuple[tuple[float, Unit], ...]) -> Parsed:
    """... na Pasen, voor vandaag, vanaf morgen, gerekend vanaf gisteren, na 9 december."""
    i += line.words[i] == "gerekend"
    word = line.words[i]
    if word not in _BASES:
        return None
    sign = -1 if word in ("voor", "vóór") else 1
    j = i + 1
    if line.words[j] == "nu":
        return Shift(amounts, 1, by_grain=False), j + 1
    j += line.words[j] in ARTICLES
    found = base(line, j)
    return None if found is None else (Shift(amounts, sign, found[0], by_grain=False), found[1])  # type: ignore[arg-type]


def base(line: Line, i: int) -> Parsed:
    """A date that others are counted from."""
    if line.words[i] in ADVERBS:
        return Step("day", ADVERBS[line.words[i]][0]), i + 1
    return day(line, i) or holiday(line, i) or month(line, i) or year(line, i)


def _directed_count(line: Line, i: int) -> Parsed:
    """5 aankomende jaren."""
    found = _count(line, i)
    if found is None:
        return None
    direction = DIRECTIONS.get(line.words[found[1]])
    unit = PLURAL_UNITS.get(line.words[found[1] + 1])
    if direction is None or unit is None or direction == "this":
        return None
    return Window(found[0], unit, "past" if OFFSETS[direction] < 0 else "coming"), found[1] + 2


def _weekday_count(line: Line, i: int) -> Parsed:
    """twee maandagen later, drie zondagen geleden, twee zondagen vanaf nu."""
    found = _count(line, i)
    number = WEEKDAY_PLURALS.get(line.words[found[1]]) if found else None
    if found is None or number is None:
        return None
    j = found[1] + 1
    if line.words[j] == "later":
        return WeekdayCount(int(found[0]), number, 1), j + 1
    if line.words[j] == "geleden":
        return WeekdayCount(int(found[0]), number, -1), j + 1
    after = line.after(j, "vanaf", "nu")
    return (WeekdayCount(int(found[0]), number, 1), after) if after else None
