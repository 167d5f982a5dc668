"""Named days of the Netherlands and Flanders, and some that their press releases borrow: names and days.

The list `holidays.txt` states names and rules. Easter comes from dateutil; what no rule of the calendar gives (the
King's birthday through the years, feasts of the moon) from the `holidays` library, for the Netherlands and Suriname.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from pipeline.extract import wordlists
from pipeline.extract.dates.tokens import Line

_LIST = "holidays"
# A person as often as a day: only "met Sinterklaas", "na Sinterklaas".
_PERSONS = frozenset({"sinterklaas"})
_BEFORE_A_DAY = frozenset({"met", "na", "voor", "vóór", "tot", "vanaf", "rond", "sinds", "tijdens"})


def name_at(line: Line, i: int) -> tuple[str, int] | None:
    """The kept name of the named day that begins at token i and the index after it; the longest name wins."""
    for words, name in _phrases().get(line.words[i], ()):
        end = line.after(i, *words)
        if end is not None and (words[0] not in _PERSONS or line.words[i - 1] in _BEFORE_A_DAY):
            return name, end
    return None


@cache
def first_words() -> frozenset[str]:
    """The words with which a named day can begin."""
    return frozenset(_phrases())


@lru_cache(maxsize=4096)
def days_of(name: str, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of the named day in a year; None where the rule knows none in it."""
    first, _, last = _rules()[name].partition("..")
    begin = _day_by(first.split(), year)
    end = _day_by(last.split(), year) if last else begin
    return (begin, end) if begin and end else None


def _day_by(rule: list[str], year: int) -> dt.date | None:
    if rule[-1][0] in "+-" and (rule[0] != "nth" or len(rule) > 4):
        day = _day_by(rule[:-1], year)
        return day and day + dt.timedelta(days=int(rule[-1]))
    if rule[0] == "easter":
        return easter(year)
    if rule[0] == "nth":
        nth, number, month = (int(word) for word in rule[1:])
        start = dt.date(year, month, 1 if nth > 0 else 28)
        if nth < 0:
            start += relativedelta(day=31)
        return start + relativedelta(weekday=weekday(number - 1, nth))
    if rule[0] == "library":
        return _library_days(year).get(" ".join(rule[1:]))
    month_day = rule[0].split("-")
    return dt.date(year, int(month_day[0]), int(month_day[1]))


@lru_cache(maxsize=256)
def _library_days(year: int) -> dict[str, dt.date]:
    import holidays

    days: dict[str, dt.date] = {}
    for country in ("SR", "NL"):
        for day, names in sorted(holidays.country_holidays(country, years=year, language="nl").items()):
            for name in names.split("; "):
                days.setdefault(name.removesuffix(" (geschat)"), day)
    return days


@cache
def _rules() -> dict[str, str]:
    return {names.split(",")[0].strip(): rule.strip() for names, rule in _entries()}


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for names, _ in _entries():
        kept = names.split(",")[0].strip()
        for name in names.split(","):
            line = Line.read(name, 0, len(name))
            words = tuple(line.words[: line.count])
            phrases.setdefault(words[0], []).append((words, kept))
    return {first: sorted(found, key=lambda item: -len(item[0])) for first, found in phrases.items()}


def _entries() -> list[tuple[str, str]]:
    return [(names, rule) for names, _, rule in (item.partition("|") for _, item in wordlists.items(_LIST))]
