"""Expressions that point at the date mentioned before, or that part a period at today: text to parts.

Each rule takes a line and the index of a token and gives what it reads and the index after it, or None.
"""

from __future__ import annotations

from pipeline.extract.dates.counts import base
from pipeline.extract.dates.lexicon import (
    ARTICLES,
    DAY_PARTS,
    DIRECTIONS,
    EARLIER,
    LATER,
    OFFSETS,
    PARTED_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)
from pipeline.extract.dates.numerals import Parsed
from pipeline.extract.dates.parts import DayPart, Mentioned, MentionedWeekday, Shift, Split, Step
from pipeline.extract.dates.stretches import month
from pipeline.extract.dates.tokens import Line
from pipeline.extract.dates.years import stated_year, year

_YEAR_BEFORE = (("vorig", "jaar"), ("een", "jaar", "eerder"), ("het", "jaar", "ervoor"))
_SAME = frozenset({"dezelfde", "hetzelfde", "diezelfde", "datzelfde"})


def anchored(line: Line, i: int) -> Parsed:
    """What points at the date mentioned before: dezelfde dag, de dag erna, het jaar daarvoor; de dag na morgen."""
    word = line.words[i]
    if word in _SAME:
        return _same(line, i + 1)
    unit = UNITS.get(word)
    if unit is None:
        return None
    behind = line.words[i + 1]
    if (behind in LATER and behind != "later") or (behind in EARLIER and behind != "eerder"):
        return Shift(((1, unit),), 1 if behind in LATER else -1, Mentioned(unit), unit != "day"), i + 2
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
    word = line.words[i]
    if word in WEEKDAYS:
        return MentionedWeekday(WEEKDAYS[word]), i + 1
    if word in PARTED_WEEKDAYS:
        number, code = PARTED_WEEKDAYS[word]
        return DayPart(code, MentionedWeekday(number)), i + 1
    if word in DAY_PARTS:
        return DayPart(DAY_PARTS[word], Mentioned()), i + 1
    unit = UNITS.get(word)
    if unit is None and word != "periode":
        return None
    j = i + 1 + (line.words[i + 1] in ("van", "in"))
    end = line.after_any(j, _YEAR_BEFORE)
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
        j += line.words[j] in ("mijn", "onze", "de", "het", "deze", "dit")
        unit = UNITS.get(line.words[j])
        if unit is not None and stated_year(line, j + 1, linked=False) is None:
            return Split("rest", Step(unit, 0)), j + 1
        found = year(line, j) or month(line, j)
        return (Split("rest", found[0]), found[1]) if found else None
    j += line.words[j] == "in" and line.words[j + 1] in ARTICLES
    direction = DIRECTIONS.get(line.words[j])
    unit = UNITS.get(line.words[j + 1])
    if unit is None or unit == "day" or (direction is None and line.words[j] not in ARTICLES):
        return None
    offset = OFFSETS[direction] if direction else 0
    if direction is None and line.words[j - 1] != "in":
        return None
    return Split("earlier" if word == "eerder" else "later", Step(unit, offset)), j + 2


def now(line: Line, i: int) -> Parsed:
    """`nu` as one end of a range (van nu tot 22 oktober, tussen nu en 2030): today. By itself it is no date."""
    begins = line.words[i - 1] in ("van", "vanaf", "tussen") and line.words[i + 1] in ("tot", "en", "t")
    ends = line.words[i - 1] in ("en", "tot") and line.words[i + 1] != "toe"
    return (Step("day", 0), i + 1) if begins or ends else None


def unit_of_today(line: Line, i: int) -> Parsed:
    """`de maand` in "eind van de maand": today's."""
    unit = UNITS.get(line.words[i])
    return (Step(unit, 0), i + 1) if unit and line.words[i - 1] in ARTICLES else None
