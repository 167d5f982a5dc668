"""Whether a name is that of a place and of nothing else, for the finders of other names."""

from __future__ import annotations

from functools import lru_cache

from pipeline.extract import wordlists
from pipeline.extract.cities import gazetteer

_CACHED = 50_000


@lru_cache(_CACHED)
def is_place(name: str) -> bool:
    """Whether a name is a country, a region or a populated place that is no word, surname or brand besides."""
    if name in wordlists.words("name_contexts", "places") or name in wordlists.sections("name_contexts")["countries"]:
        return True
    lower = name.lower()
    first = lower.split(" ", 1)[0]
    return any(one.form == lower and not one.mark for one in gazetteer.load().starting(first))


@lru_cache(_CACHED)
def may_be_place(name: str) -> bool:
    """Whether a populated place bears a name, whatever else it may be."""
    lower = name.lower()
    return any(one.form == lower for one in gazetteer.load().starting(lower.split(" ", 1)[0]))
