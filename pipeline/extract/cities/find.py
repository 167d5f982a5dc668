"""Find populated places in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cities.gazetteer import load
from pipeline.extract.entity import Entity
from pipeline.record import City, Organisation, Person

_WORD = re.compile(r"(?:['’][sStT]-)?[^\W\d_]\w*(?:[-'’]\w+)*")
_WORDS = frozenset("het een van as in te de den is al om er op of ede made best leek well een echt heel goes".split())


def find_cities(
    text: str,
    entities: Sequence[Entity] = (),
    organisations: Sequence[Organisation] = (),
    people: Sequence[Person] = (),
) -> list[City]:
    """The populated places of a text, in order and never overlapping."""
    gazetteer = load()
    taken = {at for person in people for at in range(person.start, person.end)}
    found: list[City] = []
    end = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        if start < end or start in taken or not word.lstrip("'’sStT-")[:1].isupper():
            continue
        names = gazetteer.starting(word.lower())
        for name in sorted(names, key=len, reverse=True):
            stop = start + len(name)
            piece = text[start:stop]
            if piece.lower() == name and not text[stop : stop + 1].isalnum() and name not in _WORDS:
                places = [gazetteer.place(number) for number in names[name]]
                place = max(places, key=lambda p: (p.country in ("NL", "BE"), p.population))
                found.append(
                    City(
                        start=start,
                        end=stop,
                        text=piece,
                        method="gazetteer",
                        name=place.name,
                        country=place.country,
                        region=place.region,
                        geonames_id=place.geonames_id,
                        latitude=place.latitude,
                        longitude=place.longitude,
                    )
                )
                end = stop
                break
    return found
