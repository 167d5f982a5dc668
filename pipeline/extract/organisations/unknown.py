"""Unknown names that the words around them make an acting party: "geleverd door Intus", "Renotec uit Geel".

What stands here is weak by itself: it yields to every other finder and to the models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract import wordlists
from pipeline.extract.dictionary import may_be_common_word
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.bounds import foreign_end, proper_end
from pipeline.extract.organisations.contexts import is_other
from pipeline.extract.organisations.nouns import is_organisation_noun
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.functions import is_role, is_role_word
from pipeline.extract.places import is_place, may_be_place
from pipeline.extract.words import Words, base_form, compound_parts, is_acronym, is_numbered

_BEFORE_PARTIES = frozenset(["door", "bij", "met", "van", "via"])
_FROM = frozenset(["uit"])
_ARTICLES = frozenset(["een", "de", "het"])
_BETWEEN = frozenset(["of", "tot", "een"])
_ADJECTIVES = ("se", "s", "e")
_ENGLISH = frozenset(["of", "for", "on", "the"])
_OF_PLACES = re.compile(
    r"(?:veld|duinen|bos|dijk|dam|polder|meer|plas|kanaal|eiland|heide|lijn|steenweg|wijk|hof|centrum|-(?:zuid|noord)?(?:oost|west|noord|zuid))$"
)
_APPOSITION = 4  # words up to the noun of an apposition


def find_unknown(words: Words) -> Iterator[Candidate]:
    """Capitalised words that nothing else explains, in places where organisations stand."""
    for at in words.spoken:
        if not _may_begin(words.forms[at]) or (words.opens(at) and not _is_unknown(words, at)):
            continue
        stop = _stop(words, at)
        evidence = _evidence_at_head(words, stop) if words.opens(at) else _evidence(words, at, stop)
        if evidence and _begins_unknown(words, at) and _may_be_name(words, at, stop):
            last = words.forms[stop - 1]
            end = words.ends[stop - 1] - len(last) + len(base_form(last))
            yield Candidate(words.starts[at], end, "organisation", evidence)


def stands_as_party(words: Words, first: int, stop: int) -> bool:
    """Whether the words beside a name show that it takes part in something: "door X", "X, een bedrijf"."""
    return _evidence(words, first, stop) is not None


def _evidence(words: Words, at: int, stop: int) -> str | None:
    if _is_described_behind(words, stop):
        return "described"
    if not words.joined(at):
        return None
    before = words.lower[at - 1]
    if _is_from(words, at - 1):
        return "apposition"
    if stop < len(words) and words.joined(stop) and words.lower[stop] in _FROM and _is_place_at(words, stop + 1):
        return "preposition"
    if words.forms[at] in words.placed:
        return None
    if before not in _BEFORE_PARTIES or (before == "van" and _is_of_thing(words, at - 2)):
        return None
    return "preposition"


def _evidence_at_head(words: Words, stop: int) -> str | None:
    """What shows an organisation at the head of a sentence: "Fedagrim, de federatie van ...", "Wokstars opent ..."."""
    if _is_described_behind(words, stop):
        return "described"
    acts = words.joined(stop) and words.lower[stop] in wordlists.words("name_contexts", "verbs of bodies alone")
    return "preposition" if acts else None


def _is_unknown(words: Words, at: int) -> bool:
    """Whether the word at the head of a sentence has its capital from being a name: it stands in no dictionary."""
    return not may_be_common_word(words.bare[at]) and not words.gap(at).endswith(("(", "; "))


def _is_of_thing(words: Words, at: int) -> bool:
    """Whether what stands before `van` is a name, or has a place behind it: "Hof van", "ten westen van"."""
    if at < 0 or not words.joined(at + 1):
        return False
    return words.capital(at) or words.lower[at] in wordlists.words("name_contexts", "of places")


def _stop(words: Words, at: int) -> int:
    """The word behind the name that begins at word `at`."""
    stop = max(at + 1, proper_end(words, at))
    english = stop < len(words) and words.joined(stop) and words.forms[stop] in _ENGLISH
    return max(stop, foreign_end(words, at)) if english else stop


def _is_from(words: Words, at: int) -> bool:
    """Whether a word says where something neuter, rather a company than a person, is from: "het Zweedse"."""
    return words.lower[at - 1 : at] == ["het"] and words.capital(at) and words.lower[at].endswith(("se", "sche"))


def _is_described_behind(words: Words, stop: int) -> bool:
    """Whether a noun for an organisation follows in apposition: "Geldmaat, de onderneming die ..."."""
    if stop >= len(words) or words.gap(stop) != ", " or words.lower[stop] not in _ARTICLES:
        return False
    for position in range(stop + 1, min(len(words), stop + _APPOSITION)):
        if not words.joined(position) or words.lower[position] in _BETWEEN:
            return False
        if is_organisation_noun(words.lower[position]):
            return not is_role(words, position)
    return False


def _is_place_at(words: Words, at: int) -> bool:
    return at < len(words) and words.joined(at) and words.capital(at) and may_be_place(base_form(words.forms[at]))


@lru_cache(50_000)
def _may_begin(written: str) -> bool:
    """Whether a word can open an unknown name: it is no first name, abbreviation, compound or code."""
    form = base_form(written)
    return not (
        len(form) < 3
        or form[0].isdigit()
        or is_numbered(form)
        or is_first_name(form)
        or is_acronym(form)
        or compound_parts(form)
        or is_role_word(written)
    )


def _begins_unknown(words: Words, at: int) -> bool:
    before = words.joined(at) and (words.capital(at - 1) or words.lower[at - 1].isdigit())
    inside = before and not _is_from(words, at - 1)
    return not (inside or words.lower[at] in words.small or is_other(words, at))


def _may_be_name(words: Words, at: int, stop: int) -> bool:
    """Whether the words are no place and no adjective before a common noun."""
    name = words.slice(at, stop)
    if at > 1 and may_be_place(words.slice(at - 2, stop)):
        return False  # "Wijk bij Duurstede"
    if may_be_place(name) or is_place(words.forms[stop - 1]) or _OF_PLACES.search(words.lower[stop - 1]):
        return False
    if (
        stop < len(words)
        and words.joined(stop)
        and (words.forms[stop][0].isdigit() or words.lower[stop] in ("des", "op"))
    ):
        return False
    goes_on = stop < len(words) and words.joined(stop) and not words.capital(stop)
    adjective = stop == at + 1 and words.lower[at].endswith(_ADJECTIVES) and goes_on
    return not (adjective and words.lower[stop] not in wordlists.words("name_contexts", "function words"))
