"""First names, of every origin that is met in the Netherlands and Belgium."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.extract import wordlists

_LIST = "first_names"


@lru_cache(50_000)
def is_first_name(form: str) -> bool:
    """Whether a word is a first name, or two of them joined (`Anne-Marie`)."""
    names = _first_names()
    return form in names or ("-" in form and all(part in names for part in form.split("-")))


@cache
def is_also_a_word(form: str) -> bool:
    """Whether a first name is a common word, a place or a month besides."""
    return form in wordlists.words(_LIST, "also words")


@cache
def _first_names() -> frozenset[str]:
    return frozenset().union(*(wordlists.words(_LIST, section) for section in wordlists.sections(_LIST)))
