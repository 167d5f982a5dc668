"""Which words are everyday Dutch: they get a capital from the sentence that they open, not from being a name."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

_FILE = "dictionary.txt.gz"
SHORTEST, LONGEST = 3, 12  # letters of the words listed; shorter ones are function words, longer ones rare


def is_common_word(lower: str) -> bool:
    """Whether a word in small letters stands in the Dutch word list, inflected forms included."""
    return lower in common_words()


def may_be_common_word(lower: str) -> bool:
    """Whether a word in small letters is an everyday one, its form in -s too, or too long for the list to tell."""
    return len(lower) > LONGEST or is_common_word(lower) or is_common_word(lower.rstrip("s"))


@cache
def common_words() -> frozenset[str]:
    """The word list of `training/dictionary.py`."""
    content = (files("pipeline.extract") / "lists" / _FILE).read_bytes()
    return frozenset(gzip.decompress(content).decode("utf-8").split())
