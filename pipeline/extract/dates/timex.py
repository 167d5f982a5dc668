"""TIMEX3 values (ISO-TimeML): of units of the calendar, and of parts whose year is not known."""

from __future__ import annotations

import datetime as dt

from pipeline.extract.dates.lexicon import Unit
from pipeline.extract.dates.parts import Day, DayPart, Directed, Edge, Fraction, Month, Part, Season, Week, Weekday


def of_unit(unit: Unit, first: dt.date) -> str:
    """The value of a whole unit by its first day: 2019-12-09, 2020-W06, 2021-Q2, 2023-H1, 201, 16."""
    year = f"{first.year:04}"
    week_year, week, _ = first.isocalendar()
    match unit:
        case "day":
            return first.isoformat()
        case "week":
            return f"{week_year:04}-W{week:02}"
        case "weekend":
            return f"{week_year:04}-W{week:02}-WE"
        case "month":
            return f"{year}-{first.month:02}"
        case "quarter":
            return f"{year}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{year}-H{1 if first.month < 7 else 2}"
        case "year":
            return year
        case "school year":
            return ""
        case "decade":
            return year[:3]
        case "century":
            return year[:2]


def unresolved(part: Part) -> str:
    """The value of a part of which the year or the week is not known: XXXX-12-09, XXXX-WXX-1; else empty."""
    match part:
        case Day(day=day, month=month, of=None):
            return f"XXXX-{month:02}-{day:02}" if month else f"XXXX-XX-{day:02}"
        case Month(number, None):
            return f"XXXX-{number:02}"
        case Season(code, None):
            return f"XXXX-{code}"
        case Fraction(unit, number, None) if number > 0:
            return f"XXXX-{'Q' if unit == 'quarter' else 'H'}{number}"
        case Week(number, None):
            return f"XXXX-W{number:02}"
        case Weekday(number, None):
            return f"XXXX-WXX-{number}"
        case Directed(_, inner) | Edge(_, inner):
            return unresolved(inner)
        case DayPart(code, inner):
            value = unresolved(inner)
            return f"{value}T{code}" if value else ""
    return ""
