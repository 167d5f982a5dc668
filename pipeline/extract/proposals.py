"""What the models propose, brought to the bounds and kinds that the annotation guide knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract import wordlists
from pipeline.extract.entity import Entity
from pipeline.extract.overlap import Candidate, Kind
from pipeline.extract.people.roles import is_role
from pipeline.extract.people.spans import name_end
from pipeline.extract.words import Words, base_form, compound_parts

_KINDS: dict[str, Kind] = {"organisation": "organisation", "person": "person"}


def judged(words: Words, entities: Sequence[Entity]) -> Iterator[Candidate]:
    """The proposals of the models as candidates, in whole words and without what is no part of a name."""
    for entity in entities:
        kind = _KINDS.get(entity.label, "other")
        first, stop = words.covered(entity.start, entity.end)
        first, stop = _trimmed(words, first, stop, kind)
        if first >= stop:
            continue
        if kind == "person":
            stop = max(stop, name_end(words, first)) if words.capital(first) else stop
        yield Candidate(words.starts[first], _name_end(words, stop - 1, kind), kind, "model")


def _trimmed(words: Words, first: int, stop: int, kind: Kind) -> tuple[int, int]:
    """The bounds without articles, titles and roles in front and without small words at either end."""
    function_words = wordlists.words("name_contexts", "function words")
    titles = wordlists.words("people_words", "titles")
    while first < stop and (
        (words.forms[first].islower() and kind == "person")
        or (words.opens(first) and words.lower[first] in function_words and kind == "organisation")
        or (words.forms[first] in ("de", "het", "een", "van", "bij", "en"))
        or (kind == "person" and (words.lower[first] in titles or (is_role(words, first) and stop - first > 1)))
    ):
        first += 1
    while stop > first and words.forms[stop - 1] in ("de", "het", "een", "van", "bij", "en", "voor", "in"):
        stop -= 1
    return first, stop


def _name_end(words: Words, last: int, kind: Kind) -> int:
    form = words.forms[last]
    compound = compound_parts(form)
    if compound and kind == "organisation":
        return words.starts[last] + len(compound[0])
    return words.ends[last] - len(form) + len(base_form(form))
