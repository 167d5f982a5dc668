"""Where people are named: after a title, a role, a first name or initials, or beside words that only people have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract import wordlists
from pipeline.extract.given_names import is_also_a_word, is_first_name
from pipeline.extract.organisations.listed import is_listed
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.roles import is_role
from pipeline.extract.words import Words, base_form, is_acronym

_LIST = "people_words"
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]|Th|Ch|Chr|Ph|Fr|Joh|IJ|Yv)\.(?:-?(?:[A-ZÀ-Þ]|Th|Chr|Ph)\.)*$")
_PARTICLES_OF_PLACE = frozenset(["in", "op", "aan", "uit", "bij", "voor", "over", "onder", "tot"])
_ARTICLES = frozenset(["de", "den", "der", "het", "'t", "d'"])
_TELLING = frozenset(["der", "den", "ter", "ten"])  # in a particle, tell a surname from a genitive of things
_AGE = re.compile(r" \(\d{1,2}(?: jaar)?[),]")
_LONGEST = 7  # words of a name


def find_people(words: Words) -> Iterator[Candidate]:
    """People by what stands before, inside or behind their names."""
    for at in words.capitals:
        form = words.forms[at]
        if words.shouted(at) or not _may_begin(words, at):
            continue
        evidence = _evidence_before(words, at)
        if evidence is None and _INITIALS.match(form):
            evidence = "initials"
        stop = name_end(words, at)
        if evidence:
            if not _INITIALS.match(form) or stop > at + 1:
                yield _candidate(words, at, stop, evidence)
        elif stop > at + 1:
            inside = _evidence_around(words, at, stop)
            if inside:
                yield _candidate(words, at, stop, inside)
    yield from _with_small_particles(words)


def name_end(words: Words, at: int) -> int:
    """The word behind the name of a person that begins at word `at`."""
    end = position = at + 1
    given = is_first_name(words.forms[at]) or bool(_INITIALS.match(words.forms[at]))
    first = True
    if words.lower[at] in _capital_particles():
        given = True
    while position < len(words) and position - at < _LONGEST:
        if not words.joined(position):
            nick = (
                words.gap(position) == " (" and given and words.after(position) == ")" and _goes_on(words, position + 1)
            )
            if not nick or not words.capital(position):
                break
            position += 1
            continue
        if words.text[words.ends[position - 1] - 2 : words.ends[position - 1]] in ("'s", "’s"):
            break
        if words.capital(position):
            if words.gap(position - 0) == ")" or not _may_go_on(words, position):
                break
            given = is_first_name(words.forms[position]) or bool(_INITIALS.match(words.forms[position]))
            given = given or words.lower[position] in _capital_particles()
            position += 1
            end = position
            first = False
            continue
        linked = _particles_end(words, position)
        if linked == position or not (given or first or _TELLING & set(words.lower[position:linked])):
            break
        position = linked
    return end


def _evidence_before(words: Words, at: int) -> str | None:
    if at == 0:
        return None
    before = words.lower[at - 1]
    if words.joined(at) or words.gap(at) == ". ":
        if _is_title(words, at - 1):
            return "title"
        if is_role(words, at - 1) and _names_somebody(words, at):
            return "role before"
    return None


def _names_somebody(words: Words, at: int) -> bool:
    """Whether a word behind a role is a person's name, and not a field, a place or an abbreviation."""
    form = base_form(words.forms[at])
    stop = name_end(words, at)
    if form in wordlists.words(_LIST, "portfolios") or form in wordlists.words("name_contexts", "places"):
        return False
    if is_acronym(form) and "." not in form:
        return False
    weak = words.lower[at - 1] in wordlists.words(_LIST, "weak roles")
    return stop > at + 1 or is_first_name(form) or not weak


def _evidence_around(words: Words, at: int, stop: int) -> str | None:
    """What shows that two or more words from `at` are the name of a person."""
    form = words.forms[at]
    if is_first_name(form) and not (words.opens(at) and is_also_a_word(form)):
        return "first name"
    if any(_INITIALS.match(one) for one in words.forms[at:stop]):
        return "initials"
    plain = not words.opens(at) or words.lower[at] not in words.small
    if not plain or form in wordlists.words("name_contexts", "places"):
        return None
    if any(lower in _TELLING for lower in words.lower[at + 1 : stop - 1]):
        return "particle"
    end = words.ends[stop - 1]
    if _AGE.match(words.text, end, end + 12):
        return "role behind"
    if words.text[end : end + 2] == ", " and stop < len(words) and _opens_apposition(words, stop):
        return "role behind"
    if at and words.joined(at) and words.lower[at - 1] in wordlists.words(_LIST, "speech verbs"):
        return "speech verb"
    if at and words.gap(at).startswith(":") and words.lower[at - 1] in wordlists.words(_LIST, "contact words"):
        return "contact"
    return None


def _opens_apposition(words: Words, at: int) -> bool:
    """Whether a role opens at word `at`, after an article and adjectives at most."""
    for position in range(at, min(at + 4, len(words))):
        if position > at and not words.joined(position):
            return False
        if is_role(words, position):
            return True
        if words.lower[position] in wordlists.words(_LIST, "speech verbs"):
            return False
    return False


def _with_small_particles(words: Words) -> Iterator[Candidate]:
    """`de heer van Dijk`: a surname whose particle is written small after a title."""
    for at in words.capitals:
        if at < 2 or not words.joined(at) or words.lower[at - 1] not in _particles():
            continue
        first = at - 1
        while first > 0 and words.joined(first) and words.lower[first - 1] in _particles():
            first -= 1
        if words.forms[first].islower() and first and words.joined(first) and _is_title(words, first - 1):
            if words.forms[first - 1] not in ("de", "heer") or words.lower[first] not in _PARTICLES_OF_PLACE:
                yield _candidate(words, first, name_end(words, at), "title")


def _is_title(words: Words, at: int) -> bool:
    form, lower = words.forms[at], words.lower[at]
    if lower not in wordlists.words(_LIST, "titles") or lower in ("de", "lic"):
        return False
    return form == lower or (form == lower.capitalize() and len(lower) > 2)


def _may_begin(words: Words, at: int) -> bool:
    """Whether a word can open a person's name: it is no sentence word, title, role or body."""
    form, lower = words.forms[at], words.lower[at]
    if len(form) == 1 or (is_acronym(form) and not _INITIALS.match(form) and form.upper() == form):
        return False
    if words.opens(at) and lower in wordlists.words("name_contexts", "function words") and not is_first_name(form):
        return lower in _capital_particles() and at > 0 and _is_title(words, at - 1)
    if lower in wordlists.words(_LIST, "titles") or is_role(words, at):
        return False
    if at and words.joined(at) and words.capital(at - 1) and is_first_name(words.forms[at - 1]):
        return False
    return not (is_listed(base_form(form).lower()) and not is_first_name(form))


def _may_go_on(words: Words, at: int) -> bool:
    form = words.forms[at]
    if _INITIALS.match(form):
        return True
    if is_acronym(form) and form.upper() == form and "-" not in form:
        return False
    if form in wordlists.words("type_words", "capital") or form in wordlists.words("type_words", "legal forms"):
        return False
    if form in wordlists.words(_LIST, "trailing titles"):
        return False
    return form[0].isupper() or form.startswith(("'", "’", "d'", "d’", "l'"))


def _particles_end(words: Words, at: int) -> int:
    """The word behind the particles at word `at`, where they lead to a capital; `at` itself otherwise."""
    position = at
    while (
        position < len(words) and position - at < 3 and words.joined(position) and words.lower[position] in _particles()
    ):
        position += 1
    if position == at or not _goes_on(words, position):
        return at
    if not words.capital(position) or not _may_go_on(words, position):
        return at
    if is_listed(base_form(words.forms[position]).lower()):
        return at
    if words.lower[at] in _PARTICLES_OF_PLACE and words.lower[position - 1] not in _ARTICLES:
        return at
    return position


def _goes_on(words: Words, at: int) -> bool:
    return at < len(words) and words.gap(at) in (" ", "\u00a0", ") ")


@cache
def _particles() -> frozenset[str]:
    return wordlists.words(_LIST, "particles")


@cache
def _capital_particles() -> frozenset[str]:
    return frozenset(word.lower() for word in wordlists.words(_LIST, "capital particles"))


def _candidate(words: Words, first: int, stop: int, evidence: str) -> Candidate:
    end = words.ends[stop - 1]
    form = words.forms[stop - 1]
    return Candidate(words.starts[first], end - len(form) + len(base_form(form)), "person", evidence)
