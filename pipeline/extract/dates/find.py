"""Calendar expressions of a text, with their bounds and their days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.extract.dates import contexts, grammar
from pipeline.extract.dates.chains import Found, expressions
from pipeline.extract.dates.lexicon import ARTICLES
from pipeline.extract.dates.parts import Part, Range, Year
from pipeline.extract.dates.periods import Period
from pipeline.extract.dates.resolve import Context, is_relative, resolve
from pipeline.extract.dates.tense import tense_around
from pipeline.extract.dates.tokens import Line
from pipeline.record import Date

_LINE = re.compile(r"[^\n]+")


def find_dates(text: str, published: dt.date | None) -> list[Date]:
    """The calendar expressions of a text in order, none overlapping another.

    Without a day of publication relative expressions keep `first` and `last` empty. Linear in the length of the text.
    """
    found: list[Date] = []
    mentioned: Period | None = None
    for match in _LINE.finditer(text):
        line = Line.read(text, *match.span())
        for expression in _in_line(line):
            tense = tense_around(line, expression.start, expression.end) if is_relative(expression.part) else None
            period = resolve(expression.part, Context(published, tense, mentioned))
            if period is None:
                continue
            if period.first is not None:
                mentioned = period
            found.append(_date(line, expression, period))
    return found


def _date(line: Line, found: Found, period: Period) -> Date:
    start = found.start
    if start and line.words[start - 1] in ARTICLES and not line.glued(start):
        start -= 1
    begin, end = line.starts[start], line.ends[found.end - 1]
    return Date(
        start=begin,
        end=end,
        text=line.text[begin:end],
        method="rule",
        first=period.first,
        last=period.last,
        timex=period.timex,
        relative=is_relative(found.part),
    )


def _in_line(line: Line) -> Iterator[Found]:
    """The expressions of a line from left to right."""
    starters = grammar.starters()
    year_end = -1  # where the year found last ended
    done = 0
    for i, word in enumerate(line.words[: line.count]):
        if i < done or not (word in starters or word[0] in "0123456789"):
            continue
        for found in expressions(line, i):
            if not contexts.is_date(line, found, follows_year=year_end == found.start - 1):
                break
            yield found
            done = found.end
            if _is_year(found.part):
                year_end = found.end


def _is_year(part: Part) -> bool:
    return isinstance(part, Year) or isinstance(part, Range) and isinstance(part.last, Year)
