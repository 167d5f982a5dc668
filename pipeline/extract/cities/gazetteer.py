"""The gazetteer of populated places, read on first use.

The file holds the places as rows, an empty line, and a row per first word of a name: the names that begin with it, each
with a mark and the numbers of its places. It is built by `gazetteer/build.py`.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

Mark = Literal["", "w", "n", "a", "r"]
"""What a name demands: nothing; `w` it is also a word; `n` also a first name, surname or brand; `a` also a region
with an article; `r` a small place abroad."""

_MARKS: dict[str, Mark] = {"w": "w", "n": "n", "a": "a", "r": "r"}


class Place(NamedTuple):
    """A populated place; coordinates in degrees north and east."""

    name: str
    country: str
    region: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    population: int


class Name(NamedTuple):
    """A form of a name in small letters, its mark, and the numbers of the places that bear it."""

    form: str
    mark: Mark
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. The rows stay text until they are asked for, so that loading costs little."""

    _places: list[str]
    _names: list[str]

    def starting(self, word: str) -> tuple[Name, ...]:
        """The names that begin with a word in small letters, the longest first."""
        at = bisect_left(self._names, word + "\t")
        if at == len(self._names) or not self._names[at].startswith(word + "\t"):
            return ()
        return _named(self._names[at])

    def places(self) -> Iterator[Place]:
        """All places, in the order of their numbers."""
        return map(self.place, range(len(self._places)))

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


@lru_cache(20_000)
def _named(row: str) -> tuple[Name, ...]:
    names = (_name(entry) for entry in row.split("\t")[1:])
    return tuple(sorted(names, key=lambda name: -len(name.form)))


def _name(entry: str) -> Name:
    form, _, numbers = entry.rpartition("=")
    mark = _MARKS.get(numbers[0], "")
    return Name(form, mark, tuple(map(int, numbers.removeprefix(mark).split(","))))


@cache
def load() -> Gazetteer:
    """The gazetteer of the package."""
    packed = (files("pipeline.extract") / "lists" / "cities.tsv.gz").read_bytes()
    places, _, names = gzip.decompress(packed).decode("utf-8").partition("\n\n")
    return Gazetteer(places.split("\n"), names.split("\n"))
