"""The tense of the clause around a date, by the verb nearest to it: past, future (the present included) or unknown."""

from __future__ import annotations

import re

from pipeline.extract import wordlists
from pipeline.extract.dates.choose import Tense
from pipeline.extract.dates.tokens import Line

_REACH = 25  # tokens to either side
_CLAUSE_SIGNS = frozenset({",", ";", ":", "–", "—", "(", ")", "“", "”", '"', "„", "‘"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "•", "|"})
_SUBORDINATORS = frozenset({"dat", "die", "waar", "waarin", "toen", "omdat", "nadat", "terwijl", "wanneer", "als", "en", "maar"})
_CROSSING = 6  # what a boundary of clauses counts, in tokens
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|er|(?:aan|af|bij|in|na|om|op|uit|voor|toe|mee|deel|vast)ge)\w{2,}(?:d|t|en)")
_LIST = "dates"
_BACKWARD = frozenset({"sinds", "sedert"})


def tense_around(line: Line, start: int, end: int) -> Tense:
    """The tense of the clause in which the tokens from start to end stand."""
    if line.words[start - 1] in _BACKWARD or line.words[start - 2] in _BACKWARD and start > 1:
        return "past"
    past, future = wordlists.words(_LIST, "past"), wordlists.words(_LIST, "future")
    perfect = wordlists.words(_LIST, "perfect")
    verbs: list[tuple[int, str]] = []
    for places in (range(start - 1, max(-1, start - _REACH), -1), range(end, min(line.count, end + _REACH))):
        distance = 0
        for i in places:
            word = line.words[i]
            if word in _SENTENCE_ENDS and _ends(line, i):
                break
            distance += _CROSSING if word in _CLAUSE_SIGNS else 1 + (word in _SUBORDINATORS) * 2
            if word in past:
                verbs.append((distance, "past"))
            elif word in perfect:
                verbs.append((distance, "perfect"))
            elif word in future:
                verbs.append((distance, "future"))
    if not verbs:
        return None
    _, found = min(verbs)
    if found == "perfect":
        return "past" if _participle_near(line, start, end) else "future"
    return "past" if found == "past" else "future"


def _ends(line: Line, i: int) -> bool:
    """Whether the full stop ends a sentence: a capital or nothing follows, and no short word stands before."""
    if line.words[i] != ".":
        return True
    return (i + 1 >= line.count or not line.glued(i + 1)) and (i + 1 >= line.count or line.capital(i + 1))


def _participle_near(line: Line, start: int, end: int) -> bool:
    """Whether a participle that makes a perfect stands in the same sentence."""
    exceptions = wordlists.words(_LIST, "no_perfect")
    past = wordlists.words(_LIST, "past")
    for places in (range(end, min(line.count, end + _REACH)), range(start - 1, max(-1, start - _REACH), -1)):
        for i in places:
            word = line.words[i]
            if word in _SENTENCE_ENDS and _ends(line, i):
                break
            if word in exceptions:
                return False
            if word in past or _PARTICIPLE.fullmatch(word) and not line.capital(i):
                return True
    return False
