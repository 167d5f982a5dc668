"""Days and periods that are counted from the day of publication by a word: text to parts.

Each rule takes a line and the index of a token and gives what it reads and the index after it, or None.
"""

from __future__ import annotations

from pipeline.extract.dates.counts import amount
from pipeline.extract.dates.days import day, weekday_before
from pipeline.extract.dates.lexicon import (
    ADVERBS,
    ARTICLES,
    DAY_PARTS,
    DIRECTIONS,
    OFFSETS,
    PARTED_WEEKDAYS,
    PLURAL_UNITS,
    SCHOOL_YEARS,
    UNITS,
    WEEKDAYS,
    Direction,
    Unit,
)
from pipeline.extract.dates.numerals import Parsed, day_number
from pipeline.extract.dates.parts import (
    Day,
    DayPart,
    Directed,
    Fraction,
    Mentioned,
    Month,
    Part,
    Range,
    Season,
    Shift,
    Step,
    Vague,
    Weekday,
    Window,
    Year,
)
from pipeline.extract.dates.stretches import fraction, holiday, month, season
from pipeline.extract.dates.tokens import Line
from pipeline.extract.dates.years import year_number

_VAGUE_NOUNS = frozenset({"tijd", "periode"})


def adverb(line: Line, i: int) -> Parsed:
    """vandaag, gisteravond, overmorgen; morgen over een week; vandaag avond."""
    word = line.words[i]
    offset, code = ADVERBS[word]
    if _not_an_adverb(line, i):
        return None
    part: Part = Step("day", offset)
    end = i + 1
    if (later := _over(line, end)) is not None:
        return Shift(later[0], 1, part, by_grain=False), later[1]
    if not code and line.words[end] in DAY_PARTS and (word, line.words[end]) != ("morgen", "morgen"):
        code, end = DAY_PARTS[line.words[end]], end + 1
    return (DayPart(code, part) if code else part), end


def _not_an_adverb(line: Line, i: int) -> bool:
    """De Morgen, goede morgen, vandaag de dag, van vandaag op morgen."""
    word, before = line.words[i], line.words[i - 1] if i else ""
    if word == "vandaag":
        return line.after(i + 1, "de", "dag") is not None or line.after(i + 1, "op", "morgen") is not None
    if word == "morgen":
        if before in ("op", "van"):  # de wereld van morgen, but eind van morgen
            return line.words[i - 2] not in ("dag", "eind", "einde")
        return before in ("de", "goede", "goeden", "goeie", "elke", "iedere", "vroege")
    return False


def weekday(line: Line, i: int) -> Parsed:
    """A day of the week: maandag, dinsdagavond, vrijdag de 22ste, dinsdag over een week, maandag volgende week."""
    found = weekday_before(line, i)
    if found is None:
        return None
    number, code, behind = found
    end = i + 1
    if line.words[i] not in WEEKDAYS and line.words[i] not in PARTED_WEEKDAYS:
        if line.words[i + 1] != "." or not line.glued(i + 1):
            return None
        end = i + 2
    part: Part = Weekday(number)
    if line.words[behind - 1] == "de" and (day := day_number(line, behind)) and day[2]:
        part, end = Day(day[0], weekday=number), day[1]
    elif (later := _over(line, end)) is not None:
        part, end = Shift(later[0], 1, part, by_grain=False), later[1]
    elif (weeks := _week_behind(line, end)) is not None:
        part, end = Weekday(number, weeks[0]), weeks[1]
    return (DayPart(code, part) if code else part), end


def _over(line: Line, i: int) -> tuple[tuple[tuple[float, Unit], ...], int] | None:
    """What follows in `dinsdag over een week`."""
    if line.words[i] != "over":
        return None
    found = amount(line, i + 1)
    return ((found[0],), found[1]) if found and found[0][1] == "week" else None


def _week_behind(line: Line, i: int) -> tuple[Part, int] | None:
    """(van) volgende week, van deze week."""
    i += line.words[i] == "van"
    direction = DIRECTIONS.get(line.words[i])
    if direction is None or line.words[i + 1] != "week" or line.words[i] == "laatste":
        return None
    return Step("week", OFFSETS[direction]), i + 2


def directed(line: Line, i: int) -> Parsed:
    """A direction with what it points at: vorige week, komende vrijdag, dit najaar, de afgelopen twee maanden."""
    direction = DIRECTIONS[line.words[i]]
    j = i + 1
    if direction == "this" and line.words[j] in DIRECTIONS:  # deze afgelopen woensdag
        direction, j = DIRECTIONS[line.words[j]], j + 1
    noun = line.words[j]
    if noun in SCHOOL_YEARS:
        return Step("school year", OFFSETS[direction]), j + 1
    if noun in UNITS:
        return _directed_unit(line, i, j, direction)
    if noun in PLURAL_UNITS:
        return _vague(line, j) if line.words[i] not in ("deze", "vorige", "dit") else None
    if noun in _VAGUE_NOUNS:
        return (Vague(), j + 1) if direction in ("past", "coming") and line.words[i] != "laatste" else None
    if direction != "this" and (counted := amount(line, j)) is not None:
        (count, unit), end = counted
        return Window(count, unit, "past" if OFFSETS[direction] < 0 else "coming"), end
    if noun in DAY_PARTS:
        return _directed_day_part(line, j, direction)
    return _directed_part(line, i, j, direction)


def _directed_unit(line: Line, i: int, j: int, direction: Direction) -> Parsed:
    """vorige week (dinsdag), volgend jaar (juni), het huidige jaar 2008, de volgende dag."""
    unit = UNITS[line.words[j]]
    end = j + 1
    step = Step(unit, OFFSETS[direction])
    if unit == "year" and direction == "this" and (stated := year_number(line, end)):
        return Year(stated[0]), stated[1]
    if line.words[i] == "laatste":  # het laatste jaar, de laatste dag: of something else
        return (step, end) if unit == "quarter" else None
    if unit == "day" and direction in ("next", "previous"):
        return Shift(((1, "day"),), 1 if direction == "next" else -1, Mentioned(), by_grain=False), end
    if unit == "day" and direction != "this":
        return None
    if line.words[i] in ("voorgaande", "voorgaand"):
        return Shift(((1, unit),), -1, Mentioned(unit)), end
    if unit == "weekend" and direction == "coming":
        return Directed("coming", Step("weekend", 0)), end
    if unit == "week":
        return _weekday_in_week(line, end, step) or (step, end)
    if unit == "year":
        return _part_in_year(line, end, step) or (step, end)
    if unit == "month" and line.words[end] in ("tussen", "van"):
        return _days_in_month(line, end, step) or (step, end)
    return step, end


def _weekday_in_week(line: Line, i: int, step: Step) -> Parsed:
    i += line.words[i] in ("op", "-", ",")
    word = line.words[i]
    if word in PARTED_WEEKDAYS:
        number, code = PARTED_WEEKDAYS[word]
        return DayPart(code, Weekday(number, step)), i + 1
    if word not in WEEKDAYS or day(line, i) is not None:
        return None
    return Weekday(WEEKDAYS[word], step), i + 1


def _part_in_year(line: Line, i: int, step: Step) -> Parsed:
    """volgend jaar juni, dit jaar het derde kwartaal."""
    i += line.words[i] in ARTICLES
    for rule in (month, fraction, season):
        found = rule(line, i)
        if found is None:
            continue
        match found[0]:
            case Month(number, None):
                return Month(number, step), found[1]
            case Fraction(unit, number, None):
                return Fraction(unit, number, step), found[1]
            case Season(code, None) if line.words[i - 1] != "de":
                return Season(code, step), found[1]
    return None


def _days_in_month(line: Line, i: int, step: Step) -> Parsed:
    """deze maand tussen 4 en 22."""
    first, joint, last = (day_number(line, j) for j in (i + 1, i + 2, i + 3))
    if first is None or last is None or joint is not None or line.words[i + 2] not in ("en", "tot", "-"):
        return None
    return Range(Day(first[0], of=step), Day(last[0], of=step)), last[1]


def _directed_day_part(line: Line, j: int, direction: Direction) -> Parsed:
    """deze middag, afgelopen nacht, komende avond."""
    code = DAY_PARTS[line.words[j]]
    if direction == "past" and code == "NI":
        return DayPart(code, Step("day", -1)), j + 1
    if direction in ("this", "coming"):
        return DayPart(code, Step("day", 0)), j + 1
    return None


def _directed_part(line: Line, i: int, j: int, direction: Direction) -> Parsed:
    """A part that recurs: komende vrijdag (9 mei), afgelopen september, vorige koningsdag, deze zomer."""
    if line.words[i] == "laatste" and line.words[j] not in WEEKDAYS:
        return None
    found = _dated(line, j) or month(line, j) or season(line, j) or holiday(line, j)
    if found is None and (line.words[j] in WEEKDAYS or line.words[j] in PARTED_WEEKDAYS):
        found = weekday(line, j)
    if found is None:
        return None
    part, end = found
    if isinstance(part, DayPart):
        return DayPart(part.code, Directed(direction, part.of)), end
    if getattr(part, "of", None) is not None:  # komende zomer 2020: the year says it all
        return part, end
    return Directed(direction, part), end


def _dated(line: Line, i: int) -> Parsed:
    """A day with its month behind a direction; after a weekday 6-8 is a clock time, 6/8 a day."""
    found = day(line, i)
    if found is not None and line.words[i + 2] == "-" and found[1] == i + 4 and line.words[i] in WEEKDAYS:
        return None
    return found


def _vague(line: Line, j: int) -> Parsed:
    """de komende jaren; de komende dagen en weken; not de laatste jaren van zijn leven, de daarop volgende jaren."""
    if line.words[j + 1] == "van" or line.words[j - 2] == "daarop":
        return None
    if line.words[j + 1] in ("en", "of") and line.words[j + 2] in PLURAL_UNITS:
        return Vague(), j + 3
    return Vague(), j + 1
