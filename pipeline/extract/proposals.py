"""What the models propose, brought to the bounds and kinds that the annotation guide knows.

A model sees the sentence and not the genre: what is plainly a place, a field of policy, a code or the first word of a
sentence is not taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract import wordlists
from pipeline.extract.entity import Entity
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.contexts import stands_free
from pipeline.extract.organisations.typed import is_territory
from pipeline.extract.overlap import Candidate, Kind
from pipeline.extract.people.roles import is_role
from pipeline.extract.people.spans import name_end
from pipeline.extract.places import is_place
from pipeline.extract.words import Words, base_form, compound_parts, is_acronym

_KINDS: dict[str, Kind] = {"organisation": "organisation", "person": "person"}
_SMALL = frozenset(["de", "het", "een", "van", "bij", "en", "voor", "in"])
_CODE = re.compile(r"[A-Za-z]{0,2}\d[\w,.%-]*|[A-Z]")
_SHORTEST = 2  # letters
_ENDING = frozenset('\n;:"“”„')


def judged(words: Words, entities: Sequence[Entity]) -> Iterator[Candidate]:
    """The proposals of the models as candidates, in whole words and without what is no part of a name."""
    for entity in entities:
        kind = _KINDS.get(entity.label, "other")
        first, stop = _trimmed(words, *words.covered(entity.start, entity.end), kind)
        if first >= stop:
            continue
        if kind == "person" and words.capital(first):
            stop = max(stop, name_end(words, first))
        if _is_plausible(words, first, stop, kind):
            yield Candidate(words.starts[first], _name_end(words, stop - 1, kind), kind, "model")


def _trimmed(words: Words, first: int, stop: int, kind: Kind) -> tuple[int, int]:
    """The bounds without articles, titles and roles in front and without small words at either end."""
    titles = wordlists.words("people_words", "titles")
    while first < stop and (
        words.forms[first] in _SMALL
        or (kind == "person" and words.forms[first].islower())
        or (kind == "person" and (words.lower[first] in titles or (is_role(words, first) and stop - first > 1)))
        or (kind == "organisation" and words.opens(first) and _is_function_word(words, first))
    ):
        first += 1
    while stop > first and words.forms[stop - 1] in _SMALL:
        stop -= 1
    return first, stop


def _is_plausible(words: Words, first: int, stop: int, kind: Kind) -> bool:
    """Whether a stretch can be a name of its kind at all."""
    if kind == "other":
        return True
    if not any(words.capital(at) for at in range(first, stop)) or words.shouted(first):
        return False
    if is_place(words.slice(first, stop)) or not _is_one_name(words, first, stop):
        return False
    if kind == "person":
        return _may_be_person(words, first, stop)
    if is_territory(words, first):
        return False
    return stop - first > 1 or _may_be_body(words, first)


def _may_be_person(words: Words, first: int, stop: int) -> bool:
    """Whether a stretch can name a person: no digits, and a single word not only at the head of a sentence."""
    if any(letter.isdigit() for form in words.forms[first:stop] for letter in form):
        return False
    form = base_form(words.forms[first])
    if stop - first > 1 or is_first_name(form):
        return True
    return form in words.amid and form not in wordlists.words("people_words", "portfolios")


def _may_be_body(words: Words, at: int) -> bool:
    """Whether a single word can be the name of an organisation."""
    form = base_form(words.forms[at])
    if _CODE.fullmatch(form) or len(form) < _SHORTEST or is_role(words, at):
        return False
    if form in wordlists.words("name_contexts", "not organisations"):
        return False
    if form in wordlists.words("people_words", "portfolios"):
        return False
    if is_acronym(form) and not stands_free(words, at):
        return False
    if words.opens(at) and (words.lower[at] in words.small or form not in words.amid):
        return False
    follows = at + 1 < len(words) and words.joined(at + 1) and not words.capital(at + 1)
    return not (form.endswith("se") and follows)  # "de Vlaamse economie"


def _is_one_name(words: Words, first: int, stop: int) -> bool:
    """Whether the stretch holds no mark that ends a name."""
    return all(_ENDING.isdisjoint(words.gap(at)) for at in range(first + 1, stop))


def _is_function_word(words: Words, at: int) -> bool:
    return words.lower[at] in wordlists.words("name_contexts", "function words")


def _name_end(words: Words, last: int, kind: Kind) -> int:
    form = words.forms[last]
    compound = compound_parts(form)
    if compound and kind == "organisation":
        return words.starts[last] + len(compound[0])
    return words.ends[last] - len(form) + len(base_form(form))
