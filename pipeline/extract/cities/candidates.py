"""Where names of the gazetteer stand in a text: every match is a candidate, to be judged by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.cities.gazetteer import Gazetteer, Name
from pipeline.extract.words import Words

_APOSTROPHES = "'’"
_MOST_HYPHENS = 4
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
    if form.startswith("S-") and words.text[start - 1 : start] in _APOSTROPHES:
        start -= 1  # 'S-HERTOGENBOSCH
    if not 0 < form.count("-") <= _MOST_HYPHENS:
        match = _longest(words.text, gazetteer, start, form)
        return _with_hyphened(words, gazetteer, at, start, *match) if match else []
    return _hyphened(words, gazetteer, at, start, words.ends[at])


def _with_hyphened(words: Words, gazetteer: Gazetteer, at: int, start: int, end: int, name: Name) -> list[Candidate]:
    """A name, and the place that a hyphen ties to it: `Den Haag-Rotterdam`; nothing for `Den Haag-Zuidwest`."""
    found = [_candidate(words, at, start, end, name)]
    last = found[0].stop - 1
    if words.ends[last] <= end or words.text[end] != "-":
        return found
    rest = _hyphened(words, gazetteer, last, end + 1, words.ends[last])
    return found + rest if rest else []


def _hyphened(words: Words, gazetteer: Gazetteer, at: int, start: int, end: int) -> list[Candidate]:
    """The places of a hyphened word where all its parts are places: `Brugge-Sint-Andries`, not `Amsterdam-Zuid`."""
    text = words.text
    cut = end
    while cut > start:
        match = _longest(text, gazetteer, start, text[start:cut])
        if match and (match[0] >= cut or cut == end):
            found = [_candidate(words, at, start, *match)]
            if match[0] >= end or text[match[0]] in _APOSTROPHES:
                return found
            rest = _hyphened(words, gazetteer, at, cut + 1, end)
            if rest:
                return found + rest
        cut = text.rfind("-", start, cut)
    return []


def _candidate(words: Words, at: int, start: int, end: int, name: Name) -> Candidate:
    stop = at + 1
    while stop < len(words) and words.starts[stop] < end:
        stop += 1
    return Candidate(start, end, at, stop, name)


def _longest(text: str, gazetteer: Gazetteer, start: int, word: str) -> tuple[int, Name] | None:
    """The end of the longest name that begins at a position with a word, and the name."""
    key = word.translate(_LETTERS).lower().rstrip(".")
    keys = (key, key[:-2]) if key.endswith("'s") and len(key) > 3 else (key,)
    for first in keys:
        for name in gazetteer.starting(first):
            end = start + len(name.form)
            piece = text[start:end]
            if piece.translate(_LETTERS).lower() == name.form and _ends_word(text, end) and _written_as_name(piece):
                return end, name
    return None


def _ends_word(text: str, end: int) -> bool:
    follows, then = text[end : end + 1], text[end + 1 : end + 2]
    if follows in _APOSTROPHES:
        return not then.isalpha() or then == "s"
    if follows == "-":
        return then.isupper()
    return not (follows.isalnum() or follows == "_")


def _written_as_name(piece: str) -> bool:
    """Whether the last word has its capital: `De Wijk` is a village, `De wijk` is none."""
    last = piece.rsplit(" ", 1)[-1].lstrip(_APOSTROPHES)
    return any(letter.isupper() for letter in last)
