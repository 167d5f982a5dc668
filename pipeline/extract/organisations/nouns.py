"""Nouns that describe an organisation without belonging to its name: `netbeheerder Coteq`."""

from __future__ import annotations

from functools import lru_cache

from pipeline.extract import wordlists

_LIST = "name_contexts"
_SHORTEST_NOUN = 3  # letters before the ending: `reisorganisatie`


@lru_cache(50_000)
def is_organisation_noun(lower: str) -> bool:
    """Whether a word in small letters is such a noun, by the list or by its ending."""
    if lower in wordlists.words(_LIST, "organisation nouns"):
        return True
    endings = wordlists.words(_LIST, "noun endings")
    return any(lower.endswith(ending) and len(lower) >= len(ending) + _SHORTEST_NOUN for ending in endings)


@lru_cache(50_000)
def describes(lower: str) -> bool:
    """Whether a noun that has its capital from the sentence is no part of the name behind it: "Vakbond FNV".

    "Brouwerij Palmhout" is a name: trades, schools and parks belong to theirs.
    """
    if lower.capitalize() in wordlists.words("type_words", "trades in names"):
        return False
    endings = tuple(wordlists.words("type_words", "describing endings"))
    return lower in wordlists.words("type_words", "describing") or lower.endswith(endings)
