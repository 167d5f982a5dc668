"""Ranges and lists of dates, whose members share what is written once: 10 tot en met 14 juni, 4 en 7 mei."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from pipeline.extract.dates import days, numerals
from pipeline.extract.dates.grammar import expression
from pipeline.extract.dates.lexicon import ARTICLES, LIST_CONNECTORS, RANGE_CONNECTORS
from pipeline.extract.dates.parts import Day, DayPart, Fraction, Month, Part, Range, Season, Weekday, Year
from pipeline.extract.dates.tokens import Line

_LONGEST = 8  # members of one list
_DASHES = frozenset("-–—~")
_FILLERS = ARTICLES | {"in", "op", "van", "het"}


@dataclass(frozen=True, slots=True)
class Found:
    """A calendar expression between two tokens."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of a chain, the index behind what follows it (a clock time) and how the next one is joined."""

    found: Found
    bare: bool
    joint: str = ""
    month_first: bool = False
    else_plain: tuple[Part, int] | None = None  # what a bare day is where no month follows: a weekday, a month


def expressions(line: Line, i: int) -> list[Found]:
    """The expression that begins at token i; several where a list of days shares its month. Empty where none does."""
    first = _member(line, i)
    if first is None:
        return []
    between = "tussen" in line.words[max(0, i - 1 - (line.words[i - 1] in ARTICLES)) : i]
    members = [first]
    while len(members) < _LONGEST:
        ended = len(members) > 1 and members[-2].joint == "range"
        following = _following(line, members[-1], between and len(members) == 1, ended)
        if following is None:
            break
        members[-1] = dataclasses.replace(members[-1], joint=following[0])
        members.append(following[1])
    if first.month_first and not _month_first_pair(members):
        members = []
    while members and members[-1].bare and not first.month_first:
        members.pop()
    if not members and first.else_plain is not None:
        return [Found(i, first.else_plain[1], first.else_plain[0])]
    return _joined(_completed(members))


def _month_first_pair(members: list[_Member]) -> bool:
    """juli 13 - juli 15"""
    return len(members) == 2 and members[0].joint == "range" and all(member.month_first for member in members)


def _member(line: Line, i: int) -> _Member | None:
    found = expression(line, i)
    if found is not None and not isinstance(found[0], (Weekday, Month)):
        return _Member(Found(i, found[1], found[0]), bare=False)
    bare = _bare_day(line, i)
    if bare is not None:
        month_first = isinstance(bare.part, Day) and bare.part.month is not None
        return _Member(bare, bare=True, month_first=month_first, else_plain=found)
    return _Member(Found(i, found[1], found[0]), bare=False) if found else None


def _bare_day(line: Line, i: int) -> Found | None:
    """A day whose month comes with a later member: 10 (tot 14 juni), woensdag 4 (en 7 mei); juli 13 (- juli 15)."""
    before = days.weekday_before(line, i)
    month = days.month_name(line, i)
    start = before[2] if before else month[1] if month else i
    number = numerals.day_number(line, start)
    if number is None or not (number[2] or line.words[start].isdigit()):
        return None
    word = line.words[number[1]]
    if word in (".", ":", ",") and line.glued(number[1] + 1) and line.words[number[1] + 1][:1].isdigit():
        return None
    return Found(i, number[1], Day(number[0], month[0] if month else None, weekday=before[0] if before else None))


def _following(line: Line, member: _Member, between: bool, ended: bool) -> tuple[str, _Member] | None:
    """The next member and how it is joined: as the end of a range (unless this one `ended` one) or in a list."""
    part, end = member.found.part, member.found.end
    for behind in () if ended else (end, days.clock(line, end)):
        if behind is None:
            continue
        joint = line.after_any(behind, RANGE_CONNECTORS)
        if joint is None and between and line.words[behind] == "en":
            joint = behind + 1
        if joint is not None and (following := _after_joint(line, joint, member)) is not None:
            if behind == end and isinstance(part, Weekday) and isinstance(following.found.part, Weekday):
                return None  # maandag tot en met vrijdag: a habit
            if line.words[behind] not in _DASHES or _even(part, following.found.part):
                return "range", following
    joint = line.after_any(end, LIST_CONNECTORS)
    if joint is None or not (member.bare or _open_ended(part)):
        return None
    following = _after_joint(line, joint, member)
    if following is None or not (member.bare or type(following.found.part) is type(part)):
        return None
    return "list", following


def _after_joint(line: Line, i: int, member: _Member) -> _Member | None:
    while line.words[i] in _FILLERS and line.words[i]:
        i += 1
    following = _member(line, i)
    if following is None or (following.bare and not member.bare):
        return None
    if member.bare and not (following.bare or _has_a_month(following.found.part)):
        return None
    return following


def _even(first: Part, last: Part) -> bool:
    """Whether a dash can join the two: the same kind, and a year at the end where the begin has one. Else the dash
    parts a dateline from its text: `21 januari 2020 – Eind december`."""
    if isinstance(first, Day) and isinstance(last, DayPart):
        return True
    return type(first) is type(last) and not (getattr(first, "of", None) and not getattr(last, "of", None))


def _has_a_month(part: Part) -> bool:
    return isinstance(part, Day) or (isinstance(part, DayPart) and isinstance(part.of, Day))


def _open_ended(part: Part) -> bool:
    """Whether the part can take its year from a later member."""
    return isinstance(part, (Day, Month, Fraction, Season)) and part.of is None


def _completed(members: list[_Member]) -> list[_Member]:
    """The members with month and year as the ones after them have them."""
    done: list[_Member] = []
    later: Part | None = None
    for member in reversed(members):
        part = _filled(member.found.part, later, member.joint == "range")
        later = part.of if isinstance(part, DayPart) else part
        done.append(dataclasses.replace(member, found=dataclasses.replace(member.found, part=part)))
    return done[::-1]


def _filled(part: Part, later: Part | None, in_range: bool) -> Part:
    if isinstance(part, Day) and part.month is None and isinstance(later, Day) and part.of is None:
        return dataclasses.replace(part, month=later.month, of=later.of)
    # The year of the end of a range is not always that of its begin (15 december t/m 6 januari 2020): `resolve` sees
    if not in_range and isinstance(part, (Day, Month, Fraction, Season)) and type(later) is type(part):
        return dataclasses.replace(part, of=later.of) if isinstance(later.of, Year) and part.of is None else part
    return part


def _joined(members: list[_Member]) -> list[Found]:
    """Ranges made of their ends; items of lists by themselves."""
    found: list[Found] = []
    i = 0
    while i < len(members):
        first = members[i].found
        if members[i].joint == "range" and i + 1 < len(members):
            last = members[i + 1].found
            found.append(Found(first.start, last.end, Range(first.part, last.part)))
            i += 2
        else:
            found.append(first)
            i += 1
    return found
