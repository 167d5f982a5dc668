"""Names of things that are no bodies: streets, laws, plans, prizes, buildings, events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract import wordlists
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.bounds import place_end, run_end, run_start, topic_end
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.functions import is_role
from pipeline.extract.places import may_be_place
from pipeline.extract.words import Words

_STREET = re.compile(
    r"..(?:straat|straatweg|laan|plein|gracht|kade|singel|dreef|steeg|boulevard|plantsoen|snelweg|stadion|arena|gemaal)$"
)
_THING = re.compile(
    r"[^\W\d_]{3,}(?:weg|brug|dijk|pad|park|wet|wetboek|akkoord|prijs|verordening|regeling|festival|tunnel|kerk|kazerne)$"
)
_THING_NOUN = re.compile(
    r"(?:programma|project|regeling|subsidie|klimaattop|detector|enquête|polikliniek|campagne|tentoonstelling|expositie|voorstelling|opleiding|windpark|zonnepark|toepassing"
    r"|wet|richtlijn|verdrag|akkoord|prijs|album|festival|telescoop|satelliet|onderzoeksschip|veerboot|schip|simulator"
    r"|software|systeem|app|apps|methode|techniek|magazine|rapport|film|boek|roman|musical|opera|serie|podcast|spel|game"
    r"|congres|beurs|station|halte|vulkaan|bier|broodje|symposium|toernooi|wedstrijd|methodiek|medicijn|geneesmiddel|vaccin|virus|bacterie|ziekte|model|ras|soort)$"
)
_INNER = (["bestuur"], ["commissarissen"], ["toezicht"], ["advies"], ["bestuurders"])
_INSIDE_PLACES = frozenset(["aan", "op", "bij", "over", "den", "ter"])
_PARTICLES = frozenset(["van", "de", "der", "den", "het", "'t", "ter", "ten", "te"])


def find_others(words: Words) -> Iterator[Candidate]:
    """Names that are no organisation and no person, to keep other finders away from them."""
    heads = wordlists.words("type_words", "heads that are no bodies")
    places = words.placed | wordlists.words("name_contexts", "regions with an article")
    for at in words.spoken:
        form = words.forms[at]
        if _is_street(form) or (_ends_as_thing(form) and not _is_surname(words, at)):
            yield _other(words, _street_start(words, at), at + 1)
        elif _behind_thing(words, at):
            yield Candidate(words.starts[at], words.ends[topic_end(words, at) - 1], "other", "thing")
        elif form == "Raad" and words.lower[at + 1 : at + 2] == ["van"] and words.lower[at + 2 : at + 3] in _INNER:
            yield Candidate(words.starts[at], words.ends[at + 2], "other", "organ")
        elif form in heads and not _is_surname(words, at) and not (is_role(words, at) and _named_behind(words, at)):
            stop = run_end(words, at)
            if stop == at + 1 and (at == 0 or not words.joined(at) or not words.capital(at - 1)):
                stop = topic_end(words, at)
            first = run_start(words, at) if stop == at + 1 else at
            if stop - first > 1:
                yield _other(words, first, stop)
        elif form in places or (at + 1 < len(words.forms) and words.forms[at + 1] in _INSIDE_PLACES):
            stop = _stop_of_place(words, at)
            if stop > at:
                yield Candidate(words.starts[at], words.ends[stop - 1], "other", "place")


def _stop_of_place(words: Words, at: int) -> int:
    """The word behind a place that shows as one: "in Hoogvliet", "Bergen op Zoom", "de Kempen"; or `at` itself."""
    form = words.forms[at]
    long = at + 2 < len(words) and words.forms[at + 1] in _INSIDE_PLACES and words.joined(at + 1)
    if long and may_be_place(words.slice(at, stop := place_end(words, at))):
        return stop
    goes_on = words.joined(at + 1) and words.capital(at + 1)
    if goes_on or (words.joined(at) and words.capital(at - 1)):
        return at
    if form in words.placed and may_be_place(form):
        return at + 1
    region = form in wordlists.words("name_contexts", "regions with an article")
    return at + 1 if region and words.lower[at - 1 : at] == ["de"] and words.joined(at) else at


def _behind_thing(words: Words, at: int) -> bool:
    """Whether a noun for a thing stands right before: "de regeling AanZET", "programma Horizon"."""
    if at == 0 or not words.joined(at) or words.opens(at):
        return False
    return is_thing(words.lower[at - 1] if words.opens(at - 1) else words.forms[at - 1])


def _street_start(words: Words, at: int) -> int:
    """The first word of a street's name, over the name of a person in it: `Jan van Galenstraat`."""
    first = run_start(words, at)
    before = at
    while before > 0 and words.joined(before) and words.lower[before - 1] in _PARTICLES:
        before -= 1
    if before < at and before > 0 and words.joined(before) and words.capital(before - 1):
        return run_start(words, before - 1)
    return first


def _named_behind(words: Words, at: int) -> bool:
    """Whether somebody's first name follows: "Coach Erik Koppert"."""
    return at + 1 < len(words) and words.joined(at + 1) and is_first_name(words.forms[at + 1])


def _is_surname(words: Words, at: int) -> bool:
    """Whether a person's first name, initials or particles before a word make it a surname (`Philip Bos`)."""
    if not at or not words.joined(at):
        return False
    form, lower = words.forms[at - 1], words.lower[at - 1].rpartition("-")[2]  # "Anna Smit-van Dijk"
    return is_first_name(form) or form.endswith(".") or lower in _PARTICLES - {"de", "het"} or is_role(words, at - 1)


@lru_cache(50_000)
def _is_street(form: str) -> bool:
    return bool(_STREET.search(form))


@lru_cache(50_000)
def _ends_as_thing(form: str) -> bool:
    return bool(_THING.match(form))


@lru_cache(50_000)
def is_thing(lower: str) -> bool:
    """Whether a small word is a noun for a thing that has a name: `regeling`, `zonnepark`."""
    return lower.islower() and bool(_THING_NOUN.search(lower))


def _other(words: Words, first: int, stop: int) -> Candidate:
    return Candidate(words.starts[first], words.ends[stop - 1], "other", "no name")
