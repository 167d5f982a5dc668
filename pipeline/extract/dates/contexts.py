"""What is no date although it is written like one: habits, names, scores, parts of words."""

from __future__ import annotations

from pipeline.extract import wordlists
from pipeline.extract.dates import years
from pipeline.extract.dates.chains import Found
from pipeline.extract.dates.lexicon import ABBREVIATED_MONTHS, FULL_MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from pipeline.extract.dates.parts import Day, DayPart, Fraction, Month, Range, Season, Weekday, Year
from pipeline.extract.dates.tokens import Line

_LIST = "dates"
_BEFORE_A_DATE = frozenset({"op", "van", "tot", "met", "m", "vanaf", "sinds", "per", "voor", "vóór", "tussen", "d", "dd"})
_SCORES = frozenset({"met", "in", "werd", "wordt", "won", "wint", "verloor", "score", "stand", "uitslag", "nr"})
_HABIT_REACH = 8
_ONCE = frozenset({"vanaf", "sinds", "tot", "met", "m", "uiterlijk", "aanstaande"})  # what is said of one day
_EACH = frozenset({"elke", "iedere", "ieder", "elk", "alle", "telkens"})
_SEASON_CUES = frozenset({"in", "na", "voor", "vóór", "tot", "vanaf", "sinds", "tegen", "begin", "eind", "tijdens", "deze", "m"})


def is_date(line: Line, found: Found, follows_year: bool) -> bool:
    """Whether the expression is a calendar date here. `follows_year`: a year was found right before it."""
    start, end, part = found.start, found.end, found.part
    if _inside_a_word(line, start, end):
        return False
    if isinstance(part, Day) and part.of is None and end - start == 3 and line.words[start + 2].isdigit():
        return _day_and_month(line, start, end, line.words[start + 1])
    if isinstance(part, Range) and isinstance(part.first, Day) and part.first.of is None and end - start == 7:
        if line.words[start + 1] in "-/." and line.words[start + 1]:
            return line.words[start - 1] in _BEFORE_A_DATE or line.words[start][0] == "0"
    if line.words[start - 1] in _EACH and start:
        return False
    if isinstance(part, Year):
        bare = end - start == 1 or not line.words[start].isalpha()
        return not bare or years.plausible(line, start, end, part.number, follows_year)
    if isinstance(part, Range) and isinstance(part.first, Year) and isinstance(part.last, Year):
        return _years(line, start, end, part.first.number, part.last.number)
    if isinstance(part, DayPart):
        part = part.of
    if isinstance(part, Weekday) and part.of is None:
        if line.words[start] in WEEKDAY_ABBREVIATIONS and line.words[start - 1] != "op" and (start or end < line.count):
            return False
        return not _habit(line, start, end) and not _name(line, start, end)
    if isinstance(part, Month) and part.of is None and end - start <= 2:
        return _month(line, start, end)
    if isinstance(part, Season) and part.of is None:
        return _season(line, start, end)
    if isinstance(part, Fraction) and part.of is None and line.words[start] == "q":
        return line.words[start - 1] not in ("audi",)
    return True


def _inside_a_word(line: Line, start: int, end: int) -> bool:
    """Whether the expression is glued to letters, digits or a hyphen on either side: 0.8/15, mid-oktober, maandag.nl."""
    if line.glued(start) and start:
        sign = line.words[start - 1]
        if sign[-1].isalnum() or sign in "@#&_€$£":
            return True
        if sign == "/" and line.glued(end) and line.words[end] == "/":
            return True  # an address: /2022/12/
        if sign in "-–/.,:+=&'’" and line.glued(start - 1) and line.words[start - 2][-1:].isalnum():
            return sign not in "/–" or not line.words[start - 2].isalpha() or not line.words[start].isalpha()
    if not line.glued(end):
        return False
    sign = line.words[end]
    if sign[0].isalnum() or sign in "@_%":
        return True
    behind = line.words[end + 1] if line.glued(end + 1) else ""
    if not behind[:1].isalnum():
        return False
    if sign in "-‑":
        return True
    if sign in ".,:/'’" and line.words[end - 1].isdigit():
        return behind.isdigit() or sign == "/" and False
    return sign in ".@'’" and not line.capital(end + 1)


def _day_and_month(line: Line, start: int, end: int, sign: str) -> bool:
    """Whether 22/04, 22-4 or 10-12 is a day: not a score, a fraction or a range."""
    if start == 0 and not line.words[end]:
        return True
    before = line.words[start - 1] if start else ""
    if years.counted(line, end) or line.words[end] in ("uur", "jaar", "%"):
        return False
    if before in _BEFORE_A_DATE and before not in ("met",) or line.words[start - 2 : start] == ["en", "met"]:
        return True
    if before in _SCORES:
        return False
    first, second = line.words[start], line.words[start + 2]
    if (first, second) == ("24", "7"):
        return False
    if sign == "/":
        return len(first) == 2 and (len(second) == 2 or int(first) > 12) and before != "("
    return int(first) > 12 and len(line.words[start - 1]) > 1 and before.isalpha() or len(first) == len(second) == 2 and second[0] == "0"


def _years(line: Line, start: int, end: int, first: int, last: int) -> bool:
    """Whether 2014-2018 or 2014 tot 2018 are years and not counts or the parts of a number."""
    if end - start > 3 or not line.words[start].isdigit():
        return 1000 <= first < last and not years.counted(line, end)
    return 1500 <= first < last <= 2200 and not years.counted(line, end)


def _habit(line: Line, start: int, end: int) -> bool:
    """Whether a bare weekday is a habit: elke maandag, op dinsdag en donderdag geopend, maandag t/m vrijdag."""
    for beside in (line.words[end : end + 4], line.words[max(0, start - 4) : start][::-1]):
        if beside and beside[0] in ("en", "tot", "t", "-", "–", "/", "m", "met", "&", ","):
            if any(word in WEEKDAYS for word in beside[:4]) and not (beside[0] == "of"):
                return True
    if line.words[start - 1] in _ONCE and start:
        return False
    habitual = wordlists.words(_LIST, "habitual")
    for places in (range(start - 1, max(-1, start - _HABIT_REACH), -1), range(end, min(line.count, end + _HABIT_REACH))):
        for i in places:
            if line.words[i] in (".", ";", "!", "?"):
                break
            if line.words[i] in habitual:
                return True
    return False


def _name(line: Line, start: int, end: int) -> bool:
    """Whether a capital inside a sentence makes the word a name: Blauwe Maandag, Vrijdag."""
    if not line.capital(start) or line.opens_sentence(start):
        return False
    return line.words[start - 1] not in _BEFORE_A_DATE or line.capital(end)


def _month(line: Line, start: int, end: int) -> bool:
    """Whether a bare month is one: in oktober, not Jan, April Davis or mei-regeling."""
    word = line.words[start]
    if word in ABBREVIATED_MONTHS:
        return False
    if word in FULL_MONTHS and line.capital(start):
        if not line.opens_sentence(start):
            return False
        return not (line.capital(end) and line.words[end].isalpha())
    return True


def _season(line: Line, start: int, end: int) -> bool:
    """Whether a season without a year is one in time (na de zomer) and no kind of weather (een strenge winter)."""
    before = line.words[start - 1] if start else ""
    if before in ("de", "het"):
        before = line.words[start - 2] if start > 1 else ""
        return before in _SEASON_CUES
    return before in _SEASON_CUES and before not in ("in", "na", "voor")


