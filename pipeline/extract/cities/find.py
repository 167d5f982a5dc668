"""Find populated places: names of the gazetteer, judged by their surroundings, settled by the article."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.cities.candidates import Candidate, find_candidates
from pipeline.extract.cities.enumeration import settle_doubts
from pipeline.extract.cities.gazetteer import Place, load
from pipeline.extract.cities.judge import Judge
from pipeline.extract.cities.settle import Settler
from pipeline.extract.entity import Entity
from pipeline.extract.words import Words
from pipeline.record import City, Organisation, Person


def find_cities(
    text: str,
    entities: Sequence[Entity] = (),
    organisations: Sequence[Organisation] = (),
    people: Sequence[Person] = (),
) -> list[City]:
    """The populated places of a text, in order and never overlapping.

    A model's proposals and the final organisations and people are evidence where they are given; none is needed.
    """
    words = Words(text)
    gazetteer = load()
    candidates = list(find_candidates(words, gazetteer))
    judge = Judge(words, entities, organisations, people)
    verdicts = settle_doubts(words, candidates, [judge.verdict(candidate) for candidate in candidates])
    certain = [c for c, verdict in zip(candidates, verdicts, strict=True) if verdict == "yes"]
    settler = Settler(words, gazetteer, certain)
    return [_city(text, candidate, settler.place(candidate)) for candidate in certain]


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
