"""Calendar expressions of a text, with their bounds and their days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.extract.dates import contexts, grammar
from pipeline.extract.dates.chains import Found, expressions
from pipeline.extract.dates.choose import Tense
from pipeline.extract.dates.lexicon import (
    ADVERBS,
    ARTICLES,
    EDGES,
    MONTHS,
    ORDINAL_ENDINGS,
    PARTED_WEEKDAYS,
    RANKS,
    WEEKDAYS,
    spelled_years,
)
from pipeline.extract.dates.parts import Mentioned, Part, Range, Shift, Year, described
from pipeline.extract.dates.periods import Period
from pipeline.extract.dates.resolve import Context, is_relative, resolve
from pipeline.extract.dates.tense import tense_around
from pipeline.extract.dates.tokens import Line
from pipeline.extract.trace import Note
from pipeline.record import Date

_LINE = re.compile(r"[^\n]+")


def find_dates(text: str, published: dt.date | None, notes: list[Note] | None = None) -> list[Date]:
    """The calendar expressions of a text in order, none overlapping another.

    Without a day of publication relative expressions keep `first` and `last` empty. Linear in the length of the text.
    `notes`, where given, receives which rule read each date, and why other expressions are none.
    """
    found: list[Date] = []
    mentioned: Period | None = None
    for match in _LINE.finditer(text):
        line = Line.read(text, *match.span())
        for expression in _in_line(line, notes):
            tense = _tense(line, expression, published, mentioned)
            if tense == "past" and _is_spread(line, expression):
                _refuse(notes, line, expression, "length of time over which something is spread")
                continue
            period = resolve(expression.part, Context(published, tense, mentioned))
            if period is None:
                _refuse(notes, line, expression, "no such day in the calendar")
                continue
            if period.first is not None and not _compares(expression.part):
                mentioned = period
            found.append(_date(line, expression, period))
            if notes is not None:
                notes.append(Note("dates", *found[-1].span, _evidence(line, expression, tense)))
    return found


def _refuse(notes: list[Note] | None, line: Line, found: Found, why_not: str) -> None:
    if notes is not None:
        notes.append(Note("dates", line.starts[found.start], line.ends[found.end - 1], why_not, lost=True))


def _evidence(line: Line, found: Found, tense: Tense) -> str:
    """The rule of the grammar, the parts that it read, and the tense of the clause where that counts."""
    rules = grammar.rules_at(line, found.start)
    rule = next((rule.__name__ for rule in rules if rule(line, found.start) is not None), "day")
    return f"{rule}, read as {described(found.part)}{f', {tense} tense' if tense else ''}"


def _tense(line: Line, found: Found, published: dt.date | None, mentioned: Period | None) -> Tense:
    """The tense of the clause; where it has no verb, what follows a date ahead is ahead too, as in an agenda."""
    if published is None or not is_relative(found.part):
        return None
    tense = tense_around(line, found.start, found.end)
    if tense is None and mentioned is not None and mentioned.first is not None and mentioned.first > published:
        return "future"
    return tense


def _date(line: Line, found: Found, period: Period) -> Date:
    start = found.start - _has_article(line, found.start)
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


def _has_article(line: Line, start: int) -> bool:
    """Whether the article before an expression belongs to it: het derde kwartaal, de afgelopen week; not `de vorig jaar
    geopende brug`, `de 9 december geopende brug`."""
    if not start or line.glued(start):
        return False
    word = line.words[start]
    if line.words[start - 1] in ("dit", "deze") and word in RANKS:
        return True  # dit eerste halfjaar
    if line.words[start - 1] not in ARTICLES or (word in EDGES and line.words[start + 1] in MONTHS):
        return False  # in dat geval is het eind mei
    if word.isdigit():
        return line.words[start + 1] in ORDINAL_ENDINGS
    return word not in _WITHOUT_ARTICLE


_WITHOUT_ARTICLE = frozenset(
    {"dit", "deze", "vorig", "volgend", "komend", "huidig", "aankomend", "verleden", "over", "eerder", "later"}
).union(MONTHS, WEEKDAYS, PARTED_WEEKDAYS, ADVERBS, spelled_years())


def _in_line(line: Line, notes: list[Note] | None) -> Iterator[Found]:
    """The expressions of a line from left to right."""
    starters = grammar.starters()
    year_end = -1  # where the year found last ended
    done = 0
    for i, word in enumerate(line.words[: line.count]):
        if i < done or not (word in starters or word[0] in "0123456789"):
            continue
        for found in expressions(line, i):
            why_not = contexts.objection(line, found, follows_year=year_end == found.start - 1)
            if why_not is not None:
                _refuse(notes, line, found, why_not)
                break
            yield found
            done = found.end
            if _is_year(found.part):
                year_end = found.end


def _is_spread(line: Line, found: Found) -> bool:
    """Whether `over` spreads a number over a length of time: trok over drie dagen 65.000 bezoekers."""
    return line.words[found.start] == "over" and line.words[found.end][:1].isdigit()


def _compares(part: Part) -> bool:
    """Whether a date only compares (een jaar eerder), so that the next one is not counted from it."""
    return isinstance(part, Shift) and isinstance(part.base, Mentioned) and part.sign < 0


def _is_year(part: Part) -> bool:
    return isinstance(part, Year) or (isinstance(part, Range) and isinstance(part.last, Year))
