"""Stretches of days and the arithmetic of the calendar: units that contain a day, steps, thirds and halves."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from pipeline.extract.dates import timex
from pipeline.extract.dates.lexicon import EdgeName, Unit

ONE_DAY = dt.timedelta(days=1)
_MONTHS_OF_UNIT: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "school year": 12,
    "decade": 120,
    "century": 1200,
}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (both None where unresolved), the TIMEX3 value, and the unit where it is just one."""

    first: dt.date | None
    last: dt.date | None
    timex: str = ""
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Days(Period):
    """A resolved period: both days are known."""

    first: dt.date
    last: dt.date


def containing(unit: Unit, day: dt.date) -> Days:
    """The unit of the calendar that holds the day; for a weekend that of its week. Raises ValueError, OverflowError."""
    if unit == "day":
        return Days(day, day, timex.of_unit(unit, day), unit)
    if unit in ("week", "weekend"):
        monday = day - dt.timedelta(days=day.weekday())
        first = monday if unit == "week" else monday + dt.timedelta(days=5)
        return Days(first, monday + dt.timedelta(days=6), timex.of_unit(unit, first), unit)
    months = _MONTHS_OF_UNIT[unit]
    lead = 7 if unit == "school year" else 0  # it begins in August
    index = (day.year * 12 + day.month - 1 - lead) // months * months + lead
    first = dt.date(index // 12, index % 12 + 1, 1)
    return Days(first, _before(first + relativedelta(months=months)), timex.of_unit(unit, first), unit)


def season(code: str, year: int) -> Days:
    """The meteorological season that begins in the year: winter 2018 lasts until February 2019."""
    first = dt.date(year, _SEASON_STARTS[code], 1)
    return Days(first, _before(first + relativedelta(months=3)), f"{year:04}-{code}")


def stepped(day: dt.date, unit: Unit, count: int) -> dt.date:
    """The day so many units later; at the end of a shorter month its last day. Raises ValueError, OverflowError."""
    if unit == "day":
        return day + dt.timedelta(days=count)
    if unit in ("week", "weekend"):
        return day + dt.timedelta(weeks=count)
    return day + relativedelta(months=count * _MONTHS_OF_UNIT[unit])


def _before(day: dt.date) -> dt.date:
    return day - ONE_DAY


def _months(period: Days) -> int:
    """The number of whole months that the period consists of; 0 where it does not."""
    after = period.last + ONE_DAY
    if period.first.day != 1 or after.day != 1:
        return 0
    return (after.year - period.first.year) * 12 + after.month - period.first.month


def _share(period: Days, number: int, parts: int, value: str) -> Days:
    """One of so many equal parts: in months where they divide evenly, else in days."""
    months = _months(period)
    if months % parts == 0 and months:
        size = months // parts
        first = period.first + relativedelta(months=number * size)
        last = _before(first + relativedelta(months=size))
        return Days(first, last, value)
    days = (period.last - period.first).days + 1
    begin, end = days * number // parts, days * (number + 1) // parts
    return Days(period.first + dt.timedelta(days=begin), period.first + dt.timedelta(days=max(begin, end - 1)), value)


def third(period: Days, edge: EdgeName) -> Days:
    """Begin, middle or end of a period; it keeps the TIMEX3 value of the whole.

    Months are parted at the 10th and the 20th, weeks into Monday and Tuesday, Wednesday to Friday, and the weekend.
    """
    number = ("begin", "mid", "end").index(edge)
    if period.first == period.last:
        return period
    if period.unit == "week":
        begin, end = ((0, 1), (2, 4), (5, 6))[number]
        return Days(period.first + dt.timedelta(begin), period.first + dt.timedelta(end), period.timex)
    if _months(period) == 1:
        length = calendar.monthrange(period.first.year, period.first.month)[1]
        first_day, last_day = ((1, 10), (11, 20), (21, length))[number]
        return Days(period.first.replace(day=first_day), period.first.replace(day=last_day), period.timex)
    return _share(period, number, 3, period.timex)


def half(period: Days, number: int) -> Days:
    """The first or the second half (-1) of a period; that of a month is parted after the 15th."""
    second = number != 1
    if period.unit == "year":
        return containing("half", period.last if second else period.first)
    if _months(period) == 1:
        if second:
            return Days(period.first.replace(day=16), period.last)
        return Days(period.first, period.first.replace(day=15))
    return _share(period, int(second), 2, "")


def nth_weekday(period: Days, number: int, weekday: int) -> Days | None:
    """The n-th (-1: last) such weekday in a period."""
    if number > 0:
        ahead = (weekday - period.first.isoweekday()) % 7 + 7 * (number - 1)
        day = period.first + dt.timedelta(days=ahead)
    else:
        day = period.last - dt.timedelta(days=(period.last.isoweekday() - weekday) % 7)
    return containing("day", day) if period.first <= day <= period.last else None


def nth_unit(period: Days, number: int, unit: Unit) -> Days | None:
    """The n-th (-1: last) unit in a period; a week belongs to the month or year that holds its Thursday."""
    if unit in ("week", "weekend"):
        key_day = nth_weekday(period, number, 4 if unit == "week" else 6)
        return containing(unit, key_day.first) if key_day else None
    day = stepped(period.first, unit, number - 1) if number > 0 else period.last
    found = containing(unit, day)
    return found if period.first <= day <= period.last else None


def run(period: Days, count: int, unit: Unit) -> Days:
    """The first (or, with a negative count, the last) so many units of a period."""
    if count > 0:
        return Days(period.first, _before(stepped(period.first, unit, count)))
    return Days(stepped(period.last + ONE_DAY, unit, count), period.last)


def on_or_after(day: dt.date, weekday: int) -> dt.date:
    """The first such weekday (Monday is 1) from a day on."""
    return day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)


def on_or_before(day: dt.date, weekday: int) -> dt.date:
    """The last such weekday (Monday is 1) up to a day."""
    return day - dt.timedelta(days=(day.isoweekday() - weekday) % 7)


def part_of_day(code: str, days: Days | None) -> Days | None:
    """Morning, evening and so on: the day itself, with the code of the part in its TIMEX3 value."""
    return Days(days.first, days.last, f"{days.first.isoformat()}T{code}", days.unit) if days else None


def passed_or_ahead(side: str, outer: Days, today: dt.date | None) -> Days:
    """What has passed or is to come of a period that holds today; all of another one."""
    if today is None or not outer.first <= today <= outer.last:
        return outer
    if side == "earlier":
        return Days(outer.first, max(outer.first, today - ONE_DAY), outer.timex)
    return Days(today, outer.last, outer.timex)
