"""Plain calendar dates, read by dateparser inside the bounds that the grammar gives."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
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


@lru_cache(maxsize=65536)
def read(day: int, month: int, year: int) -> dt.date | None:
    """The day in the calendar, None where there is none (31 april).

    dateparser gets the date in full Dutch words: abbreviations ("3 sept 1999", "1 febr") and ordinals it does not
    know, and the numbers have been read by the grammar. Years before 1000 it takes for shortened ones, so those are
    computed here.
    """
    if year < 1000:
        try:
            return dt.date(year, month, day)
        except ValueError:
            return None
    parsed = _parser().get_date_data(f"{day} {FULL_MONTHS[month - 1]} {year}").date_obj
    return parsed.date() if parsed else None


@lru_cache(maxsize=1)
def _parser() -> Any:
    from dateparser.date import DateDataParser  # costly to import

    return DateDataParser(languages=["nl"], settings=_SETTINGS)
