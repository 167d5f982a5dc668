"""One calendar expression at a place in a line: text to parts.

Rules are stratified, so that reading is bounded: plain periods; ranks in a period (de eerste vrijdag van mei); edges
of either (begin 2022, de tweede helft van mei). Each states with which words it can begin.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pipeline.extract.dates import anchored, counts, days, holidays, numerals, relative, stretches, years
from pipeline.extract.dates.lexicon import (
    ADVERBS,
    APOSTROPHES,
    ARTICLES,
    CARDINALS,
    COUNTS,
    DATE_SUFFIXES,
    DAY_PARTS,
    DECADES,
    DIRECTIONS,
    EDGES,
    HALF_COUNTS,
    MONTHS,
    ORDINALS,
    PARTED_WEEKDAYS,
    PLURAL_UNITS,
    RANKS,
    SEASONS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    YEAR_NOUNS,
    spelled_years,
)
from pipeline.extract.dates.numerals import Parsed
from pipeline.extract.dates.parts import (
    Around,
    Day,
    DayPart,
    Decade,
    Directed,
    Edge,
    HalfOf,
    LastDay,
    Month,
    Nth,
    Part,
    Range,
    Run,
    Step,
    Weekday,
)
from pipeline.extract.dates.tokens import Line

Rule = Callable[[Line, int], Parsed]
_LINKS = frozenset({"van", "in", "uit", "der"})
_WEEK_STARTS = frozenset({"startend", "beginnend", "startende", "beginnende"})


def period(line: Line, i: int) -> Parsed:
    """A plain period, with or without the words that link it to what stands before: van (de) ..., in ..."""
    linked = line.words[i] in _LINKS
    i += linked
    i += line.words[i] in ARTICLES
    word = line.words[i]
    if word in DIRECTIONS and word != "laatste":
        found = relative.directed(line, i)
        return found if found and isinstance(found[0], (Step, Directed, Month)) else None
    for rule in _PERIOD_RULES:
        if (found := rule(line, i)) is not None:
            return found
    return anchored.unit_of_today(line, i) if linked else None


_PERIOD_RULES: tuple[Rule, ...] = (
    stretches.month,
    stretches.numeric_month,
    stretches.fraction,
    stretches.season,
    years.century,
    years.decade,
    years.year,
    stretches.holiday,
)


def ranked(line: Line, i: int) -> Parsed:
    """The n-th of a period: de eerste vrijdag van mei, de laatste week van 2019, de eerste negen maanden van 2021."""
    found = numerals.rank(line, i)
    if found is None:
        return None
    number, j = found
    word = line.words[j]
    if word == "helft":
        inner = period(line, j + 1)
        return (HalfOf(number, inner[0]), inner[1]) if inner and number in (1, 2, -1) else None
    unit = WEEKDAYS.get(word) or UNITS.get(word)
    if unit is not None:
        if line.words[j + 1] in _LINKS and (inner := period(line, j + 1)) is not None:
            return Nth(number, unit, inner[0]), inner[1]
        alone = isinstance(unit, int) and 1 <= number <= 5 and line.words[j + 1] not in _LINKS
        return (Nth(number, unit, Step("month", 0)), j + 1) if alone else None
    count = COUNTS.get(word) or (int(word) if word.isascii() and word.isdigit() and len(word) <= 2 else 0)
    if not count or number not in (1, -1) or (plural := PLURAL_UNITS.get(line.words[j + 1])) is None:
        if not count or line.words[j + 1] != "jaar" or line.words[j + 2] not in _LINKS:
            return None
        plural = "year"
    if line.words[j + 2] not in _LINKS:
        reported = plural == "month" and line.words[i - 2] in ("over", "in") and line.words[j + 2] not in ("na", "dat")
        return (Run(count * number, plural, Step("year", 0)), j + 2) if reported and number == 1 and i > 1 else None
    if (inner := period(line, j + 2)) is None:
        return None
    return Run(count * number, plural, inner[0]), inner[1]


def around(line: Line, i: int) -> Parsed:
    """de week van 6 oktober, het weekend van 12 en 13 oktober, de week die 4 februari start."""
    unit = UNITS[line.words[i]]
    j = i + 1
    if unit not in ("week", "weekend") or line.words[i + 1] not in _LINKS | _WEEK_STARTS | {"die"}:
        return None
    j += 1
    j += line.words[j] in ("op", "de")
    j += line.words[j] == "maandag" and line.words[i + 1] in _WEEK_STARTS and line.words[j + 1] == ","
    if (pair := _day_pair(line, j)) is not None:
        return (Around(unit, pair[0]) if unit == "weekend" else pair[0]), pair[1]
    found = days.day(line, j)
    if found is None and line.words[i + 1] == "van" and (found := stretches.holiday(line, j)) is None:
        return None
    if found is None:
        return None
    part, end = found
    if line.words[i + 1] == "die":
        if line.words[end] not in ("start", "begint"):
            return None
        end += 1
    return Around(unit, part), end


def _day_pair(line: Line, i: int) -> Parsed:
    """12 en 13 oktober, zaterdag 4 tot en met 12 mei: the whole stretch."""
    before = days.weekday_before(line, i)
    first = numerals.day_number(line, before[2] if before else i)
    if first is None:
        return None
    joint = line.after_any(first[1], (("en",), ("tot", "en", "met"), ("t", "/", "m"), ("tot",), ("-",), ("–",)))
    last = days.day(line, joint) if joint else None
    if last is None or not isinstance(last[0], Day):
        return None
    return Range(Day(first[0], last[0].month, last[0].of), last[0]), last[1]


def edge(line: Line, i: int) -> Parsed:
    """A third of a period: begin 2022, half juni, eind van de maand, begin jaren 90; ultimo september."""
    word = line.words[i]
    j = i + 1
    if word == "ultimo":
        found = period(line, j)
        return (LastDay(found[0]), found[1]) if found else None
    if word in ("half", "mid") or word == "start":
        if word == "start" and line.words[j] != "van":
            return None
        j += word == "mid" and line.words[j] == "-"
        found = stretches.month(line, j) or (period(line, j) if word != "half" else None)
    else:
        found = _edged(line, j)
    if found is None or (isinstance(found[0], Range) and not isinstance(found[0].first, Part)):
        return None
    return Edge(EDGES[word], found[0]), found[1]


def _edged(line: Line, j: int) -> Parsed:
    """What can have a begin and an end: a period, the n-th of one, a day (whose end is the day), this week."""
    linked = j + (line.words[j] in _LINKS)
    inner = linked + (line.words[linked] in ARTICLES)
    if (found := ranked(line, inner)) is not None:
        return found
    if line.words[inner] in WEEKDAYS or (line.words[inner] in ("deze", "dit") and line.words[inner + 1] in WEEKDAYS):
        return relative.directed(line, inner) if line.words[inner] in DIRECTIONS else None
    if line.words[inner] in ADVERBS:
        return relative.adverb(line, inner)
    return period(line, j)


def part_of_day(line: Line, i: int) -> Parsed:
    """de avond van 4 mrt, middag vandaag, de nacht van zaterdag 12 op zondag 13 oktober, de nacht van 3 op 4 mei."""
    code = DAY_PARTS[line.words[i]]
    j = i + 1 + (line.words[i + 1] == "van")
    if line.words[j] in ADVERBS and line.words[j] != "morgen":
        return DayPart(code, Step("day", ADVERBS[line.words[j]][0])), j + 1
    if j == i + 1:
        return None
    night = _night(line, j) if code == "NI" else None
    if night is not None:
        return DayPart(code, night[0]), night[1]
    found = days.day(line, j) or (relative.weekday(line, j) if line.words[j] in WEEKDAYS else None)
    return (DayPart(code, found[0]), found[1]) if found else None


def _night(line: Line, i: int) -> Parsed:
    before = days.weekday_before(line, i)
    number = numerals.day_number(line, before[2] if before else i)
    full = days.day(line, i)
    if full is not None:
        joint, first = full[1], full[0]
    elif number is not None:
        joint, first = number[1], None
    elif before is not None and line.words[i] in WEEKDAYS:
        joint, first = i + 1, Weekday(before[0])
    else:
        return None
    if line.words[joint] != "op":
        return None
    last = days.day(line, joint + 1)
    if last is None and isinstance(first, Weekday) and line.words[joint + 1] in WEEKDAYS:
        return Range(first, Weekday(WEEKDAYS[line.words[joint + 1]])), joint + 2
    if last is None or not isinstance(last[0], Day):
        return None
    if first is None and number is not None:
        first = Day(number[0], last[0].month, last[0].of)
    return (Range(first, last[0]), last[1]) if isinstance(first, Day) else None


def day_of_month(line: Line, i: int) -> Parsed:
    """A day by its ordinal alone, behind `op de` and before no noun: op de 27e (terug), op de tweeëntwintigste."""
    found = numerals.day_number(line, i)
    if found is None or not found[2] or line.words[i - 1] != "de":
        return None
    if line.words[i - 2] not in ("op", "tot", "met", "vanaf", "voor", "sinds"):
        return None
    behind = line.words[found[1]]
    return (Day(found[0]), found[1]) if behind in _AFTER_A_DAY or behind.startswith("terug") else None


_AFTER_A_DAY = frozenset({"", ".", ",", "!", "?", "om", "weer", "van", "vertrekken", "vertrek"})


def de_negentiger_jaren(line: Line, i: int) -> Parsed:
    """de negentiger jaren."""
    ten = DECADES.get(line.words[i].removesuffix("er"))
    return (Decade(ten), i + 2) if ten and line.words[i + 1] == "jaren" else None


def suffixed(line: Line, found: tuple[Part, int]) -> tuple[Part, int]:
    """With the word behind a date that tells its side: 9 december jl., vrijdag a.s."""
    part, end = found
    behind = line.words[end]
    if behind not in _SUFFIX_WORDS or isinstance(part, Directed):
        return found
    for phrase, direction in DATE_SUFFIXES.items():
        after = line.after(end, *phrase)
        if after is None or (phrase == ("aanstaande",) and line.words[after] in WEEKDAYS):
            continue
        if isinstance(part, DayPart):
            return DayPart(part.code, Directed(direction, part.of)), after
        return (part if getattr(part, "of", None) else Directed(direction, part)), after
    return found


_SUFFIX_WORDS = frozenset(phrase[0] for phrase in DATE_SUFFIXES)

_DIGITS = "0123456789"
# What begins with a number: the longest readings first.
_NUMBER_RULES: tuple[Rule, ...] = (
    days.day,
    stretches.leading_fraction,
    stretches.numeric_month,
    stretches.fraction,
    ranked,
    stretches.year_fraction,
    years.century,
    stretches.holiday,
    counts.counted,
    day_of_month,
    years.year,
)


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """For every word with which an expression can begin, the rules to try in order."""
    by_word: dict[str, list[Rule]] = {}
    numbers = COUNTS.keys() | HALF_COUNTS.keys() | VAGUE_COUNTS.keys() | {"n"}
    for words, rule in (
        (WEEKDAYS.keys() | PARTED_WEEKDAYS.keys() | WEEKDAY_ABBREVIATIONS.keys(), days.day),
        (CARDINALS.keys() | ORDINALS.keys(), days.day),
        (holidays.first_words(), stretches.holiday),
        (WEEKDAYS.keys() | PARTED_WEEKDAYS.keys() | WEEKDAY_ABBREVIATIONS.keys(), relative.weekday),
        (MONTHS.keys(), days.day),
        (MONTHS.keys() | {"maand"}, stretches.month),
        (RANKS.keys() | {"q", "k", "h", "kwartaal"}, stretches.fraction),
        (RANKS.keys(), ranked),
        (RANKS.keys(), years.century),
        (ORDINALS.keys(), day_of_month),
        (SEASONS.keys(), stretches.season),
        ({"week", "weeknummer"}, stretches.week),
        ({"fy"}, stretches.coded_year),
        ({"jaren"}, years.decade),
        (APOSTROPHES, years.another_decade),
        ({"academisch", "academische", "fiscaal", "fiscale", "financieel", "financiële"}, years.year),
        (YEAR_NOUNS | spelled_years().keys() | APOSTROPHES, years.year),
        (DIRECTIONS.keys(), relative.directed),
        (EDGES.keys() | {"ultimo"}, edge),
        (ADVERBS.keys(), relative.adverb),
        ({"week", "weekend", "weekeinde"}, around),
        (DAY_PARTS.keys(), part_of_day),
        (numbers | {"over", "binnen", "tijdens"}, counts.counted),
        ({"dezelfde", "hetzelfde", "diezelfde", "datzelfde"} | UNITS.keys(), anchored.anchored),
        ({"eerder", "later", "rest"}, anchored.split),
        ({"nu"}, anchored.now),
        ({f"{ten}er" for ten in DECADES}, de_negentiger_jaren),
    ):
        for word in words:
            by_word.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in by_word.items()}


@cache
def starters() -> frozenset[str]:
    """The words, digits apart, with which an expression can begin."""
    return frozenset(_rules())


def expression(line: Line, i: int) -> Parsed:
    """The expression that begins at token i, with what belongs behind it."""
    for rule in rules_at(line, i):
        if (found := rule(line, i)) is not None:
            return suffixed(line, found)
    return None


def rules_at(line: Line, i: int) -> tuple[Rule, ...]:
    """The rules to try at token i, in order."""
    word = line.words[i]
    return _NUMBER_RULES if word[:1] in _DIGITS and word else _rules().get(word, ())
