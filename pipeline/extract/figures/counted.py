"""What a figure counts: the noun phrase behind it, or the whole of which a percentage is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.figures.numbers import cardinal
from pipeline.extract.figures.units import Unit
from pipeline.extract.figures.words import words

_IN = " aan"  # 800 GB aan gegevens
_WINDOW = 160  # code points behind a figure in which the phrase ends
_LONGEST = 6  # words before the head
_WORD = re.compile(r"(?P<gap>,?[ \u00a0])?(?P<word>[^\W_][\w&+]*(?:[’'./-]\w[\w&+]*)*-?)")
_OR_MORE = re.compile(r"[ ]of (?:meer|minder|hoger|langer|ouder|zo)\b", re.I)
_OF = re.compile(
    r"[ ]van[ ](?:(?:de|het|een|alle|al|dat|die|dit|deze|zijn|haar|hun|onze|ons|uw|mijn|elke|elk|de totale)[ ])*", re.I
)
_OF_THE = re.compile(r"[ ]van[ ](?:de|het|die|deze|onze|zijn|haar|hun|alle)[ ](?:[0-9][0-9.]*[ ])?", re.I)
_MORE = re.compile(r"[ ](?:meer|minder|extra)(?=[ ])", re.I)
_PLURAL = re.compile(r"\S{2,}(?:[eë]n|s|a|i|x)|\S*(?:man|lui|personeel|publiek|volk|vee|procent)|[\w-]*[A-Z]{2,}\w*")
_PARTICIPLE = re.compile(r"(?:\w{0,8}ge|be|ver|ont|her)\w{2,}(?:d|t)|\w{1,8}ge\w{3,}en")
_SUFFIX_NOUN = re.compile(r"\w{2,}(?:ie|isme)$|\w{4,}age$")
_MONEY_FOR = re.compile(
    r"\w*(?:subsidie|schade|steun|winst|verlies|omzet|boete|schuld|budget|belasting|huur|premie|compensatie|schadevergoeding|geld"
    r"|krediet|kapitaal|rente|loon|salaris|leningen|lening|toeslag|korting|dividend|kosten)"
)
_ENERGY_FOR = re.compile(r"\w*(?:stroom|energie|elektriciteit|warmte|gas|vermogen|zon|wind)")
_DIMENSIONS = frozenset(
    "lengte hoogte breedte diepte afstand diameter doorsnede omtrek oppervlakte inhoud leeftijd tijd snelheid verschil".split()
)
_NO_GOODS = {
    "s",
    "min",
    "h",
    "d",
    "wk",
    "mo",
    "a",
    "Cel",
    "deg",
    "K",
    "[degF]",
    "km/h",
    "m/s",
    "dB",
    "bp",
    "‰",
    "Hz",
    "V",
    "T",
}


def counted(text: str, end: int, unit: Unit | None, *, share: bool = False, single: bool = False) -> str | None:
    """The counted noun phrase behind a figure that ends at `end`, without article, or None.

    `share`: the figure is a fraction or ratio, of which `van` names the whole; `single`: it is one, and counts a
    singular.
    """
    if more := _OR_MORE.match(text, end):
        end = more.end()
    if unit is not None and unit.kind == "percentage":
        return _whole(text, end) or _more_of(text, end)
    if unit is None:
        return (_whole(text, end) if share else _among(text, end)) or _counted_plural(text, end, single or share)
    if unit.symbol in _NO_GOODS or "/" in unit.symbol:
        return None
    phrase = _phrase(text, end) or _phrase(text, end + len(_IN)) if text.startswith(_IN, end) else _phrase(text, end)
    if phrase is None or _PARTICIPLE.fullmatch(phrase.lower()):
        return None
    head = phrase.split()[-1].lower()
    if unit.kind == "money":
        return phrase if _MONEY_FOR.fullmatch(head) else None
    if unit.symbol.endswith(("W", "Wh", "Wp", "J", "VA")):
        return phrase if _ENERGY_FOR.fullmatch(head) else None
    return None if head in _DIMENSIONS else phrase


def _whole(text: str, end: int) -> str | None:
    """`van de ondervraagden`: the whole of a share."""
    of = _OF.match(text, end)
    return _phrase(text, of.end()) if of else None


def _counted_plural(text: str, end: int, single: bool) -> str | None:
    """The phrase behind a count, whose head is a plural unless one is counted: not `25.000 getekend`."""
    return _phrase(text, end, plural=not single)


def _among(text: str, end: int) -> str | None:
    """`van de daken` behind a count."""
    of = _OF_THE.match(text, end)
    return _phrase(text, of.end()) if of else None


def _more_of(text: str, end: int) -> str | None:
    """`27% minder kinderen`: what there is less of."""
    more = _MORE.match(text, end)
    return _phrase(text, more.end()) if more else None


def _phrase(text: str, at: int, *, plural: bool = False) -> str | None:
    """Adjectives and the head noun from `at`, with nouns coordinated to it. With `plural`, only a plural is a head."""
    tokens = _tokens(text, at)
    begin = finish = None
    joined = ""  # the last adjective ended in a comma or `en`, so that another must follow
    for length, (gap, word, start, stop) in enumerate(tokens):
        lower = word.lower()
        if gap.startswith(",") and not joined:
            break
        if lower in ("en", "of") and begin is not None and joined == "adjective":
            joined = "en"
            continue
        if _stops(lower, word):
            break
        begin = start if begin is None else begin
        finish = stop
        if length >= _LONGEST:
            break
        if _is_adjective(lower) or word.endswith("-"):
            joined = "adjective"
        elif not plural or _is_plural(word):
            return text[begin:finish] + _coordinated(text, finish, lower)
    return text[begin:finish] if begin is not None and finish is not None and not plural else None


def _tokens(text: str, at: int) -> Iterator[tuple[str, str, int, int]]:
    """Words that follow one another with no more than a space, or a comma and a space, between."""
    limit = at + _WINDOW
    while (match := _WORD.match(text, at, limit)) and (match["gap"] or text[at - 1 : at] in " \u00a0"):
        yield match["gap"] or "", match["word"], match.start("word"), match.end()
        at = match.end()


def _stops(lower: str, word: str) -> bool:
    return lower in words("not_counted.txt") or word[0].isdigit() or cardinal(lower) is not None


def _is_adjective(lower: str) -> bool:
    if lower in words("undeclined_adjectives.txt"):
        return True
    return (
        lower.endswith("e")
        and len(lower) > 3
        and lower not in words("nouns_in_e.txt")
        and not _SUFFIX_NOUN.match(lower)
    )


def _is_plural(word: str) -> bool:
    return _PLURAL.fullmatch(word) is not None


def _coordinated(text: str, end: int, head: str) -> str:
    """` en instellingen`: a plural that stands beside a plural head, or nothing."""
    if not text.startswith((" en ", " of "), end) or not _is_plural(head):
        return ""
    stop = end + 4
    for _, word, _, stop in _tokens(text, end + 4):
        lower = word.lower()
        if _stops(lower, word) or not word[0].islower():
            return ""
        if not (_is_adjective(lower) or word.endswith("-")):
            return text[end:stop] if _is_plural(lower) else ""
    return ""
