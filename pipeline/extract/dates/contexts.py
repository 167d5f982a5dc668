"""What is no date although it is written like one: habits, names, scores, parts of words."""

from __future__ import annotations

from pipeline.extract import wordlists
from pipeline.extract.dates import bare_years
from pipeline.extract.dates.chains import Found
from pipeline.extract.dates.lexicon import (
    ABBREVIATED_MONTHS,
    DATE_SIGNS,
    DIRECTIONS,
    FULL_MONTHS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from pipeline.extract.dates.numerals import is_digits
from pipeline.extract.dates.parts import Day, DayPart, Month, Range, Season, Weekday, Year
from pipeline.extract.dates.tokens import Line

_LIST = "dates"
_BEFORE_A_DAY = frozenset(
    {"op", "van", "tot", "met", "m", "vanaf", "sinds", "per", "voor", "vóór", "tussen", "d", "dd"}
)
_NUMBERS = "score, fraction or range of numbers"
_BARE = "number that nothing marks as a year"
_VERSIONS = frozenset({"versie", "v", "release", "build", "update", "paragraaf", "hoofdstuk"})
_SCORES = frozenset({"met", "in", "werd", "wordt", "won", "wint", "verloor", "score", "stand", "uitslag", "nr"})
_EACH = frozenset({"elke", "iedere", "ieder", "elk", "alle", "telkens"})
_HABIT_REACH = 8  # tokens
_HABIT_JOINTS = frozenset({"en", "tot", "t", "-", "–", "/", "m", "met", "&", ","})
_LISTERS = frozenset({"en", ",", "of"})
_NOT_BEFORE_ONCE = frozenset(
    {"op", "de", "het", "van", "tot", "met", "tussen", "voor", "vanaf", "t", "m", "en", "of", "elke", "iedere", "alle"}
    | {"elk", "behalve", "inclusief", "uitgezonderd", "ook", "buiten"}
)
_NOT_BEHIND_ONCE = frozenset({"van", "tot", "t", "om", "tussen", "is", "zijn", "vanaf", "gesloten", "open", "geopend"})
_ONCE = frozenset({"vanaf", "sinds", "tot", "met", "m", "uiterlijk", "aanstaande"})  # said of one day only
_BEFORE_A_SEASON = frozenset({"tot", "vanaf", "sinds", "tegen", "begin", "eind", "tijdens", "deze", "m"})
_BEFORE_THE_SEASON = _BEFORE_A_SEASON | {"in", "na", "voor", "vóór"}


def objection(line: Line, found: Found, follows_year: bool) -> str | None:
    """Why the expression is no calendar date here; None where it is one. `follows_year`: a year was found right
    before it."""
    start, end, part = found.start, found.end, found.part
    before = line.words[start - 1]
    if _inside_a_word(line, start, end):
        return "part of a word or a code"
    if before in _EACH:
        return "each of its kind"
    if before in _VERSIONS:
        return "version or chapter"
    if line.words[start:end] == ["nu"]:
        return "no end of a range"
    if isinstance(part, Day) and _day_and_month_only(line, start, end):
        return None if _is_day_and_month(line, start, end) else _NUMBERS
    if isinstance(part, Range) and end - start == 7 and _day_and_month_only(line, start, start + 3):
        days = before in _BEFORE_A_DAY or line.words[start][0] == "0" or not _day_and_month_only(line, end - 3, end)
        return None if days else _NUMBERS
    if isinstance(part, DayPart):
        part = part.of
    match part:
        case Year(number):
            bare = end - start == 1 or not line.words[start].isalpha()
            return None if not bare or bare_years.plausible(line, start, end, number, follows_year) else _BARE
        case Range(Year(first), Year(last)):
            return None if bare_years.plausible_pair(line, start, end, first, last) else _BARE
        case Weekday(of=None):
            return _not_one_weekday(line, start, end)
        case Month(of=None) if end - start <= 2:
            return None if _is_month(line, start, end) else "name or abbreviation"
        case Season(of=None):
            return None if _is_season(line, start) else "any such season"
    return None


def _not_one_weekday(line: Line, start: int, end: int) -> str | None:
    """Why a bare weekday is not one day."""
    if _abbreviated(line, start, end):
        return "abbreviation"
    if _habit(line, start, end):
        return "habit, of every week"
    return "name" if _name(line, start, end) else None


def _day_and_month_only(line: Line, start: int, end: int) -> bool:
    """Whether the tokens are a day and a month in digits, and no more: 22/04."""
    return end - start == 3 and line.words[start + 1] in DATE_SIGNS and is_digits(line.words[start + 2])


def _is_day_and_month(line: Line, start: int, end: int) -> bool:
    """Whether 22/04, 22-4 or 10-12 is a day: not a score, a fraction or a range of numbers."""
    before, behind = line.words[start - 1], line.words[end]
    if start == 0 and not behind:
        return True
    if bare_years.counted(line, end) or behind in ("uur", "jaar", "%"):
        return False
    if before in _BEFORE_A_DAY and (before != "met" or line.words[start - 2] == "en"):
        return True
    first, second = line.words[start], line.words[start + 2]
    if before in _SCORES or (first, second) == ("24", "7"):
        return False
    padded = len(first) == len(second) == 2
    if line.words[start + 1] == "/":
        return before != "(" and (padded or int(first) > 12)
    return (padded and second[0] == "0") or (int(first) > 12 and len(before) > 1 and before.isalpha())


def _inside_a_word(line: Line, start: int, end: int) -> bool:
    """Whether the expression is glued to letters, digits or a hyphen: 0.8/15, mid-oktober, maandag.nl, mei-regeling."""
    return _glued_before(line, start, end) or _glued_behind(line, end)


def _glued_before(line: Line, start: int, end: int) -> bool:
    if not line.glued(start):
        return False
    sign = line.words[start - 1]
    if sign.isalnum() or sign in "@#&_€$£":
        return True
    if sign == "/" and line.glued(end) and line.words[end] == "/":
        return True  # an address: /2022/12/
    if sign not in "-–/.,:+='’" or not line.glued(start - 1):
        return False
    # Amsterdam/maandag and Gent–dinsdag are two words each
    word_before = line.words[start - 2]
    joined_words = sign in "/–" and word_before.isalpha() and (line.words[start].isalpha() or word_before in MONTHS)
    return line.words[start - 2][-1:].isalnum() and not joined_words


def _glued_behind(line: Line, end: int) -> bool:
    if not line.glued(end):
        return False
    sign = line.words[end]
    if sign == "t" and line.glued(end + 1) and is_digits(line.words[end + 1]):
        return False  # 2017-01-01T10:00
    if sign[0].isalnum() or sign in "@_%":
        return True
    if not line.glued(end + 1) or not line.words[end + 1][:1].isalnum():
        return False
    if sign in "-‑":
        return True
    if sign in ".,:/'’" and is_digits(line.words[end - 1]):
        return is_digits(line.words[end + 1])
    return sign in ".@'’" and not line.capital(end + 1)


def _abbreviated(line: Line, start: int, end: int) -> bool:
    """Whether a weekday is abbreviated without a day behind it: `za.` is one only behind `op`, or by itself."""
    alone = start == 0 and end == line.count
    return line.words[start] in WEEKDAY_ABBREVIATIONS and line.words[start - 1] != "op" and not alone


def _habit(line: Line, start: int, end: int) -> bool:
    """Whether a bare weekday is a habit: op dinsdag en donderdag, maandag t/m vrijdag, 's zondags gesloten."""
    for beside in (line.words[end : end + 4], line.words[max(0, start - 4) : start][::-1]):
        if beside and beside[0] in _HABIT_JOINTS and _joins_weekday(beside):
            if not DIRECTIONS.keys().isdisjoint(beside):
                return False  # komende maandag en dinsdag
            if not _listed_once(line, start, end):
                return True
    if line.words[start - 1] == "de" and line.words[end] == "van":
        return True  # of an event: de zaterdag van het festival
    if line.words[start - 1] in _ONCE:
        return False
    habitual = wordlists.words(_LIST, "habitual")
    behind = range(end, min(line.count, end + _HABIT_REACH))
    for places in (range(start - 1, max(-1, start - _HABIT_REACH), -1), behind):
        for i in places:
            if line.words[i] in (".", ";", "!", "?"):
                break
            if line.words[i] in habitual:
                return True
    return False


def _joins_weekday(words: list[str]) -> bool:
    """Whether only words that join stand before a weekday: `tot en met vrijdag`, not `neergelegd en maandag`."""
    for word in words:
        if word in WEEKDAYS:
            return True
        if word not in _HABIT_JOINTS and word not in ("de", "op") and word not in DIRECTIONS:
            return False
    return False


def _listed_once(line: Line, start: int, end: int) -> bool:
    """Whether weekdays are listed inside a clause without a preposition: kunnen zaterdag en zondag meedoen."""
    first, last = start, end
    while (
        first > max(1, start - _HABIT_REACH) and line.words[first - 1] in _LISTERS and line.words[first - 2] in WEEKDAYS
    ):
        first -= 2
    while last < end + _HABIT_REACH and line.words[last] in _LISTERS and line.words[last + 1] in WEEKDAYS:
        last += 2
    before, behind = line.words[first - 1] if first else "", line.words[last]
    inside = before.isalpha() and before not in _NOT_BEFORE_ONCE and behind.isalpha() and behind not in _NOT_BEHIND_ONCE
    return inside and not line.capital(start)


def _name(line: Line, start: int, end: int) -> bool:
    """Whether a capital inside a sentence makes the word a name: Blauwe Maandag, Vrijdag."""
    if not line.capital(start) or line.opens_sentence(start):
        return False
    return line.words[start - 1] not in _BEFORE_A_DAY or line.capital(end)


def _is_month(line: Line, start: int, end: int) -> bool:
    """Whether a bare word is a month: in oktober, not Jan, April Davis."""
    word = line.words[start]
    if word in ABBREVIATED_MONTHS:
        return False
    if word in FULL_MONTHS and line.capital(start):
        return line.opens_sentence(start) and not (line.capital(end) and line.words[end].isalpha())
    return True


def _is_season(line: Line, start: int) -> bool:
    """Whether a season without a year is one in time (na de zomer) and no kind of weather (een strenge winter)."""
    before = line.words[start - 1]
    if before in ("de", "het"):
        return line.words[start - 2] in _BEFORE_THE_SEASON
    return before in _BEFORE_A_SEASON
