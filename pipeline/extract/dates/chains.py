"""Ranges and lists of dates, whose members share what is written once: 10 tot en met 14 juni, 4 en 7 mei."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.dates import days, numerals
from pipeline.extract.dates.grammar import expression
from pipeline.extract.dates.lexicon import ARTICLES, LIST_CONNECTORS, RANGE_CONNECTORS
from pipeline.extract.dates.parts import (
    Century,
    Day,
    DayPart,
    Directed,
    Fraction,
    Month,
    Part,
    Range,
    Season,
    Weekday,
    Year,
)
from pipeline.extract.dates.tokens import Line

_LONGEST = 8  # members of one list
_DASHES = frozenset("-–—~")
_FILLERS = ARTICLES | {"in", "op", "van"}


@dataclass(frozen=True, slots=True)
class Found:
    """A calendar expression between two tokens."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of a chain and how the next one is joined to it: `range`, `list` or not at all."""

    found: Found
    bare: Literal["", "day", "month first", "rank"] = ""
    """What it lacks: a day its month (10 tot 14 juni), a rank its noun (eerste en tweede kwartaal); or nothing."""
    joint: str = ""
    else_plain: tuple[Part, int] | None = None
    """What a bare day is where no month follows: a weekday, a month."""


def expressions(line: Line, i: int) -> list[Found]:
    """The expression that begins at token i; several where a list of days shares its month. Empty where none does."""
    first = _member(line, i)
    if first is None:
        return []
    found = _chain(line, first)
    if not found and first.else_plain is not None:
        part, end = first.else_plain
        found = _chain(line, _Member(Found(i, end, part)))
    return found


def _chain(line: Line, first: _Member) -> list[Found]:
    """The expressions of the chain that begins with a member; empty where what they lack never comes."""
    i = first.found.start
    between = "tussen" in line.words[max(0, i - 1 - (line.words[i - 1] in ARTICLES)) : i]
    members, joints = [first], [""]
    while len(members) < _LONGEST:
        ended = len(members) > 1 and joints[-2] == "range"
        following = _following(line, members[-1], between and len(members) == 1, ended)
        if following is None:
            break
        joints[-1:] = [following[0], ""]
        members.append(following[1])
    if len(members) == 1 and not first.bare:
        return [first.found]
    if first.bare != "month first" and all(member.bare for member in members):
        return []
    members = [dataclasses.replace(member, joint=joint) for member, joint in zip(members, joints, strict=True)]
    if first.bare == "month first":
        members = _months_first(line, members)
    else:
        while members and members[-1].bare:
            members.pop()
    return _joined(_completed(members))


def _months_first(line: Line, members: list[_Member]) -> list[_Member]:
    """juli 13 - juli 15, juli 13-15: a range, else nothing."""
    if len(members) != 2 or members[0].joint != "range":
        return []
    first, last = members
    if last.bare == "day" and line.words[first.found.end] in _DASHES:
        whole = _filled(last, first.found.part, in_range=False)
        return [first, dataclasses.replace(last, found=dataclasses.replace(last.found, part=whole))]
    return members if last.bare == "month first" else []


def _member(line: Line, i: int) -> _Member | None:
    if i not in line.memo:
        line.memo[i] = _read_member(line, i)
    member: _Member | None = line.memo[i]
    return member


def _read_member(line: Line, i: int) -> _Member | None:
    found = expression(line, i)
    if found is not None and not isinstance(found[0], (Weekday, Month)):
        return _Member(Found(i, found[1], found[0]))
    bare = _bare(line, i, found)
    if bare is not None:
        return bare
    return _Member(Found(i, found[1], found[0])) if found else None


def _bare(line: Line, i: int, plain: tuple[Part, int] | None) -> _Member | None:
    """A day whose month comes with a later member: 10 (tot 14 juni), woensdag 4 (en 7 mei), derde (en vierde kwartaal);
    juli 13 (- juli 15)."""
    before = days.weekday_before(line, i)
    month = days.month_name(line, i)
    start = before[2] if before else month[1] if month else i
    number = numerals.day_number(line, start)
    if number is None or not (number[2] or numerals.is_digits(line.words[start])):
        return None
    word = line.words[number[1]]
    if word in (".", ":", ",") and line.glued(number[1] + 1) and numerals.is_digits(line.words[number[1] + 1]):
        return None
    part = Day(number[0], month[0] if month else None, weekday=before[0] if before else None)
    kind: Literal["day", "month first", "rank"] = "month first" if month else "rank" if number[2] else "day"
    return _Member(Found(i, number[1], part), kind, else_plain=plain)


def _following(line: Line, member: _Member, between: bool, ended: bool) -> tuple[str, _Member] | None:
    """The next member and how it is joined: as the end of a range (unless this one `ended` one) or in a list."""
    key = (member.found.start, member.bare, between, ended)
    if key not in line.memo:
        line.memo[key] = _read_following(line, member, between, ended)
    following: tuple[str, _Member] | None = line.memo[key]
    return following


def _read_following(line: Line, member: _Member, between: bool, ended: bool) -> tuple[str, _Member] | None:
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
    if member.bare and not following.bare and not _completes(following.found.part, member.bare):
        return None
    return following


def _even(first: Part, last: Part) -> bool:
    """Whether a dash can join the two: the same kind, and a year at the end where the begin has one. Else the dash
    parts a dateline from its text: `21 januari 2020 – Eind december`."""
    if isinstance(_core(first), Day) and isinstance(last, DayPart):
        return True
    return type(first) is type(last) and not (getattr(first, "of", None) and not getattr(last, "of", None))


def _completes(part: Part, bare: str) -> bool:
    """Whether the part states what a bare member before it lacks."""
    return isinstance(_core(part), Day) or (bare == "rank" and isinstance(part, (Fraction, Century)))


def _core(part: Part) -> Part:
    """The date without the part of the day or the direction around it."""
    if isinstance(part, DayPart):
        part = part.of
    return part.part if isinstance(part, Directed) else part


def _open_ended(part: Part) -> bool:
    """Whether the part can take its year from a later member."""
    return isinstance(part, (Day, Month, Fraction, Season)) and part.of is None


def _completed(members: list[_Member]) -> list[_Member]:
    """The members with month and year as the ones after them have them."""
    done: list[_Member] = []
    later: Part | None = None
    for member in reversed(members):
        later = _filled(member, later, member.joint == "range")
        done.append(dataclasses.replace(member, found=dataclasses.replace(member.found, part=later)))
    return done[::-1]


def _filled(member: _Member, later: Part | None, in_range: bool) -> Part:
    part = member.found.part
    if later is None:
        return part
    if member.bare and isinstance(part, Day) and part.month is None:
        match _core(later):
            case Day(month=month, of=of):
                whole = dataclasses.replace(part, month=month, of=of)
                return Directed(later.direction, whole) if isinstance(later, Directed) else whole
            case Fraction(unit, _, of):
                return Fraction(unit, part.day, of)
            case Century():
                return Century(part.day)
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
