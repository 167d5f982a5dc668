"""Years, decades and centuries: text to parts.

Each rule takes a line and the index of a token and gives what it reads and the index after it, or None.
"""

from __future__ import annotations

import dataclasses

from pipeline.extract.dates.bare_years import counted
from pipeline.extract.dates.lexicon import (
    APOSTROPHES,
    ARTICLES,
    CARDINALS,
    DATE_SIGNS,
    DECADES,
    DIRECTIONS,
    EARLIER,
    LATER,
    MONTHS,
    OFFSETS,
    RANGE_CONNECTORS,
    YEAR_NOUNS,
    spelled_years,
)
from pipeline.extract.dates.numerals import Number, Parsed, full_year, is_digits, number_at, rank, runs_on
from pipeline.extract.dates.parts import (
    Century,
    Day,
    Decade,
    Fraction,
    Holiday,
    Month,
    Part,
    Range,
    Season,
    Step,
    Week,
    Year,
)
from pipeline.extract.dates.tokens import Line

_ACADEMIC = frozenset({"academisch", "academische", "fiscaal", "fiscale", "financieel", "financiële"})
_YEAR_LINKS = frozenset({"van", "in", "uit"})


def year_number(line: Line, i: int) -> Number:
    """A year in digits, shortened or in words: 2019, '19, tweeduizend achttien."""
    word = line.words[i]
    if is_digits(word):
        if len(word) != 4 or not 1000 <= int(word) <= 2999:
            return None
        if runs_on(line, i + 1):
            return None
        return int(word), i + 1
    if word in APOSTROPHES:
        short = number_at(line, i + 1, 0, 99)
        if short is None or len(line.words[i + 1]) != 2 or not line.glued(i + 1) or runs_on(line, i + 2):
            return None
        return full_year(short), i + 2
    spelled = spelled_years().get(word)
    if spelled is None:
        return None
    if spelled == 2000 and line.words[i + 1] == "en" and line.words[i - 1] in MONTHS:
        rest = CARDINALS.get(line.words[i + 2], 0)  # 2 januari tweeduizend en zestien
        return (spelled + rest, i + 3) if rest else (spelled, i + 1)
    rest = CARDINALS.get(line.words[i + 1], 0)
    return (spelled + rest, i + 2) if spelled == 2000 and rest else (spelled, i + 1)


def year(line: Line, i: int) -> Parsed:
    """A year, with the noun before it: 2019, het boekjaar 2004, jaar 247, seizoen 2002/2003, 2014-2020."""
    if line.words[i] in _ACADEMIC:
        if line.words[i + 1] != "jaar":
            return None
        i += 1
    if line.words[i] in YEAR_NOUNS:
        found = year_number(line, i + 1)
        if found is None and line.words[i] == "jaar":
            early = number_at(line, i + 1, 100, 999, length=3)
            return (Year(early), i + 2) if early and not (runs_on(line, i + 2) or counted(line, i + 2)) else None
    else:
        found = year_number(line, i)
    if found is None:
        return None
    number, end = found
    if (last := second_year(line, end, number, two_digits=line.words[i] in YEAR_NOUNS)) is not None:
        return Range(Year(number), Year(last[0])), last[1]
    return None if counted(line, end) else (Year(number), end)


def second_year(line: Line, i: int, first: int, two_digits: bool) -> Number:
    """The other year of 2021/2022, 2019-20 or '21-'22. A month after a year (2019-11) is none, save after `seizoen`."""
    if line.words[i] not in ("/", "-", "–"):
        return None
    later = year_number(line, i + 1)
    if later is None and line.glued(i) and line.glued(i + 1) and len(line.words[i + 1]) == 2:
        short = number_at(line, i + 1, 0 if two_digits else 13, 99)
        if short is not None and not runs_on(line, i + 2) and line.words[i + 2] not in ("-", "/"):
            later = first - first % 100 + short, i + 2
    if later is None or not first < later[0] <= first + 100:
        return None
    return None if later[1] < line.count and line.words[later[1]] in MONTHS else later


def stated_year(line: Line, i: int, linked: bool = True) -> Parsed:
    """The year that belongs to the part before it: 2019, van 2019, van dit jaar, volgend jaar, van het jaar 2019."""
    if linked and line.words[i] in _YEAR_LINKS:
        i += 1
        if line.words[i] in ARTICLES:
            i += 1
    word = line.words[i]
    direction = DIRECTIONS.get(word)
    if direction is not None and word != "laatste":
        noun = line.words[i + 1]
        return (Step("year", OFFSETS[direction]), i + 2) if noun == "jaar" else None
    if word == "jaar" and linked and line.words[i + 1] not in LATER | EARLIER:
        return (Step("year", 0), i + 1) if year_number(line, i + 1) is None else year(line, i)
    found = year_number(line, i)
    if found is None or counted(line, found[1]):
        return None
    return Year(found[0]), found[1]


def with_year(line: Line, end: int, part: Day | Month | Fraction | Season | Week | Holiday) -> tuple[Part, int]:
    """The part with the year that follows it, if one does."""
    found = stated_year(line, end)
    if found is None and line.words[end] == "," and line.words[end + 1] not in APOSTROPHES:
        number = year_number(line, end + 1)
        found = (Year(number[0]), number[1]) if number and not counted(line, number[1]) else None
    if found is None and line.words[end] in DATE_SIGNS and line.glued(end) and line.glued(end + 1):
        number = year_number(line, end + 1)
        found = (Year(number[0]), number[1]) if number else None
    if found is None:
        return part, end
    return dataclasses.replace(part, of=found[0]), found[1]


def decade(line: Line, i: int) -> Parsed:
    """Ten years: de jaren 90, jaren '70, de jaren negentien zeventig, de jaren tweeduizend; also de jaren 2014-2020."""
    if line.words[i] != "jaren":
        return None
    words = line.words
    j = i + 1
    if words[j] in APOSTROPHES:
        j += 1
    short = number_at(line, j, 0, 90)
    if short is not None and len(words[j]) == 2 and short % 10 == 0:
        return _of_century(line, j + 1, Decade(short + (1900 if short >= 20 else 2000)))
    if words[i + 1] in ("negentien", "achttien", "zeventien") and words[i + 2] in DECADES:
        return Decade(100 * CARDINALS[words[i + 1]] + DECADES[words[i + 2]] % 100), i + 3
    if words[i + 1] in DECADES:
        return _of_century(line, i + 2, Decade(DECADES[words[i + 1]]))
    found = year_number(line, i + 1)
    if found is None:
        return None
    if (later := second_year(line, found[1], found[0], two_digits=True)) is not None:
        return Range(Year(found[0]), Year(later[0])), later[1]
    if found[0] % 10 == 0 and line.after_any(found[1], RANGE_CONNECTORS) is None:
        return Decade(found[0]), found[1]
    return Year(found[0]), found[1]


def another_decade(line: Line, i: int) -> Parsed:
    """The second of de jaren '40 en '50."""
    short = number_at(line, i + 1, 0, 90)
    if (
        short is None
        or short % 10
        or line.words[i - 1] not in ("en", "of")
        or "jaren" not in line.words[max(0, i - 5) : i]
    ):
        return None
    return Decade(full_year(short) if short < 20 else 1900 + short), i + 2


def _of_century(line: Line, i: int, part: Decade) -> tuple[Part, int]:
    """jaren zeventig van de 19e eeuw; "van de vorige eeuw" says nothing new."""
    if line.after(i, "van", "de") is None:
        return part, i
    if line.words[i + 2] in ("vorige", "twintigste") and line.words[i + 3] == "eeuw":
        return part, i + 4
    found = century(line, i + 2)
    if found is None or not isinstance(found[0], Century):
        return part, i
    return Decade(100 * (found[0].number - 1) + part.first_year % 100), found[1]


def century(line: Line, i: int) -> Parsed:
    """A century: de 17e eeuw, negentiende eeuw."""
    found = rank(line, i)
    if found is None or not 1 <= found[0] <= 30 or line.words[found[1]] != "eeuw":
        return None
    before = line.words[found[1] + 1] == "voor" or line.after(found[1] + 1, "v", ".") is not None
    return None if before and line.words[found[1] + 2] in ("christus", ".") else (Century(found[0]), found[1] + 1)
