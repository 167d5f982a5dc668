"""Abbreviations that an article introduces: "Full Name (FN)", "FN (Full Name)", "Full Name, kortweg FN"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.extract import wordlists
from pipeline.extract.overlap import Candidate
from pipeline.extract.places import may_be_place
from pipeline.extract.words import Words, is_acronym, lower_words

_MOST_LETTERS = 10
_IN_SHORT = frozenset(
    ["kortweg", "afgekort", "kort", "gezegd", "ofwel", "oftewel", "hierna", "ook", "wel", "genoemd", "voluit"]
)


def find_spelled_out(words: Words) -> Iterator[Candidate]:
    """Full names known by the abbreviation beside them: "Full Name (FN)" and "FN (Full Name)"."""
    for at in words.capitals:
        if at == 0 or words.gap(at) != " (":
            continue
        if words.after(at) == ")" and _shortens(words.forms[at]):
            first = _spelled_out(words, at)
            if first is not None and at - first > 1:
                yield _candidate(words, first, at, "spelled out")
        elif _shortens(words.forms[at - 1]):
            stop = _bracket_end(words, at)
            if stop and stop - at > 1 and _initials_match(words.lower[at:stop], _letters(words.forms[at - 1])):
                yield _candidate(words, at, stop, "spelled out")


def find_abbreviations(words: Words, known: Collection[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of a known name and the abbreviation that the article introduces beside it, in either order."""
    by_end = {one.end: one for one in known}
    by_start = {one.start: one for one in known}
    for at in words.capitals:
        gap = words.gap(at)
        if gap == " (" and words.after(at) in (")", ",", ";") and _shortens(words.forms[at]):
            full = by_end.get(words.ends[at - 1])
            if full and _shares_initial(words.text[full.start : full.end], words.forms[at]):
                yield full, _candidate(words, at, at + 1, "abbreviation")
        elif gap == " (" and _shortens(words.forms[at - 1]):
            full = by_start.get(words.starts[at])
            letters = _letters(words.forms[at - 1])
            if full and words.text[full.end : full.end + 1] == ")" and len(letters) > 1:
                spelled = list(lower_words(words.text[full.start : full.end]))
                if _initials_match(spelled, letters):
                    yield full, _candidate(words, at - 1, at, "abbreviation")
        elif at > 1 and words.lower[at - 1] in _IN_SHORT and _shortens(words.forms[at]):
            named = next((n for n in range(at - 1, max(0, at - 5), -1) if words.lower[n] not in _IN_SHORT), at)
            full = by_end.get(words.ends[named])
            if full:
                yield full, _candidate(words, at, at + 1, "abbreviation")


def _spelled_out(words: Words, at: int) -> int | None:
    """Where the name begins that the bracketed abbreviation at word `at` stands for, by its initials."""
    letters = _letters(words.forms[at])
    if not letters:
        return None
    earliest = max(0, at - 2 * len(letters) - 4)
    for first in range(at - 1, earliest - 1, -1):
        if words.forms[first] in wordlists.words("type_words", "heads that are no bodies"):
            return None  # "Wet open overheid (Woo)"
        if words.capital(first) and _initials_match(words.lower[first:at], letters):
            return first
        if words.gap(first) not in (" ", "\u00a0", "- ", " & ", ", "):
            break
    return None


def _initials_match(lower: list[str], letters: str) -> bool:
    """Whether the letters of an abbreviation occur in order, the first of each word before any other letter of it."""
    spelled = iter("-".join(lower))
    if lower[0][0] != letters[0]:
        return False
    initials = "".join(word[0] for part in lower for word in part.split("-") if word)
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at == len(letters) or (at >= len(letters) - 1 and all(letter in spelled for letter in letters))


def _shares_initial(full: str, abbreviation: str) -> bool:
    """Whether an abbreviation begins as some word of the full name does; a country or a party in brackets does not."""
    if may_be_place(abbreviation) and not is_acronym(abbreviation):
        return False  # "snoepwinkel Suiker Tante (Sneek)"
    lower = [word for word in re.split(r"[\s\-/]+", full.lower()) if word]
    return len(lower) > 1 and any(word[0] == abbreviation[0].lower() for word in lower)


def _bracket_end(words: Words, at: int) -> int | None:
    """The word behind the last one inside the bracket that opens before word `at`."""
    for stop in range(at + 1, min(at + 12, len(words) + 1)):
        if words.after(stop - 1) == ")":
            return stop
        if stop < len(words) and not words.joined(stop):
            return None
    return None


def _letters(abbreviation: str) -> str:
    return "".join(letter for letter in abbreviation.lower() if letter.isalpha())


def _shortens(form: str) -> bool:
    return (
        is_acronym(form)
        or (form.isupper() and 2 <= len(form) <= _MOST_LETTERS)
        or (len(form) <= 6 and form[0].isupper() and form[1:].islower() and len(form) >= 3)
    )


def _candidate(words: Words, first: int, stop: int, evidence: str) -> Candidate:
    return Candidate(words.starts[first], words.ends[stop - 1], "organisation", evidence)
