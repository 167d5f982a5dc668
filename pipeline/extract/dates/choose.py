"""Which occurrence of a date without its year is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.dates.parts import Day, DayPart, Edge, Fraction, HalfOf, Holiday, Part
from pipeline.extract.dates.periods import Days

Tense = Literal["past", "present", "future"] | None

# A day that close beats the tense: a clause in the present can look back a month ("is sinds 3 februari open"), one in
# the past can name what was still ahead for two weeks.
_LOOK_BACK, _LOOK_AHEAD = 31, 14


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the occurrence must lie, for an end of a range whose other end is known."""

    not_before: dt.date | None = None
    not_after: dt.date | None = None


ANYWHERE = Bounds()


def chosen(candidates: Sequence[Days], part: Part, today: dt.date | None, tense: Tense, bounds: Bounds) -> Days | None:
    """The occurrence that is meant out of some in order of time: within the bounds; else the one that the stated
    weekday, the tense of the clause or, where that is not clear, the distance points at."""
    if bounds.not_before:
        return next((days for days in candidates if days.last >= bounds.not_before), None)
    if bounds.not_after:
        return next((days for days in reversed(candidates) if days.first <= bounds.not_after), None)
    if today is None:
        return None
    past = next((days for days in reversed(candidates) if days.first <= today), None)
    ahead = next((days for days in candidates if days.last >= today), None)
    if past is None or ahead is None or past == ahead:
        return ahead or past
    if (by_weekday := _by_weekday(part, past, ahead)) is not None:
        return by_weekday
    since, until = (today - past.last).days, (ahead.first - today).days
    if tense == "past":
        return ahead if until <= _LOOK_AHEAD and since > 4 * _LOOK_AHEAD else past
    if tense == "present" and _reported(part):
        return past
    # Quarters are reported on in the present tense, and named days are announced
    if tense in ("present", "future") and not _reported(part):
        return past if since <= _LOOK_BACK and until > 4 * _LOOK_BACK else ahead
    if tense is None and isinstance(part, Holiday):
        return past if since <= _LOOK_BACK and until > 4 * _LOOK_BACK else ahead
    if tense is None and isinstance(part, Day) and part.month is None:
        return ahead
    return past if since < until else ahead


def _by_weekday(part: Part, past: Days, ahead: Days) -> Days | None:
    """The only one of the two that falls on the weekday that the text states."""
    if isinstance(part, DayPart):
        part = part.of
    if not isinstance(part, Day) or part.weekday is None:
        return None
    fitting = [days for days in (past, ahead) if days.first.isoweekday() == part.weekday]
    return fitting[0] if len(fitting) == 1 else None


def _reported(part: Part) -> bool:
    return isinstance(part, (Fraction, HalfOf)) or (isinstance(part, Edge) and isinstance(part.of, Fraction))
