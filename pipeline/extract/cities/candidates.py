"""Where names of the gazetteer stand in a text: every match is a candidate, to be judged by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.cities.gazetteer import Gazetteer, Name
from pipeline.extract.words import Words

_APOSTROPHES = "'’"
_LETTERS = str.maketrans({"’": "'", "\u00a0": " ", "\u2010": "-"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of the gazetteer as it stands in the text: words `first` up to and without `stop`."""

    start: int
    end: int
    first: int
    stop: int
    name: Name


def find_candidates(words: Words, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The longest names at each word that could be one, in order and without overlap."""
    done = 0
    for at, form in enumerate(words.forms):
        if words.starts[at] < done or not (form[0].isupper() or form[0] in _APOSTROPHES):
            continue
        found = _at(words, gazetteer, at)
        if found:
            yield from found
            done = found[-1].end


def _at(words: Words, gazetteer: Gazetteer, at: int) -> list[Candidate]:
    start, form = words.starts[at], words.forms[at]
    end = _longest(words, gazetteer, start, form)
    if end and end[0] >= words.ends[at]:
        return [_candidate(words, at, start, *end)]
    if "-" not in form:
        return [_candidate(words, at, start, *end)] if end and words.text[end[0]] in _APOSTROPHES else []
    return _parts(words, gazetteer, at)


def _parts(words: Words, gazetteer: Gazetteer, at: int) -> list[Candidate]:
    """The places of a hyphenated word where all parts are places: `Rotterdam-Den Haag`, not `Amsterdam-Zuid`."""
    found: list[Candidate] = []
    position = words.starts[at]
    for piece in words.forms[at].split("-"):
        if position >= (found[-1].end if found else 0) and piece:
            match = _longest(words, gazetteer, position, piece)
            if match is None:
                return []
            found.append(_candidate(words, at, position, *match))
        position += len(piece) + 1
    return found if len(found) > 1 and found[-1].end >= words.ends[at] else []


def _candidate(words: Words, at: int, start: int, end: int, name: Name) -> Candidate:
    stop = at + 1
    while stop < len(words) and words.starts[stop] < end:
        stop += 1
    return Candidate(start, end, at, stop, name)


def _longest(words: Words, gazetteer: Gazetteer, start: int, word: str) -> tuple[int, Name] | None:
    """The end of the longest name that begins at a position with a word, and the name."""
    text = words.text
    key = word.translate(_LETTERS).lower()
    keys = (key, key[:-2]) if key.endswith("'s") and len(key) > 3 else (key,)
    for first in keys:
        for name in gazetteer.starting(first):
            end = start + len(name.form)
            piece = text[start:end]
            if piece.translate(_LETTERS).lower() == name.form and _ends_word(text, end) and _written_as_name(piece):
                return end, name
    return None


def _ends_word(text: str, end: int) -> bool:
    follows = text[end : end + 1]
    if follows in ("'", "’"):
        return not text[end + 1 : end + 2].isalpha() or text[end + 1 : end + 2] == "s"
    return not (follows.isalnum() or follows == "_")


def _written_as_name(piece: str) -> bool:
    """Whether the last word has its capital: `De Wijk` is a village, `De wijk` is none."""
    last = piece.rsplit(" ", 1)[-1].lstrip(_APOSTROPHES)
    return any(letter.isupper() for letter in last)
