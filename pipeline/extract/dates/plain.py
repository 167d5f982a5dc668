"""Plain calendar dates, read by dateparser inside the bounds that the grammar gives."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from pipeline.extract.dates.lexicon import FULL_MONTHS

# Nothing is guessed, searched or taken from today's date.
_SETTINGS = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "PARSERS": ["absolute-time"],
    "NORMALIZE": True,
    "RETURN_AS_TIMEZONE_AWARE": False,
}


_LEAP_YEAR = 2000  # has every day that any year has


def read(day: int, month: int, year: int) -> dt.date | None:
    """The day in the calendar, None where there is none (31 april, 29 februari 2023)."""
    in_leap_year = _read(day, month)
    try:
        return in_leap_year.replace(year=year) if in_leap_year else None
    except ValueError:
        return None


@cache
def _read(day: int, month: int) -> dt.date | None:
    """The day of a leap year.

    dateparser gets the date in full Dutch words: abbreviations ("3 sept 1999", "1 febr") and ordinals it does not
    know, and the numbers have been read by the grammar. It takes some 0.7 ms a date, so each of the 372 pairs is read
    once and other years are put in by the calendar.
    """
    parsed = _parser().get_date_data(f"{day} {FULL_MONTHS[month - 1]} {_LEAP_YEAR}").date_obj
    return parsed.date() if parsed else None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # costly to import

    return DateDataParser(languages=["nl"], settings=_SETTINGS)
