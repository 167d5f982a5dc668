"""How far the name of an organisation reaches from a word that belongs to it."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.extract import wordlists
from pipeline.extract.dictionary import is_common_word
from pipeline.extract.given_names import is_first_name
from pipeline.extract.places import may_be_place
from pipeline.extract.words import Words, compound_parts

OF_SURNAMES = frozenset(["der", "den"])  # behind a `Van` that may be the sentence's
_AMPERSANDS = (" & ", " + ")
_INSIDE_PLACES = frozenset(["aan", "den", "de", "op", "bij", "'t", "het", "over", "ter"])
_INSIDE_NAMES = frozenset(["van", "den", "de", "der", "het", "'t", "ter", "ten", "te"])
_INSIDE_TOPICS = frozenset(
    ["van", "voor", "der", "des", "den", "de", "het", "'t", "tot", "tegen", "te", "ter", "en", "met", "zonder", "in"]
)
_INSIDE_FOREIGN = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "pour",
        "et",
        "la",
        "le",
        "du",
        "des",
        "für",
        "der",
        "del",
        "de",
        "von",
        "per",
        "zu",
    ]
)
_INSIDE_PHRASES = _INSIDE_TOPICS | {"op", "aan", "uit", "om", "bij", "naar", "over", "door"}
_ONLY_BEFORE_ARTICLE = frozenset(["in", "te"])
_ARTICLES = frozenset(["de", "het", "'t", "den"])
_BEFORE_VAN = frozenset(["Hof", "Land", "Hoek", "Hart", "Paard", "Poort", "Huis", "Wapen"])
_PARTICLES = frozenset(["Van", "Op", "In", "Aan", "Uit"])
_SMALL_PARTICLES = frozenset(["van", "de", "den", "der", "ter", "ten"])
_BEHIND_PARTICLES = frozenset(["der", "den", "de", "het", "'t"])
_TITLES = frozenset(["Koning", "Graaf"])  # "De Koning Boudewijnstichting"
_LONGEST_LINK = 3  # words between two capitals of one name: "Vereniging voor de Vrije ..."
_LONGEST_NAME = 14  # words
_SHORTEST_NOUN = 4  # letters
_ADJECTIVES = ("se", "sche", "lijke", "ale", "ele", "ige")
_ADJECTIVE_ENDINGS = (
    "e", "s", "air", "aal", "lijk", "isch", "baar", "eel", "ief", "iem", "eem", "ig", "meen", "iek", "groen", "vrij",
    "nieuw", "oud", "klein", "groot", "hoog", "jong", "open",
)  # fmt: skip


def continues(words: Words, at: int) -> bool:
    """Whether word `at` goes on with the name in which the word before it stands."""
    return at < len(words) and (words.joined(at) or words.gap(at) in _AMPERSANDS) and words.capital(at)


def run_end(words: Words, at: int) -> int:
    """The word behind the capitalised words that follow one another from word `at`."""
    stop = min(len(words), at + _LONGEST_NAME)
    end = at + 1
    while end < stop and continues(words, end) and not compound_parts(words.forms[end - 1]):
        end += 1
    return end


def place_end(words: Words, at: int) -> int:
    """The word behind the name of a place at word `at`: `Alphen aan den Rijn`. `at` itself where there is none."""
    return _end(words, at, _INSIDE_PLACES)


def proper_end(words: Words, at: int) -> int:
    """The word behind a name that holds no topic: `Van den Brandhof`, `Coteq`. `at` itself where there is none."""
    return _end(
        words, at, _INSIDE_NAMES if words.lower[at : at + 1] and words.lower[at] in _INSIDE_NAMES else frozenset()
    )


def topic_end(words: Words, at: int) -> int:
    """The word behind a name with its topic: `Lezen en Schrijven`, `van Nederlandse Gemeenten`."""
    return _end(words, at, _INSIDE_TOPICS)


def foreign_end(words: Words, at: int) -> int:
    """The word behind a name with its topic in English, French or German: `Association for ...`."""
    return _end(words, at, _INSIDE_FOREIGN)


def worded_end(words: Words, at: int) -> int:
    """The word behind a name of everyday words: `Door en Voor`, `Dorp in de Luwte`. `at` itself where there is none."""
    end = at
    while end - at < _LONGEST_NAME and _is_everyday(words, end):
        linked = end + 1
        while linked - end <= _LONGEST_LINK and words.joined(linked) and words.lower[linked] in _INSIDE_PHRASES:
            linked += 1
        ends = linked == end + 1 or not words.joined(linked) or not _is_everyday(words, linked)
        if ends or (words.lower[end + 1] == "en" and (linked > end + 2 or continues(words, linked + 1))):
            return end + 1
        end = linked
    return at


def _is_everyday(words: Words, at: int) -> bool:
    """Whether a word with a capital is an everyday one, so that it is no name by itself."""
    if at >= len(words) or not words.capital(at) or words.forms[at].isupper() or may_be_place(words.forms[at]):
        return False
    lower = words.lower[at]
    return is_common_word(lower) or lower in wordlists.words("name_contexts", "function words")


def run_start(words: Words, at: int) -> int:
    """The first of the capitalised words that lead up to word `at`, without a word that only opens the sentence."""
    start = at
    while start > 0 and at - start < _LONGEST_NAME:
        if _leads(words, start):
            start -= 1
        elif start > 1 and _in_surname(words, start - 1) and words.joined(start):
            start -= 2  # `Vervoer Van der Velden`
        elif (person := _before_particles(words, start)) is not None:
            start = person  # `Joop van den Ende Theaterproducties`
        elif start > 1 and words.lower[start - 1] == "en" and words.gap(start - 1) == "- " and words.joined(start):
            start -= 2  # `Hout- en Meubileringscollege`
        else:
            break
    while start < at and words.opens(start) and _is_sentence_word(words, start) and not _in_surname(words, start + 1):
        start += 1
    return start


def _is_sentence_word(words: Words, at: int) -> bool:
    """Whether a word has its capital from the sentence; `De Vries` and `Van Loon` have it from the name."""
    if words.gap(at).endswith("("):
        return False  # a bracket gives no capital
    if words.lower[at] not in wordlists.words("name_contexts", "function words"):
        following = words.forms[at + 1]
        named = following in wordlists.words("type_words", "tail") or following in wordlists.words(
            "type_words", "legal forms"
        )
        return _is_common_noun(words.lower[at]) and not named and (words.forms[at], following) not in words.pairs_amid
    if words.forms[at] == "De" and words.forms[at + 1] in wordlists.words("name_contexts", "surnames with De"):
        return words.forms[at + 1] in _TITLES and words.joined(at + 2) and words.capital(at + 2)
    return (words.forms[at], words.forms[at + 1]) not in words.pairs_amid


def _before_particles(words: Words, at: int) -> int | None:
    """The first name before the small particles that lead up to word `at`."""
    before = at
    while before > 0 and words.joined(before) and words.forms[before - 1] in _SMALL_PARTICLES:
        before -= 1
    named = before < at and before > 0 and words.joined(before) and is_first_name(words.forms[before - 1])
    if not named or (words.joined(before - 1) and words.capital(before - 2)):
        return None
    article = words.lower[before:at] == ["de"] and words.lower[at].endswith(_ADJECTIVES)  # "Hub de Nederlandse ..."
    return None if article else before - 1


@lru_cache(50_000)
def _is_common_noun(lower: str) -> bool:
    """Whether a word is a noun, or the like, that only a sentence gives a capital: "Concurrenten Tomtom en Here"."""
    if len(lower) < _SHORTEST_NOUN or (lower.endswith(_ADJECTIVE_ENDINGS) and not lower.endswith("ie")):
        return False
    if lower.endswith(tuple(wordlists.words("type_words", "suffixes"))) or lower in _type_words():
        return False
    return is_common_word(lower)


@cache
def _type_words() -> frozenset[str]:
    sections = ("small", "small topic", "topic", "plural", "capital", "tail", "foreign")
    return frozenset(word.lower() for section in sections for word in wordlists.words("type_words", section))


def _in_surname(words: Words, at: int) -> bool:
    """Whether a small particle stands at word `at` behind one with a capital: `Van der Velden`, not "Van de Raad"."""
    if words.opens(at - 1) and words.forms[at] not in OF_SURNAMES:
        return False
    return words.forms[at] in _BEHIND_PARTICLES and words.forms[at - 1] in _PARTICLES and words.joined(at)


def _leads(words: Words, at: int) -> bool:
    joined = words.joined(at) or words.gap(at) in _AMPERSANDS
    return joined and words.capital(at - 1)


def _end(words: Words, at: int, inside: frozenset[str]) -> int:
    stop = min(len(words), at + _LONGEST_NAME)
    end = position = at
    while position < stop:
        if position > at and words.gap(position) not in (" ", "\u00a0", *_AMPERSANDS):
            break
        if words.capital(position):
            position += 1
            end = position
            if compound_parts(words.forms[position - 1]):
                break  # "Partij voor de Dieren-raadslid"
            continue
        linked = position
        if inside is _INSIDE_FOREIGN and words.lower[position : position + 2] == ["in", "europe"]:
            linked += 1
        if position > at and words.forms[position - 1] in _BEFORE_VAN and words.lower[position] == "van":
            linked += 1  # `Hof van Twente`
        elif position > at and _in_surname(words, position):
            linked += 1  # `Vervoer Van der Velden`
        while linked < stop and linked - position < _LONGEST_LINK and words.forms[linked] in inside:
            linked += 1
            if linked < stop and not words.joined(linked):
                return end
        if linked == position or linked >= stop or not words.capital(linked):
            break
        if inside is _INSIDE_TOPICS and not _links(words, position, linked):
            break
        position = linked
    return end


def _links(words: Words, at: int, stop: int) -> bool:
    """Whether the small words from `at` hold a name together; `en de` begins another one, and `in` a place."""
    if words.lower[at] == "en" and stop > at + 1:
        return False
    if words.lower[at] not in _ONLY_BEFORE_ARTICLE or stop > at + 1:
        return True
    return not (may_be_place(words.forms[stop]) or may_be_place(words.slice(stop, place_end(words, stop))))
