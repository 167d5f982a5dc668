"""From parts and the day of publication to days: what a calendar expression means.

A pure function. What is written without its year (or, for a bare day, its month) goes to the occurrence that the
tense of its clause asks for, else to the nearest one.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.dates import holidays, periods, plain, timex
from pipeline.extract.dates.choose import ANYWHERE, Bounds, Tense, chosen
from pipeline.extract.dates.lexicon import Unit
from pipeline.extract.dates.parts import (
    Around,
    Century,
    Day,
    DayPart,
    Decade,
    Directed,
    Edge,
    Fraction,
    HalfOf,
    Holiday,
    LastDay,
    Mentioned,
    MentionedWeekday,
    Month,
    Nth,
    Part,
    Range,
    Run,
    Season,
    Shift,
    Split,
    Step,
    Vague,
    Week,
    Weekday,
    WeekdayCount,
    Window,
    Year,
)
from pipeline.extract.dates.periods import ONE_DAY, Days, Period, containing, on_or_after, on_or_before, stepped

_UNRESOLVED = Period(None, None)
_SMALLER: dict[Unit, tuple[int, Unit]] = {
    "year": (12, "month"), "half": (6, "month"), "quarter": (3, "month"), "month": (4, "week"), "week": (7, "day"),
    "weekend": (7, "day"), "school year": (12, "month"), "decade": (10, "year"), "century": (100, "year"),
    "day": (1, "day"),
}  # fmt: skip
_RELATIVE = (Step, Directed, Window, Split, Mentioned, MentionedWeekday, WeekdayCount, Weekday)
_BY_SIZE: tuple[Unit, ...] = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "year",
    "school year",
    "decade",
    "century",
)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against."""

    published: dt.date | None
    tense: Tense = None
    mentioned: Period | None = None
    """The date that the text mentioned before."""
    bounds: Bounds = ANYWHERE


@lru_cache(maxsize=65536)
def resolve(part: Part, context: Context) -> Period | None:
    """The period that a part means; without days where it needs a day of publication that is not known. None where the
    calendar has no such day (31 april, the fifth Monday of a month without one)."""
    try:
        found = _resolved(part, context)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None
    if found is None and context.published is None and is_relative(part):
        return Period(None, None, timex.unresolved(part))
    return found


@lru_cache(maxsize=65536)
def is_relative(part: Part) -> bool:
    """Whether the day of publication, or another date, is needed to resolve the part."""
    if isinstance(part, Weekday) and part.of is not None:
        return is_relative(part.of)
    if isinstance(part, _RELATIVE) or is_open(part):
        return True
    if isinstance(part, Shift) and part.base is None:
        return True
    children = [getattr(part, field.name) for field in dataclasses.fields(part)]  # type: ignore[arg-type]
    return any(isinstance(child, Part) and is_relative(child) for child in children)


def is_open(part: Part) -> bool:
    """Whether the part lacks its year, or a bare day its month."""
    match part:
        case Day(of=of) | Month(of=of) | Season(of=of) | Fraction(of=of) | Week(of=of) | Holiday(of=of):
            return of is None
        case Nth(of=of) | Run(of=of) | Edge(of=of) | HalfOf(of=of) | LastDay(of=of) | DayPart(of=of):
            return is_open(of)
        case Around(part=inner):
            return is_open(inner)
        case Range(first=first, last=last):
            return is_open(first) and is_open(last)
        case Shift(base=Part() as base):
            return is_open(base)
    return False


def _placed(part: Part, container: Part) -> Part:
    """An open part with its year (or month) filled in."""
    match part:
        case Around(part=inner):
            return replace(part, part=_placed(inner, container))
        case Range(first, last):
            return Range(_placed(first, container), _placed(last, container))
        case Shift(base=Part() as base):
            return replace(part, base=_placed(base, container))
        case Nth() | Run() | Edge() | HalfOf() | LastDay() | DayPart():
            return replace(part, of=_placed(part.of, container))
        case Day() | Month() | Season() | Fraction() | Week() | Holiday():
            return replace(part, of=container)
    return part


def _resolved(part: Part, context: Context) -> Days | Period | None:
    if isinstance(part, Range):
        return _range(part, context)
    if isinstance(part, DayPart) and isinstance(part.of, Range):
        return periods.part_of_day(part.code, _range(part.of, context))
    if isinstance(part, Vague):
        return _UNRESOLVED
    if isinstance(part, Shift) and isinstance(part.base, Mentioned) and part.by_grain and context.mentioned is None:
        return _UNRESOLVED  # een jaar later, of what is not said
    if is_open(part):
        return chosen(_candidates(part, context), part, context.published, context.tense, context.bounds)
    return _closed(part, context)


def _closed(part: Part, context: Context) -> Days | None:
    """A part whose container is stated, or that is counted from a known day."""
    match part:
        case Year(number):
            return containing("year", dt.date(number, 1, 1))
        case Decade(first_year):
            return containing("decade", dt.date(first_year, 1, 1))
        case Century(number):
            return containing("century", dt.date(max(1, 100 * (number - 1)), 1, 1))
        case Day() | Month() | Season() | Fraction() | Week() | Holiday():
            return _in_year(part, context)
        case Weekday() | WeekdayCount():
            return _weekday(part, context)
        case Directed():
            return _directed(part, context)
        case Shift():
            return _shift(part, context)
        case Mentioned(unit):
            before = _before(context)
            return containing(unit, before) if before else None
        case MentionedWeekday(number):
            before = _before(context)
            return containing("day", on_or_after(before, number)) if before else None
        case DayPart(code, of):
            return periods.part_of_day(code, _inner(of, context))
        case Around(unit, inner):
            held = _inner(inner, context)
            return containing(unit, held.first) if held else None
        case Nth() | Run() | Edge() | HalfOf() | LastDay() | Split():
            return _of_period(part, context)
    return _from_today(part, context.published) if context.published else None


def _inner(part: Part, context: Context) -> Days | None:
    """A part inside another, with its days."""
    found = _resolved(part, context)
    return found if isinstance(found, Days) else None


def _in_year(part: Day | Month | Season | Fraction | Week | Holiday, context: Context) -> Days | None:
    outer = _inner(part.of, context) if part.of else None
    if outer is None:
        return None
    year = outer.first.year
    match part:
        case Day(day, month):
            found = plain.read(day, month or outer.first.month, year)
            return containing("day", found) if found else None
        case Month(number):
            return containing("month", dt.date(year, number, 1))
        case Season(code):
            return periods.season(code, year)
        case Fraction(unit, number):
            months = 3 if unit == "quarter" else 6
            index = number if number > 0 else 12 // months
            return containing(unit, dt.date(year, months * (index - 1) + 1, 1))
        case Week(number):
            return containing("week", dt.date.fromisocalendar(year, number, 1))
        case Holiday(name):
            days = holidays.days_of(name, year)
            return (containing("day", days[0]) if days[0] == days[1] else Days(*days)) if days else None


def _from_today(part: Part, today: dt.date) -> Days | None:
    match part:
        case Step(unit, offset):
            return containing(unit, stepped(containing(unit, today).first if unit != "day" else today, unit, offset))
        case Window(count, unit, side):
            return _window(count, unit, side, today)
    return None


def _window(count: float, unit: Unit, side: str, today: dt.date) -> Days:
    amount, unit = _whole(count, unit)
    if unit in ("decade", "century"):  # the last two decades are whole ones
        begin = containing(unit, today).first
        if side == "past":
            return Days(stepped(begin, unit, -amount), begin - ONE_DAY)
        return Days(stepped(begin, unit, 1), stepped(begin, unit, 1 + amount) - ONE_DAY)
    if side == "past":
        return Days(stepped(today, unit, -amount), today - ONE_DAY)
    if side == "coming":
        return Days(today + ONE_DAY, stepped(today, unit, amount))
    return Days(today, max(today, stepped(today, unit, amount) - ONE_DAY))


def _whole(count: float, unit: Unit) -> tuple[int, Unit]:
    """Half units as whole smaller ones: anderhalf jaar is 18 months, a half month two weeks."""
    if count == int(count):
        return int(count), unit
    factor, smaller = _SMALLER[unit]
    return int(count * factor), smaller


def _before(context: Context) -> dt.date | None:
    return (context.mentioned.first if context.mentioned else None) or context.published


def _shift(part: Shift, context: Context) -> Days | None:
    amounts = [_whole(count, unit) for count, unit in part.amounts]
    if isinstance(part.base, Mentioned):
        return _shift_mentioned(amounts, part, part.base.unit, context)
    if part.base is None:
        start = context.published
    else:
        base = _inner(part.base, context)
        start = base.first if base else None
    if start is None:
        return None
    day = _moved(start, amounts, part.sign)
    smallest = min((unit for _, unit in amounts), key=_BY_SIZE.index)
    return containing(smallest if part.by_grain else "day", day)


def _shift_mentioned(amounts: list[tuple[int, Unit]], part: Shift, named: Unit, context: Context) -> Days | None:
    """een jaar eerder, of a month mentioned before: that month of the year before; het jaar daarop: all of it."""
    before = context.mentioned
    if before is None or before.first is None or before.last is None:
        return containing("day", _moved(context.published, amounts, part.sign)) if context.published else None
    first = _moved(before.first, amounts, part.sign)
    if named != "day" or before.unit is not None:
        return containing(before.unit if before.unit and named == "day" else named, first)
    return Days(first, _moved(before.last, amounts, part.sign))


def _moved(day: dt.date, amounts: list[tuple[int, Unit]], sign: int) -> dt.date:
    # Larger units first, as one counts by hand: 2 years, 1 month and 21 days
    for count, unit in sorted(amounts, key=lambda amount: -_BY_SIZE.index(amount[1])):
        day = stepped(day, unit, sign * count)
    return day


def _weekday(part: Weekday | WeekdayCount, context: Context) -> Days | None:
    if isinstance(part, Weekday) and part.of is not None:
        week = _inner(part.of, context)
        return containing("day", week.first + dt.timedelta(days=part.number - 1)) if week else None
    if context.bounds.not_before and isinstance(part, Weekday):
        return containing("day", on_or_after(context.bounds.not_before, part.number))
    today = context.published
    if today is None:
        return None
    if isinstance(part, WeekdayCount):
        weeks = dt.timedelta(weeks=part.count - 1)
        ahead = on_or_after(today + ONE_DAY, part.weekday) + weeks
        return containing("day", ahead if part.sign > 0 else on_or_before(today - ONE_DAY, part.weekday) - weeks)
    past = context.tense == "past"
    return containing("day", on_or_before(today, part.number) if past else on_or_after(today, part.number))


def _directed(part: Directed, context: Context) -> Days | None:
    today = context.published
    if today is None:
        return None
    direction = part.direction
    if isinstance(part.part, Weekday):
        number = part.part.number
        if direction in ("this", "next"):
            week = containing("week", stepped(today, "week", int(direction == "next")))
            return containing("day", week.first + dt.timedelta(days=number - 1))
        past = direction in ("past", "previous")
        return containing(
            "day", on_or_before(today - ONE_DAY, number) if past else on_or_after(today + ONE_DAY, number)
        )
    if isinstance(part.part, Step):  # komend weekend: the first one that begins after today
        this = containing(part.part.unit, today)
        return this if this.first > today else containing(part.part.unit, stepped(today, part.part.unit, 1))
    if not is_open(part.part):
        return _inner(part.part, context)
    candidates = _candidates(part.part, context)
    a_day = isinstance(part.part, (Day, Around))
    if direction in ("past", "previous"):
        ended = [c for c in candidates if c.last < today or (a_day and c.last == today)]
        return ended[-1] if ended else None
    if direction in ("coming", "next"):
        return next((c for c in candidates if c.first > today or (a_day and c.first == today)), None)
    if isinstance(part.part, Season) and part.part.code == "WI":
        return chosen(candidates, part.part, today, None, ANYWHERE)
    return next((c for c in candidates if c.first.year == today.year), None)


def _candidates(part: Part, context: Context) -> list[Days]:
    """The occurrences of an open part around the day that counts, in order."""
    near = context.bounds.not_before or context.bounds.not_after or context.published
    if near is None:
        return []
    reach = 8 if part == Day(29, 2) else 1
    containers: list[Part]
    if _monthless(part):
        months = [stepped(near.replace(day=1), "month", n) for n in (-2, -1, 0, 1, 2)]
        containers = [Month(month.month, Year(month.year)) for month in months]
    else:
        containers = [Year(year) for year in range(max(1, near.year - reach), min(9999, near.year + reach) + 1)]
    found = (_inner(_placed(part, container), replace(context, bounds=ANYWHERE)) for container in containers)
    return [days for days in found if days is not None]


def _monthless(part: Part) -> bool:
    if isinstance(part, DayPart):
        return _monthless(part.of)
    return isinstance(part, Day) and part.month is None


def _of_period(part: Nth | Run | Edge | HalfOf | LastDay | Split, context: Context) -> Days | None:
    outer = _inner(part.of, context)
    if outer is None:
        return None
    match part:
        case Nth(number, int() as weekday):
            return periods.nth_weekday(outer, number, weekday)
        case Nth(number, unit):
            return periods.nth_unit(outer, number, unit)  # type: ignore[arg-type]
        case Run(count, unit):
            return periods.run(outer, count, unit)
        case Edge(name):
            return periods.third(outer, name)
        case HalfOf(number):
            return periods.half(outer, number)
        case LastDay():
            return containing("day", outer.last)
        case Split(side):
            return periods.passed_or_ahead(side, outer, context.published)


def _range(part: Range, context: Context) -> Days | None:
    """From one date to another: an end without its year takes it from the other end."""
    first_open, last_open = is_open(part.first), is_open(part.last)
    if first_open and last_open and not context.bounds.not_before:
        placed = [_ended(first, part.last, context) for first in _candidates(part.first, context)]
        pairs = [days for days in placed if days is not None]
        return chosen(pairs, part, context.published, context.tense, context.bounds)
    if first_open:
        last = _inner(part.last, context)
        if last is None:
            return None
        before = _inner(part.first, replace(context, bounds=Bounds(not_after=last.last)))
        return Days(before.first, last.last) if before else None
    first = _inner(part.first, context)
    return _ended(first, part.last, context) if first else None


def _ended(first: Days, end: Part, context: Context) -> Days | None:
    """The range that begins with `first`."""
    bounds = Bounds(not_before=first.first + ONE_DAY if isinstance(end, Weekday) else first.first)
    last = _inner(end, replace(context, bounds=bounds))
    return Days(first.first, last.last) if last and last.last >= first.first else None
