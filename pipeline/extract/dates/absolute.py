"""Days, months, years and other parts of the calendar as they are written: text to parts.

Each rule takes a line and the index of a token and gives the part and the index after it, or None.
"""

from __future__ import annotations

import dataclasses

from pipeline.extract.dates import holidays
from pipeline.extract.dates.lexicon import (
    ABBREVIATED_MONTHS, ARTICLES, CARDINALS, DECADES, DIRECTIONS, LAST, MONTHS, ORDINAL_ENDINGS, ORDINALS,
    PARTED_WEEKDAYS, RANKS, SEASONS, WEEKDAY_ABBREVIATIONS, WEEKDAYS, YEAR_NOUNS, spelled_years,
)  # fmt: skip
from pipeline.extract.dates.parts import (
    Century, Day, DayPart, Decade, Fraction, Holiday, Month, Part, Range, Season, Step, Week, Year,
)  # fmt: skip
from pipeline.extract.dates.tokens import Line
from pipeline.extract.dates.years import counted

Parsed = tuple[Part, int] | None
Number = tuple[int, int] | None

_DATE_SIGNS = frozenset("-/.")
_APOSTROPHES = frozenset("'’‘`´")
_YEAR_LINKS = frozenset({"van", "in", "uit"})
_YEAR_OFFSET = {"previous": -1, "past": -1, "this": 0, "coming": 1, "next": 1}
_QUARTER_LETTERS = frozenset({"q", "k"})
_HALF_YEARS = frozenset({"halfjaar", "semester", "jaarhelft"})


def _digits(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _number(line: Line, i: int, lowest: int, highest: int, length: int = 2) -> int | None:
    """The number written in digits at i, within bounds."""
    word = line.words[i]
    if len(word) <= length and _digits(word) and lowest <= (value := int(word)) <= highest:
        return value
    return None


def _short_year(value: int) -> int:
    """A year by its last two digits: '19 is 2019, '74 is 1974."""
    return value + (2000 if value < 50 else 1900)


def year_number(line: Line, i: int) -> Number:
    """A year in digits, shortened or in words: 2019, '19, tweeduizend achttien."""
    word = line.words[i]
    if _digits(word):
        if len(word) != 4 or not 1000 <= int(word) <= 2999:
            return None
        if _runs_on(line, i + 1):
            return None
        return int(word), i + 1
    if word in _APOSTROPHES:
        short = _number(line, i + 1, 0, 99)
        if short is None or len(line.words[i + 1]) != 2 or not line.glued(i + 1) or _runs_on(line, i + 2):
            return None
        return _short_year(short), i + 2
    spelled = spelled_years().get(word)
    if spelled is None:
        return None
    rest = CARDINALS.get(line.words[i + 1], 0)
    return (spelled + rest, i + 2) if spelled == 2000 and rest else (spelled, i + 1)


def _runs_on(line: Line, i: int) -> bool:
    """Whether the digits before i go on as another number: 2019,5 or 2019e."""
    if not line.glued(i):
        return False
    word = line.words[i]
    return word[0].isalnum() or (word in ".,:" and line.glued(i + 1) and _digits(line.words[i + 1]))


def year(line: Line, i: int) -> Parsed:
    """A year, with the noun before it: 2019, het boekjaar 2004, jaar 247, seizoen 2002/2003, 2014-2020."""
    if line.words[i] in YEAR_NOUNS:
        found = year_number(line, i + 1)
        if found is None and line.words[i] == "jaar":
            early = _number(line, i + 1, 100, 999, length=3)
            return (Year(early), i + 2) if early and not counted(line, i + 2) else None
    else:
        found = year_number(line, i)
    if found is None:
        return None
    number, end = found
    if (last := _second_year(line, end, number, two_digits=line.words[i] in YEAR_NOUNS)) is not None:
        return Range(Year(number), Year(last[0])), last[1]
    return None if counted(line, end) else (Year(number), end)


def _second_year(line: Line, i: int, first: int, two_digits: bool) -> Number:
    """The other year of 2021/2022, 2019-20 or '21-'22. A month after a year (2019-11) is none, save after `seizoen`."""
    if line.words[i] not in ("/", "-", "–"):
        return None
    later = year_number(line, i + 1)
    if later is None and line.glued(i) and line.glued(i + 1) and len(line.words[i + 1]) == 2:
        short = _number(line, i + 1, 0 if two_digits else 13, 99)
        if short is not None and not _runs_on(line, i + 2) and not line.words[i + 2] in ("-", "/"):
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
        return (Step("year", _YEAR_OFFSET[direction]), i + 2) if noun == "jaar" else None
    if word == "jaar" and linked:
        return (Step("year", 0), i + 1) if year_number(line, i + 1) is None else year(line, i)
    found = year_number(line, i)
    if found is None or counted(line, found[1]):
        return None
    return Year(found[0]), found[1]


def _with_year(line: Line, end: int, part: Day | Month | Fraction | Season | Week | Holiday) -> tuple[Part, int]:
    """The part with the year that follows it, if one does."""
    found = stated_year(line, end)
    if found is None and line.words[end] == "," and line.words[end + 1] not in _APOSTROPHES:
        number = year_number(line, end + 1)
        found = (Year(number[0]), number[1]) if number and not counted(line, number[1]) else None
    if found is None and line.words[end] in _DATE_SIGNS and line.glued(end) and line.glued(end + 1):
        number = year_number(line, end + 1)
        found = (Year(number[0]), number[1]) if number else None
    if found is None:
        return part, end
    return dataclasses.replace(part, of=found[0]), found[1]


def day_number(line: Line, i: int) -> tuple[int, int, bool] | None:
    """The number of a day, the index after it and whether it is an ordinal: 9, 4e, 20 ste, eerste, tweeëntwintig."""
    word = line.words[i]
    value = _number(line, i, 1, 31)
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
    elif line.words[j] in _DATE_SIGNS and line.glued(j) and line.glued(j + 1):
        j += 1
    month = month_name(line, j)
    if month is None:
        return None
    part, end = _with_year(line, month[1], Day(number, month[0], weekday=weekday))
    if end == month[1]:
        return _year_behind(line, end, Day(number, month[0], weekday=weekday))
    return part, end


def _year_behind(line: Line, end: int, part: Day) -> tuple[Part, int]:
    """A day whose year is shortened after a dash (05-aug-16) or stands behind a clock time (26 okt 15:50:06 2016)."""
    if line.words[end] in ("-", "/") and line.glued(end) and line.glued(end + 1):
        short = _number(line, end + 1, 0, 99)
        if short is not None and len(line.words[end + 1]) == 2 and line.words[end - 2] in ("-", "/"):
            return dataclasses.replace(part, of=Year(_short_year(short))), end + 2
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
    return Day(number, of=Step("month", _YEAR_OFFSET[direction]), weekday=weekday), i + 2


def numeric_day(line: Line, i: int, weekday: int | None = None) -> Parsed:
    """A day in digits, day first: 3-2-2020, 31.10.74, 12-08, 2015, 2020-02-03; without a year 22/04."""
    words = line.words
    sign = words[i + 1]
    if sign not in _DATE_SIGNS or not (line.glued(i + 1) and line.glued(i + 2)) or not _digits(words[i]):
        return None
    three = words[i + 3] == sign and line.glued(i + 3) and line.glued(i + 4) and _digits(words[i + 4])
    if len(words[i]) == 4 and three:
        month, number = _number(line, i + 2, 1, 12), _number(line, i + 4, 1, 31)
        if month and number and int(words[i]) >= 1000:
            return Day(number, month, Year(int(words[i])), weekday), i + 5
        return None
    first, second = _number(line, i, 1, 31), _number(line, i + 2, 1, 31)
    if not first or not second:
        return None
    if three:
        return _with_numeric_year(line, i, first, second, weekday)
    if second > 12 or sign == "." and weekday is None:
        return None
    if words[i + 3] == "," and (found := year_number(line, i + 4)) and not counted(line, found[1]):
        return Day(first, second, Year(found[0]), weekday), found[1]
    return Day(first, second, weekday=weekday), i + 3


def _with_numeric_year(line: Line, i: int, first: int, second: int, weekday: int | None) -> Parsed:
    word = line.words[i + 4]
    if len(word) == 4 and 1000 <= int(word) <= 2999:
        number = int(word)
    elif len(word) == 2 and (line.words[i + 1] != "." or len(line.words[i]) == len(line.words[i + 2]) == 2):
        number = _short_year(int(word))
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
    number = _number(line, month[1], 1, 31)
    if number is None or line.words[month[1] + 1] != ",":
        return None
    found = year_number(line, month[1] + 2)
    if found is None or len(line.words[month[1] + 2]) != 4:
        return None
    return Day(number, month[0], Year(found[0]), weekday), found[1]


def month(line: Line, i: int) -> Parsed:
    """A month: oktober, de maand mei, okt. 2019, dec-2018, juni van dit jaar."""
    if line.words[i] == "maand":
        i += 1
    found = month_name(line, i)
    if found is None:
        return None
    return _with_year(line, found[1], Month(found[0]))


def numeric_month(line: Line, i: int) -> Parsed:
    """A month in digits: 3-2015, 11/2016, 2015-3, 2016 / 11."""
    words = line.words
    if words[i + 1] not in ("-", "/") or line.glued(i + 1) != line.glued(i + 2):
        return None
    if words[i + 3] in _DATE_SIGNS and line.glued(i + 3) and line.glued(i + 4) and words[i + 4][0].isalnum():
        return None
    for year_at, month_at in ((i, i + 2), (i + 2, i)):
        number, month = _number(line, year_at, 1900, 2100, length=4), _number(line, month_at, 1, 12)
        if number and month and not _runs_on(line, i + 3) and not counted(line, i + 3):
            return Month(month, Year(number)), i + 3
    return None


def rank(line: Line, i: int) -> Number:
    """An ordinal in words or digits: derde, 3e, laatste."""
    if (value := RANKS.get(line.words[i])) is not None:
        return value, i + 1
    value = _number(line, i, 1, 99)
    if value is not None and line.words[i + 1] in ORDINAL_ENDINGS and line.glued(i + 1):
        return value, i + 2
    return None


def fraction(line: Line, i: int) -> Parsed:
    """A quarter or half of a year: het derde kwartaal van 2021, Q3-16, H1 2019, 2016 K3, het eerste halfjaar."""
    return _coded_fraction(line, i) or _ranked_fraction(line, i)


def _ranked_fraction(line: Line, i: int) -> Parsed:
    if line.words[i] == "kwartaal" and (number := _number(line, i + 1, 1, 4)):
        return _with_year(line, i + 2, Fraction("quarter", number))
    found = rank(line, i)
    if found is None:
        return None
    number, j = found
    if line.words[j] in ("kwartaal", "trimester") and number <= 4:
        return _with_year(line, j + 1, Fraction("quarter", number))
    half = line.words[j] in _HALF_YEARS or line.after(j, "half", "jaar") is not None
    if half and number <= 2:
        return _with_year(line, j + 1 + (line.words[j] == "half"), Fraction("half", number))
    return None


def _coded_fraction(line: Line, i: int) -> Parsed:
    letter = line.words[i]
    if letter in _QUARTER_LETTERS or letter == "h":
        top = 2 if letter == "h" else 4
        number = _number(line, i + 1, 1, top, length=1)
        if number is None or not line.glued(i + 1) or not line.capital(i):
            return None
        part = Fraction("half" if letter == "h" else "quarter", number)
        return _fraction_year(line, i + 2, part)
    return None


def _fraction_year(line: Line, i: int, part: Fraction) -> Parsed:
    """The year behind Q3: Q3 2019, Q3-16, Q3/'16; a bare Q3 stands alone, H1 and K1 do not."""
    joint = i + 1 if line.words[i] in ("-", "/") or line.words[i] == "." and line.glued(i + 1) else i
    short = _number(line, joint, 0, 99)
    if joint > i and short is not None and len(line.words[joint]) == 2 and line.glued(joint):
        return dataclasses.replace(part, of=Year(_short_year(short))), joint + 1
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
        week = _number(line, j + 1, 1, 53)
        return (Week(week, Year(number[0])), j + 2) if week else None
    if line.words[j] in ("q", "k", "h") and line.glued(j + 1) and line.capital(j):
        value = _number(line, j + 1, 1, 2 if line.words[j] == "h" else 4, length=1)
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
    part, end = _with_year(line, i + 1, Season(code))
    if isinstance(part, Season) and isinstance(part.of, Year):
        later = _second_year(line, end, part.of.number, two_digits=True)
        if later is not None and later[0] == part.of.number + 1:
            return part, later[1]
    return part, end


def week(line: Line, i: int) -> Parsed:
    """A week by its number: week 42 (van 2020), W06."""
    j = i + 1
    j += line.words[j] in ("nr", "nummer")
    number = _number(line, j, 1, 53)
    if line.words[i] not in ("week", "weeknummer", "wk") or number is None or _runs_on(line, j + 1):
        return None
    return _with_year(line, j + 1, Week(number))


def decade(line: Line, i: int) -> Parsed:
    """Ten years: de jaren 90, jaren '70, de jaren negentien zeventig, de jaren tweeduizend; jaren 2012 tot en met 2015."""
    if line.words[i] != "jaren":
        return None
    words = line.words
    j = i + 1
    if words[j] in _APOSTROPHES:
        j += 1
    short = _number(line, j, 0, 90)
    if short is not None and len(words[j]) == 2 and short % 10 == 0:
        return _of_century(line, j + 1, Decade(short + (1900 if short >= 20 else 2000)))
    if words[i + 1] in ("negentien", "achttien", "zeventien") and words[i + 2] in DECADES:
        return Decade(100 * CARDINALS[words[i + 1]] + DECADES[words[i + 2]] % 100), i + 3
    if words[i + 1] in DECADES:
        return _of_century(line, i + 2, Decade(DECADES[words[i + 1]]))
    found = year_number(line, i + 1)
    if found is None:
        return None
    if (later := _second_year(line, found[1], found[0], two_digits=True)) is not None:
        return Range(Year(found[0]), Year(later[0])), later[1]
    if found[0] % 10 == 0 and not _digits(words[i + 1]):
        return Decade(found[0]), found[1]
    return Year(found[0]), found[1]


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


def holiday(line: Line, i: int) -> Parsed:
    """A named day: Koningsdag 2014, tweede kerstdag, Pasen volgend jaar."""
    found = holidays.name_at(line, i)
    if found is None:
        return None
    return _with_year(line, found[1], Holiday(found[0]))


def clock(line: Line, i: int) -> int | None:
    """The index after a clock time: om 10.00 uur, 15:50:06, 14 uur, van 9.30 tot 11 uur is two."""
    i += line.words[i] == ","
    i += line.words[i] in ("om", "rond", "vanaf", "tegen", "omstreeks")
    if _number(line, i, 0, 24) is None:
        return None
    j = i + 1
    while line.words[j] in (".", ":") and line.glued(j) and line.glued(j + 1) and _number(line, j + 1, 0, 59) is not None:
        j += 2
        if j > i + 5:
            return None
    if line.words[j] in ("uur", "u", "h"):
        return j + 1
    return j if j > i + 1 else None


assert LAST < 0  # ranks up to 4 or 2 above let the last one through
