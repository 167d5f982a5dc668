"""Days as they are written, in words and in digits, and the clock times beside them: text to parts.

Each rule takes a line and the index of a token and gives what it reads and the index after it, or None.
"""

from __future__ import annotations

import dataclasses

from pipeline.extract.dates.bare_years import counted
from pipeline.extract.dates.lexicon import (
    ABBREVIATED_MONTHS,
    DATE_SIGNS,
    DIRECTIONS,
    MONTHS,
    OFFSETS,
    PARTED_WEEKDAYS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from pipeline.extract.dates.numerals import Number, Parsed, day_number, full_year, is_digits, number_at
from pipeline.extract.dates.parts import Day, DayPart, Part, Step, Year
from pipeline.extract.dates.tokens import Line
from pipeline.extract.dates.years import with_year, year_number

_RANGE_ENDS = frozenset({"tot", "met", "m", "en", "-", "–"})  # before the last day of `4 tot 22 deze maand`


def weekday_before(line: Line, i: int) -> tuple[int, str, int] | None:
    """A weekday before a date, its day part and the index where the date begins: ma. 3, dinsdagavond, de 4e."""
    word = line.words[i]
    code = ""
    if word in WEEKDAYS:
        number = WEEKDAYS[word]
    elif word in PARTED_WEEKDAYS:
        number, code = PARTED_WEEKDAYS[word]
    elif word in WEEKDAY_ABBREVIATIONS:
        number = WEEKDAY_ABBREVIATIONS[word]
        i += line.words[i + 1] == "." and line.glued(i + 1)
    else:
        return None
    i += 1
    i += line.words[i] == ","
    i += line.words[i] in ("de", "den")
    return number, code, i


def month_name(line: Line, i: int) -> Number:
    """A month in full or abbreviated, with its full stop."""
    number = MONTHS.get(line.words[i])
    if number is None:
        return None
    stop = line.words[i] in ABBREVIATED_MONTHS and line.words[i + 1] == "." and line.glued(i + 1)
    return number, i + 1 + stop


def day(line: Line, i: int) -> Parsed:
    """A day with its month: (maandag) 3 februari (2020), de 9e van mei, 05-aug-2016, 3-2-2020, jan 24, 2014."""
    weekday, code = None, ""
    if (before := weekday_before(line, i)) is not None:
        weekday, code, i = before
    found = _written_day(line, i, weekday) or _month_first(line, i, weekday)
    if found is None and line.words[i - 1] != "de":
        found = numeric_day(line, i, weekday)
        # maandagmorgen 6-8, maandag 8-9 's ochtends: clock times
        if found and weekday and line.words[i + 1] == "-" and (code or line.words[found[1]] in ("'", "’", "uur")):
            return None
    if found is None or not code:
        return found
    return DayPart(code, found[0]), found[1]


def _written_day(line: Line, i: int, weekday: int | None) -> Parsed:
    found = day_number(line, i)
    if found is None:
        return None
    number, j, ordinal = found
    if line.words[j] == "van" and ordinal:
        j += 1
        if line.words[j] in ("deze", "de", "volgende", "vorige", "komende", "afgelopen"):
            return _day_of_month(line, j, number, weekday)
    elif line.words[j] in DATE_SIGNS and line.glued(j) and (line.glued(j + 1) or _stopped_day(line, i, j)):
        j += 1
    elif line.words[j] in DIRECTIONS and (ordinal or line.words[i - 1] in _RANGE_ENDS):
        return _day_of_month(line, j, number, weekday)
    month = month_name(line, j)
    if month is None:
        return None
    part, end = with_year(line, month[1], Day(number, month[0], weekday=weekday))
    if end == month[1]:
        return _year_behind(line, end, Day(number, month[0], weekday=weekday))
    return part, end


def _stopped_day(line: Line, i: int, stop: int) -> bool:
    """Whether a full stop makes an ordinal of the digits before it: 22. januari 2008, not `op nummer 22. Januari`."""
    return line.words[stop] == "." and is_digits(line.words[i]) and not line.capital(stop + 1)


def _year_behind(line: Line, end: int, part: Day) -> tuple[Part, int]:
    """A day whose year is shortened after a dash (05-aug-16) or stands behind a clock time (26 okt 15:50:06 2016)."""
    if line.words[end] in ("-", "/") and line.glued(end) and line.glued(end + 1):
        short = number_at(line, end + 1, 0, 99)
        if short is not None and len(line.words[end + 1]) == 2 and line.words[end - 2] in ("-", "/"):
            return dataclasses.replace(part, of=Year(full_year(short))), end + 2
    if line.words[end + 1] == ":" and (time := clock(line, end)) is not None:
        behind = year_number(line, time)
        if behind is not None:
            return dataclasses.replace(part, of=Year(behind[0])), behind[1]
    return part, end


def _day_of_month(line: Line, i: int, number: int, weekday: int | None) -> Parsed:
    """de 20e van de volgende maand, de 3e van deze maand."""
    i += line.words[i] == "de"
    direction = DIRECTIONS.get(line.words[i])
    if direction is None:
        return (Day(number, of=Step("month", 0), weekday=weekday), i + 1) if line.words[i] == "maand" else None
    if line.words[i + 1] != "maand":
        return None
    return Day(number, of=Step("month", OFFSETS[direction]), weekday=weekday), i + 2


def numeric_day(line: Line, i: int, weekday: int | None = None) -> Parsed:
    """A day in digits, day first: 3-2-2020, 31.10.74, 12-08, 2015, 2020-02-03; without a year 22/04."""
    words = line.words
    sign = words[i + 1]
    if sign not in DATE_SIGNS or not (line.glued(i + 1) and line.glued(i + 2)) or not is_digits(words[i]):
        return None
    three = words[i + 3] == sign and line.glued(i + 3) and line.glued(i + 4) and is_digits(words[i + 4])
    if len(words[i]) == 4 and three:
        month, number = number_at(line, i + 2, 1, 12), number_at(line, i + 4, 1, 31)
        if month and number and int(words[i]) >= 1000:
            return Day(number, month, Year(int(words[i])), weekday), i + 5
        return None
    first, second = number_at(line, i, 1, 31), number_at(line, i + 2, 1, 31)
    if not first or not second:
        return None
    if three:
        return _with_numeric_year(line, i, first, second, weekday)
    if second > 12 or (sign == "." and weekday is None):
        return None
    if words[i + 3] == "," and (found := year_number(line, i + 4)) and not counted(line, found[1]):
        return Day(first, second, Year(found[0]), weekday), found[1]
    return Day(first, second, weekday=weekday), i + 3


def _with_numeric_year(line: Line, i: int, first: int, second: int, weekday: int | None) -> Parsed:
    word = line.words[i + 4]
    if len(word) == 4 and 1000 <= int(word) <= 2999:
        number = int(word)
    elif len(word) == 2 and (line.words[i + 1] != "." or len(line.words[i]) == len(line.words[i + 2]) == 2):
        number = full_year(int(word))
    else:
        return None
    if second > 12:  # 10/31/1974 can only be read month first
        first, second = (second, first) if len(word) == 4 and line.words[i + 1] == "/" else (first, second)
    return (Day(first, second, Year(number), weekday), i + 5) if second <= 12 else None


def _month_first(line: Line, i: int, weekday: int | None) -> Parsed:
    """The English order, met in tables and translations: jan 24, 2014. Without a year only in ranges (see `chains`)."""
    month = month_name(line, i)
    if month is None:
        return None
    number = number_at(line, month[1], 1, 31)
    if number is None or line.words[month[1] + 1] != ",":
        return None
    found = year_number(line, month[1] + 2)
    if found is None or len(line.words[month[1] + 2]) != 4:
        return None
    return Day(number, month[0], Year(found[0]), weekday), found[1]


def clock(line: Line, i: int) -> int | None:
    """The index after a clock time: om 10.00 uur, 15:50:06, 14 uur, van 9.30 tot 11 uur is two."""
    i += line.words[i] == ","
    i += line.words[i] in ("om", "rond", "vanaf", "tegen", "omstreeks")
    if number_at(line, i, 0, 24) is None:
        return None
    j = i + 1
    while (
        line.words[j] in (".", ":")
        and line.glued(j)
        and line.glued(j + 1)
        and number_at(line, j + 1, 0, 59) is not None
    ):
        j += 2
        if j > i + 5:
            return None
    if line.words[j] in ("uur", "u", "h"):
        return j + 1
    return j if j > i + 1 else None
