"""Which words are everyday Dutch: they get a capital from the sentence that they open, not from being a name."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

_FILE = "dictionary.txt.gz"


def is_common_word(lower: str) -> bool:
    """Whether a word in small letters stands in the Dutch word list, inflected forms included."""
    return lower in common_words()


@cache
def common_words() -> frozenset[str]:
    """The word list of `training/dictionary.py`: words of three to twelve letters."""
    content = (files("pipeline.extract") / "lists" / _FILE).read_bytes()
    return frozenset(gzip.decompress(content).decode("utf-8").split())
