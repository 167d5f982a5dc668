"""Where the name of a person ends that begins at a word: capitals, initials, particles, a nickname in brackets."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.extract import wordlists
from pipeline.extract.dictionary import is_common_word
from pipeline.extract.given_names import is_also_a_word, is_first_name
from pipeline.extract.organisations.listed import is_listed
from pipeline.extract.people.functions import is_role
from pipeline.extract.places import may_be_place
from pipeline.extract.words import Words, base_form, is_acronym

_LIST = "people_words"
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]|Th|Tj|Ch|Chr|Ph|Fr|Joh|IJ|Yv)\.(?:-?(?:[A-ZÀ-Þ]|Th|Chr|Ph)\.)*$")
PARTICLES_OF_PLACE = frozenset(["in", "op", "aan", "uit", "bij", "voor", "over", "onder", "tot"])
ARTICLES = frozenset(["de", "den", "der", "het", "'t", "d'"])
TELLING = frozenset(["der", "den", "ter", "ten"])  # in a particle, tell a surname from a genitive of things
_LOCAL = ("burgemeester", "wethouder", "schepen", "raadslid", "gedeputeerde", "pastoor", "dominee", "predikant")
_JUNIOR = frozenset(["jr.", "sr."])
_DEGREES = frozenset(["dr.", "drs.", "ir.", "ing.", "mr.", "prof."])
_SITES = ("school", "college", "kerk", "huis", "zaal", "straat", "laan", "plein", "park", "museum", "centrum")
_DASHES = (" - ", " – ")
_LONGEST = 7  # words of a name
_LONGEST_NICKNAME = 3


def name_end(words: Words, at: int) -> int:
    """The word behind the name of a person that begins at word `at`."""
    end = at + 1
    given = True  # whether a surname with particles may still follow: `Jan Jansen van Philips` has had its own
    while end < len(words) and end - at < _LONGEST:
        step = _next_part(words, end, given)
        if step == end:
            break
        end = step
        given = _leads_to_surname(words, end - 1)
    if end - at > 1:
        end = _second_surname_end(words, end)
    if end < len(words) and words.joined(end) and words.forms[end] in _JUNIOR and end > at + 1:
        return end + 1
    return end


def _next_part(words: Words, at: int, given: bool) -> int:
    """The word behind the next part of a name: a capital, particles with one, or a nickname in brackets before it."""
    start = at
    if given and words.gap(at) == " (" and words.capital(at) and (behind := _nickname_end(words, at)):
        start = behind
    elif not words.joined(at) or base_form(words.forms[at - 1]) != words.forms[at - 1]:
        return at
    if words.capital(start):
        return start + 1 if _may_go_on(words, start) else at
    linked = _particles_end(words, start)
    if linked == start or not (given or TELLING & set(words.lower[start:linked]) or _doubles(words, start, linked)):
        return at
    if words.forms[start:linked] == ["van"] and _is_of_place(words, at - 1, linked):
        return at  # "burgemeester Groen van Best"
    if words.forms[start:linked] == ["van"] and words.forms[linked] in wordlists.words(_LIST, "portfolios"):
        return at  # "minister Groen van Cultuur"
    return linked + 1


def _second_surname_end(words: Words, at: int) -> int:
    """The word behind a second surname with particles over a dash: "Emmy Post - van der Veen"; else `at`."""
    position = at
    while position < len(words) and words.forms[position] in particles() and position - at < 3:
        position += 1
    if position == at or words.gap(at) not in _DASHES or not _goes_on(words, position) or not words.capital(position):
        return at
    return position + 1


def _doubles(words: Words, first: int, surname: int) -> bool:
    """Whether a second surname with `de` follows the first: `Pieter Jan Kleiweg de Zwaan`."""
    form = words.forms[surname]
    if words.lower[first:surname] != ["de"] or words.opens(first - 1) or words.forms[first] != "de":
        return False
    return not (is_common_word(words.lower[surname]) and words.lower[surname] in words.small) and not (
        is_role(words, surname) or form in wordlists.words("people_words", "no second surnames")
    )


def _nickname_end(words: Words, at: int) -> int | None:
    """The word behind the bracket with first names that opens before word `at`: `H.J. (Henk Jan) van Assen`."""
    for last in range(at, min(at + _LONGEST_NICKNAME, len(words) - 1)):
        if words.after(last) == ")":
            return last + 1 if words.gap(last + 1) == ") " else None
        if not (words.joined(last + 1) and words.capital(last + 1)):
            return None
    return None


def _is_of_place(words: Words, name: int, place: int) -> bool:
    """Whether `van` and a place behind an unknown name say where somebody is in office."""
    if is_first_name(words.forms[name]) or are_initials(words.forms[name]) or not _is_place(words, place):
        return False
    if name and words.joined(name) and words.lower[name - 1] in _DEGREES:
        return False  # "drs. Gerbrich van Harlingen": degrees stand before whole names
    if name and words.joined(name) and is_role(words, name - 1):
        return words.lower[name - 1].endswith(_LOCAL)
    behind = place + 1
    apposition = behind < len(words) and words.gap(behind) in (", ", " (") and opens_apposition(words, behind)
    return not apposition


def _is_place(words: Words, at: int) -> bool:
    return words.forms[at] in words.placed or may_be_place(words.forms[at])


def _leads_to_surname(words: Words, at: int) -> bool:
    """Whether a word of a name is a first name, initials or a particle, or ends in one: "Els Bakker-van 't Hof"."""
    form = words.forms[at]
    first = is_first_name(form) and not is_also_a_word(form)
    cut = "-" in form and form.rpartition("-")[2] in particles()
    return first or cut or are_initials(form) or words.lower[at] in capital_particles()


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
        position < len(words)
        and position - at < 3
        and (words.joined(position) or (position == at and words.gap(at) == ") "))
        and words.lower[position] in particles()
    ):
        position += 1
    if position == at or not _goes_on(words, position):
        return at
    if not words.capital(position) or is_acronym(words.forms[position]):
        return at
    if is_listed(base_form(words.forms[position]).lower()):
        return at
    if words.lower[at] in PARTICLES_OF_PLACE and words.lower[position - 1] not in ARTICLES:
        return at
    sited = words.lower[at] in PARTICLES_OF_PLACE or words.lower[position - 1] in ("het", "te")
    if sited and words.lower[position].endswith(_SITES):
        return at  # "Dorine in de Sint-Jozefschool"
    return position


def _goes_on(words: Words, at: int) -> bool:
    return at < len(words) and words.gap(at) in (" ", "\u00a0", ") ")


@lru_cache(50_000)
def are_initials(form: str) -> bool:
    """Whether a word is the initials of first names: `H.P.`, `Tj.`."""
    return bool(_INITIALS.match(form))


@cache
def particles() -> frozenset[str]:
    """The small words inside surnames."""
    return wordlists.words(_LIST, "particles")


@cache
def capital_particles() -> frozenset[str]:
    """The particles at the head of surnames, in small letters."""
    return frozenset(word.lower() for word in wordlists.words(_LIST, "capital particles"))


def opens_apposition(words: Words, at: int) -> bool:
    """Whether a role opens at word `at`, after an article and adjectives at most."""
    for position in range(at, min(at + 4, len(words))):
        if position > at and not words.joined(position):
            return False
        if is_role(words, position):
            return True
        if words.lower[position] in wordlists.words(_LIST, "speech verbs"):
            return False
    return False
