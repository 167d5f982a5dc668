"""Where people are named: after a title, a role, a first name or initials, or beside words that only people have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.extract import wordlists
from pipeline.extract.dictionary import is_common_word
from pipeline.extract.given_names import is_also_a_word, is_first_name
from pipeline.extract.organisations.listed import is_listed
from pipeline.extract.organisations.nouns import is_organisation_noun
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.bounds import (
    ARTICLES,
    PARTICLES_OF_PLACE,
    TELLING,
    are_initials,
    capital_particles,
    name_end,
    opens_apposition,
    particles,
)
from pipeline.extract.people.doubts import is_called_after, is_field, is_title_alone
from pipeline.extract.people.functions import is_role, is_role_word, singulars
from pipeline.extract.people.roles import stands_in_complement
from pipeline.extract.places import is_place, may_be_place
from pipeline.extract.words import Words, base_form, compound_parts, is_acronym

_LIST = "people_words"
_AGE = re.compile(r" \(\d{1,2}(?: jaar)?[),]")
_AGE_OF_SPEAKER = re.compile(r" \(\d{1,2}(?: jaar)?\): ?[\"“„'‘«]")
_PHONE = re.compile(r"(?:,| [-–|(]|: ?\(?t\.?:?|,? tel\.?:?)? ?\(?(?:0\d|\+3[12])[\d\s()./–-]")
_NUMBERED = frozenset("vitamine influenza hepatitis groep type categorie klasse blok plan bijlage deel lijn".split())
_COPULAS = frozenset(["is", "was", "wordt", "werd", "blijft"])
_FAMILIES = frozenset(["familie", "gezin", "echtpaar", "weduwe"])
_DESKS = ("communicatie", "voorlichting", "persdienst", "redactie", "marketing", "zaken", "dienst", "secretariaat")
_LONGEST = 7  # words of a name
_LONGEST_APPOSED = 4


def find_people(words: Words) -> Iterator[Candidate]:
    """People by what stands before, inside or behind their names."""
    for at in words.spoken:
        form = words.forms[at]
        if not _may_begin(words, at):
            continue
        evidence = _evidence_before(words, at)
        initials = are_initials(form)
        if evidence is None and initials:
            evidence = "initials"
        stop = name_end(words, at)
        if is_called_after(words, at, stop) or is_title_alone(words, at, stop):
            continue
        if evidence:
            if not initials or stop > at + 1:
                yield _candidate(words, at, stop, evidence)
        elif is_first_name(form) and _AGE.match(words.text, words.ends[stop - 1], words.ends[stop - 1] + 12):
            yield _candidate(words, at, stop, "role behind")
        elif stop > at + 1:
            inside = _evidence_around(words, at, stop)
            if inside:
                yield _candidate(words, at, stop, inside)
        elif _is_quoted_child(words, at):
            yield _candidate(words, at, stop, "role behind")
        elif _is_alone(words, at):
            yield _candidate(words, at, stop, "first name alone")
    yield from _with_small_particles(words)


def _is_quoted_child(words: Words, at: int) -> bool:
    """Whether a single name with an age speaks: `Djenairo (9): "Ik heb een uil gezien."`."""
    if not _AGE_OF_SPEAKER.match(words.text, words.ends[at], words.ends[at] + 14):
        return False
    return not (is_common_word(words.lower[at]) or is_place(words.forms[at]) or words.lower[at] in words.small)


def _is_alone(words: Words, at: int) -> bool:
    """Whether a word is a first name that stands by itself amid a sentence: "met Hanneke of Thijmen"."""
    form = base_form(words.forms[at])
    if words.opens(at) or not is_first_name(form) or is_also_a_word(form) or len(form) < 3:
        return False
    after = at + 1
    linked = after < len(words) and words.joined(after) and (words.capital(after) or words.forms[after][0].isdigit())
    if linked or not _is_enumerated(words, at):
        return False
    return not (may_be_place(form) or is_listed(form.lower()))


def _is_enumerated(words: Words, at: int) -> bool:
    """Whether another first name stands before or behind word `at` in an enumeration: "Lina, Oscar en Yaro"."""
    before = at - 2 if words.joined(at) and words.lower[at - 1] in ("en", "of") else at - 1
    joined = before == at - 2 or words.gap(at) == ", "
    if before >= 0 and joined and _is_plain_first_name(words, before):
        return True
    behind = at + 2 if at + 2 < len(words) and words.joined(at + 1) and words.lower[at + 1] in ("en", "of") else at + 1
    joined = behind == at + 2 or words.gap(behind) == ", "
    return behind < len(words) and joined and _is_plain_first_name(words, behind)


def _is_plain_first_name(words: Words, at: int) -> bool:
    form = base_form(words.forms[at])
    return is_first_name(form) and not is_also_a_word(form)


def _evidence_before(words: Words, at: int) -> str | None:
    if at == 0:
        return None
    before = at - 1
    if not _introduces(words.forms[before]):
        return None
    if words.joined(at):
        if _is_title(words, before):
            return "title"
        if words.lower[before] in _FAMILIES and _names_somebody(words, at):
            return "title"
        if words.lower[before] in wordlists.words(_LIST, "kinship") and is_first_name(words.forms[at]):
            return "title"
        if is_role(words, before) and _names_somebody(words, at):
            return "role before"
        if words.forms[before] in wordlists.words(_LIST, "portfolios") and name_end(words, at) > at + 1:
            return "role before" if stands_in_complement(words, at) else None
    if words.gap(at) == ": " and is_role(words, before) and name_end(words, at) > at + 1:
        return "role before"
    if words.joined(at) and words.lower[before] in _COPULAS and words.joined(before) and not is_place(words.forms[at]):
        role = before > 0 and is_role(words, before - 1)  # "Dagvoorzitter is Phara de Aguirre"
        return "role behind" if role and name_end(words, at) > at + 1 else None
    return None


@lru_cache(50_000)
def _introduces(form: str) -> bool:
    """Whether a word may stand before a name and show that it is a person's: a title, a role, kinship, a copula."""
    lower = form.lower()
    return (
        lower in wordlists.words(_LIST, "titles")
        or lower in wordlists.words(_LIST, "kinship")
        or lower in _FAMILIES | _COPULAS
        or form in wordlists.words(_LIST, "portfolios")
        or is_role_word(form)
    )


def _names_somebody(words: Words, at: int) -> bool:
    """Whether a word behind a role is a person's name, and not a field, a place or an abbreviation."""
    form = base_form(words.forms[at])
    stop = name_end(words, at)
    if form in wordlists.words(_LIST, "portfolios") or is_place(form) or _is_field_of_work(words, at, stop):
        return False
    if (
        stop > at + 1
        and is_role(words, stop - 1)
        and words.forms[stop - 1] not in wordlists.words(_LIST, "role surnames")
    ):
        return False  # "Chief Data Officer"
    if is_acronym(form) and "." not in form:
        return False
    role = words.lower[at - 1]
    strong = role in wordlists.words(_LIST, "roles") and role not in wordlists.words(_LIST, "weak roles")
    weak = not strong and any(one.endswith(tuple(_weak_roles())) for one in (role, *singulars(role)))
    if is_organisation_noun(role) and role not in wordlists.words(_LIST, "people or firms"):
        return is_first_name(form) or are_initials(form)  # "aannemer Van Tuijl Funderingen"
    return stop > at + 1 or is_first_name(form) or not weak


def _is_field_of_work(words: Words, at: int, stop: int) -> bool:
    """Whether common words with capitals stand behind a role: "lector Circulair Bouwen", "lector Taal en Techniek"."""
    if stop == at + 1 and is_field(words, at):
        return True
    if words.lower[at] in capital_particles():
        return False  # "wethouder Van Tuin"
    if any(is_first_name(form) or not is_common_word(form.lower()) for form in words.forms[at:stop]):
        return False
    return stop > at + 1 or (words.lower[stop : stop + 1] == ["en"] and words.capital(min(stop + 1, len(words) - 1)))


def _evidence_around(words: Words, at: int, stop: int) -> str | None:
    """What shows that two or more words from `at` are the name of a person."""
    form = words.forms[at]
    if words.lower[stop - 1].endswith(_DESKS) and not is_first_name(form):
        return None  # "Informatie: Terwolde Concerncommunicatie, tel. 0571-..."
    if at and words.joined(at) and words.forms[at - 1] in ("het", "Het", "de", "een"):
        return None  # "het Antoni van Leeuwenhoek"
    if is_first_name(form) and not (words.opens(at) and is_also_a_word(form)):
        return "first name"
    if any(are_initials(one) for one in words.forms[at:stop]):
        return "initials"
    plain = not words.opens(at) or words.lower[at] not in words.small
    if not plain or is_place(form):
        return None
    if is_place(words.slice(at, stop)):
        return None
    if any(lower in TELLING for lower in words.lower[at + 1 : stop - 1]):
        return "particle"
    end = words.ends[stop - 1]
    if _AGE.match(words.text, end, end + 12):
        return "role behind"
    if words.text[end : end + 2] in (", ", " (") and stop < len(words) and opens_apposition(words, stop):
        return "role behind"
    if _PHONE.match(words.text, end, end + 16):
        return "contact"
    if at and words.joined(at) and words.lower[at - 1] in wordlists.words(_LIST, "speech verbs"):
        return "speech verb"
    if at and words.gap(at).startswith(":") and words.lower[at - 1] in wordlists.words(_LIST, "contact words"):
        return "contact"
    if at and words.gap(at) == ", " and words.gap(stop).startswith((",", ".")) and stop - at < _LONGEST_APPOSED:
        return "role before" if stands_in_complement(words, at) and _is_definite(words, at) else None
    return None


def _is_definite(words: Words, name: int) -> bool:
    """Whether the role before a name in apposition has an article: "De minister van Justitie, Annemie Torens, ..."."""
    role = next((at for at in range(name - 1, max(-1, name - _LONGEST), -1) if is_role(words, at)), None)
    return role is not None and role > 0 and bool({"de", "het"} & set(words.lower[max(0, role - 2) : role]))


def _with_small_particles(words: Words) -> Iterator[Candidate]:
    """`de heer van Dijk`: a surname whose particle is written small after a title."""
    for at in words.capitals:
        if at < 2 or not words.joined(at) or words.lower[at - 1] not in particles():
            continue
        first = at - 1
        while first > 0 and words.joined(first) and words.lower[first - 1] in particles():
            first -= 1
        of_person = words.lower[first] not in PARTICLES_OF_PLACE or words.lower[at - 1] in ARTICLES
        titled = first > 0 and words.joined(first) and _is_title(words, first - 1)
        if of_person and titled and words.forms[first].islower():
            yield _candidate(words, first, name_end(words, at), "title")


def _is_title(words: Words, at: int) -> bool:
    form, lower = words.forms[at], words.lower[at]
    if lower not in wordlists.words(_LIST, "titles") or lower == "lic":
        return False
    return form == lower or (form == lower.capitalize() and len(lower) > 2)


def _may_begin(words: Words, at: int) -> bool:
    """Whether a word can open a person's name: it is no sentence word, title, role or body."""
    form, lower = words.forms[at], words.lower[at]
    if _never_begins(form):
        return False
    if words.opens(at) and lower in wordlists.words("name_contexts", "function words") and not is_first_name(form):
        return lower in capital_particles() and at > 0 and _is_title(words, at - 1)
    if _describes_next(words, at):
        return False
    if is_role(words, at) and (words.opens(at) or form not in wordlists.words(_LIST, "role surnames")):
        return False
    if at and are_initials(form) and words.joined(at) and words.lower[at - 1] in _NUMBERED:
        return False
    return not (at and words.joined(at) and words.capital(at - 1) and is_first_name(words.forms[at - 1]))


@lru_cache(50_000)
def _never_begins(form: str) -> bool:
    """Whether a word opens no person's name wherever it stands: a letter, an abbreviation, a title, a listed body."""
    lower = form.lower()
    if len(form) == 1 or (is_acronym(form) and not are_initials(form) and form.upper() == form):
        return True
    if compound_parts(form) or (is_listed(base_form(form).lower()) and not is_first_name(form)):
        return True
    titles = lower in wordlists.words(_LIST, "titles") or lower in wordlists.words(_LIST, "kinship")
    return titles and lower not in wordlists.words("name_contexts", "function words")


def _describes_next(words: Words, at: int) -> bool:
    """Whether a word says where the person named behind it is from: "de Heerlense Collin van der Sluijs"."""
    behind = at + 1
    if behind >= len(words) or not words.joined(behind) or not is_first_name(words.forms[behind]):
        return False
    if is_first_name(words.forms[at]):
        return False
    studies = at > 0 and words.joined(at) and is_role(words, at - 1)  # "student Nederlands Tjitske Zijlstra"
    return words.lower[at].endswith(("se", "sche", "er", "s") if studies else ("se", "sche", "er"))


@cache
def _weak_roles() -> frozenset[str]:
    return wordlists.words(_LIST, "weak roles")


def _candidate(words: Words, first: int, stop: int, evidence: str) -> Candidate:
    end = words.ends[stop - 1]
    form = words.forms[stop - 1]
    return Candidate(words.starts[first], end - len(form) + len(base_form(form)), "person", evidence)
