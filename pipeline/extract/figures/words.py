"""The word lists of the figures grammar, each read once, and the words around a place in a text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent.parent / "lists"
_CLAUSE_END = re.compile(r"[.;:!?](?=\s)|\n")


def rows(file: str) -> list[list[str]]:
    """The rows of a tab-separated list, without its comments."""
    lines = (LISTS / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def words(file: str) -> frozenset[str]:
    """The words of a list that separates them by white space."""
    return frozenset(word for row in rows(file) for word in row[0].split())


@cache
def group(name: str) -> frozenset[str]:
    """A group of whole words of `figure_context.tsv`."""
    return frozenset(_groups()[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A group of `figure_context.tsv` as a pattern; * in it stands for any letters."""
    alternatives = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in _groups()[name])
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@cache
def _groups() -> dict[str, list[str]]:
    return {name: listed.split("|") for name, listed in rows("figure_context.tsv")}


def words_before(text: str, at: int, window: int = 48) -> list[str]:
    """The words right before a place, lower case, in order; none across a line break or from before the window.

    The last one is what touches the place, empty where a space does.
    """
    piece = text[max(0, at - window) : at]
    return piece[piece.rfind("\n") + 1 :].lower().replace("\u00a0", " ").split(" ")[-7:]


def clause_before(text: str, at: int, window: int) -> str:
    """The part of a clause before a place, at most `window` code points of it."""
    return _CLAUSE_END.split(text[max(0, at - window) : at])[-1]


def clause_behind(text: str, at: int, window: int) -> str:
    """The part of a clause behind a place, at most `window` code points of it."""
    return _CLAUSE_END.split(text[at : at + window])[0]
