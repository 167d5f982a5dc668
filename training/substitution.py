"""Other names in the same text: each article is read with new persons, towns and bodies every time.

A name is replaced by one of its own kind and shape, the same way throughout its article: where `Jan van der Laan`
becomes `Fatima Yıldız`, a later `Van der Laan` becomes `Yıldız`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

import inventing

from pipeline.marks import Mark, MarkedText

_PARTICLES = frozenset("van de der den het 't ter ten te op in aan bij uit la le el al ben da dos di von d' du".split())
_CAPITAL_PARTICLES = frozenset(
    "Van De Der Den Ter Ten Te Vanden Vander Vande El Al Ben Aït Ait Le La D' Di Von".split()
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,3}[A-Z]\w?")
_ROAD = re.compile(r"[AENR]\d+")
_STREET = re.compile(
    r"[\w' -]+(?:straat|weg|laan|plein|kade|dijk|gracht|singel|steenweg|baan|lei|dreef|park|hof|pad)", re.I
)
_BRACKETED = 0.06  # share of the whole names that get a first name in brackets
_ARTICLES = {"het": "het", "'t": "het", "de": "de", "den": "de"}


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the names of each kind are replaced."""

    people: float = 0.0
    cities: float = 0.0
    organisations: float = 0.0
    places: float = 0.0
    names: float = 0.0


def outermost(article: MarkedText) -> list[Mark]:
    """The marks that lie in no other: they are what a model learns to find."""
    kept: list[Mark] = []
    for mark in article.marks:
        if kept and (mark.start, mark.end) == (kept[-1].start, kept[-1].end):
            kept[-1] = mark  # of two marks on the same words the inner one comes first
        elif not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def renamed(article: MarkedText, shares: Shares, rng: random.Random) -> MarkedText:
    """The article with other names, and only its outermost marks."""
    new_names = {
        "people": _people([m.text for m in article.of_kind("people")], shares.people, rng),
        "cities": _cities([m.text for m in article.of_kind("cities")], shares.cities, rng),
        "places": _places([m.text for m in article.of_kind("places")], shares.places, rng),
        "organisations": _organisations(article, shares.organisations, rng),
        "names": _others([m.text for m in article.of_kind("names")], shares.names, rng),
    }
    pieces: list[str] = []
    marks: list[Mark] = []
    length = position = 0
    for mark in outermost(article):
        between = article.text[position : mark.start]
        new = new_names[mark.kind].get(mark.text)
        if new is None:
            new = _with_new_cities(article, mark, new_names["cities"])
        elif " " in new and article.text[mark.end : mark.end + 1] == "-":
            new = mark.text  # `NS-woordvoerder` takes single words only
        pieces += [between, new]
        length += len(between)
        marks.append(Mark(mark.kind, length, length + len(new), new, mark.attributes))
        length += len(new)
        position = mark.end
    text = "".join(pieces) + article.text[position:]
    return MarkedText(text, tuple(marks), article.header)


def _with_new_cities(article: MarkedText, mark: Mark, cities: Mapping[str, str]) -> str:
    """A name with the towns inside it replaced: `UZ Gent` to `UZ Deinze`."""
    inner = [m for m in article.marks if m.kind == "cities" and mark.start <= m.start and m.end <= mark.end]
    if not inner or mark.kind == "cities":
        return mark.text
    pieces, position = [], mark.start
    for city in inner:
        pieces += [article.text[position : city.start], cities.get(city.text, city.text)]
        position = city.end
    return "".join(pieces) + article.text[position : mark.end]


def _people(names: list[str], share: float, rng: random.Random) -> dict[str, str]:
    new: dict[str, str] = {}
    for name in sorted(set(names), key=lambda name: (-name.count(" "), name)):
        if name in new or rng.random() >= share:
            continue
        first, last = _parted(name)
        new_first = inventing.initials(rng) if first and "." in first else inventing.first_name(rng)
        new_last = inventing.surname(rng)
        if first and last:
            new[name] = _cased_like(name, f"{_with_bracket(new_first, rng)} {new_last}")
            new.setdefault(last, _cased_like(last, _bare(new_last)))
            new.setdefault(_bare(last), _cased_like(last, _bare(new_last)))
            new.setdefault(first, _cased_like(first, new_first))
        elif first:
            new[name] = _cased_like(name, new_first)
        else:
            new[name] = _cased_like(name, _bare(new_last))
    return {old: name for old, name in new.items() if old in set(names)}


def _with_bracket(first: str, rng: random.Random) -> str:
    """Now and then initials with the first name in brackets: `H.J. (Henk)`."""
    if rng.random() >= _BRACKETED:
        return first
    called = inventing.first_name(rng) if "." in first else first
    initials = first if "." in first else f"{first[0]}.{rng.choice(('', inventing.initials(rng)))}"
    return f"{initials} ({called})"


def _parted(name: str) -> tuple[str, str]:
    """First name and surname; one of them may be empty."""
    words = name.split()
    if len(words) == 1:
        return (name, "") if name in inventing.first_names() else ("", name)
    if words[0] in _CAPITAL_PARTICLES or words[0] in _PARTICLES:
        return "", name
    particle = next(
        (i for i, word in enumerate(words) if i and (word in _PARTICLES or word in _CAPITAL_PARTICLES)), None
    )
    cut = particle or len(words) - 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _bare(last: str) -> str:
    """A surname as it stands without first name: `van der Laan` becomes `Van der Laan`."""
    at = 1 if last[0] in "'’" else 0
    return last[:at] + last[at : at + 1].upper() + last[at + 1 :]


def _cities(names: list[str], share: float, rng: random.Random) -> dict[str, str]:
    towns = {key: inventing.town(rng) for key in sorted({name.casefold() for name in names}) if rng.random() < share}
    return {name: _cased_like(name, towns[name.casefold()]) for name in set(names) if name.casefold() in towns}


def _places(names: list[str], share: float, rng: random.Random) -> dict[str, str]:
    new: dict[str, str] = {}
    for name in sorted(set(names)):
        if rng.random() >= share:
            continue
        if _ROAD.fullmatch(name):
            new[name] = inventing.road(rng)
        elif _STREET.fullmatch(name):
            new[name] = _cased_like(name, inventing.street(rng))
        elif name in inventing.names_of("country"):
            new[name] = inventing.country(rng)
        elif name in inventing.names_of("region"):
            new[name] = inventing.region(rng)
        elif name in inventing.names_of("water and land"):
            new[name] = inventing.landscape(rng)
    return new


def _others(names: list[str], share: float, rng: random.Random) -> dict[str, str]:
    new: dict[str, str] = {}
    for name in sorted(set(names)):
        if rng.random() < share and name[0].isupper():
            single = rng.choice((inventing.brand, inventing.word))
            new[name] = _cased_like(name, inventing.title(rng) if " " in name else single(rng))
    return new


def _organisations(article: MarkedText, share: float, rng: random.Random) -> dict[str, str]:
    new: dict[str, str] = {}
    for mark in outermost(article):
        if mark.kind != "organisations" or mark.text in new or rng.random() >= share:
            continue
        if _ACRONYM.fullmatch(mark.text):
            if rng.random() < 0.5:  # not every unknown abbreviation is a body
                new[mark.text] = inventing.acronym(rng)
            continue
        before = article.text[max(0, mark.start - 4) : mark.start].split()
        kind = _ARTICLES.get(before[-1].lower(), "-") if before else "-"
        new[mark.text] = _cased_like(mark.text, inventing.body(rng, kind))
    return new


def _cased_like(old: str, new: str) -> str:
    return new.upper() if old.isupper() and len(old) > 5 else new
