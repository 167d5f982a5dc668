"""What the models propose, brought to the bounds of names and weighed by what the text shows.

A model sees the sentence and not the genre. What is plainly a place, a field of policy, a code or the first word of a
sentence is not taken from it; and its word alone is not enough: what else the text shows decides (`weighing.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import get_args

from pipeline.extract import wordlists
from pipeline.extract.dictionary import may_be_common_word
from pipeline.extract.entity import Entity
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.contexts import stands_free
from pipeline.extract.organisations.others import is_thing
from pipeline.extract.organisations.typed import is_territory
from pipeline.extract.overlap import Candidate, Kind
from pipeline.extract.people.bounds import name_end
from pipeline.extract.people.doubts import is_called_after
from pipeline.extract.people.functions import is_role
from pipeline.extract.places import is_place, may_be_place
from pipeline.extract.weighing import Proposal, is_borne_out
from pipeline.extract.words import Words, base_form, is_acronym, is_numbered, name_length

_KINDS: dict[str, Kind] = {"organisation": "organisation", "person": "person"}
_SMALL = frozenset(["de", "het", "een", "van", "bij", "en", "voor", "in"])
_CODE = re.compile(r"[A-Za-z]{0,3}\d[\w,.%/-]*|[A-Z]|[\d/.-]+")
_NUMBER = re.compile(r"\d{4}|[A-Z]{1,3}\d+.*")
_POSTCODE = re.compile(r"\b\d{4} ?$")
_SHORTEST = 2  # letters
_LONGEST_THING = 8  # words from the head of a law's name to its abbreviation
_ENDING = frozenset('\n;:"“”„')

Span = tuple[int, int]  # first word, and the word behind the last


def judged(words: Words, entities: Sequence[Entity]) -> Iterator[Candidate]:
    """The proposals of the models that the text bears out, as candidates in whole words."""
    for proposal, candidate in proposals(words, entities):
        if is_borne_out(words, proposal):
            yield candidate


def proposals(words: Words, entities: Sequence[Entity]) -> Iterator[tuple[Proposal, Candidate]]:
    """What the models propose and can be a name of its kind at all, in the bounds of names."""
    proposed: dict[Span, dict[Kind, set[str]]] = {}
    for entity in entities:
        kind = _KINDS.get(entity.label, "other")
        first, stop = _trimmed(words, *words.covered(entity.start, entity.end), kind)
        if first >= stop:
            continue
        if kind == "person" and words.capital(first):
            stop = max(stop, name_end(words, first))
        proposed.setdefault((first, stop), {}).setdefault(kind, set()).add(entity.model)
    for proposal in _counted(words, proposed):
        if _is_plausible(words, proposal.first, proposal.stop, proposal.kind):
            yield proposal, _candidate(words, proposal.first, proposal.stop, proposal.kind)


def _counted(words: Words, proposed: Mapping[Span, Mapping[Kind, Collection[str]]]) -> Iterator[Proposal]:
    """The proposals with how often the same form is proposed, as this and as something else."""
    votes: Counter[tuple[str, Kind]] = Counter()
    for span, kinds in proposed.items():
        for kind, models in kinds.items():
            votes[base_form(words.slice(*span)), kind] += len(models)
    for span, kinds in proposed.items():
        form = base_form(words.slice(*span))
        against = {kind: sum(votes[form, other] for other in get_args(Kind) if other != kind) for kind in kinds}
        for kind, models in kinds.items():
            repeated = votes[form, kind] > len(models)
            yield Proposal(*span, kind, frozenset(models), repeated, disputed=against[kind] > 0)


def _trimmed(words: Words, first: int, stop: int, kind: Kind) -> Span:
    """The bounds without articles, titles and roles in front and without small words at either end."""
    titles = wordlists.words("people_words", "titles")
    while first < stop and (
        words.forms[first] in _SMALL
        or (kind == "person" and words.forms[first].islower())
        or (kind == "person" and (words.lower[first] in titles or (is_role(words, first) and stop - first > 1)))
        or (kind == "organisation" and words.opens(first) and _is_function_word(words, first))
    ):
        first += 1
    while stop > first and (
        words.forms[stop - 1] in _SMALL or (stop - first > 1 and _trails(words.forms[stop - 1], kind))
    ):
        stop -= 1
    return first, stop


def _trails(form: str, kind: Kind) -> bool:
    """Whether a word in small letters only follows a name: "Europa concurrerend"."""
    return kind != "other" and form.islower() and form not in wordlists.words("type_words", "legal forms")


def _is_plausible(words: Words, first: int, stop: int, kind: Kind) -> bool:
    """Whether a stretch can be a name of its kind at all."""
    if kind == "other":
        return True
    if not words.capital(first) or words.shouted(first):
        return False
    if is_place(words.slice(first, stop)) or not _is_one_name(words, first, stop):
        return False
    if first and words.joined(first) and is_thing(words.forms[first - 1]):
        return False
    if kind == "person":
        return _may_be_person(words, first, stop)
    if is_territory(words, first) or _POSTCODE.search(words.text, max(0, words.starts[first] - 6), words.starts[first]):
        return False
    return _may_be_bodies(words, first, stop) if stop - first > 1 else _may_be_body(words, first)


def _may_be_person(words: Words, first: int, stop: int) -> bool:
    """Whether a stretch can name a person: no digits, and a single word not only at the head of a sentence."""
    if any(letter.isdigit() for form in words.forms[first:stop] for letter in form):
        return False
    if any(_is_field(form) or is_acronym(form) for form in words.forms[first:stop]):
        return False
    if is_called_after(words, first, stop):
        return False
    form = base_form(words.forms[first])
    if stop - first > 1:
        return not may_be_place(words.slice(first, stop))
    return form in words.amid and not may_be_place(form) and (not is_first_name(form) or form in words.amid)


def _may_be_bodies(words: Words, first: int, stop: int) -> bool:
    """Whether several words can be the name of an organisation: no fields, no place with where it is, no bare codes."""
    forms = words.forms[first:stop]
    if all(_is_field(form) or form.islower() for form in forms) or _NUMBER.fullmatch(forms[-1]):
        return False
    if any(len(form) == 1 for form in forms):
        return False
    if words.lower[first].endswith(("se", "sche")) and (
        may_be_place(words.slice(first + 1, stop)) or forms[-1].islower()
    ):
        return False  # "het Belgische Zaventem"
    return not is_role(words, stop - 1)


def _may_be_body(words: Words, at: int) -> bool:
    """Whether a single word can be the name of an organisation."""
    form = base_form(words.forms[at])
    if (
        _CODE.fullmatch(form)
        or is_numbered(form)
        or len(form) < _SHORTEST
        or is_role(words, at)
        or _is_field(form)
        or may_be_place(form)
    ):
        return False
    if form.rstrip(".") in wordlists.words("name_contexts", "not organisations"):
        return False
    if is_acronym(form) and (not stands_free(words, at) or (words.after(at) == "-" and len(words.forms[at]) < 4)):
        return False
    if words.lower[at] in words.small or (words.opens(at) and form not in words.amid and _is_word(words, at)):
        return False
    follows = at + 1 < len(words) and words.joined(at + 1) and not words.capital(at + 1)
    return not (form.endswith(("se", "sche", "s")) and follows and words.lower[at + 1] not in _function_words())


def _is_word(words: Words, at: int) -> bool:
    """Whether a word that opens a sentence may have its capital from there alone: it is no unknown one."""
    known = may_be_common_word(words.bare[at]) or _is_function_word(words, at)
    return known or words.gap(at + 1).startswith(":") or _shortens_thing(words, at)


def _shortens_thing(words: Words, at: int) -> bool:
    """Whether a word in brackets is short for a law or a plan: "Wet op het financieel toezicht (Wft)"."""
    if words.gap(at) != " (" or words.after(at) != ")":
        return False
    things = wordlists.words("type_words", "heads that are no bodies")
    return any(form in things for form in words.forms[max(0, at - _LONGEST_THING) : at])


def _is_field(form: str) -> bool:
    return form in wordlists.words("people_words", "portfolios")


def _is_one_name(words: Words, first: int, stop: int) -> bool:
    """Whether the stretch holds no mark that ends a name."""
    return all(_ENDING.isdisjoint(words.gap(at)) for at in range(first + 1, stop))


def _is_function_word(words: Words, at: int) -> bool:
    return words.lower[at] in _function_words()


def _function_words() -> frozenset[str]:
    return wordlists.words("name_contexts", "function words")


def _candidate(words: Words, first: int, stop: int, kind: Kind) -> Candidate:
    last = words.forms[stop - 1]
    length = name_length(last) if kind == "organisation" else len(base_form(last))
    evidence = "model" if kind != "other" else "model's doubt"
    return Candidate(words.starts[first], words.starts[stop - 1] + length, kind, evidence)
