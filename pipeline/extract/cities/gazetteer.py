"""The gazetteer of populated places, read on first use."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Place(NamedTuple):
    """A populated place; coordinates in degrees north and east."""

    name: str
    country: str
    region: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    population: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. The rows stay text until they are asked for, so that loading costs little."""

    _places: list[str]
    _names: dict[str, str]

    def starting(self, word: str) -> dict[str, tuple[int, ...]]:
        """The names that begin with a word (all in small letters), with the numbers of their places."""
        row = self._names.get(word)
        if row is None:
            return {}
        entries = (entry.rpartition("=") for entry in row.split("\t"))
        return {name: tuple(map(int, numbers.split(","))) for name, _, numbers in entries}

    def place(self, number: int) -> Place:
        """The place of a number."""
        name, country, region, geonames_id, latitude, longitude, population = self._places[number].split("\t")
        return Place(
            name,
            country,
            region or None,
            int(geonames_id) if geonames_id else None,
            float(latitude) if latitude else None,
            float(longitude) if longitude else None,
            int(population),
        )


@cache
def load() -> Gazetteer:
    """The gazetteer of the package."""
    packed = (files("pipeline.extract") / "lists" / "cities.tsv.gz").read_bytes()
    places, _, names = gzip.decompress(packed).decode("utf-8").partition("\n\n")
    pairs = (line.partition("\t") for line in names.split("\n"))
    return Gazetteer(places.split("\n"), {first: row for first, _, row in pairs})
