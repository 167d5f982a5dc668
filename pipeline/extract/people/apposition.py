"""What stands behind a name: a role in brackets, behind a comma or a verb, in a relative clause, or a body alone."""

from __future__ import annotations

import re

from pipeline.extract import wordlists
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.complements import (
    ARTICLES,
    BLANKS,
    COPULAS,
    LOOK_BACK,
    TIES,
    complement,
    ends,
    organisation_in,
)
from pipeline.extract.people.functions import is_role
from pipeline.extract.people.near import Near, Stated
from pipeline.extract.words import Words

_LIST = "people_words"
_APPOINTED = frozenset(
    [
        "aangesteld",
        "benoemd",
        "herbenoemd",
        "gekozen",
        "verkozen",
        "herkozen",
        "begonnen",
        "aangetreden",
        "werkzaam",
        "actief",
    ]
)
_SERVES = frozenset(["blijft", "treedt", "begint", "werkt", "start", "stopt", "vertrekt", "begon", "werkte", "stapt"])
_SKIPPED = frozenset(
    ["sinds", "ook", "tevens", "zelf", "nu", "thans", "eveneens", "oud-", "al", "als", "tot", "dusver"]
)
_TERMS = frozenset(
    "per vanaf sinds met ingang van op vorig komend dit jaar week maand tot voor kort ook nu direct de nieuwe".split()
)
_MONTHS = frozenset("januari februari maart april mei juni juli augustus september oktober november december".split())
_AWAY = frozenset(["aan", "terug", "op", "af"])  # "treedt Jan Bos terug als commissaris"
_STARTS = frozenset(["per", "vanaf", "sinds", "met", "tot"])
_LOOK_AHEAD = 6
_LONGEST_LINE = 90  # characters of a line in a contact block
_LONGEST_TERM = 8  # words between a copula and the role
_LONGEST_CLAUSE = 7  # words of a relative clause up to its verb
_LINE_END = re.compile(r"[ \u00a0]*(?:[\n;:.|]|$|,? ?(?:tel|\(?0\d|\+3|06|t\.|m\.|e-?mail|[\w.-]+@))")


def stated_behind(words: Words, first: int, stop: int, near: Near) -> Stated:
    """The role and the organisation behind the name of words `first` to `stop`."""
    if stop >= len(words):
        return Stated()
    gap = words.gap(stop)
    if gap in (" (", ", ", " - ", " – ", ": ", " | "):
        if gap == ", " and words.lower[stop] == "die":
            return _relative(words, stop, near)
        found = _apposition(words, stop, near, bracketed=gap == " (")
        if found == Stated() and gap in (", ", " - ", " – ", " | "):
            return Stated(None, _body_alone(words, stop, near, listed=_opens_entry(words, first)))
        return found
    if gap == "\n" and "\n" in words.gap(first):
        return _next_line(words, stop, near)
    if gap not in BLANKS:
        return Stated()
    lower = words.lower[stop]
    if lower in TIES and not (lower == "voor" and words.lower[_next(words, stop)] in _TERMS):
        if lower == "bij" and _is_spoken(words, first):
            return Stated()
        _, organisation = complement(words, stop, min(len(words), stop + _LOOK_AHEAD), near)
        return Stated(None, organisation)
    after = _past_verb(words, stop)
    return _apposition(words, after, near, bracketed=False) if after is not None else Stated()


def _past_verb(words: Words, at: int) -> int | None:
    """The word behind the verb or the preposition at word `at` that gives somebody a role."""
    lower = words.lower[at]
    behind = at + 1
    if lower in _AWAY and words.joined(behind) and words.lower[behind] == "als":
        return behind + 1
    if lower in _APPOINTED and words.joined(behind) and words.lower[behind] in ("als", "tot"):
        return behind + 1
    if lower == "tot" and words.joined(behind) and (is_role(words, behind) or is_role(words, _next(words, behind))):
        return behind
    if lower in ("nieuwe", "nieuw") and words.joined(behind) and is_role(words, behind):
        return behind  # a headline: "Indra Vos nieuwe hoofdredacteur RTV Maasvallei"
    if lower == "volgt":
        last = min(at + _LONGEST_TERM, len(words) - 2)
        return next((n + 2 for n in range(behind, last) if _follows_as(words, n)), None)
    if lower in _STARTS:
        term = _past_term(words, at)  # "benoemt Karin Vos per 1 mei tot directeur"
        return term if words.lower[term - 1] == "tot" else None
    return _past_appointment(words, at) if lower in COPULAS | _SERVES else None


def _follows_as(words: Words, at: int) -> bool:
    """Whether somebody follows another up in a role: "volgt haar op als hoofdredacteur"."""
    return words.lower[at] == "op" and words.lower[at + 1] == "als" and words.joined(at) and words.joined(at + 1)


def _next_line(words: Words, at: int, near: Near) -> Stated:
    """A role that fills the line below a name in a contact block, or an organisation that does."""
    start = words.starts[at]
    line = words.text[start : start + _LONGEST_LINE].partition("\n")[0]
    one = near.organisation(at)
    if one and words.text[one.start : one.end] == line.rstrip(" ,"):
        return Stated(None, one)
    if len(line) == _LONGEST_LINE or line.rstrip().endswith((".", "?", "!")):
        return Stated()
    found = _apposition(words, at, near, bracketed=False)
    return found if found.role and line.startswith(found.role) else Stated()


def _next(words: Words, at: int) -> int:
    return min(at + 1, len(words) - 1)


def _past_appointment(words: Words, verb: int) -> int | None:
    """The word behind the verb that gives somebody a role: "is benoemd tot", "blijft aan als", "wordt per 1 mei"."""
    for at in range(verb + 1, min(verb + 4, len(words) - 1)):
        if not words.joined(at):
            break
        if words.lower[at] in ("als", "tot") and (
            at == verb + 1 or words.lower[verb] in _SERVES or words.lower[at - 1] in _APPOINTED
        ):
            return at + 1
    if words.lower[verb] not in COPULAS:
        return None
    return _past_term(words, verb + 1)


def _past_term(words: Words, at: int) -> int:
    """The word behind the time from which somebody has a role: "wordt met ingang van 1 september directeur"."""
    for position in range(at, min(at + _LONGEST_TERM, len(words))):
        if not words.joined(position):
            return at
        form, lower = words.forms[position], words.lower[position]
        if lower in _APPOINTED and words.lower[_next(words, position)] in ("als", "tot"):
            return min(position + 2, len(words) - 1)
        if not (form.isdigit() or lower in _TERMS or lower in _MONTHS):
            return position if position > at and words.lower[at] in _TERMS else at
    return at


def _relative(words: Words, at: int, near: Near) -> Stated:
    """A role in a relative clause: "Abdel Benali, die sinds januari voorzitter is van Zuiderzon"."""
    for verb in range(at + 2, min(at + _LONGEST_CLAUSE, len(words))):
        if not words.joined(verb):
            return Stated()
        if words.lower[verb] not in COPULAS - {"als"}:
            continue
        if not is_role(words, verb - 1):
            return Stated()
        start = verb - 1
        while start > at + 1 and words.lower[start - 1] in wordlists.words(_LIST, "role adjectives"):
            start -= 1
        _, organisation = complement(words, verb + 1, min(len(words), verb + 1 + _LOOK_AHEAD), near)
        return Stated(words.slice(start, verb), organisation)
    return Stated()


def _is_spoken(words: Words, first: int) -> bool:
    """Whether a verb of saying stands shortly before a name: "zei directeur Jan Bos bij de radio"."""
    verbs = wordlists.words(_LIST, "speech verbs")
    return any(words.lower[at] in verbs for at in range(max(0, first - 4), first))


def _opens_entry(words: Words, first: int) -> bool:
    """Whether a name opens an entry of a list or follows a colon, a title between at most."""
    titles = wordlists.words(_LIST, "titles")
    while first > 0 and words.gap(first) in BLANKS and words.lower[first - 1] in titles:
        first -= 1
    return any(mark in words.gap(first) for mark in "\n:;•–-")


def _body_alone(words: Words, at: int, near: Near, listed: bool) -> Candidate | None:
    """The organisation behind a name and a comma in a contact or, where `listed`, in an entry of a list.

    "Evi Dierckx, Seafar, Noorderlaan 147": another comma may follow only in an entry.
    """
    one = near.organisation(at)
    if one is None:
        return None
    ends_there = _LINE_END.match(words.text, one.end, one.end + 24)
    return one if ends_there or (listed and words.text[one.end : one.end + 2] in (", ", " (")) else None


def _past_bracket(words: Words, at: int, near: Near) -> Stated:
    """What follows an age or a portfolio in brackets: "Els Bos (Economie) van de gemeente Oss"."""
    after = _bracket_end(words, at)
    if after is None:
        return Stated()
    if words.gap(after) == "), ":
        return _relative(words, after, near) if words.lower[after] == "die" else _apposition(words, after, near, False)
    if words.gap(after) != ") ":
        return Stated()
    if words.lower[after] in TIES:
        limit = min(len(words), after + _LOOK_AHEAD)
        return Stated(None, organisation_in(words, after + 1, limit, near))
    behind = _past_verb(words, after)
    return _apposition(words, behind, near, bracketed=False) if behind is not None else Stated()


def _apposition(words: Words, at: int, near: Near, bracketed: bool) -> Stated:
    """A role in brackets or behind a comma, a dash or `is`."""
    if at >= len(words):
        return Stated()
    if bracketed:
        one = near.organisation(at)
        if one:
            return Stated(None, one)
        if words.forms[at].isdigit() or words.forms[at] in wordlists.words(_LIST, "portfolios"):
            return _past_bracket(words, at, near)
    first = at
    while first < min(at + 4, len(words)) and words.lower[first] in ARTICLES | _SKIPPED and _joins(words, first, at):
        first += 1
    if first >= len(words):
        return Stated()
    if words.lower[first] in _STARTS or (first > at and words.lower[first - 1] in _STARTS):
        first = _past_term(words, first)  # "tot vorig jaar directeur bij Colruyt"
    head = next(
        (n for n in range(first, min(first + 4, len(words))) if is_role(words, n) and _chain(words, first, n)), None
    )
    if head is None:
        return _unlisted(words, first, near)
    if near.in_person(head) or _leads_on(words, head, near):
        return Stated()
    return _role_from(words, first, head, near)


def _role_from(words: Words, first: int, head: int, near: Near) -> Stated:
    """The role of words `first` to `head` and its field, and the organisation in it or right behind it."""
    stop, organisation = complement(words, head + 1, min(len(words), head + LOOK_BACK), near)
    begins = words.starts[first]
    compound = near.organisation(head)
    if compound and compound.end < words.ends[head]:
        organisation = organisation or compound
        begins = compound.end + 1 if first == head else begins
    elif organisation is None:
        organisation = near.organisation(first)
        if organisation and organisation.end < words.ends[head]:
            begins = words.starts[head]
    if organisation is None and stop < len(words) and words.gap(stop) == ", ":
        organisation = _body_alone(words, stop, near, listed=False)  # "hoogleraar, UGent"
    return Stated(words.text[begins : words.ends[stop - 1]], organisation)


def _leads_on(words: Words, head: int, near: Near) -> bool:
    """Whether a role is that of the next in a list: "Johan van Dokkum, huisarts Hafida Ben Moussa"."""
    one = near.starting(head + 1) if head + 1 < len(words) and words.joined(head + 1) else None
    return bool(one and one.kind == "person")


def _joins(words: Words, at: int, first: int) -> bool:
    return at == first or words.joined(at)


def _chain(words: Words, first: int, head: int) -> bool:
    """Whether the words up to the head of a role follow one another, with no verb or preposition between."""
    return all(words.joined(n) for n in range(first + 1, head + 1)) and not any(
        words.lower[n] in ends() or words.lower[n] in ARTICLES for n in range(first, head)
    )


def _unlisted(words: Words, at: int, near: Near) -> Stated:
    """A role of which the noun is not known: "Jef Goossens, uitbater van een bloemenwinkel"."""
    if at + 1 >= len(words) or words.capital(at) or not words.joined(at + 1) or words.lower[at + 1] not in TIES:
        return Stated()
    lower = words.lower[at]
    kin = wordlists.words(_LIST, "kinship")
    if (
        lower in ends()
        or lower in TIES
        or lower in wordlists.words(_LIST, "no roles behind")
        or lower in kin
        or any(lower.endswith(word) for word in kin if len(word) > 3)
    ):
        return Stated()
    stop, organisation = complement(words, at + 1, min(len(words), at + LOOK_BACK), near)
    return Stated(words.text[words.starts[at] : words.ends[max(stop, at + 1) - 1]], organisation)


def _bracket_end(words: Words, at: int) -> int | None:
    for position in range(at + 1, min(at + 10, len(words))):
        if words.gap(position).startswith(")"):
            return position
    return None
