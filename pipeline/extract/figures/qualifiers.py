"""The qualifier of a figure: ongeveer, ruim, bijna, minstens, hooguit and their like, before or behind it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.figures.joins import CHANGE
from pipeline.extract.figures.words import rows, words_before
from pipeline.record import Qualifier

_LONGEST = 6  # words of a phrase
_BETWEEN = {
    "de",
    "het",
    "een",
    "nog",
    "eens",
    "wel",
    "al",
    "maar",
    "liefst",
    "slechts",
    "met",
    "op",
    "te",
    "onze",
    "totaal",
}
_BEHIND: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (
        re.compile(r"(?:[ ][^\W\d_]{2,20})?[ ]of (?:meer|hoger|langer|ouder|groter)\b|\+(?!\w)|[ ]plus\b", re.I),
        "at_least",
    ),
    (re.compile(r"(?:[ ][^\W\d_]{2,20})?[ ]of (?:minder|lager|korter|jonger|kleiner)\b", re.I), "at_most"),
    (re.compile(r"[ ](?:of zo|ongeveer)\b", re.I), "about"),
)
# Verbs after which `tot` names an outcome and not a limit.
_OUTCOME = re.compile(
    r"\b(?:lei(?:d|dt|den|dde|dden)|geleid|veroordeel\w*|beperk\w*|(?:kom(?:t|en)|kwam(?:en)?)(?: \w+)? tot|lo+pe?n?t? (?:\w+ ){0,4}op|liep(?:en)? (?:\S+ ){0,8}op|omgebouwd|verbouwd|getransformeerd"
    r"|ops?tel\w*|opgeteld|bijdra\w*|teruggebracht|herleid|gereduceerd|gedaald|besl[ou]\w+|gebeurde)\b",
    re.I,
)
_AMONG = {"onder", "onder de", "onder het"}


@cache
def _phrases() -> dict[str, Qualifier]:
    return {phrase: qualifier for phrase, qualifier in rows("qualifiers.tsv")}  # type: ignore[misc]


def qualifier(text: str, start: int, end: int, *, counts: bool) -> Qualifier | None:
    """What the words around a figure say of its value. `counts`: it counts something, so that `onder` means among."""
    for pattern, behind in _BEHIND:
        if pattern.match(text, end):
            return behind
    before = words_before(text, start)
    if before and before[-1] == "":
        before.pop()
    elif not text[max(0, start - 1) : start].strip("~<>≤≥±≈(+/-="):
        pass
    found = _phrase(before)
    for _ in range(2):
        if found or not before or before[-1] not in _BETWEEN:
            break
        before = before[:-1]
        found = _phrase(before)
    if found is None:
        return None
    phrase, value = found
    if phrase in _AMONG and counts:
        return None
    if phrase == "tot" and _is_outcome(text, start, end):
        return None
    return value


def _phrase(before: list[str]) -> tuple[str, Qualifier] | None:
    """The longest known phrase that the words end in."""
    phrases = _phrases()
    for length in range(min(_LONGEST, len(before)), 0, -1):
        phrase = " ".join(before[-length:]).lstrip("(“\"'‘„,")
        if phrase in phrases:
            return phrase, phrases[phrase]
    return None


def _is_outcome(text: str, start: int, end: int) -> bool:
    """Whether a verb of change or outcome governs `tot` in its clause."""
    before = re.split(r"[.;:!?\n]", text[max(0, start - 80) : start])[-1]
    behind = re.split(r"[,.;:!?\n]", text[end : end + 40])[0]
    return any(verb.search(part) for verb in (CHANGE, _OUTCOME) for part in (before, behind))
