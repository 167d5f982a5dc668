"""The rest of a name that goes on where its finder stopped: `GGD Hart voor Brabant`, `Voedselbank Gooi en omstreken`.

Every finder of organisations ends a name at the first small word that it does not expect. What certainly belongs to
the name all the same is the same for all of them, and is added here.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract import wordlists
from pipeline.extract.organisations.bounds import continues, run_end, topic_end, worded_end
from pipeline.extract.organisations.listed import begins_listed, is_listed
from pipeline.extract.overlap import Candidate
from pipeline.extract.words import Words

_SURROUNDINGS = frozenset(["omstreken", "omgeving"])
_FOREIGN = frozenset(["for", "and", "the", "pour", "du", "et", "für", "und", "del", "do", "dan"])  # no Dutch words
_FRENCH = frozenset(["de", "la", "le", "les", "l'", "d'", "des", "du", "et", "aux", "en"])
_ARTICLES = frozenset(["De", "Het", "Een", "In", "Op", "Van", "Voor", "Met", "Bij", "Dat", "Die"])
_BY_TYPE = frozenset(["type word", "body compound", "organisation noun"])
_LONGEST_LINK = 3  # small words between two capitals of one name


def completed(words: Words, candidate: Candidate) -> Candidate:
    """An organisation with what its name goes on with, and without a word that begins the next sentence."""
    first, stop = words.covered(candidate.start, candidate.end)
    if candidate.kind != "organisation" or first >= stop or candidate.end != words.ends[stop - 1]:
        return candidate
    start, end = candidate.start, candidate.end
    if first and words.forms[first - 1] in ("'t", "’t") and words.joined(first) and not words.opens(first):
        start = words.starts[first - 1]  # `'t Kaboutertje bv`
    if stop - first > 1 and words.forms[stop - 1] in _ARTICLES and words.forms[stop - 2].endswith("."):
        end = words.ends[stop - 2]  # "van a.s.r. De bank"
    else:
        stop = _end(words, first, stop)
        paired = _paired(words, first, stop) if candidate.evidence in _BY_TYPE else None
        end = words.ends[(paired or stop) - 1]
    return replace(candidate, start=start, end=end)


def _end(words: Words, first: int, stop: int) -> int:
    """The word behind the name whose finder stopped before word `stop`."""
    while stop < len(words):
        further = (
            _coordinated(words, stop)
            or _foreign(words, first, stop)
            or _surrounded(words, stop)
            or _founded(words, stop)
            or _dashed(words, first, stop)
        )
        if further is None:
            break
        stop = further
    return stop


def _coordinated(words: Words, at: int) -> int | None:
    """The end of `Midden- en West-Brabant` behind the hyphen: `Veiligheidsregio Midden-`."""
    if words.gap(at) == "- " and words.lower[at] == "en" and words.joined(at + 1) and words.capital(at + 1):
        return run_end(words, at + 1)
    return None


def _surrounded(words: Words, at: int) -> int | None:
    """The end of `en omstreken` or `e.o.`"""
    if words.joined(at) and words.lower[at] == "e.o.":
        return at + 1
    if words.joined(at) and words.lower[at] == "en" and words.joined(at + 1) and words.lower[at + 1] in _SURROUNDINGS:
        return at + 2
    return None


def _founded(words: Words, at: int) -> int | None:
    """The end of the year of a club: `Olympia '89`."""
    year = at < len(words) and words.gap(at) in (" '", " ’") and words.forms[at].isdigit() and len(words.forms[at]) == 2
    return at + 1 if year else None


def _dashed(words: Words, first: int, at: int) -> int | None:
    """The end of a listed name over a dash: `Voka – Kamer van Koophandel Limburg`."""
    if words.gap(at) != " – ":
        return None
    for end in range(min(len(words), topic_end(words, at)), at, -1):
        if is_listed(words.slice(first, end).replace("–", "-").lower()):
            return end
    return None


def _paired(words: Words, first: int, stop: int) -> int | None:
    """The end of two everyday words that are one name: `Harmonie Kunst en Vermaak`, `Stichting Kind en Ziekenhuis`."""
    if stop - first < 2 or stop + 1 >= len(words) or words.lower[stop] != "en" or not words.joined(stop):
        return None
    end = worded_end(words, stop - 1)
    alone = end == stop + 2 and not continues(words, end) and not begins_listed(words, stop + 1)
    return end if alone else None


def _foreign(words: Words, first: int, stop: int) -> int | None:
    """The end of a name in another language that goes on over its small words: `Friends of the Earth`."""
    french = any(form in wordlists.words("type_words", "french") for form in words.forms[first:stop])
    english = any(form in wordlists.words("type_words", "foreign") for form in words.forms[first:stop])
    at = stop
    while at < len(words) and at - stop < _LONGEST_LINK and words.joined(at) and not words.capital(at):
        small = words.lower[at]
        behind = words.lower[at + 1] if at + 1 < len(words) else ""
        known = small in _FOREIGN or (small == "of" and (english or behind == "the"))
        if not (known or (french and small in _FRENCH)):
            return None
        at += 1
    if at == stop or at >= len(words) or not words.joined(at) or not words.capital(at) or words.shouted(at):
        return None
    return run_end(words, at)
