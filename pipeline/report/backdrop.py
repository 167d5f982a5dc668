"""The shape of the land behind the map: places of the gazetteer as dots on a grid, so that no map data are needed."""

from __future__ import annotations

from functools import cache

from pipeline.extract.cities import gazetteer

_NEAR = ("NL", "BE")
_FINE = 20
"""Cells per degree in the Netherlands and Belgium."""
_COARSE = 2
"""Cells per degree elsewhere."""


@cache
def backdrop() -> dict[str, list[int]]:
    """Cells that hold a place, as `near` and `far`: x1, y1, x2, y2 ... in twentieths and halves of a degree."""
    near: set[tuple[int, int]] = set()
    far: set[tuple[int, int]] = set()
    for place in gazetteer.load().places():
        if place.latitude is None or place.longitude is None:
            continue
        cells, per_degree = (near, _FINE) if place.country in _NEAR else (far, _COARSE)
        cells.add((round(place.longitude * per_degree), round(place.latitude * per_degree)))
    return {"near": _flat(near), "far": _flat(far)}


def _flat(cells: set[tuple[int, int]]) -> list[int]:
    return [number for cell in sorted(cells) for number in cell]
