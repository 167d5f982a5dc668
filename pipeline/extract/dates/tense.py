"""The tense of the clause around a date, by the verb nearest to it: past, present (is, heeft), future, which every
other present is taken for, or unknown."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract import wordlists
from pipeline.extract.dates.choose import Tense
from pipeline.extract.dates.tokens import Line

_REACH = 25  # tokens to either side
_CLAUSE_SIGNS = frozenset({",", ";", ":", "–", "—", "(", ")", "“", "”", '"', "„", "‘"})
_QUOTES = frozenset("\"'“”„‘’«»()")
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "•", "|"})
_SUBORDINATORS = frozenset(
    {"dat", "die", "waar", "waarin", "toen", "omdat", "nadat", "terwijl", "wanneer", "als", "en", "maar"}
)
_CROSSING = 6  # what a boundary of clauses counts, in tokens
_PARTICIPLE = re.compile(
    r"(?:ge|be|ver|ont|her|er|(?:aan|af|bij|binnen|deel|door|goed|in|klaar|los|mee|na|neer|om"
    r"|onder|op|open|over|plaats|rond|samen|stil|tegen|terug|toe|uit|vast|vol|voor|vrij|weg)ge)\w{2,}(?:d|t|en)"
)
_LIST = "dates"
_PARTICLES = (
    *("aan", "af", "bij", "binnen", "deel", "door", "in", "mee", "na", "om", "onder"),
    *("op", "over", "plaats", "rond", "terug", "toe", "uit", "vast", "voor", "weg"),
)
_UNTIL = (["tot", "en", "met"], ["t", "/", "m"])
_BACKWARD = frozenset({"sinds", "sedert"})


def tense_around(line: Line, start: int, end: int) -> Tense:
    """The tense of the clause in which the tokens from start to end stand."""
    if (start and line.words[start - 1] in _BACKWARD) or (start > 1 and line.words[start - 2] in _BACKWARD):
        return "past"
    if start > 1 and line.words[start - 2] in ("over", "cijfers") and line.words[start - 1] in ("het", "de"):
        return "present"  # de cijfers over het eerste kwartaal
    verbs: list[tuple[int, str]] = []
    for places in (range(start - 1, max(-1, start - _REACH), -1), range(end, min(line.count, end + _REACH))):
        distance = 0
        for i in places:
            word = line.words[i]
            if word in _SENTENCE_ENDS and _ends(line, i):
                break
            distance += _CROSSING if word in _CLAUSE_SIGNS else 1 + (word in _SUBORDINATORS) * 2
            kind = _verb(word)
            if kind and not (kind == "future" and _is_no_finite_verb(line, i)):
                verbs.append((distance, kind))
    if not verbs:
        return "past" if _inverted_past(line, start, end) else None
    _, found = min(verbs)
    if found == "perfect" and not _participle_near(line, start, end):
        return "present"
    if found == "future":
        return "future"
    return _of_an_aim(line, start) if start and _is_aim(line, start) else "past"


def _is_no_finite_verb(line: Line, i: int) -> bool:
    """te openen, van start gaan, de start."""
    before = line.words[i - 1]
    return (before == "te" and line.words[i].endswith("en")) or (
        line.words[i] == "start" and before in ("van", "de", "een", "ter")
    )


@lru_cache(maxsize=65536)
def _verb(word: str) -> str | None:
    """What a finite verb says of its clause; the particle of afsloot, aankondigde is written with it."""
    for kind in ("past", "perfect", "future"):
        if word in wordlists.words(_LIST, kind):
            return kind
    past = wordlists.words(_LIST, "past")
    return "past" if any(word.startswith(p) and word[len(p) :] in past for p in _PARTICLES) else None


def _is_aim(line: Line, start: int) -> bool:
    """Whether the date is where something leads, which can be ahead whatever the tense: verschoven naar september."""
    return line.words[start - 1] in ("naar", "tot") or line.words[start - 3 : start] in _UNTIL


def _of_an_aim(line: Line, start: int) -> Tense:
    """Ahead where the clause puts something off or keeps it so: is verlengd tot en met 9 januari."""
    around = line.words[max(0, start - _REACH // 2) : start + _REACH // 2]
    return None if wordlists.words(_LIST, "lasting").isdisjoint(around) else "future"


def _inverted_past(line: Line, start: int, end: int) -> bool:
    """Whether the word behind an expression that opens its sentence, which must be its verb, is a weak past: Op 26 mei
    hagelde het."""
    opening = start - (line.words[start - 1] not in _SENTENCE_ENDS) if start else 0
    return line.opens_sentence(opening) and len(line.words[end]) > 4 and line.words[end].endswith(("de", "te"))


def _ends(line: Line, i: int) -> bool:
    """Whether the full stop ends a sentence: a capital or nothing follows, and no short word stands before."""
    if line.words[i] != ".":
        return True
    behind = i + 1
    while line.words[behind] in _QUOTES and behind < line.count:
        behind += 1
    return behind >= line.count or (line.capital(behind) and line.ends[i] < line.starts[behind])


def _participle_near(line: Line, start: int, end: int) -> bool:
    """Whether a participle that makes a perfect stands in the same sentence."""
    exceptions = wordlists.words(_LIST, "no_perfect")
    past = wordlists.words(_LIST, "past")
    auxiliaries = wordlists.words(_LIST, "perfect")
    for places in (range(end, min(line.count, end + _REACH)), range(start - 1, max(-1, start - _REACH), -1)):
        for i in places:
            word = line.words[i]
            if word in _SENTENCE_ENDS and _ends(line, i):
                break
            if word in auxiliaries and "," in line.words[i - 2 : i]:
                break  # a clause of its own: er is veel belangstelling, er zijn 400 kaarten verkocht
            if word in exceptions:
                return False
            if word in past or (_PARTICIPLE.fullmatch(word) and not line.capital(i)):
                return True
    return False
