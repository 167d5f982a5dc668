"""Months, quarters, seasons, weeks and named days: text to parts.

Each rule takes a line and the index of a token and gives what it reads and the index after it, or None.
"""

from __future__ import annotations

import dataclasses

from pipeline.extract.dates import holidays
from pipeline.extract.dates.bare_years import counted
from pipeline.extract.dates.days import month_name
from pipeline.extract.dates.lexicon import DATE_SIGNS, SEASONS
from pipeline.extract.dates.numerals import Parsed, full_year, number_at, rank, runs_on
from pipeline.extract.dates.parts import Fraction, Holiday, Month, Season, Week, Year
from pipeline.extract.dates.tokens import Line
from pipeline.extract.dates.years import second_year, stated_year, with_year, year_number

_QUARTER_LETTERS = frozenset({"q", "k"})
_HALF_YEARS = frozenset({"halfjaar", "semester", "jaarhelft"})


def month(line: Line, i: int) -> Parsed:
    """A month: oktober, de maand mei, okt. 2019, dec-2018, juni van dit jaar."""
    if line.words[i] == "maand":
        i += 1
    found = month_name(line, i)
    if found is None:
        return None
    return with_year(line, found[1], Month(found[0]))


def numeric_month(line: Line, i: int) -> Parsed:
    """A month in digits: 3-2015, 11/2016, 2015-3, 2016 / 11."""
    words = line.words
    if words[i + 1] not in ("-", "/") or line.glued(i + 1) != line.glued(i + 2):
        return None
    if words[i + 3] in DATE_SIGNS and line.glued(i + 3) and line.glued(i + 4) and words[i + 4][0].isalnum():
        return None
    for year_at, month_at in ((i, i + 2), (i + 2, i)):
        number, month = number_at(line, year_at, 1900, 2100, length=4), number_at(line, month_at, 1, 12)
        if number and month and not runs_on(line, i + 3) and not counted(line, i + 3):
            return Month(month, Year(number)), i + 3
    return None


def fraction(line: Line, i: int) -> Parsed:
    """A quarter or half of a year: het derde kwartaal van 2021, Q3-16, H1 2019, 2016 K3, het eerste halfjaar."""
    return _coded_fraction(line, i) or _ranked_fraction(line, i)


def _ranked_fraction(line: Line, i: int) -> Parsed:
    if line.words[i] == "kwartaal" and (number := number_at(line, i + 1, 1, 4)):
        return with_year(line, i + 2, Fraction("quarter", number))
    found = rank(line, i)
    if found is None:
        return None
    number, j = found
    if line.words[j] in ("kwartaal", "trimester") and number <= 4:
        return with_year(line, j + 1, Fraction("quarter", number))
    half = line.words[j] in _HALF_YEARS or line.after(j, "half", "jaar") is not None
    if half and number <= 2:
        return with_year(line, j + 1 + (line.words[j] == "half"), Fraction("half", number))
    return None


def _coded_fraction(line: Line, i: int) -> Parsed:
    letter = line.words[i]
    if letter in _QUARTER_LETTERS or letter == "h":
        top = 2 if letter == "h" else 4
        number = number_at(line, i + 1, 1, top, length=1)
        if number is None or not line.glued(i + 1) or not line.capital(i):
            return None
        part = Fraction("half" if letter == "h" else "quarter", number)
        return _fraction_year(line, i + 2, part)
    return None


def coded_year(line: Line, i: int) -> Parsed:
    """FY2020, FY 2020, FY20: a book year."""
    if not line.capital(i):
        return None
    if (number := year_number(line, i + 1)) is not None:
        return Year(number[0]), number[1]
    short = number_at(line, i + 1, 0, 99)
    glued = line.glued(i + 1) and len(line.words[i + 1]) == 2 and not runs_on(line, i + 2)
    return (Year(full_year(short)), i + 2) if short is not None and glued else None


def leading_fraction(line: Line, i: int) -> Parsed:
    """A half-year or quarter whose number comes first: 1H21, 1H 2021, 3Q19, 4K 2020."""
    letter = line.words[i + 1]
    if letter not in ("h", "q", "k", "hj") or not line.glued(i + 1) or not line.capital(i + 1):
        return None
    half = letter in ("h", "hj")
    number = number_at(line, i, 1, 2 if half else 4, length=1)
    if number is None:
        return None
    part = Fraction("half" if half else "quarter", number)
    j = i + 2
    if (year := year_number(line, j)) is not None:
        return dataclasses.replace(part, of=Year(year[0])), year[1]
    short = number_at(line, j, 0, 99)
    if short is not None and len(line.words[j]) == 2 and line.glued(j) and not runs_on(line, j + 1):
        return dataclasses.replace(part, of=Year(full_year(short))), j + 1
    return None


def _fraction_year(line: Line, i: int, part: Fraction) -> Parsed:
    """The year behind Q3: Q3 2019, Q3-16, Q3/'16; a bare Q3 stands alone, H1 and K1 do not."""
    joint = i + 1 if line.words[i] in ("-", "/") or (line.words[i] == "." and line.glued(i + 1)) else i
    short = number_at(line, joint, 0, 99)
    if joint > i and short is not None and len(line.words[joint]) == 2 and line.glued(joint):
        return dataclasses.replace(part, of=Year(full_year(short))), joint + 1
    if (number := year_number(line, joint)) is not None:
        return dataclasses.replace(part, of=Year(number[0])), number[1]
    if (found := stated_year(line, i)) is not None:
        return dataclasses.replace(part, of=found[0]), found[1]
    return (part, i) if line.words[i - 2] == "q" else None


def year_fraction(line: Line, i: int) -> Parsed:
    """A quarter behind its year: 2019-Q1, 2016 K3, 2016 het derde kwartaal, 2020-W06."""
    number = year_number(line, i)
    if number is None:
        return None
    j = number[1]
    j += line.words[j] in ("-", "het", "/")
    if line.words[j] == "w" and line.capital(j) and line.glued(j + 1):
        week = number_at(line, j + 1, 1, 53)
        return (Week(week, Year(number[0])), j + 2) if week else None
    if line.words[j] in ("q", "k", "h") and line.glued(j + 1) and line.capital(j):
        value = number_at(line, j + 1, 1, 2 if line.words[j] == "h" else 4, length=1)
        unit = "half" if line.words[j] == "h" else "quarter"
        return (Fraction(unit, value, Year(number[0])), j + 2) if value else None  # type: ignore[arg-type]
    ranked = rank(line, j)
    if ranked and 1 <= ranked[0] <= 4 and line.words[ranked[1]] == "kwartaal":
        return Fraction("quarter", ranked[0], Year(number[0])), ranked[1] + 1
    return None


def season(line: Line, i: int) -> Parsed:
    """A season: het voorjaar van 2017, zomer '21, winter 2019-2020, dit najaar."""
    code = SEASONS.get(line.words[i])
    if code is None:
        return None
    part, end = with_year(line, i + 1, Season(code))
    if isinstance(part, Season) and isinstance(part.of, Year):
        later = second_year(line, end, part.of.number, two_digits=True)
        if later is not None and later[0] == part.of.number + 1:
            return part, later[1]
    return part, end


def week(line: Line, i: int) -> Parsed:
    """A week by its number: week 42 (van 2020), W06."""
    j = i + 1
    j += line.words[j] in ("nr", "nummer")
    number = number_at(line, j, 1, 53)
    if line.words[i] not in ("week", "weeknummer", "wk") or number is None or runs_on(line, j + 1):
        return None
    return with_year(line, j + 1, Week(number))


def holiday(line: Line, i: int) -> Parsed:
    """A named day: Koningsdag 2014, tweede kerstdag, Pasen volgend jaar."""
    found = holidays.name_at(line, i)
    if found is None:
        return None
    return with_year(line, found[1], Holiday(found[0]))
