"""Why each name of the gazetteer is a place where it stands or is none, and why this one of several of that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.cities.candidates import Candidate
from pipeline.extract.cities.gazetteer import Place
from pipeline.extract.cities.judge import Judgement, Verdict
from pipeline.extract.cities.settle import Settler
from pipeline.extract.trace import Note

_MOST = 5  # other places of a name that are told of


def notes(
    candidates: Sequence[Candidate], judgements: Sequence[Judgement], verdicts: Sequence[Verdict], settler: Settler
) -> Iterator[Note]:
    """What the judgements and the settled verdicts say of each candidate, and the places of its name that lost."""
    for candidate, judgement, verdict in zip(candidates, judgements, verdicts, strict=True):
        start, end = candidate.start, candidate.end
        why = judgement.why if verdict == judgement.verdict else f"{judgement.why}; {_settled(verdict)}"
        if verdict == "no":
            yield Note("cities", start, end, why, lost=True)
            continue
        (weight, place), *others = settler.ranked(candidate)
        said = settler.said(candidate)
        scope = f", which the article puts in {said.region or said.country}" if said else ""
        among = f", of {len(others) + 1} places of that name the one with most weight ({weight:.1f})" if others else ""
        yield Note("cities", start, end, f"{_entry(place)}, {why}{among}{scope}")
        for lighter, other in others[:_MOST]:
            yield Note("cities", start, end, f"{_entry(other)}, weight {lighter:.1f}", lost=True)


def _settled(verdict: Verdict) -> str:
    if verdict == "yes":
        return "a place beside it or the name elsewhere settles the doubt"
    return "nothing in the rest of the article makes it a place"


def _entry(place: Place) -> str:
    where = ", ".join(filter(None, (place.region, place.country)))
    number = f", GeoNames {place.geonames_id}" if place.geonames_id is not None else ""
    return f"list entry {place.name} ({where}{number})"
