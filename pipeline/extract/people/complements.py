"""What belongs to a role behind its head: its field, and the organisation that it ties to.

The role takes its field (`hoogleraar machine learning`, `minister van Onderwijs`), not the organisation.
"""

from __future__ import annotations

from pipeline.extract import wordlists
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.functions import is_plural, is_role
from pipeline.extract.people.near import Near
from pipeline.extract.words import Words

TIES = frozenset(["van", "bij", "aan", "namens", "voor"])
ARTICLES = frozenset(["de", "het", "een", "'t", "'n", "deze", "onze"])
COPULAS = frozenset(["is", "was", "wordt", "werd", "blijft", "als", "zijn", "waren", "worden", "werden"])
GOVERNING = ("minister", "staatssecretaris", "schepen", "wethouder", "gedeputeerde")
BLANKS = (" ", "\u00a0")
LOOK_BACK = 14  # words between a role and the name behind it, complement included
_LIST = "people_words"
_LINKS = frozenset(["en", "of", "der", "in", "op", "over"])
_CLAUSES = frozenset(["om", "die", "waar", "toen", "omdat", "terwijl"])
_AND = frozenset(["en", "&"])
_NEVER_COORDINATED = 3  # words between the heads of two roles, at most


def head_before(words: Words, name: int, near: Near) -> int | None:
    """The role from which a complement reaches up to the name: "minister van Onderwijs Ben Weyts"."""
    verbs = wordlists.words(_LIST, "speech verbs")
    plain = 0
    for at in range(name - 1, max(-1, name - LOOK_BACK), -1):
        gap = words.gap(at + 1) if at + 1 < name else " "
        if gap not in (*BLANKS, ", ", " & "):
            return None
        if is_role(words, at) and at + 1 < name and not near.in_person(at):
            tied = words.lower[at + 1] in TIES | {"in", "op", "over"}
            opens = tied or (not is_plural(words.forms[at]) and (words.capital(at + 1) or plain <= 2))
            joined = words.lower[name - 1] not in _AND and words.gap(name) != " & "
            return at if opens and joined else None
        one = near.starting(at)
        barred = words.lower[at] in verbs or words.lower[at] in COPULAS | _CLAUSES
        if barred or (one and one.kind == "person"):
            return None
        if not words.capital(at) and words.lower[at] not in TIES | ARTICLES | _LINKS:
            plain += 1
            if plain > 4:
                return None
    return None


def complement(words: Words, at: int, limit: int, near: Near) -> tuple[int, Candidate | None]:
    """Where the role ends that goes on at word `at`, and the organisation in what belongs to it."""
    stop = _field_end(words, at, limit, near)
    if stop < limit and (one := near.starting(stop)) and words.gap(stop) in BLANKS:
        return stop, one if one.kind == "organisation" else None
    stop = _coordinated_end(words, stop, limit, near)
    position = stop
    while position < limit and words.gap(position) in BLANKS and words.lower[position] in TIES | {"in", "op"}:
        tie = position
        position += 1
        found = organisation_in(words, position, limit, near)
        if found:
            return stop, found
        while position < limit and words.joined(position) and words.lower[position] in ARTICLES:
            position += 1
        if position >= limit or not words.joined(position):
            break
        if words.lower[position - 1] in ("de", "het") and (body := near.body(position)):
            return stop, body
        organ = near.starting(position)
        if organ and organ.kind == "other" and organ.evidence == "organ":
            return words.covered(organ.start, organ.end)[1], None  # "voorzitter van de Raad van Bestuur"
        if words.lower[at - 1].endswith(GOVERNING) and words.lower[tie] == "van" and words.capital(position):
            position = stop = _fields_end(words, position, limit, near)
            continue
        end = _unit_end(words, _phrase_end(words, position, limit), limit, near)
        if words.lower[tie] in ("van", "voor") and end > position and _is_field(words, position):
            stop = end if words.lower[position - 1] != "een" else stop
        position = end
    return stop, None


def _field_end(words: Words, at: int, limit: int, near: Near) -> int:
    """The word behind the field right behind a role: `hoogleraar machine learning`, `directeur communicatie`."""
    position = at
    while position < limit and words.gap(position) in BLANKS and words.lower[position] not in ends():
        if near.starting(position):
            break
        position += 1
        if position - at > 3:
            break
    cut = at < position < len(words) and words.joined(position) and words.capital(position)
    if cut and words.capital(position - 1):
        return at  # the first word of an unknown name: "secretaris Historische Kring"
    if position > at and limit - position == 2 and words.lower[position] == "en" and not near.starting(position + 1):
        return limit if words.joined(position) and words.joined(position + 1) else position  # "Taal en Techniek"
    return position


def _unit_end(words: Words, at: int, limit: int, near: Near) -> int:
    """The word behind the name of a department: "hoofd van de afdeling Cardiologie van het UMC"."""
    if words.lower[at - 1] not in wordlists.words(_LIST, "departments"):
        return at
    while at < limit and words.joined(at) and words.capital(at) and not near.starting(at):
        at += 1
    return at


def _coordinated_end(words: Words, at: int, limit: int, near: Near) -> int:
    """The word behind a second role that is coordinated with the first: `intensivist en onderzoeksleider`."""
    linked = at < limit and words.lower[at] == "en" and words.joined(at)
    if not linked and words.gap(at) != " & ":
        return at
    first = at + linked
    for head in range(first, min(first + _NEVER_COORDINATED, limit)):
        if (head > first or first > at) and not words.joined(head):
            return at
        if words.lower[head] in ends() | ARTICLES or near.starting(head):
            return at
        if is_role(words, head):
            return at if is_plural(words.forms[head]) else _field_end(words, head + 1, limit, near)
    return at


def _fields_end(words: Words, at: int, limit: int, near: Near) -> int:
    """The word behind the fields of an office, whatever they are: "minister van Landbouw, Natuurbeheer en Visserij"."""
    end = at + 1
    while end < limit and not near.starting(end):
        linked = words.joined(end) and words.lower[end] == "en" and end + 1 < limit and words.capital(end + 1)
        listed = words.gap(end) == ", " and words.forms[end] in wordlists.words(_LIST, "portfolios")
        if not (linked or listed or (words.joined(end) and words.capital(end))):
            break
        end += 1 + linked
    return end


def organisation_in(words: Words, at: int, limit: int, near: Near) -> Candidate | None:
    """The organisation that begins at word `at`, or behind articles or a noun that describes it.

    "van De Watergroep", "van de netbeheerder Coteq".
    """
    described = 0
    for position in range(at, limit):
        if position > at and not words.joined(position):
            return None
        one = near.organisation(position)
        if one:
            return one
        if position == at and words.lower[position] in ARTICLES:
            continue
        described += 1
        if words.lower[position] in ends() or described > 2:
            return None
    return None


def _is_field(words: Words, at: int) -> bool:
    """Whether a complement is a field of work, not a place: a portfolio, or a common noun."""
    form = words.forms[at]
    return form in wordlists.words(_LIST, "portfolios") or not words.capital(at)


def _phrase_end(words: Words, at: int, limit: int) -> int:
    """The word behind a noun phrase of common words or the fields of a portfolio."""
    portfolios = wordlists.words(_LIST, "portfolios")
    position = at
    while position < limit:
        gap = words.gap(position)
        if position > at and gap not in (*BLANKS, ", ", " & "):
            break
        listed = words.forms[position] in portfolios
        if gap == ", " and position > at and not listed:
            break
        if words.lower[position] == "en":
            if position + 1 >= limit or words.forms[position + 1] not in portfolios:
                break
        elif (
            words.lower[position] in ends()
            or (words.capital(position) and not listed)
            or (not listed and position - at >= 2)
        ):
            break
        position += 1
    return max(position, at)


def ends() -> frozenset[str]:
    """The words at which a role behind which they stand is over."""
    return wordlists.words(_LIST, "ends of roles")
