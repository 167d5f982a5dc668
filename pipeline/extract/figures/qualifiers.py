"""The qualifier of a figure: ongeveer, ruim, bijna, minstens, hooguit and their like, before or behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from pipeline.extract.figures.words import clause_before, clause_behind, group, pattern, rows, words_before
from pipeline.record import Qualifier

_LONGEST = 6  # words of a phrase
# van 1.900 in 1990 tot 4.956; een toename van 7,5% tot 142 miljoen ton
_FROM = re.compile(
    r"\bvan (?:de |het |ongeveer |circa |ruim |bijna )?[€$+-]? ?[0-9][^,;]{0,40} tot $|[0-9](?:%| procent) tot $"
)
_AMONG = frozenset({"onder", "onder de", "onder het"})
_OPENING = "(“\"'‘„,"
_NOUN = r"(?:[ ][^\W\d_]{2,20})?"
_BEHIND: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (
        re.compile(rf"{_NOUN}[ ]of (?:meer|hoger|langer|ouder|groter)\b|\+(?!\w)|[ ]plus\b(?![ ][€$£0-9])", re.I),
        "at_least",
    ),
    (re.compile(rf"{_NOUN}[ ]of (?:minder|lager|korter|jonger|kleiner)\b", re.I), "at_most"),
    (re.compile(r"[ ](?:of zo|ongeveer)\b", re.I), "about"),
)


@cache
def _phrases() -> dict[str, Qualifier]:
    return {phrase: cast(Qualifier, said) for phrase, said in rows("qualifiers.tsv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _phrases())


def qualifier(text: str, start: int, end: int, *, counts: bool) -> Qualifier | None:
    """What the words around a figure say of its value. `counts`: it counts something, so that `onder` means among."""
    if text[end : end + 1] in (" ", "+"):
        for behind, said in _BEHIND:
            if behind.match(text, end):
                return said
    before = words_before(text, start)
    if not before[-1].strip("(“”\"'‘„"):
        before.pop()
    phrase = _phrase(before)
    for _ in range(2):
        if phrase or not before or before[-1] not in group("before_figure"):
            break
        before.pop()
        phrase = _phrase(before)
    if phrase is None or (counts and phrase in _AMONG) or (phrase == "tot" and _is_outcome(text, start, end)):
        return None
    if phrase.startswith("tegen") and "-" in text[start:end]:
        return None  # straf tegen de 52-jarige: against
    return _phrases()[phrase]


def _phrase(before: list[str]) -> str | None:
    """The longest known phrase in which the words end."""
    if not before or before[-1].lstrip(_OPENING) not in _last_words():
        return None
    for length in range(min(_LONGEST, len(before)), 0, -1):
        phrase = " ".join(before[-length:]).lstrip(_OPENING)
        if phrase in _phrases():
            return phrase
    return None


def _is_outcome(text: str, start: int, end: int) -> bool:
    """Whether a verb of change or outcome governs `tot` in its clause: steeg tot, leidde tot, liep op tot."""
    clause = clause_before(text, start, 80)
    if clause.endswith(" op tot ") and re.search(r"\b(?:loopt|lopen|liep|liepen)\b", clause):
        return True
    if _FROM.search(clause):
        return True
    behind = clause_behind(text, end, 40).split(",")[0]
    return any(pattern(verbs).search(part) for verbs in ("change", "outcome") for part in (clause, behind))
