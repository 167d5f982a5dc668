"""Dutch numbers in digits and in words, found in a text and read as values.

`3.000`, `3 000`, `1,5`, `2½`, `3/4`, `1,2 miljoen`, `10k`; `vijfentwintighonderd`, `tweeëntwintig`, `honderd drie`,
`anderhalf miljoen`, `tweeënhalf`, `twee derde`, `een half miljard`. In Dutch the point groups thousands and the comma
is the decimal mark; `1.5` is met too and is a decimal where no thousands can be meant.
Whole words are read by text2num; halves, fractions, scales and their combination are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written. `scale` is that of its last scale word or letter (miljoen, k), 1 without one.

    `plain`: digits only, without groups, decimals, fraction or scale, so that it may be a year or a label.
    `dotted`: a decimal with a point, so that it may be a version, a clock time or a section.
    `article`: the word `een`, a number only before a unit, or a scale word alone (een kleine miljoen).
    `fraction`: a part of a whole (een derde, 3/4, driekwart); `group`: a collective (65-tal, twintigtal).
    """

    start: int
    end: int
    value: float
    scale: float = 1.0
    digits: bool = True
    plain: bool = False
    dotted: bool = False
    article: bool = False
    fraction: bool = False
    group: bool = False


SCALES = {
    "dozijn": 12.0, "dozijnen": 12.0, "duizend": 1e3, "miljoen": 1e6, "mln": 1e6, "mio": 1e6, "milj": 1e6,
    "miljard": 1e9, "mld": 1e9, "mrd": 1e9, "biljoen": 1e12, "bln": 1e12, "biljard": 1e15, "triljoen": 1e18,
    "triljard": 1e21, "honderd": 1e2, "miljoenen": 1e6, "k": 1e3, "M": 1e6,
}  # fmt: skip
HALVES = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "driekwart": 0.75, "helft": 0.5}
DENOMINATORS = {"half": 2, "halve": 2, "kwart": 4, "kwarten": 4, "derde": 3, "achtste": 8}
VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
MAX_DIGITS = 18  # more digits in a row are a code, not a quantity
MAX_LETTERS = 120  # the longest whole-number words of Dutch fit

_VULGAR = "[" + "".join(VULGAR) + "]"
_ONES = "een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TEENS = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_BEGINS = f"nul|{_TEENS}|{_TENS}|{_ONES}|honderd|duizend|miljoen|miljard|anderhal|half|halve|driekwart|helft"

# The one pass over the text: a digit, or a word that begins like a number word.
_START = re.compile(rf"[0-9]|{_VULGAR}|\b(?=[a-zéA-ZÉ])(?:{_BEGINS})", re.IGNORECASE)

_SPACE = "[ \u00a0\u202f\u2009]"
_DIGITS = re.compile(
    rf"(?P<english>[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,6}}(?:\.[0-9]+)?(?![0-9])|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,6}}\.[0-9]+)"
    r"|(?P<dots>[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,6})(?![0-9])(?:,(?P<dots_rest>[0-9]+))?"
    rf"|(?P<spaces>[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}}){{1,6}})(?![0-9])(?:,(?P<spaces_rest>[0-9]+))?"
    r"|(?P<point>[0-9]{1,18}\.[0-9]{1,18})(?![0-9])"
    r"|(?P<comma>[0-9]{1,18},[0-9]{1,18})(?![0-9])"
    r"|(?P<plain>[0-9]{1,18})(?![0-9])"
    rf"|(?P<vulgar>{_VULGAR})"
)
_RUN = re.compile(r"[0-9][0-9.,]*")
_MORE_DIGITS = re.compile(r"[.,:][0-9]")
_FRACTION = re.compile(
    rf"(?P<vulgar>{_VULGAR})|(?P<mixed>{_SPACE})?(?P<over>[1-9][0-9]{{0,2}})/(?P<under>[1-9][0-9]{{0,3}})(?![0-9/,.]*[0-9])"
)
_UNDER = re.compile(r"/([1-9][0-9]{0,3})(?![0-9/]|[.,][0-9])")
_SCALE = re.compile(
    rf"{_SPACE}?(?:(?P<letter>[kKM])(?![^\W_])|(?P<word>dozijn(?:en)?|duizend|miljoen|mln|mio|milj|miljard|mld|mrd|biljoen|bln"
    r"|biljard|triljoen|triljard|honderd)(?![^\W_])(?P<stop>\.(?=[ ](?-i:[a-z(])|[,;)]))?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{1,120}(?![^\W_])")
_WORDS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_NEXT_WORD = re.compile(rf"{_SPACE}([^\W\d_]{{1,120}})(?![^\W_])")
_COMMA = re.compile(
    rf"{_SPACE}komma(?P<digits>{_SPACE}[0-9]{{1,6}}(?![0-9.,])|(?:{_SPACE}[^\W\d_]{{3,12}}){{1,4}})", re.I
)
_AND = re.compile(rf"{_SPACE}en{_SPACE}", re.IGNORECASE)
_FRACTION_WORDS = re.compile(r"[ -]?([^\W\d_]{4,40})(?![^\W_])")
_CARDINAL = re.compile(rf"(?:(?:{_TEENS}|{_TENS}|{_ONES}|nul|honderd|duizend|miljoen|miljard|biljoen)(?:[eë]n(?!$))?)+")
_WITH_HALF = re.compile(r"(.{3,40}?)[eë]n(?:een)?hal(?:f|ve)")
_COLLECTIVE = re.compile(r"(?!elftal)(.{3,40}?)tal")
_GROUP = re.compile(r"-tal(?![^\W_])")  # een 65-tal


@lru_cache(maxsize=4096)
def cardinal(word: str) -> int | None:
    """The value of one word, lower case, that is a whole number (`tweeëntwintig`, also `tweeentwintig`), or None."""
    if not _CARDINAL.fullmatch(word):
        return None
    written = word.replace("tweeen", "tweeën").replace("drieen", "drieën")
    try:
        return int(text2num(written, "nl"))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def denominator(word: str) -> int | None:
    """The number below the line that one word, lower case, stands for: derde(n) 3, achtsten 8, twintigste 20."""
    if word in DENOMINATORS:
        return DENOMINATORS[word]
    single = word.removesuffix("n") if word.endswith(("den", "sten")) else word
    if single in DENOMINATORS:
        return DENOMINATORS[single]
    for suffix, least, most in (("de", 4, 19), ("ste", 20, 10**6)):
        if single.endswith(suffix):
            value = cardinal(single.removesuffix(suffix))
            if value is not None and least <= value <= most:
                return value
    return None


@lru_cache(maxsize=1024)
def _word_value(word: str) -> float | None:
    """The value of one word, lower case: a whole number, one with a half, or a collective (tiental)."""
    if word in HALVES:
        return HALVES[word]
    value: float | None = cardinal(word)
    if value is None and (half := _WITH_HALF.fullmatch(word)):
        whole = cardinal(half[1])
        value = None if whole is None else whole + 0.5
    if value is None and (group := _COLLECTIVE.fullmatch(word)):
        value = cardinal(group[1])
    return value


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of a text, in order, without overlap."""
    position = 0
    while start := _START.search(text, position):
        at = start.start()
        first = text[at]
        if first.isdecimal() or first in VULGAR:
            number, position = _read_digits(text, at)
        else:
            number, position = _read_words(text, at)
        if number:
            yield number


def _read_digits(text: str, at: int) -> tuple[Number | None, int]:
    """The number in digits that starts at `at`, and where to go on."""
    match = _DIGITS.match(text, at)
    if match is None or (_MORE_DIGITS.match(text, match.end()) and match.lastgroup != "vulgar"):
        run = _RUN.match(text, at)
        return None, run.end() if run else at + 1
    value, plain = _value(match), match["plain"] is not None
    end, fraction = match.end(), match["vulgar"] is not None
    if plain and value < 1000 and (under := _UNDER.match(text, end)) and value < int(under[1]):
        value, end, plain, fraction = value / int(under[1]), under.end(), False, True
    elif plain and (part := _FRACTION.match(text, end)) and (part["vulgar"] or part["mixed"]):
        share = VULGAR[part["vulgar"]] if part["vulgar"] else int(part["over"]) / int(part["under"])
        if share < 1:
            value, end, plain, fraction = value + share, part.end(), False, True
    if plain and (group := _GROUP.match(text, end)):
        return Number(at, group.end(), value, group=True), group.end()
    if plain and text.startswith(" komma ", end):
        value, end = _decimals(text, value, end)
        plain = False
    value, scale, end = _scaled(text, value, end)
    bare = scale == 1
    dotted = match["point"] is not None and bare
    return Number(at, end, value, scale, plain=plain and bare, dotted=dotted, fraction=fraction), end


def _value(match: re.Match[str]) -> float:
    if match["vulgar"]:
        return VULGAR[match["vulgar"]]
    if match["english"]:
        return float(match["english"].replace(",", ""))
    for group, rest in (("dots", "dots_rest"), ("spaces", "spaces_rest")):
        if match[group]:
            return float(re.sub(r"[^0-9]", "", match[group]) + "." + (match[rest] or "0"))
    return float(match[0].replace(",", "."))


def _scaled(text: str, value: float, end: int) -> tuple[float, float, int]:
    """The value with the scale word or letter that follows, if any: value, scale, end."""
    scale = 1.0
    while match := _SCALE.match(text, end):
        written = match["letter"] or match["word"]
        if match["letter"]:
            if scale != 1 or not _is_letter_scale(text, match):
                break
            written = "M" if written == "M" else "k"
        factor = SCALES[written if match["letter"] else written.lower()]
        if scale >= factor and scale > 1:  # duizend miljoen, but not miljoen duizend
            break
        value, scale, end = value * factor, scale * factor, match.end()
        if match["stop"] and match["word"].lower() not in ("mln", "mld", "mrd", "mio", "milj", "bln"):
            end -= 1
            break
    if scale > 1 and (added := _added_fraction(text, end)):
        value, end = value + added[0] * scale, added[1]
    return value, scale, end


def _is_letter_scale(text: str, match: re.Match[str]) -> bool:
    """10k, 2,33 k and 1,2M are scaled; 3M is a company, `5 M` and `300 K` are units or initials."""
    if match["letter"] == "M":
        return match.start("letter") == match.start() and text[max(0, match.start() - 2) : match.start()].strip() != "3"
    return match["letter"] == "k" or match.start("letter") == match.start()


def _decimals(text: str, value: float, end: int) -> tuple[float, int]:
    """A whole number with the decimals that `komma` announces: nul komma vijf, 2 komma 5, drie komma een vier."""
    comma = _COMMA.match(text, end)
    if comma is None or value != int(value):
        return value, end
    written = comma["digits"].strip()
    if written.isdecimal():
        return float(f"{int(value)}.{written}"), comma.end()
    decimals, stop = "", comma.start("digits")
    for word in _WORDS.finditer(text, stop, comma.end()):
        digit = cardinal(word[0].lower().replace("eén", "één")) if word[0].lower() not in ("een", "één") else 1
        if digit is None or (decimals and digit > 9):
            break
        decimals, stop = decimals + str(digit), word.end()
    return (float(f"{int(value)}.{decimals}"), stop) if decimals else (value, end)


def _added_fraction(text: str, end: int) -> tuple[float, int] | None:
    """`en een half`, `en twee derde` behind a number: its value and end."""
    joined = _AND.match(text, end)
    if joined is None:
        return None
    word = _WORD.match(text, joined.end())
    if word is not None and word[0].lower() == "driekwart":
        return 0.75, word.end()  # twee en driekwart
    over = None if word is None else 1 if word[0].lower() in ("een", "één") else cardinal(word[0].lower())
    if word is None or over is None or over > 99:
        return None
    part = _FRACTION_WORDS.match(text, word.end())
    under = denominator(part[1].lower()) if part else None
    if part is None or under is None:
        return None
    return over / under, part.end()


def _read_words(text: str, at: int) -> tuple[Number | None, int]:
    """The number in words that starts at `at`, and where to go on."""
    word = _WORD.match(text, at)
    if word is None:
        skipped = _TOKEN.match(text, at)
        return None, skipped.end() if skipped else at + 1
    first, end = word[0].lower().replace("eén", "één"), word.end()
    if first in ("een", "één"):
        return _read_one(text, at, end, first)
    if first in ("miljoen", "miljard"):
        return Number(at, end, SCALES[first], SCALES[first], digits=False, article=True), end
    value = _word_value(first)
    if value is None:
        return None, end
    if first in ("half", "halve"):
        return _read_half(text, at, end)
    value, end = _phrase(text, value, end)
    if text.startswith(" komma ", end):
        value, end = _decimals(text, value, end)
    part = _FRACTION_WORDS.match(text, end) if value == int(value) and value < 1000 else None
    if part and (under := denominator(part[1].lower())) and part[1].lower() not in ("half", "halve"):
        return Number(at, part.end(), value / under, digits=False, fraction=True), part.end()
    if added := _added_fraction(text, end):
        value, end = value + added[0], added[1]
    value, scale, end = _scaled(text, value, end)
    if scale >= 1e6:
        value, end = _rest_below(text, value, scale, end)
    part_of = first in ("driekwart", "helft")
    return Number(at, end, value, scale, digits=False, fraction=part_of, group=first.endswith("tal")), end


def _read_one(text: str, at: int, end: int, first: str) -> tuple[Number | None, int]:
    """`een` and what makes a number of it: een half, een kwart miljoen, een derde, een miljoen tweehonderdduizend."""
    part = _FRACTION_WORDS.match(text, end)
    under = denominator(part[1].lower()) if part and len(part[1]) > 3 else None
    if part and under:
        value, scale, stop = _scaled(text, 1 / under, part.end())
        return Number(at, stop, value, scale, digits=False, fraction=True), stop
    value, scale, stop = _scaled(text, 1.0, end)
    if scale > 1:
        value, stop = _rest_below(text, value, scale, stop)
        return Number(at, stop, value, scale, digits=False), stop
    if added := _added_fraction(text, end):
        return Number(at, added[1], 1 + added[0], digits=False), added[1]
    return Number(at, end, 1.0, digits=False, article=first == "een"), end


def _read_half(text: str, at: int, end: int) -> tuple[Number, int]:
    value, scale, stop = _scaled(text, 0.5, end)
    return Number(at, stop, value, scale, digits=False, article=scale == 1, fraction=True), stop


def _phrase(text: str, value: float, end: int) -> tuple[float, int]:
    """Further words of one number: honderd drie, vierduizend en twee, tweeduizend vijfhonderdzevenenzeventig."""
    while value >= 100 and value == int(value):
        joined = _AND.match(text, end)
        word = _WORD.match(text, joined.end()) if joined else _NEXT_WORD.match(text, end)
        if word is None:
            break
        added = cardinal((word[0] if joined else word[1]).lower())
        if added is None or added == 0 or value % _above(added):
            break
        if joined and (added >= 100 or _denominator_follows(text, word.end())):
            break
        value, end = value + added, word.end()
    return value, end


def _denominator_follows(text: str, end: int) -> bool:
    """Whether a word for the lower part of a fraction comes next."""
    part = _FRACTION_WORDS.match(text, end)
    return part is not None and denominator(part[1].lower()) is not None


def _above(value: int) -> int:
    """The smallest power of ten above a value, at least a hundred: what a larger part must be a multiple of."""
    return int(max(100, 10 ** len(str(value))))


def _rest_below(text: str, value: float, scale: float, end: int) -> tuple[float, int]:
    """What follows a scale word: zeventien miljoen drieënvijftigduizend negenhonderdtachtig."""
    while following := _NEXT_WORD.match(text, end):
        part = cardinal(following[1].lower())
        if part is None or part >= scale or value % _above(part):
            break
        added, inner, stop = _scaled(text, float(part), following.end())
        if added >= scale:
            break
        if inner == 1:
            added, stop = _phrase(text, added, stop)
        value, scale, end = value + added, max(inner, 1e3) if inner > 1 else 1e3, stop
        if inner == 1 and part < 1000:
            break
    return value, end
