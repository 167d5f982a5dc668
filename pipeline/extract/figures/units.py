"""Units of measure and currencies: what is written to the symbol that a figure carries.

The tables `lists/units.tsv` and `lists/currencies.tsv` hold the units; prefixes (kilo, mega ...) are added here.
Symbols are ISO 4217 codes for money, `%` for percentages, and UCUM-like symbols for measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.figures.words import rows
from pipeline.record import FigureKind

PREFIXES = {
    "E": "exa", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto",
    "d": "deci", "c": "centi", "m": "milli", "µ": "micro", "n": "nano",
}  # fmt: skip
PERCENT_NAMES = ("procent", "percent", "pct", "pct.", "procentje", "procenten")
POINT_NAMES = ("procentpunt", "procentpunten", "percentpunt", "percentpunten", "%-punt", "%punt", "procent-punt")
FRACTIONS_OF_UNITS = {
    # name: symbol and how many of that unit it stands for
    "kwartier": ("min", 15), "kwartiertje": ("min", 15), "halfuur": ("min", 30), "halfuurtje": ("min", 30),
    "halfjaar": ("mo", 6), "kwartaal": ("mo", 3), "kwartalen": ("mo", 3), "decennium": ("a", 10),
    "decennia": ("a", 10), "eeuw": ("a", 100), "eeuwen": ("a", 100), "tientje": ("EUR", 10),
    "tientjes": ("EUR", 10),
}  # fmt: skip

CURRENCY_SIGNS = "$€£¥₹₽₺₩₪₫₦₱฿₡₿৳₴ƒ"
_PER = {"m3", "m2", "L", "km", "h", "s", "d", "kg"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written. One writing stands for `factor` of `symbol` (a kwartier is 15 min, a cent 0.01 EUR).

    `lesser` and `per_lesser` name the next smaller unit in which a compound (een uur en 15 minuten) is expressed.
    A `noun` is an everyday word too (bar, rand), `points` are percentage points.
    """

    symbol: str
    kind: FigureKind
    factor: float = 1.0
    lesser: str | None = None
    per_lesser: float = 1.0
    noun: bool = False
    hundredth: bool = False
    points: bool = False
    sign: bool = False


PERCENT = Unit("%", "percentage")
EURO = Unit("EUR", "money")
PERCENT_POINT = Unit("%", "percentage", points=True)


@dataclass(frozen=True, slots=True)
class _Tables:
    names: dict[str, Unit]  # lower case
    signs: dict[str, Unit]  # case matters
    first_words: dict[str, int]  # first word of names: the number of words of the longest


@cache
def tables() -> _Tables:
    """Every writing of every unit, read once."""
    names: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    for name, unit in (*_measures(), *_currencies(), *_others()):
        target = signs if unit.sign else names
        target.setdefault(name, unit)
    for sign, unit in list(signs.items()):
        if sign.isalpha() and (len(sign) >= 3 or sign in ("kW", "MW", "GW")):  # kwh, KWH, mw: their case varies
            names.setdefault(sign.lower(), unit)
    first: dict[str, int] = {}
    for name in names:
        words = name.split(" ")
        first[words[0]] = max(first.get(words[0], 1), len(words))
    return _Tables(names, signs, first)


def _rows(file: str) -> Iterator[list[str]]:
    for row in rows(file):
        yield [*row, "", "", "", ""]


def _listed(cell: str) -> list[str]:
    return [item for item in cell.split("|") if item]


def _measures() -> Iterator[tuple[str, Unit]]:
    for symbol, signs, names, prefixes, lesser, per_lesser, *_ in _rows("units.tsv"):
        unit = Unit(symbol, "measure", lesser=lesser or None, per_lesser=float(per_lesser or 1))
        for sign in _listed(signs):
            yield sign, replace(unit, sign=True)
        for name in _listed(names):
            yield name.rstrip("*"), replace(unit, noun=name.endswith("*"))
        for letter in prefixes:
            prefixed = letter.replace("µ", "u") + symbol
            for sign in {symbol, *_listed(signs)}:
                yield letter + sign, Unit(prefixed, "measure", sign=True)
            for name in _listed(names):
                yield PREFIXES[letter] + name, Unit(prefixed, "measure")
                if symbol == "m" and letter in "kcdm":
                    yield f"vierkante {PREFIXES[letter]}{name}", Unit(prefixed + "2", "measure")
                    yield f"kubieke {PREFIXES[letter]}{name}", Unit(prefixed + "3", "measure")


def _currencies() -> Iterator[tuple[str, Unit]]:
    for marked, signs, names, hundredths, *_ in _rows("currencies.tsv"):
        code = marked.rstrip("*")
        yield code, Unit(code, "money", sign=True, noun=marked.endswith("*"))
        for sign in _listed(signs):
            yield sign, Unit(code, "money", sign=True)
        for name in _listed(names):
            yield name.rstrip("*"), Unit(code, "money", noun=name.endswith("*"))
        for name in _listed(hundredths):
            yield name, Unit(code, "money", factor=0.01, hundredth=True)


def _others() -> Iterator[tuple[str, Unit]]:
    yield "%", Unit("%", "percentage", sign=True)
    for name in POINT_NAMES:
        yield name, Unit("%", "percentage", points=True, sign=True)
    for name in PERCENT_NAMES:
        yield name, PERCENT
    for name in POINT_NAMES:
        yield name, PERCENT_POINT
    for name, (symbol, factor) in FRACTIONS_OF_UNITS.items():
        yield name, Unit(symbol, "money" if symbol == "EUR" else "measure", factor=factor)


# A sign is a symbol with or without letters around it (US$, °C, %-punt), or letters with an exponent (km, m²).
_SIGN = re.compile(
    rf"[A-Za-z]{{0,4}}[{CURRENCY_SIGNS}%‰°º℃℉](?:[ ]?[CF](?![^\W_])|-?punt\w{{0,2}}|ur\b)?"
    r"|[^\W\d_]{1,8}(?:[23²³]|\^[23])?(?:\(A\)|['’]s)?(?![^\W_])"
)
_SLASH = re.compile(r"/([^\W\d_]{1,3}[23²³]?)(?![^\W_])")
_WORD = re.compile(r"[^\W\d_][^\W_]{0,30}(?:['’-][^\W\d_]{1,30}){0,3}(?![^\W_])")
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_][^\W_]{0,30}(?:['’-][^\W\d_]{1,30}){0,3})(?![^\W_])")
_PER_VOLUME = re.compile(r" per (kubieke meter|liter|m3|m³)(?!\w)")


def read_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that starts at `at`, and its end; the longest writing wins."""
    table = tables()
    sign = _SIGN.match(text, at)
    found: tuple[Unit, int] | None = None
    if sign and (unit := table.signs.get(sign[0])):
        found = _with_denominator(text, unit, sign.end())
    named = _read_name(text, at)
    if named and (found is None or named[1] > found[1]):
        return named
    return found


def _with_denominator(text: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """A sign followed by `/x`: km/u, mg/l, µg/m³; money per something stays money."""
    slash = _SLASH.match(text, end)
    if slash is None or unit.kind != "measure":
        return unit, end
    below = tables().signs.get(slash[1])
    if below is None or below.symbol not in _PER:
        return unit, end
    return Unit(f"{unit.symbol}/{below.symbol}", "measure", sign=True), slash.end()


def _read_name(text: str, at: int) -> tuple[Unit, int] | None:
    table = tables()
    word = _WORD.match(text, at)
    if word is None:
        return None
    name = word[0].lower()
    longest = table.first_words.get(name)
    if longest is None:
        return None
    end = word.end()
    unit = table.names.get(name)
    found = (unit, end) if unit else None
    for _ in range(longest - 1):
        following = _NEXT_WORD.match(text, end)
        if following is None:
            break
        name, end = f"{name} {following[1].lower()}", following.end()
        if unit := table.names.get(name):
            found = (unit, end)
    if found and found[0].kind == "measure" and (volume := _PER_VOLUME.match(text, found[1])):
        below = "L" if volume[1] == "liter" else "m3"
        return Unit(f"{found[0].symbol}/{below}", "measure"), volume.end()
    return found
