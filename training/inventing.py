"""Names that nobody wrote: persons, places and bodies put together from lists, which no model can learn by heart.

Everything here takes its randomness from the generator it is given.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pipeline.extract import wordlists
from pipeline.extract.cities import gazetteer

LISTS = Path(__file__).parent / "lists"
_SLOT = re.compile(r"\{(\w+)\}")
_SURNAME_ENDINGS = """s sen ma stra sma inga mans ink aerts man huis kamp hof veld meijer dijk broek bergen horst beek
boer aar ens ers inck eels ović ski oğlu berger mann idze ian escu enko""".split()
_OWN_TOWNS, _FOREIGN_SIZE = 0.88, 100_000  # share of towns in the Low Countries; inhabitants of a foreign city


def first_name(rng: random.Random) -> str:
    """A first name, now and then a double one."""
    name = rng.choice(_first_names())
    if rng.random() < 0.06:
        return f"{name}{rng.choice('- ')}{rng.choice(_first_names())}"
    return name


def initials(rng: random.Random) -> str:
    """One to three initials: `H.P.`"""
    return "".join(f"{rng.choice('ABCDEFGHJKLMNPRSTW')}." for _ in range(rng.choice((1, 1, 2, 2, 3))))


def surname(rng: random.Random) -> str:
    """A surname of any origin, now and then a double one, or one made from a town or a first name."""
    chance = rng.random()
    if chance < 0.06:
        return f"{_listed_surname(rng)}-{_listed_surname(rng)}"
    if chance < 0.12:
        return f"{rng.choice(('van', 'van', 'Van', 'van der', 'van den', 'Van den', 'Van der'))} {_made_stem(rng)}"
    if chance < 0.22:
        return _made_stem(rng) + rng.choice(_SURNAME_ENDINGS)
    return _listed_surname(rng)


def town(rng: random.Random) -> str:
    """A town or village, mostly of the Netherlands or Belgium."""
    near, far = _towns()
    return rng.choice(near if rng.random() < _OWN_TOWNS else far)


def street(rng: random.Random) -> str:
    """A street."""
    start, end = rng.choice(_words("street start")), rng.choice(_words("street end"))
    if rng.random() < 0.12:
        return f"{first_name(rng)} {surname(rng)}{end}"
    return start + end


def road(rng: random.Random) -> str:
    """The number of a road."""
    return rng.choice("AAANNNER") + str(rng.randint(1, 400))


def country(rng: random.Random) -> str:
    """A country or a part of the world."""
    return rng.choice(_words("country"))


def region(rng: random.Random) -> str:
    """A province or region."""
    return rng.choice(_words("region"))


def landscape(rng: random.Random) -> str:
    """A water, an island, a nature area, a quarter."""
    return rng.choice(_words("water and land"))


def brand(rng: random.Random) -> str:
    """An invented word as companies use for names."""
    word = rng.choice(_words("brand start"))
    if rng.random() < 0.45:
        word += rng.choice(_words("brand middle"))
    word += rng.choice(_words("brand end"))
    chance = rng.random()
    if chance < 0.15:
        return word + rng.choice(_words("brand second"))
    if chance < 0.2:
        return word.upper() if len(word) < 7 else word.lower().capitalize()
    if chance < 0.23:
        return word + str(rng.choice((1, 2, 3, 4, 24, 360, 365)))
    return word


def acronym(rng: random.Random) -> str:
    """An abbreviation of two to five letters, or a listed one."""
    if rng.random() < 0.35:
        return rng.choice(_listed_acronyms())
    letters = rng.choices("AABBCCDDEEFFGGHIIKKLLMMNNNOOPPRRSSTTUUVVVWWXZ", k=rng.choice((2, 3, 3, 3, 4, 4, 5)))
    word = "".join(letters)
    return word if rng.random() < 0.85 else word[0] + word[1:-1].lower() + word[-1]


def body(rng: random.Random, article: str) -> str:
    """The name of a body that takes this article (`het`, `de`, or `-` for none)."""
    return _SLOT.sub(lambda slot: _filled(slot[1], rng), rng.choice(_lines(article)))


def title(rng: random.Random) -> str:
    """The name of a programme, a law, an event, a prize, a product."""
    return _SLOT.sub(lambda slot: _filled(slot[1], rng), rng.choice(_lines("names")))


def word(rng: random.Random) -> str:
    """A common noun as a name."""
    return rng.choice(_words("word"))


def _filled(slot: str, rng: random.Random) -> str:
    made = {"place": town, "region": region, "surname": surname, "brand": brand, "first": first_name}
    if slot in made:
        return made[slot](rng)
    return rng.choice(_words(slot))


def _listed_surname(rng: random.Random) -> str:
    return rng.choice(rng.choices(_surname_sections(), weights=_surname_weights())[0])


def _made_stem(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(_first_names()).split("-")[0]
    return town(rng).replace(" ", "").split("-")[-1].capitalize()


@cache
def first_names() -> dict[str, None]:
    """The listed first names in order, those of the project's finders and more."""
    sections = wordlists.sections("first_names")
    known = {name for section in sections for name in wordlists.words("first_names", section)}
    return dict.fromkeys(sorted(known.union(*(content.split() for content in sections_of("first_names.txt").values()))))


@cache
def _first_names() -> tuple[str, ...]:
    return tuple(first_names())


@cache
def _surname_sections() -> tuple[tuple[str, ...], ...]:
    return tuple(surname_lists().values())


@cache
def _surname_weights() -> tuple[float, ...]:
    weight = {"dutch": 9, "dutch with particle": 10, "flemish": 5, "flemish with particle": 5, "spelled as words": 1}
    return tuple(weight.get(section, 1.2) for section in surname_lists())


@cache
def surname_lists() -> dict[str, tuple[str, ...]]:
    """The listed surnames by origin."""
    found: dict[str, tuple[str, ...]] = {}
    for section, content in sections_of("surnames.txt").items():
        found[section] = split(content, "," if "," in content else None)
    return found


@cache
def sections_of(file: str) -> dict[str, str]:
    """The sections of a list file as text."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in (LISTS / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            found.setdefault(section, []).append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


def split(content: str, separator: str | None) -> tuple[str, ...]:
    """The items of a section; none goes on in a next line."""
    items = (" ".join(item.split()) for line in content.splitlines() for item in line.split(separator))
    return tuple(item for item in items if item)


@cache
def _words(section: str) -> tuple[str, ...]:
    return split(sections_of("bodies.txt")[section], ";")


@cache
def _lines(section: str) -> tuple[str, ...]:
    return tuple(sections_of("bodies.txt")[section].splitlines())


@cache
def _towns() -> tuple[Sequence[str], Sequence[str]]:
    near, far = set(), set()
    for place in gazetteer.load().places():
        if place.country in ("NL", "BE"):
            near.add(place.name)
        elif place.population >= _FOREIGN_SIZE:
            far.add(place.name)
    return sorted(near), sorted(far)


@cache
def _listed_acronyms() -> tuple[str, ...]:
    forms = {form.strip(" ?") for _, line in wordlists.items("organisations") for form in line.split("=")}
    return tuple(sorted(form for form in forms if 2 <= len(form) <= 6 and form.isupper() and form.isalpha()))


def names_of(section: str) -> tuple[str, ...]:
    """The items of a section of the list of bodies."""
    return _words(section)
