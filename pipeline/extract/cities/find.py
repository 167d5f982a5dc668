"""Find populated places: names of the gazetteer, judged by their surroundings, settled by the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.cities import evidence, regions
from pipeline.extract.cities.candidates import Candidate, find_candidates
from pipeline.extract.cities.enumeration import settle_doubts
from pipeline.extract.cities.gazetteer import Place, load
from pipeline.extract.cities.judge import Judge
from pipeline.extract.cities.settle import Settler
from pipeline.extract.cities.spans import Spanned, Spans
from pipeline.extract.entity import Entity
from pipeline.extract.trace import Note
from pipeline.extract.wordlists import words as listed
from pipeline.extract.words import Words
from pipeline.record import City, Organisation, Person


def find_cities(
    text: str,
    entities: Sequence[Entity] = (),
    organisations: Sequence[Organisation] = (),
    people: Sequence[Person] = (),
    notes: list[Note] | None = None,
) -> list[City]:
    """The populated places of a text, in order and never overlapping.

    A model's proposals and the final organisations and people are evidence where they are given; none is needed. A
    place that the gazetteer lacks is taken from a model where the text calls it a place. `notes`, where given, receives
    why each name is a place or none, and why this one of several.
    """
    words = Words(text)
    gazetteer = load()
    candidates = list(find_candidates(words, gazetteer))
    judge = Judge(words, entities, organisations, people)
    judgements = [judge.judgement(candidate) for candidate in candidates]
    verdicts = settle_doubts(words, candidates, [judgement.verdict for judgement in judgements])
    certain = [c for c, verdict in zip(candidates, verdicts, strict=True) if verdict == "yes"]
    settler = Settler(words, gazetteer, certain)
    found = [_city(text, candidate, settler.place(candidate)) for candidate in certain]
    if notes is not None:
        notes.extend(evidence.notes(candidates, judgements, verdicts, settler))
    for entity in _unlisted(words, entities, [*candidates, *organisations, *people]):
        piece = text[entity.start : entity.end]
        country = settler.country_at(entity.start, entity.end)
        found.append(City(start=entity.start, end=entity.end, text=piece, method="model", name=piece, country=country))
        if notes is not None:
            notes.append(
                Note("cities", entity.start, entity.end, "no list entry, but the words before it call it a place")
            )
    return sorted(found, key=lambda city: city.start)


def _unlisted(words: Words, entities: Sequence[Entity], taken: Sequence[Spanned]) -> Iterator[Entity]:
    """Proposals of a city where the gazetteer has none, if the text calls it one: `het Finse Sunila`."""
    others = Spans(taken)
    for entity in Spans(e for e in entities if e.label == "city"):
        first = words.index_at(entity.start)
        if (
            not first
            or not words.capital(first)
            or not words.joined(first)
            or "\n" in words.text[entity.start : entity.end]
        ):
            continue
        called = words.lower[first - 1] in listed("place_words", "administration")
        if (called or words.forms[first - 1] in regions.adjectives()) and not others.touching(entity.start, entity.end):
            yield entity


def _city(text: str, candidate: Candidate, place: Place) -> City:
    return City(
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        method="gazetteer",
        name=place.name,
        country=place.country,
        region=place.region,
        geonames_id=place.geonames_id,
        latitude=place.latitude,
        longitude=place.longitude,
    )
