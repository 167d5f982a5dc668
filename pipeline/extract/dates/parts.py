"""What the grammar reads out of a text: the parts of calendar expressions, before anything is counted.

A part says what is written and no more. `of` is the part that contains it ("juni" of "volgend jaar"); where it is
None, the year (or the month) is not stated and `resolve` chooses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.extract.dates.lexicon import Direction, EdgeName, Unit


class Part:
    """Base of all parts."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Year(Part):
    """A calendar year: 2019."""

    number: int


@dataclass(frozen=True, slots=True)
class Decade(Part):
    """Ten years: de jaren 90."""

    first_year: int


@dataclass(frozen=True, slots=True)
class Century(Part):
    """A century by its ordinal: de 17e eeuw."""

    number: int


@dataclass(frozen=True, slots=True)
class Fraction(Part):
    """A quarter or a half of a year, by number (-1 is the last): het derde kwartaal, H1."""

    unit: Literal["quarter", "half"]
    number: int
    of: Part | None = None


@dataclass(frozen=True, slots=True)
class Season(Part):
    """A meteorological season by its TIMEX3 code."""

    code: str
    of: Part | None = None


@dataclass(frozen=True, slots=True)
class Month(Part):
    """A month by number."""

    number: int
    of: Part | None = None


@dataclass(frozen=True, slots=True)
class Week(Part):
    """A week by its ISO 8601 number."""

    number: int
    of: Part | None = None


@dataclass(frozen=True, slots=True)
class Day(Part):
    """A day by number. Without a month it is a day of the month `of`; `weekday` as stated beside it."""

    day: int
    month: int | None = None
    of: Part | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday(Part):
    """A named day, by the name that the list of holidays has for it."""

    name: str
    of: Part | None = None


@dataclass(frozen=True, slots=True)
class Weekday(Part):
    """A day of the week, in the week `of` where it is stated: volgende week dinsdag."""

    number: int
    of: Part | None = None


@dataclass(frozen=True, slots=True)
class Step(Part):
    """A unit of the calendar counted from today's: vandaag is 0 days, vorige week -1 week."""

    unit: Unit
    offset: int


@dataclass(frozen=True, slots=True)
class Directed(Part):
    """A part that recurs, on the stated side of today: komende vrijdag, deze zomer, 9 december jl."""

    direction: Direction
    part: Part


@dataclass(frozen=True, slots=True)
class Around(Part):
    """The week, weekend or month that holds another date: de week van 6 oktober."""

    unit: Unit
    part: Part


@dataclass(frozen=True, slots=True)
class Nth(Part):
    """The n-th (-1: last) unit or weekday of a period: de eerste vrijdag van mei."""

    number: int
    unit: Unit | int
    of: Part


@dataclass(frozen=True, slots=True)
class Run(Part):
    """The first or last units of a period: de eerste negen maanden van 2021 (count 9), de laatste twee weken (-2)."""

    count: int
    unit: Unit
    of: Part


@dataclass(frozen=True, slots=True)
class Edge(Part):
    """A third of a period: begin 2022, half juni, eind volgend jaar."""

    name: EdgeName
    of: Part


@dataclass(frozen=True, slots=True)
class HalfOf(Part):
    """The first or second half of a period."""

    number: int
    of: Part


@dataclass(frozen=True, slots=True)
class LastDay(Part):
    """The last day of a period: ultimo 2022."""

    of: Part


@dataclass(frozen=True, slots=True)
class Split(Part):
    """What has passed (`earlier`) or is still to come (`later`, `rest`) of a period: eerder dit jaar."""

    side: Literal["earlier", "later", "rest"]
    of: Part


@dataclass(frozen=True, slots=True)
class Shift(Part):
    """A number of units before or after a base: drie weken geleden, twee dagen na Pasen.

    Without a base it is counted from today and has the grain of its smallest unit; from a base, days.
    """

    amounts: tuple[tuple[float, Unit], ...]
    sign: Literal[-1, 1]
    base: Part | None = None
    by_grain: bool = True


@dataclass(frozen=True, slots=True)
class WeekdayCount(Part):
    """The n-th such weekday before or after today: twee maandagen later."""

    count: int
    weekday: int
    sign: Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class Window(Part):
    """A number of units up to or from today: de afgelopen twee maanden, binnen drie weken (`within`)."""

    count: float
    unit: Unit
    side: Literal["past", "coming", "within"]


@dataclass(frozen=True, slots=True)
class Mentioned(Part):
    """The date that the text mentioned last, in the given grain: dezelfde dag."""

    unit: Unit = "day"


@dataclass(frozen=True, slots=True)
class MentionedWeekday(Part):
    """The weekday that the text mentioned last, or that follows what it mentioned: diezelfde zaterdag."""

    number: int


@dataclass(frozen=True, slots=True)
class DayPart(Part):
    """A part of a day by its TIMEX3 code: dinsdagavond."""

    code: str
    of: Part


@dataclass(frozen=True, slots=True)
class Range(Part):
    """From one part to another, both included."""

    first: Part
    last: Part


@dataclass(frozen=True, slots=True)
class Vague(Part):
    """A period without bounds: de komende jaren."""


def described(part: Part) -> str:
    """A part as people read it: Edge(name=end, of=Year(number=2023)), without what it leaves open."""
    fields: tuple[str, ...] = part.__slots__
    stated = [(name, getattr(part, name)) for name in fields]
    shown = (f"{name}={_shown(value)}" for name, value in stated if value is not None and not isinstance(value, bool))
    return f"{type(part).__name__}({', '.join(shown)})"


def _shown(value: object) -> str:
    if isinstance(value, Part):
        return described(value)
    if isinstance(value, tuple):
        return " ".join(map(_shown, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
