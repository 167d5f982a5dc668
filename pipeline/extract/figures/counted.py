"""What a figure counts: the noun phrase behind it, or the whole of which a share is taken.

There is no model here: in Dutch the adjectives before a counted noun end in -e, the noun that is counted is a plural,
and what cannot belong to the phrase (prepositions, adverbs, verbs) is a closed or a listed class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.figures.numbers import cardinal
from pipeline.extract.figures.units import Unit
from pipeline.extract.figures.words import group, pattern, words

_WINDOW = 160  # code points behind a figure in which the phrase ends
_LONGEST = 6  # words before the head
_WORD = re.compile(r"(?P<gap>,?[ \u00a0])?(?P<word>[^\W_][\w&+]*(?:[’'./-]\w[\w&+]*)*-?)")
_OR_MORE = re.compile(r"[ ]of (?:meer|minder|hoger|langer|ouder|zo)\b", re.I)
_DETERMINER = r"(?:de|het|een|alle|al|dat|die|dit|deze|zijn|haar|hun|onze|ons|uw|mijn|elke|elk)"
_OF = re.compile(rf"[ ]van[ ](?P<determined>(?:{_DETERMINER}[ ])*)", re.I)
_MORE = re.compile(r"[ ](?:meer|minder|extra)(?=[ ])", re.I)
_COMPARED = re.compile(r"[ ](?:meer|minder)(?=[ ])", re.I)  # 9.000 meer werklozen
_OF_GOODS = re.compile(r"[ ]aan(?=[ ])", re.I)  # 800 GB aan gegevens

_PLURAL = re.compile(r"\S{2,}(?:[eë]n|s|a|i|x)|\S*(?:man|lui|personeel|publiek|volk|vee)|[\w-]*[A-Z]{2,}\w*")
_PLURAL_ENDING = re.compile(r"\S+(?:[eë]n|(?:er|el|em|en|aar|eur|or|je|ie|e|['’])s|[ai])")  # not verzorgingshuis
_PARTICIPLE = re.compile(
    r"(?!(?:\w*geluid|gewicht|gebied|bestand|bericht|beleid|verband)$)(?:\w{0,8}ge|be|ver|ont|her)\w{2,}[dt]"
)
_SEPARABLE = re.compile(  # toegeschreven, meegenomen; not uitgeverijen
    r"(?:aan|af|bij|door|in|mee|na|om|onder|op|over|terug|toe|uit|vast|voor|weg)ge(?!\w*(?:ing|heid|heed|erij)en)\w{3,}en"
)
_VERBAL = re.compile(
    r"\w*(?:staan|gaan|doen|slaan)|\w+[dt]e|(?:aan|af|in|op|over|toe|uit)(?:nam|viel|liep|kwam|ging|week)(?:en)?"
)  # afstaan, daalde: behind a unit no noun
_INFINITIVE = re.compile(r"(?!\w+(?:ing|heid|iteit)en$)\w+en")  # behind a percentage rather a verb: met 40% krimpen
_PREFIXED_INFINITIVE = re.compile(r"(?:be|ver|ont|her|aan|af|bij|mee|na|op|toe|uit)(?!\w*(?:ing|heid|iteit)en)\w{4,}en")
_INFLECTED = re.compile(r"[ ]\w{3,}e(?!\w)")
_NOUN = re.compile(r"\w{2,}(?:ie|isme|[^i\W]je)|\w{4,}age")  # nouns that end in -e by their suffix
_ADJECTIVE = re.compile(r"\w{2,}(?:ig|lijk|baar|isch|loos|zaam|matig)|\w{4,}end")
_NO_GOODS = frozenset(
    {"s", "min", "h", "d", "wk", "mo", "a", "Cel", "[degF]", "K", "deg", "km/h", "m/s", "bp", "‰", "T"}
)


def counted(
    text: str, start: int, end: int, unit: Unit | None, *, share: bool = False, single: bool = False
) -> str | None:
    """The counted noun phrase behind the figure from `start` to `end`, without article, or None.

    `share`: the figure is a fraction or ratio, of which `van` names the whole; `single`: it is one, and counts a
    singular.
    """
    if more := _OR_MORE.match(text, end):
        end = more.end()
    if unit is None:
        more = None if share else _COMPARED.match(text, end)
        phrase = _whole(text, end, share=share) or _phrase(
            text, more.end() if more else end, plural=share or not single
        )
        return None if phrase is None or _is_participle(phrase) else phrase
    if unit.kind == "percentage":
        more = _MORE.match(text, end)
        return _whole(text, end, share=True) or (_phrase(text, more.end()) if more else _part(text, end))
    if unit.symbol in _NO_GOODS or "/" in unit.symbol:
        return None
    if (of := _OF_GOODS.match(text, end)) and not pattern("giving").search(text, max(0, start - 60), start):
        goods = _phrase(text, of.end())
        money = unit.kind == "money" and goods and not pattern("money_goods").fullmatch(goods.split()[-1])
        return _phrase(text, of.end(), plural=True) if money else goods
    phrase = _goods(text, end)
    head = phrase.split()[-1].lower() if phrase else ""
    if unit.kind == "money":
        return phrase if pattern("money_goods").fullmatch(head) else None
    if unit.symbol.endswith(("W", "Wh", "Wp", "J", "VA")):
        return phrase if pattern("energy_goods").fullmatch(head) else None
    return None if head in group("dimensions") else phrase


def _whole(text: str, end: int, *, share: bool) -> str | None:
    """`van de ondervraagden`: the whole of a share; of a count only behind an article (18 van de daken)."""
    of = _OF.match(text, end)
    if of is None or not (share or of["determined"]):
        return None
    return _phrase(text, of.end(), plural=not share, verbs=not of["determined"])


def _goods(text: str, end: int) -> str | None:
    """What stands right behind a unit: kilometer dijk, procent loon; not a participle or a lone adjective."""
    phrase = _phrase(text, end)
    if phrase is None:
        return None
    head = phrase.split()[-1].lower()
    if (
        head in group("verb_or_noun")
        or head in group("adverbs")
        or (head.endswith("t") and not pattern("mass_in_t").fullmatch(head))
    ):
        return None
    if _VERBAL.fullmatch(head) and (not head.endswith("e") or _is_adjective(head)):
        return None
    if head == phrase.lower() and head.endswith("e"):
        return phrase  # cassave: an adjective does not stand alone here
    return None if _is_participle(head) or _is_adjective(head) or _ADJECTIVE.fullmatch(head) else phrase


def _part(text: str, end: int) -> str | None:
    """What stands right behind a percentage: 15% korting, 8,5% alcohol."""
    phrase = _goods(text, end)
    return None if phrase is None or (" " not in phrase and _INFINITIVE.fullmatch(phrase)) else phrase


def _phrase(text: str, at: int, *, plural: bool = False, verbs: bool = True) -> str | None:
    """Adjectives and the head noun from `at`, with nouns coordinated to it.

    With `plural` only a plural is a head (not `25.000 getekend`); without `verbs` no verb can stand here.
    """
    begin = finish = None
    joined = False  # an adjective stands before, so that a comma or `en` may join another one
    for length, (gap, word, start, stop) in enumerate(_tokens(text, at)):
        lower = word.lower()
        if (gap.startswith(",") and not joined) or length > _LONGEST:
            break
        if lower in ("en", "of") and joined:
            continue
        if lower in group("intensifier") and _INFLECTED.match(text, stop):
            begin = start if begin is None else begin
            joined = True
            continue
        if _stops(lower, verbs=verbs):
            break
        begin = start if begin is None else begin
        finish = stop
        joined = _is_adjective(lower) or word.endswith("-")
        if not joined and (not plural or _is_plural(word)):
            return text[begin:finish] + _coordinated(text, finish, word)
    return text[begin:finish] if begin is not None and finish is not None and not plural else None


def _tokens(text: str, at: int) -> Iterator[tuple[str, str, int, int]]:
    """Words that follow one another with no more than a space, or a comma and a space, between."""
    limit = at + _WINDOW
    while (match := _WORD.match(text, at, limit)) and (match["gap"] or text[at - 1 : at] in " \u00a0"):
        yield match["gap"] or "", match["word"], match.start("word"), match.end()
        at = match.end()


def _stops(lower: str, *, verbs: bool = True) -> bool:
    if lower in words("not_counted.txt") or (verbs and lower in words("verb_forms.txt")):
        return True
    return lower[0].isdigit() or cardinal(lower) is not None


def _is_participle(word: str) -> bool:
    return (_PARTICIPLE.fullmatch(word) or _SEPARABLE.fullmatch(word)) is not None


def _is_adjective(lower: str) -> bool:
    if lower in words("undeclined_adjectives.txt") or _SEPARABLE.fullmatch(lower):
        return True
    if not lower.endswith("e") or len(lower) < 4 or _NOUN.fullmatch(lower):
        return False
    nouns = words("nouns_in_e.txt")  # and their compounds: webruimte
    return lower not in nouns and not any(lower[-length:] in nouns for length in range(6, len(lower)))


def is_verb(phrase: str) -> bool:
    """Whether a phrase is a lone infinitive or participle rather than a plural: bekijken, bezocht."""
    return " " not in phrase and (_is_participle(phrase) or _PREFIXED_INFINITIVE.fullmatch(phrase) is not None)


def _is_plural(word: str) -> bool:
    if word[0].isupper() and word.endswith(("a", "i")):
        return False  # a name
    return _PLURAL.fullmatch(word) is not None


def _coordinated(text: str, end: int, head: str) -> str:
    """` en instellingen`: a plural that stands beside a plural head, or nothing."""
    if not text.startswith((" en ", " of "), end) or not _is_plural(head):
        return ""
    for _, word, _, stop in _tokens(text, end + 4):
        lower = word.lower()
        if _stops(lower) or not word[0].islower():
            return ""
        if not (_is_adjective(lower) or word.endswith("-")):
            return text[end:stop] if _PLURAL_ENDING.fullmatch(lower) else ""
    return ""
