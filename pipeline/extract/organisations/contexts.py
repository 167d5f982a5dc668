"""Organisations known by what stands beside them: a noun, a role, a heading, a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract import wordlists
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.bounds import proper_end, run_end, worded_end
from pipeline.extract.organisations.listed import is_listed
from pipeline.extract.organisations.nouns import is_organisation_noun
from pipeline.extract.organisations.others import is_thing
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.functions import is_role
from pipeline.extract.places import is_place
from pipeline.extract.words import Words, base_form, is_acronym, is_numbered, name_length

_CONTEXTS = "name_contexts"
_PEOPLE = "people_words"
_ABOUT = re.compile(r"^Over (?:de |het )?(?=[^\W\d_])([^\n.:?!]{2,60})$", re.MULTILINE)
_CODE = re.compile(r"[A-Z]{1,2}\d+\w*|[IVXLC]+")
_EXCHANGES = frozenset(
    ["Amsterdam", "Brussel", "Brussels", "Euronext", "AEX", "AMX", "BEL", "NYSE", "NASDAQ", "Nasdaq"]
)
_POSTCODE = re.compile(r"\d{4} $")
_LONGEST_ACRONYM = 6  # letters, where all are capitals
_BEFORE_BODIES = frozenset(["de", "het", "van", "bij"])
_ARTICLES = frozenset(["de", "het"])
_SHORT_ARTICLES = frozenset(["'t", "’t"])


def find_in_context(words: Words) -> Iterator[Candidate]:
    """Organisations that the words beside them show, whatever they are called."""
    for at in words.spoken:
        evidence = _evidence_before(words, at)
        if evidence:
            yield candidate(words, at, max(proper_end(words, at), worded_end(words, at)), evidence)
        compound = words.compounds.get(at)
        if compound and _is_body_in_compound(*compound):
            start = words.starts[at]
            yield Candidate(start, start + len(compound[0]), "organisation", "compound")
        if _is_branch(words.forms[at]):
            yield candidate(words, at, run_end(words, at), "compound")
        elif _may_be_abbreviation(words.forms[at]) and stands_free(words, at):
            stop = run_end(words, at)
            stop = stop if not any(is_first_name(form) for form in words.forms[at + 1 : stop]) else at + 1
            yield candidate(words, at, stop, "acronym")


def _is_body_in_compound(head: str, tail: str) -> bool:
    """Whether a hyphen compound begins with the name of a body: `NS-woordvoerder`, `Sligro-dochter`."""
    if is_listed(head.lower()):
        return True
    if is_thing(tail):
        return False
    proper = tail in wordlists.words(_PEOPLE, "heads of bodies") and not is_place(head) and head[1:].islower()
    return proper or _may_be_abbreviation(head)


@lru_cache(50_000)
def _is_branch(form: str) -> bool:
    """Whether a listed body and a name are joined by a hyphen: `ACV-Metea`, `LTO-Nederland`."""
    head, hyphen, tail = form.partition("-")
    return bool(hyphen) and tail[:1].isupper() and is_listed(head.lower()) and (head.isupper() or len(tail) > 5)


def find_about_headings(words: Words) -> Iterator[Candidate]:
    """The organisation of an "Over X" paragraph, which closes many a press release."""
    for heading in _ABOUT.finditer(words.text):
        at = words.index_at(heading.start(1))
        if at is not None and words.capital(at) and heading.end(1) == words.ends[run_end(words, at) - 1]:
            yield Candidate(heading.start(1), heading.end(1), "organisation", "about heading")


def _evidence_before(words: Words, at: int) -> str | None:
    if at == 0 or not words.joined(at):
        return None
    before = at - 1
    if before and words.forms[before] in _SHORT_ARTICLES and words.joined(before):
        before -= 1  # "frituur 't Pleintje"
    described = not words.capital(before) or words.opens(before) or before in words.compounds
    if described and is_organisation_noun(words.lower[before]):
        if is_other(words, at):
            return None
        if is_first_name(words.forms[at]):
            firm = not is_role(words, before) and not _may_be_of_people(words, before)
        else:
            firm = words.lower[before] in wordlists.words(_CONTEXTS, "rather firms") and "." not in words.forms[at]
        return "firm" if firm else "organisation noun"
    before = at - 1
    if words.lower[before] not in _BEFORE_BODIES:
        return None
    if words.lower[before] in _ARTICLES and words.joined(before):
        before -= 1
    if before < 1 or not words.joined(before):
        return None
    heads = wordlists.words(_PEOPLE, "heads of bodies")
    if words.lower[before] in ("van", "bij") and words.lower[before - 1].rsplit("-", 1)[-1] in heads:
        return None if is_other(words, at) else "role's complement"
    return None


@lru_cache(50_000)
def _may_be_abbreviation(form: str) -> bool:
    form = base_form(form)
    return (
        is_acronym(form)
        and form[0].isalpha()
        and not _CODE.fullmatch(form)
        and not is_numbered(form)
        and "." not in form
        and not (form.isupper() and len(form) > _LONGEST_ACRONYM)
        and form not in wordlists.words(_CONTEXTS, "not organisations")
        and form not in wordlists.words("type_words", "legal forms")
    )


def stands_free(words: Words, at: int) -> bool:
    """Whether an abbreviation is none in brackets, of a postcode, of a dateline, nor part of a name."""
    before, after = words.text[: words.starts[at]][-1:], words.after(at)
    if (before == "(" and after == ")") or before == "/" or after == "/" or _is_dateline(words, at):
        return False
    if words.gap(at) == ": " and words.forms[at - 1] in _EXCHANGES:
        return False
    if _POSTCODE.search(words.text, max(0, words.starts[at] - 5), words.starts[at]):
        return False
    if at + 1 < len(words) and words.joined(at + 1) and words.forms[at + 1][0].isdigit():
        return False
    return not (at and words.joined(at) and words.capital(at - 1) and not words.opens(at - 1))


def _may_be_of_people(words: Words, at: int) -> bool:
    """Whether a person's name may follow a noun for an organisation: "dochter Anna", "het duo Nick en Simon"."""
    lower = words.lower[at]
    family = lower.endswith("dochter") and "-" not in lower
    return family or lower in wordlists.words(_CONTEXTS, "nouns of people too") or words.opens(at)


def _is_dateline(words: Words, at: int) -> bool:
    """Whether a line begins with a place in capitals, set off from what follows: `DEN HAAG - `; "ING en" is none."""
    if not words.dateline(at):
        return False
    stop = at + 1
    while words.joined(stop) and words.forms[stop].isupper():
        stop += 1
    return not words.joined(stop) and words.gap(stop).strip(" \u00a0") != ":"


def is_other(words: Words, at: int) -> bool:
    """Whether a word is that of a place, a field, a role, a law: the name of something else than an organisation."""
    if words.opens(at) and words.lower[at] in wordlists.words(_CONTEXTS, "function words"):
        return True
    return _is_other_form(base_form(words.forms[at]))


@lru_cache(50_000)
def _is_other_form(form: str) -> bool:
    return (
        is_place(form)
        or form in wordlists.words(_CONTEXTS, "not organisations")
        or form in wordlists.words(_PEOPLE, "portfolios")
        or form.lower() in wordlists.words(_PEOPLE, "roles")
        or form in wordlists.words("type_words", "heads that are no bodies")
    )


def candidate(words: Words, first: int, stop: int, evidence: str) -> Candidate:
    """An organisation named by some words, without a possessive ending."""
    end = words.starts[stop - 1] + name_length(words.forms[stop - 1])
    return Candidate(words.starts[first], end, "organisation", evidence)
