"""Countries and provinces as an article names them, to tell places of one name apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Scope(NamedTuple):
    """A country, or one region of it."""

    country: str
    region: str | None

    def holds(self, country: str, region: str | None) -> bool:
        """Whether a place of that country and region lies within."""
        return self.country == country and self.region in (None, region)


@cache
def names() -> Mapping[str, Scope]:
    """Scopes by the names and short forms of countries and provinces, as written."""
    return {name: scope for scope, found, _ in _rows() for name in found}


@cache
def adjectives() -> Mapping[str, Scope]:
    """Scopes by adjective, as written: `Noorse`, `Zeeuwse`."""
    return {name: scope for scope, _, found in _rows() for name in found}


@cache
def _rows() -> list[tuple[Scope, list[str], list[str]]]:
    content = (files("pipeline.extract") / "lists" / "regions.tsv").read_text(encoding="utf-8")
    rows = []
    for line in content.splitlines():
        if line and not line.startswith("#"):
            scope, found, described = (line + "\t\t").split("\t")[:3]
            country, _, region = scope.partition("/")
            rows.append((Scope(country, region or None), _parts(found), _parts(described)))
    return rows


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
