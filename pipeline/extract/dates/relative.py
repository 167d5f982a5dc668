"""Expressions that are counted from the day of publication or from another date: text to parts.

Each rule takes a line and the index of a token and gives the part and the index after it, or None.
"""

from __future__ import annotations

from pipeline.extract.dates import absolute
from pipeline.extract.dates.absolute import Parsed
from pipeline.extract.dates.lexicon import (
    ADVERBS, ARTICLES, COUNTS, DAY_PARTS, DIRECTIONS, HALF_COUNTS, PARTED_WEEKDAYS, PLURAL_UNITS, UNITS,
    VAGUE_COUNTS, WEEKDAY_PLURALS, WEEKDAYS, Direction, Unit,
)  # fmt: skip
from pipeline.extract.dates.parts import (
    Day, DayPart, Directed, Fraction, Mentioned, Month, Part, Range, Season, Shift, Split, Step, Vague, Weekday,
    WeekdayCount, Window, Year,
)  # fmt: skip
from pipeline.extract.dates.tokens import Line

_OFFSETS: dict[Direction, int] = {"previous": -1, "past": -1, "this": 0, "coming": 1, "next": 1}
_LATER = frozenset({"later", "daarna", "erna", "nadien", "daarop", "erop"})
_EARLIER = frozenset({"eerder", "daarvoor", "ervoor", "voordien"})
_SAME = frozenset({"dezelfde", "hetzelfde", "diezelfde", "datzelfde"})
_VAGUE_NOUNS = frozenset({"tijd", "periode"})
_SPREAD = frozenset({"verspreid", "verdeeld", "gespreid", "uitgesmeerd"})
_BASES = frozenset({"na", "voor", "vóór", "vanaf", "sinds"})


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
    if not code and line.words[end] in DAY_PARTS and word != "morgen" or word == "morgen" and line.words[end] in (
        "ochtend", "middag", "namiddag", "avond", "nacht",
    ):  # fmt: skip
        code, end = DAY_PARTS[line.words[end]], end + 1
    return (DayPart(code, part) if code else part), end


def _not_an_adverb(line: Line, i: int) -> bool:
    """De Morgen, goede morgen, vandaag de dag, van vandaag op morgen."""
    word, before = line.words[i], line.words[i - 1] if i else ""
    if word == "vandaag":
        return line.after(i + 1, "de", "dag") is not None or line.after(i + 1, "op", "morgen") is not None
    if word == "morgen":
        if before == "op" and line.words[i - 2] == "vandaag":
            return True
        return before in ("de", "goede", "goeden", "goeie", "elke", "iedere", "vroege", "van") and not (
            before == "van" and line.words[i - 2] in ("dag", "die", "dan", "plan", "vanaf")
        )
    return False


def weekday(line: Line, i: int) -> Parsed:
    """A day of the week by itself: maandag, dinsdagavond, vrijdag de 22ste, dinsdag over een week, maandag volgende week."""
    found = absolute.weekday_before(line, i)
    if found is None:
        return None
    number, code, behind = found
    end = i + 1
    if line.words[i] not in WEEKDAYS and line.words[i] not in PARTED_WEEKDAYS:
        if line.words[i + 1] != "." or not line.glued(i + 1):
            return None
        end = i + 2
    part: Part = Weekday(number)
    if line.words[behind - 1] == "de" and (day := absolute.day_number(line, behind)) and day[2]:
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
    found = _amount(line, i + 1)
    return ((found[0],), found[1]) if found and found[0][1] == "week" else None


def _week_behind(line: Line, i: int) -> tuple[Part, int] | None:
    """(van) volgende week, van deze week."""
    i += line.words[i] == "van"
    direction = DIRECTIONS.get(line.words[i])
    if direction is None or line.words[i + 1] != "week" or line.words[i] == "laatste":
        return None
    return Step("week", _OFFSETS[direction]), i + 2


def directed(line: Line, i: int) -> Parsed:
    """A direction with what it points at: vorige week, komende vrijdag, dit najaar, de afgelopen twee maanden."""
    direction = DIRECTIONS[line.words[i]]
    j = i + 1
    if direction == "this" and line.words[j] in DIRECTIONS:  # deze afgelopen woensdag
        direction, j = DIRECTIONS[line.words[j]], j + 1
    noun = line.words[j]
    if noun in UNITS:
        return _directed_unit(line, i, j, direction)
    if noun in PLURAL_UNITS:
        return _vague(line, j) if line.words[i] not in ("deze", "vorige", "dit") else None
    if noun in _VAGUE_NOUNS:
        return (Vague(), j + 1) if direction in ("past", "coming") and line.words[i] != "laatste" else None
    if direction != "this" and (amount := _amount(line, j)) is not None:
        (count, unit), end = amount
        return Window(count, unit, "past" if _OFFSETS[direction] < 0 else "coming"), end
    if noun in DAY_PARTS:
        return _directed_day_part(line, j, direction)
    return _directed_part(line, i, j, direction)


def _directed_unit(line: Line, i: int, j: int, direction: Direction) -> Parsed:
    """vorige week (dinsdag), volgend jaar (juni), het huidige jaar 2008, de volgende dag."""
    unit = UNITS[line.words[j]]
    end = j + 1
    step = Step(unit, _OFFSETS[direction])
    if unit == "year" and direction == "this" and (stated := absolute.year_number(line, end)):
        return Year(stated[0]), stated[1]
    if line.words[i] == "laatste":  # het laatste jaar, de laatste dag: of something else
        return (step, end) if unit == "quarter" else None
    if unit == "day" and direction in ("next", "previous"):
        return Shift(((1, "day"),), 1 if direction == "next" else -1, Mentioned(), by_grain=False), end
    if unit == "day" and direction != "this":
        return None
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
    if word not in WEEKDAYS or absolute.day(line, i) is not None:
        return None
    return Weekday(WEEKDAYS[word], step), i + 1


def _part_in_year(line: Line, i: int, step: Step) -> Parsed:
    """volgend jaar juni, dit jaar het derde kwartaal."""
    i += line.words[i] in ARTICLES
    for rule in (absolute.month, absolute.fraction, absolute.season):
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
    first, joint, last = (absolute.day_number(line, j) for j in (i + 1, i + 2, i + 3))
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
    found = _dated(line, j) or absolute.month(line, j) or absolute.season(line, j) or absolute.holiday(line, j)
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
    found = absolute.day(line, i)
    if found is not None and line.words[i + 2] == "-" and found[1] == i + 4 and line.words[i] in WEEKDAYS:
        return None
    return found


def _vague(line: Line, j: int) -> Parsed:
    """de komende jaren; de komende dagen en weken."""
    if line.words[j + 1] in ("en", "of") and line.words[j + 2] in PLURAL_UNITS:
        return Vague(), j + 3
    return Vague(), j + 1


def _count(line: Line, i: int) -> tuple[float, int] | None:
    """A number of units: 3, drie, anderhalf, een paar, een half."""
    word = line.words[i]
    if word in ("een", "'") and (vague := VAGUE_COUNTS.get(line.words[i + 1 + (word == "'")])):
        return vague, i + 2 + (word == "'")
    if word == "een" and line.words[i + 1] in ("half", "halve"):
        return 0.5, i + 2
    if (value := COUNTS.get(word) or HALF_COUNTS.get(word) or VAGUE_COUNTS.get(word)) is not None:
        return value, i + 1
    if word.isascii() and word.isdigit() and len(word) <= 3 and not (line.glued(i + 1) and line.words[i + 1] != "-"):
        return int(word), i + 1
    return None


def _amount(line: Line, i: int) -> tuple[tuple[float, Unit], int] | None:
    """A number of units of the calendar: drie weken, een half jaar, 2 jaren."""
    found = _count(line, i)
    if found is None:
        return None
    unit = UNITS.get(line.words[found[1]]) or PLURAL_UNITS.get(line.words[found[1]])
    return ((found[0], unit), found[1] + 1) if unit else None


def _amounts(line: Line, i: int) -> tuple[tuple[tuple[float, Unit], ...], int] | None:
    """Several of them: 2 jaar, 1 maand en 21 dagen."""
    amounts: list[tuple[float, Unit]] = []
    while len(amounts) < 4 and (found := _amount(line, i)) is not None:
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
    found = _amounts(line, start)
    if found is None:
        return _directed_count(line, start) or _weekday_count(line, start)
    amounts, end = found
    if head == "tijdens" and line.words[end] != "sinds":
        return None
    word = line.words[end]
    if word == "geleden":
        return Shift(amounts, -1), end + 1
    if head != "over" and word in _LATER | _EARLIER and not _compared(line, end):
        by_grain = amounts[-1][1] != "day"
        return Shift(amounts, 1 if word in _LATER else -1, Mentioned(), by_grain), end + 1
    if (based := _based(line, end, amounts)) is not None:
        return based
    return (Shift(amounts, 1), end) if head == "over" and not _compared(line, end) else None


def _within(line: Line, i: int) -> Parsed:
    """binnen de komende drie jaar; without a direction it is a length of time: binnen twee weken na ontvangst."""
    j = i + (line.words[i] in ARTICLES)
    if line.words[j] not in DIRECTIONS or (found := _amounts(line, j + 1)) is None:
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
        return adverb(line, i)
    return absolute.day(line, i) or absolute.holiday(line, i) or absolute.month(line, i) or absolute.year(line, i)


def _directed_count(line: Line, i: int) -> Parsed:
    """5 aankomende jaren."""
    found = _count(line, i)
    if found is None:
        return None
    direction = DIRECTIONS.get(line.words[found[1]])
    unit = PLURAL_UNITS.get(line.words[found[1] + 1])
    if direction is None or unit is None or direction == "this":
        return None
    return Window(found[0], unit, "past" if _OFFSETS[direction] < 0 else "coming"), found[1] + 2


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


def anchored(line: Line, i: int) -> Parsed:
    """What points at the date mentioned before: dezelfde dag, de dag erna, het jaar daarvoor; de dag na morgen."""
    word = line.words[i]
    if word in _SAME:
        return _same(line, i + 1)
    unit = UNITS.get(word)
    if unit is None:
        return None
    behind = line.words[i + 1]
    if behind in _LATER and behind != "later" or behind in _EARLIER and behind != "eerder":
        return Shift(((1, unit),), 1 if behind in _LATER else -1, Mentioned(), unit != "day"), i + 2
    if behind == "na" and (end := _next_one(line, i + 2)) is not None:
        return Step(unit, 2), end
    if unit == "day" and behind in ("na", "voor", "vóór"):
        j = i + 2
        found = base(line, j + (line.words[j] in ARTICLES))
        if found is not None:
            return Shift(((1, "day"),), 1 if behind == "na" else -1, found[0], by_grain=False), found[1]
    return None


def _same(line: Line, i: int) -> Parsed:
    """dezelfde dag, hetzelfde kwartaal van vorig jaar, dezelfde periode een jaar eerder."""
    unit = UNITS.get(line.words[i])
    if unit is None and line.words[i] != "periode":
        return None
    j = i + 1 + (line.words[i + 1] in ("van", "in"))
    end = line.after(j, "vorig", "jaar") or line.after(j, "een", "jaar", "eerder") or line.after(j, "het", "jaar", "ervoor")
    if end is not None:
        return Shift(((1, "year"),), -1, Mentioned(), by_grain=False), end
    return (Mentioned(unit), i + 1) if unit else None


def _next_one(line: Line, i: int) -> int | None:
    """de week na (de) volgende."""
    i += line.words[i] in ARTICLES
    return i + 1 if line.words[i] in ("volgende", "komende") else None


def split(line: Line, i: int) -> Parsed:
    """eerder dit jaar, later deze week, de rest van het jaar."""
    word = line.words[i]
    j = i + 1
    if word == "rest":
        if line.words[j] != "van":
            return None
        j += 1
        j += line.words[j] in ("mijn", "onze", "de", "het")
        unit = UNITS.get(line.words[j])
        if unit is not None and unit != "day" and absolute.stated_year(line, j + 1, linked=False) is None:
            return Split("rest", Step(unit, 0)), j + 1
        found = absolute.year(line, j) or absolute.month(line, j)
        return (Split("rest", found[0]), found[1]) if found else None
    j += line.words[j] == "in" and line.words[j + 1] in ARTICLES
    direction = DIRECTIONS.get(line.words[j])
    unit = UNITS.get(line.words[j + 1])
    if unit is None or unit == "day" or direction is None and line.words[j] not in ARTICLES:
        return None
    offset = _OFFSETS[direction] if direction else 0
    if direction is None and line.words[j - 1] != "in":
        return None
    return Split("earlier" if word == "eerder" else "later", Step(unit, offset)), j + 2


def unit_of_today(line: Line, i: int) -> Parsed:
    """`de maand` in "eind van de maand": today's."""
    unit = UNITS.get(line.words[i])
    return (Step(unit, 0), i + 1) if unit and line.words[i - 1] in ARTICLES else None


