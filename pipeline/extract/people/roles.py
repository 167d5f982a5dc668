"""What people are: the role that the article states beside a name, and where it says for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.extract import wordlists
from pipeline.extract.overlap import Candidate
from pipeline.extract.words import Words, compound_parts

_LIST = "people_words"
_BLANKS = (" ", "\u00a0")
_TIES = frozenset(["van", "bij", "aan", "namens", "voor"])
_ARTICLES = frozenset(["de", "het", "een", "'t", "'n", "deze", "onze"])
_COPULAS = frozenset(["is", "was", "wordt", "werd", "blijft", "als"])
_APPOINTED = frozenset(
    ["aangesteld", "benoemd", "herbenoemd", "gekozen", "verkozen", "herkozen", "begonnen", "aangetreden"]
)
GOVERNING = ("minister", "staatssecretaris", "schepen", "wethouder", "gedeputeerde")
_BECOMES = _COPULAS - {"als"}
_SERVES = frozenset(["blijft", "treedt", "begint", "werkt", "start", "stopt", "vertrekt", "begon", "werkte", "stapt"])
_SKIPPED = frozenset(["sinds", "ook", "tevens", "zelf", "nu", "thans", "eveneens", "oud-", "al", "als"])
_LOOK_BACK = 14  # words between a role and the name behind it, complement included
_LOOK_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article states beside a name: the role as written, and the organisation that it ties to the role."""

    role: str | None = None
    organisation: Candidate | None = None


def shared(words: Words, people: Sequence[Candidate], stated: Mapping[Candidate, Stated]) -> dict[Candidate, Stated]:
    """What is stated of each person, a plural role before several spread over all: "wethouders De Vries en Bakker"."""
    spread = dict(stated)
    for one, other in pairwise(people):
        role = spread[one].role
        coordinated = words.text[one.end : other.start] in (" en ", ", ", " & ")
        if role and coordinated and not spread[other].role and role.split()[0].endswith(("s", "en")):
            organisation = spread[other].organisation or spread[one].organisation
            spread[one] = Stated(role, spread[one].organisation or organisation)
            spread[other] = Stated(role, organisation)
    return spread


def is_role(words: Words, at: int) -> bool:
    """Whether a word names a function: by the list, by its ending, or as the second half of a compound."""
    return is_role_word(words.forms[at])


@lru_cache(50_000)
def is_role_word(form: str) -> bool:
    """Whether a word names a function, wherever it stands."""
    if form == form.upper() and len(form) > 1:
        return form in wordlists.words(_LIST, "roles")
    return _is_function(form if form[:1].islower() or "-" in form else form.lower())


def stated_beside(words: Words, first: int, stop: int, near: Mapping[int, Candidate]) -> Stated:
    """The role stated before or behind the name of words `first` to `stop`; `near` holds all names by their start."""
    before = _before(words, first, near)
    behind = _behind(words, stop, near)
    if before.role and not before.organisation:
        organisation = behind.organisation if not behind.role else None
        return Stated(before.role, organisation)
    if before.role:
        return before
    return behind


def stands_in_complement(words: Words, name: int) -> bool:
    """Whether what stands before a name belongs to a role: "minister van Mobiliteit Georges Gilkinet"."""
    return _head_of_complement(words, name, {}) is not None


def _before(words: Words, first: int, near: Mapping[int, Candidate]) -> Stated:
    at = first
    titles = wordlists.words(_LIST, "titles")
    while at > 0 and words.gap(at) in (*_BLANKS, ". ") and words.lower[at - 1] in titles:
        at -= 1
    if at == 0:
        return Stated()
    gap = words.gap(at)
    if gap in (*_BLANKS, ": ", ", ") and is_role(words, at - 1):
        if gap == ", " and not _closes(words, first):
            return Stated()
        return _role_ending(words, at - 1, at, near)
    if gap == ", " and _closes(words, first):
        head = _head_of_complement(words, at, near)  # "De minister van Justitie, Annemie Torens, ..."
        return _role_ending(words, head, at, near) if head is not None else Stated()
    if gap not in _BLANKS:
        return Stated()
    if at > 1 and words.lower[at - 1] in _BECOMES and words.joined(at - 1):
        at -= 1  # "Lector Taal en Techniek wordt dr. Elif Korkmaz"
        if is_role(words, at - 1):
            return _role_ending(words, at - 1, at, near)
    head = _head_of_complement(words, at, near)
    return _role_ending(words, head, at, near) if head is not None else Stated()


def _closes(words: Words, first: int) -> bool:
    """Whether a comma follows the name closely, so that it stands in apposition: "De directeur, Jan Jansen, ..."."""
    return any(words.gap(at).startswith((",", ".", ":", " (")) for at in range(first + 1, min(first + 6, len(words))))


def _organisation(words: Words, at: int, near: Mapping[int, Candidate]) -> Candidate | None:
    """The organisation whose name begins at a word."""
    one = near.get(words.starts[at])
    return one if one and one.kind == "organisation" else None


def _head_of_complement(words: Words, name: int, near: Mapping[int, Candidate]) -> int | None:
    """The role from which a complement reaches up to the name: "minister van Onderwijs Ben Weyts"."""
    verbs = wordlists.words(_LIST, "speech verbs")
    plain = 0
    for at in range(name - 1, max(-1, name - _LOOK_BACK), -1):
        gap = words.gap(at + 1) if at + 1 < name else " "
        if gap not in (*_BLANKS, ", ", " & "):
            return None
        if is_role(words, at) and at + 1 < name:
            opens = words.lower[at + 1] in _TIES | {"in", "op", "over"} or words.capital(at + 1) or plain <= 2
            return at if opens else None
        one = near.get(words.starts[at])
        if words.lower[at] in verbs or words.lower[at] in _COPULAS or (one and one.kind == "person"):
            return None
        if not words.capital(at) and words.lower[at] not in _TIES | _ARTICLES | {"en", "of", "der", "in", "op", "over"}:
            plain += 1
            if plain > 4:
                return None
    return None


def _role_ending(words: Words, head: int, name: int, near: Mapping[int, Candidate]) -> Stated:
    """The role whose head stands at a word, with the adjectives before it and its field behind it, up to the name."""
    start = _role_start(words, head)
    stop, organisation = _complement(words, head + 1, name, near)
    compound = compound_parts(words.forms[head])
    role_start = words.starts[start]
    if compound:
        attached = _organisation(words, head, near)
        if attached and attached.end < words.ends[head]:
            organisation = organisation or attached
            role_start = attached.end + 1 if start == head else role_start
    if organisation is None and start > 0 and words.joined(start):
        organisation = next((o for o in _ending_at(words, start, near)), None)
    return Stated(words.text[role_start : words.ends[stop - 1]], organisation)


def _ending_at(words: Words, start: int, near: Mapping[int, Candidate]) -> list[Candidate]:
    """The organisation right before a role: "Greenpeace directeur"."""
    for at in range(start - 1, max(-1, start - 8), -1):
        one = _organisation(words, at, near)
        if one:
            return [one] if one.end == words.ends[start - 1] else []
    return []


def _role_start(words: Words, head: int) -> int:
    start = head
    adjectives = wordlists.words(_LIST, "role adjectives")
    while (
        start > 0
        and words.joined(start)
        and (words.lower[start - 1] in adjectives or words.forms[start - 1] in adjectives)
    ):
        start -= 1
    return start


def _complement(words: Words, at: int, limit: int, near: Mapping[int, Candidate]) -> tuple[int, Candidate | None]:
    """Where the role ends that goes on at word `at`, and the organisation in what belongs to it.

    The role takes its field (`hoogleraar machine learning`, `minister van Onderwijs`), not the organisation.
    """
    stop = at
    position = at
    while position < limit and words.gap(position) in _BLANKS and words.lower[position] not in _ends():
        one = near.get(words.starts[position])
        if one:
            return stop, one if one.kind == "organisation" else None
        position += 1
        stop = position
        if position - at > 3:
            break
    while position < limit and words.gap(position) in _BLANKS and words.lower[position] in _TIES | {"in", "op"}:
        tie = position
        position += 1
        while position < limit and words.joined(position) and words.lower[position] in _ARTICLES:
            position += 1
        if position >= limit or not words.joined(position):
            break
        found = _organisation_in(words, position, limit, near)
        if found:
            return stop, found
        if words.lower[at - 1].endswith(GOVERNING) and words.lower[tie] == "van" and words.capital(position):
            position = stop = _fields_end(words, position, limit, near)
            continue
        end = _phrase_end(words, position, limit)
        if words.lower[tie] in ("van", "voor") and end > position and _is_field(words, position):
            stop = end if words.lower[position - 1] != "een" else stop
        position = end
    return stop, None


def _fields_end(words: Words, at: int, limit: int, near: Mapping[int, Candidate]) -> int:
    """The word behind the fields of an office, whatever they are: "minister van Landbouw, Natuurbeheer en Visserij"."""
    end = at + 1
    while end < limit and words.starts[end] not in near:
        linked = words.joined(end) and words.lower[end] == "en" and end + 1 < limit and words.capital(end + 1)
        listed = words.gap(end) == ", " and words.forms[end] in wordlists.words(_LIST, "portfolios")
        if not (linked or listed or (words.joined(end) and words.capital(end))):
            break
        end += 1 + linked
    return end


def _organisation_in(words: Words, at: int, limit: int, near: Mapping[int, Candidate]) -> Candidate | None:
    """The organisation that begins at word `at`, or behind a noun that describes it ("van netbeheerder Coteq")."""
    for position in range(at, min(at + 3, limit)):
        if position > at and not words.joined(position):
            return None
        one = _organisation(words, position, near)
        if one:
            return one
        if words.lower[position] in _ends():
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
        if position > at and gap not in (*_BLANKS, ", ", " & "):
            break
        listed = words.forms[position] in portfolios
        if gap == ", " and position > at and not listed:
            break
        if words.lower[position] == "en":
            if position + 1 >= limit or words.forms[position + 1] not in portfolios:
                break
        elif (
            words.lower[position] in _ends()
            or (words.capital(position) and not listed)
            or (not listed and position - at >= 2)
        ):
            break
        position += 1
    return max(position, at)


def _behind(words: Words, stop: int, near: Mapping[int, Candidate]) -> Stated:
    if stop >= len(words):
        return Stated()
    gap = words.gap(stop)
    if gap in (" (", ", ", " - ", " – ", ": ", " | "):
        return _apposition(words, stop, near, bracketed=gap == " (")
    if gap in _BLANKS and words.lower[stop] in _TIES:
        _, organisation = _complement(words, stop, min(len(words), stop + _LOOK_AHEAD), near)
        return Stated(None, organisation)
    if gap in _BLANKS and words.lower[stop] in _COPULAS | _SERVES:
        return _apposition(words, _past_appointment(words, stop), near, bracketed=False)
    return Stated()


def _past_appointment(words: Words, verb: int) -> int:
    """The word behind the verb that gives somebody a role: "is benoemd tot", "blijft aan als", "is"."""
    for at in range(verb + 1, min(verb + 4, len(words) - 1)):
        if not words.joined(at):
            break
        if words.lower[at] in ("als", "tot") and (
            at == verb + 1 or words.lower[verb] in _SERVES or words.lower[at - 1] in _APPOINTED
        ):
            return at + 1
    return verb + 1 if words.lower[verb] in _COPULAS else len(words)


def _past_bracket(words: Words, at: int, near: Mapping[int, Candidate]) -> Stated:
    """What follows an age or a portfolio in brackets: "Els Bos (Economie) van de gemeente Oss"."""
    after = _bracket_end(words, at)
    if after is None:
        return Stated()
    if words.gap(after) == "), ":
        return _apposition(words, after, near, bracketed=False)
    if words.gap(after) == ") " and words.lower[after] in _TIES:
        first = after + 2 if after + 1 < len(words) and words.lower[after + 1] in _ARTICLES else after + 1
        return Stated(None, _organisation_in(words, first, min(len(words), after + _LOOK_AHEAD), near))
    return Stated()


def _apposition(words: Words, at: int, near: Mapping[int, Candidate], bracketed: bool) -> Stated:
    """A role in brackets or behind a comma, a dash or `is`."""
    if at >= len(words):
        return Stated()
    if bracketed:
        one = _organisation(words, at, near)
        if one:
            return Stated(None, one)
        if words.forms[at].isdigit() or words.forms[at] in wordlists.words(_LIST, "portfolios"):
            return _past_bracket(words, at, near)
    first = at
    while first < min(at + 4, len(words)) and words.lower[first] in _ARTICLES | _SKIPPED and _joins(words, first, at):
        first += 1
    head = next(
        (n for n in range(first, min(first + 4, len(words))) if is_role(words, n) and _chain(words, first, n)), None
    )
    if head is None:
        return _unlisted(words, first, near)
    limit = min(len(words), head + _LOOK_BACK)
    stop, organisation = _complement(words, head + 1, limit, near)
    start = first
    compound = _organisation(words, head, near)
    role_start = words.starts[start]
    if compound and compound.end < words.ends[head]:
        organisation = organisation or compound
        role_start = compound.end + 1 if start == head else role_start
    elif organisation is None:
        organisation = _organisation(words, first, near)
        if organisation and organisation.end < words.ends[head]:
            role_start = words.starts[head]
    return Stated(words.text[role_start : words.ends[stop - 1]], organisation)


def _joins(words: Words, at: int, first: int) -> bool:
    return at == first or words.joined(at)


def _chain(words: Words, first: int, head: int) -> bool:
    """Whether the words up to the head of a role follow one another, with no verb or preposition between."""
    return all(words.joined(n) for n in range(first + 1, head + 1)) and not any(
        words.lower[n] in _ends() or words.lower[n] in _ARTICLES for n in range(first, head)
    )


def _unlisted(words: Words, at: int, near: Mapping[int, Candidate]) -> Stated:
    """A role of which the noun is not known: "Jef Goossens, uitbater van een bloemenwinkel"."""
    if at + 1 >= len(words) or words.capital(at) or not words.joined(at + 1) or words.lower[at + 1] not in _TIES:
        return Stated()
    lower = words.lower[at]
    if (
        lower in _ends()
        or lower in _TIES
        or lower in wordlists.words(_LIST, "kinship")
        or lower in wordlists.words(_LIST, "no roles behind")
    ):
        return Stated()
    stop, organisation = _complement(words, at + 1, min(len(words), at + _LOOK_BACK), near)
    return Stated(words.text[words.starts[at] : words.ends[max(stop, at + 1) - 1]], organisation)


def _bracket_end(words: Words, at: int) -> int | None:
    for position in range(at + 1, min(at + 10, len(words))):
        if words.gap(position).startswith(")"):
            return position
    return None


def _ends() -> frozenset[str]:
    return wordlists.words(_LIST, "ends of roles")


def _is_function(form: str) -> bool:
    lower = form.lower()
    if lower in wordlists.words(_LIST, "not roles"):
        return False
    if lower in _roles():
        return True
    if "-" in form and form[0].isupper() and form.rsplit("-", 1)[-1][:1].isupper():
        return False  # `Zuidema-Kok`
    tail = lower.rsplit("-", 1)[-1]
    if tail != lower and tail in _roles():
        return True
    return (
        any(
            lower.endswith(suffix) and len(lower) >= len(suffix) + 3
            for suffix in wordlists.words(_LIST, "role suffixes")
        )
        and "@" not in lower
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(word.lower() for word in wordlists.words(_LIST, "roles"))
