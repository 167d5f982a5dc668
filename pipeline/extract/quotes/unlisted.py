"""Speakers that no finder knows as a person: a surname of somebody named in full, or a name said this once.

What stands between a verb of speaking and the end of the attribution, or opens a sentence that announces a quotation,
is the name of who speaks; words of a role may come before it: `zegt schepen van Mobiliteit Kennis`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.wordlists import words as words_of
from pipeline.record import Person

_PARTICLE = r"(?:van|de|den|der|het|ten|ter|te|in|'t|’t|op|el|al|von|du|da|di|dos|la|le|ben)"
_CAPITALISED = r"(?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = rf"{_CAPITALISED}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITALISED}){{0,3}}"
_BEHIND = re.compile(
    rf"[^\W\d_]+(?P<role>(?: [a-zà-ÿ][\w-]*){{0,6}}) (?P<name>{_NAME})"
    r"(?= ?(?:[.,;:(]|$)| (?:van|uit|namens|over|in|op|tegen|bij|na|aan|hierover|daarover|weten|terug|toe|uit)\b)"
)
_OPENING = re.compile(rf"[\s“”\"„‘’'.,–—-]*(?P<name>{_NAME})(?P<rest>:\s*$| (?P<verb>[a-zë]+)\b)")
_ACCORDING = re.compile(rf"\b[Vv]olgens (?P<name>{_NAME})")
_WORD = re.compile(_CAPITALISED)
_OF_A_FIELD = ("van", "voor")


def behind_verb(words: str, people: Sequence[Person]) -> str | None:
    """The name in words that begin with a verb of speaking. `people`: those whose surname alone may stand here."""
    found = _BEHIND.match(words)
    if found is None:
        return None
    name, role = found["name"], found["role"].split()
    if role and role[-1] in _OF_A_FIELD:  # minister van Onderwijs Jansen, but directeur van Fietsfabriek
        _, space, name = name.rpartition(" ")
        if not space:
            return None
    if role and role[-1] in ("de", "het", "een"):
        return None  # zegt de Bredase: no name
    return _in_full(name, people)


def before_quotation(words: str, people: Sequence[Person]) -> str | None:
    """The name that opens a sentence which announces a quotation: `Jansen vult aan:`, `Volgens Jansen is`."""
    if according := _ACCORDING.search(words):
        return _in_full(according["name"], people) if words.rstrip().endswith(":") else None
    found = _OPENING.match(words) if words.rstrip().endswith(":") else None
    if found is None or (found["verb"] and found["verb"] not in words_of("speech_verbs")):
        return None
    first = found["name"].split(" ", 1)[0].lower()
    return None if first in words_of("not_counted") else _in_full(found["name"], people)


def surnamed(name: str, people: Sequence[Person]) -> str | None:
    """The one person whose surname is the whole of a name, which a finder may take for a company's: Van Oord."""
    bearers = {person.name for person in people if person.name.lower().endswith(f" {name.lower()}")}
    return bearers.pop() if len(bearers) == 1 else None


def surname_in(words: str, people: Sequence[Person]) -> str | None:
    """The one person whose surname stands among the words: `durft Jansen geen voorspelling aan`."""
    bearers: dict[str, set[str]] = {}
    for person in people:
        bearers.setdefault(person.name.rsplit(" ", 1)[-1], set()).add(person.name)
    for word in _WORD.findall(words):
        if len(named := bearers.get(word, ())) == 1:
            return next(iter(named))
    return None


def _in_full(name: str, people: Sequence[Person]) -> str:
    """The fullest name of the person who bears the surname, else the name as it stands."""
    return surnamed(name.rsplit(" ", 1)[-1], people) or name
