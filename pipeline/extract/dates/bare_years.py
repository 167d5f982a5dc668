"""When four digits are a year: the words around them must say so, for a bare number can count anything."""

from __future__ import annotations

from pipeline.extract import wordlists
from pipeline.extract.dates.lexicon import MONTHS
from pipeline.extract.dates.tokens import Line

_LIST = "dates"
_OLDEST, _EARLIEST, _LATEST = 1000, 1500, 2200
_OF_OLD = frozenset({"in", "uit", "sinds", "anno", "omstreeks", "sedert"})
_COUNT_SIGNS = frozenset("%‰€$£°²³")
_LAST = frozenset({"", ".", ")", ";"})
_WORD_ENDS = frozenset("abcdefghijklmnopqrstuvwxyz»”’\"'")
_CLOSERS = frozenset({"", ".", ",", ";", ":", ")", "]", "!", "?", "-", "–", "—", "|", "/", '"', "”", "’", "'", "»"})


def counted(line: Line, i: int) -> bool:
    """Whether the word at i is a unit or a noun that numbers count: bezoekers, euro, m2, procent."""
    word = line.words[i]
    if not word:
        return False
    if word in _COUNT_SIGNS or word in wordlists.words(_LIST, "counted"):
        return word not in _AMBIGUOUS or line.words[i + 1] != ""
    return word.endswith(_PLURAL_PEOPLE) and not line.capital(i) and word not in MONTHS


_PLURAL_PEOPLE = ("gangers", "bezoekers", "nemers", "werkers", "woners", "huizen", "woningen", "leerlingen")
_AMBIGUOUS = frozenset({"m", "g", "l"})


def plausible(line: Line, start: int, end: int, number: int, follows_year: bool) -> bool:
    """Whether the bare number is a year. `follows_year`: a year stands right before it, joined by `en` or a comma."""
    before = line.words[start - 1] if start else ""
    if line.words[start] == "tweeduizend" and end == start + 1 and line.words[end].isalpha():
        return before in _OF_OLD and line.words[end] in wordlists.words(_LIST, "after_a_year")
    if not _EARLIEST <= number <= _LATEST or counted(line, end):
        return _OLDEST <= number < _EARLIEST and before in _OF_OLD and not counted(line, end)
    after = line.words[end]
    if follows_year and before in ("en", "of", ",", "/", "&"):
        return True
    if before in wordlists.words(_LIST, "year_prepositions"):
        return True
    if after in ("en", "of", "&") and _another_year(line, end + 1, number):
        return True
    if before == "," and after in _LAST and line.words[start - 2][-1:] in _WORD_ENDS:
        return True  # Uitgeverij De Kade, 2006
    if after in _CLOSERS and "bron" in line.words[max(0, start - 6) : start]:
        return True  # (Bron: CBS, 2020)
    if before in wordlists.words(_LIST, "ambiguous_prepositions"):
        return not _plural_noun(line, end)
    if before == "met":
        return line.words[start - 2] == "en"
    if not line.words[start].isdigit() and line.words[start] in "'’‘":
        return False  # LEO '58
    if before in ("(", "[") or start == 0 or line.opens_sentence(start):
        return after in _CLOSERS or after in wordlists.words(_LIST, "after_a_year")
    return before.endswith(tuple(wordlists.words(_LIST, "year_nouns"))) and not _plural_noun(line, end)


def _another_year(line: Line, i: int, first: int) -> bool:
    """Whether a later year within a century stands at i: statistieken 2019 en 2020."""
    word = line.words[i]
    return word.isdigit() and len(word) == 4 and first < int(word) <= first + 100 and not counted(line, i + 1)


def plausible_pair(line: Line, start: int, end: int, first: int, last: int) -> bool:
    """Whether 2014-2018 or 2014 tot 2018 are years and no counts."""
    earliest = _EARLIEST if end - start == 3 else _OLDEST
    return earliest <= first < last <= _LATEST and not counted(line, end)


def _plural_noun(line: Line, i: int) -> bool:
    """Whether the word at i looks like a plural noun rather than the verb or preposition that goes on after a year."""
    word = line.words[i]
    return len(word) > 4 and not line.capital(i) and word.endswith(("ers", "ingen", "heden", "eren", "aren", "iden"))
