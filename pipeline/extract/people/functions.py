"""Which words name what people are: by the list, by their ending, or as the second half of a compound."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.extract import wordlists
from pipeline.extract.words import Words

_LIST = "people_words"
_VOWELS = frozenset("aeou")
_SHORTEST_PLURAL = 5  # letters
_IRREGULAR = (("leden", "lid"), ("lieden", "man"), ("mannen", "man"), ("vrouwen", "vrouw"), ("i", "us"), ("'s", ""))


def is_role(words: Words, at: int) -> bool:
    """Whether a word names a function: by the list, by its ending, or as the second half of a compound."""
    return is_role_word(words.forms[at])


@lru_cache(50_000)
def is_role_word(form: str) -> bool:
    """Whether a word names a function, wherever it stands; in the plural too."""
    if form == form.upper() and len(form) > 1:
        return form in wordlists.words(_LIST, "roles")
    form = form if form[:1].islower() or "-" in form else form.lower()
    return _is_function(form) or is_plural(form)


@lru_cache(50_000)
def is_plural(form: str) -> bool:
    """Whether a word names the function of several people: `wethouders`, `Kamerleden`, `promovendi`."""
    lower = form.lower()
    if len(lower) < _SHORTEST_PLURAL or lower in wordlists.words(_LIST, "not roles"):
        return False
    return any(_is_function(singular) for singular in singulars(lower))


def singulars(plural: str) -> Iterator[str]:
    """What may be the singular of a word in small letters, by the rules of spelling."""
    for ending, single in _IRREGULAR:
        if plural.endswith(ending):
            yield plural[: -len(ending)] + single
    if plural.endswith("s"):
        yield plural[:-1]
    if plural.endswith("en"):
        stem = plural[:-2]
        yield stem
        if len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]
        elif len(stem) > 2 and stem[-2] in _VOWELS:
            yield stem[:-1] + stem[-2] + stem[-1]  # `hoogleraren`, `piloten`


def role_start(words: Words, head: int) -> int:
    """The first of the adjectives that belong to the role whose head is word `head`: `algemeen directeur`."""
    start = head
    while start > 0 and words.joined(start) and _is_adjective(words.forms[start - 1]):
        start -= 1
    return start


def _is_adjective(form: str) -> bool:
    adjectives = wordlists.words(_LIST, "role adjectives")
    tail = form.rpartition("-")[2]  # `KNZB-technisch directeur`
    return form in adjectives or form.lower() in adjectives or tail in adjectives


def _is_function(form: str) -> bool:
    lower = form.lower()
    if lower in wordlists.words(_LIST, "not roles"):
        return False
    if lower in _roles():
        return True
    if "-" in form and form[0].isupper() and form.rsplit("-", 1)[-1][:1].isupper():
        return False  # `Zuidema-Kok`
    tail = lower.rsplit("-", 1)[-1]
    if tail != lower and tail in _roles():
        return True
    return (
        any(
            lower.endswith(suffix) and len(lower) >= len(suffix) + 3
            for suffix in wordlists.words(_LIST, "role suffixes")
        )
        and "@" not in lower
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(word.lower() for word in wordlists.words(_LIST, "roles"))
