"""The word lists of the figures grammar, each read once, and the words around a place in a text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent.parent / "lists"


def rows(file: str) -> list[list[str]]:
    """The rows of a tab-separated list, without its comments."""
    lines = (LISTS / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def words(file: str) -> frozenset[str]:
    """The words of a list that separates them by white space."""
    return frozenset(word for row in rows(file) for word in row[0].split())


def words_before(text: str, at: int, window: int = 48) -> list[str]:
    """The words right before a place, lower case, in order; none across a line break or from before the window."""
    piece = text[max(0, at - window) : at]
    return piece[piece.rfind("\n") + 1 :].lower().replace("\u00a0", " ").split(" ")[-7:]
