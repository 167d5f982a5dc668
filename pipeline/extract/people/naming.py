"""One name per person: later mentions by surname or first name lead back to the fullest name in the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract import wordlists
from pipeline.extract.given_names import is_first_name
from pipeline.extract.overlap import EVIDENCE, Candidate
from pipeline.extract.people.doubts import is_called_after
from pipeline.extract.people.functions import is_role
from pipeline.extract.people.near import Stated
from pipeline.extract.places import may_be_place
from pipeline.extract.words import Words, base_form, lower_words
from pipeline.record import Person

_PARTICLES = ("people_words", "particles")
_SHORTEST_HALF = 3  # letters of half a double surname
_BEFORE_PLACES = frozenset(["in", "te", "uit", "naar", "bij", "nabij", "rond"])


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name in small letters: what stands before the surname, and the surname with and without particles."""

    given: tuple[str, ...]
    surname: str
    bare: str


class People:
    """The people of one article."""

    def __init__(self, words: Words, found: Sequence[Candidate]) -> None:
        self._full: list[str] = []
        for one in found:
            form = words.text[one.start : one.end]
            if form not in self._full:
                self._full.append(form)
        self._full.sort(key=_fullness, reverse=True)
        self._parts = {name: _parts(name) for name in self._full}
        self._resolved: dict[str, list[str]] = {}

    def name_of(self, form: str, before: Sequence[str] = ()) -> str:
        """The fullest name of the person that a mention names.

        Of several people whom it can name it is the one named last among `before`; itself where there is none.
        """
        options = self._options(form)
        if len(options) < 2:
            return options[0] if options else form
        return next((name for name in reversed(before) if name in options), form)

    def _options(self, form: str) -> list[str]:
        """The fullest names of the people whom a form can name."""
        if form not in self._resolved:
            own = _parts(form)
            fits = [name for name in self._full if name != form and _fuller(self._parts[name], own, name, form)]
            self._resolved[form] = [
                name for name in fits if not any(_fuller(self._parts[o], self._parts[name], o, name) for o in fits)
            ]
        return self._resolved[form]


def resolved(
    words: Words,
    found: Sequence[Candidate],
    stated: Mapping[Candidate, Stated],
    name_of_organisation: Callable[[Candidate], str],
) -> Iterator[Person]:
    """The mentions with their names, and the role and organisation stated nearest: there, before, else behind."""
    people = People(words, found)
    named: list[str] = []
    for one in found:
        named.append(people.name_of(words.text[one.start : one.end], named))
    first: dict[str, Stated] = {}
    for one, name in zip(found, named, strict=True):
        if stated[one] != Stated():
            first.setdefault(name, stated[one])
    latest: dict[str, Stated] = {}
    for one, name in zip(found, named, strict=True):
        known = _merged(stated[one], latest.get(name) or first.get(name, Stated()))
        latest[name] = known
        yield Person(
            start=one.start,
            end=one.end,
            text=words.text[one.start : one.end],
            name=name,
            role=known.role,
            organisation=name_of_organisation(known.organisation) if known.organisation else None,
            method=EVIDENCE[one.evidence],
        )


def _merged(here: Stated, known: Stated) -> Stated:
    """What is stated here goes first; a role stated before keeps its organisation until another is stated."""
    if here.role and here.organisation:
        return here
    return Stated(here.role or known.role, here.organisation or known.organisation)


def find_references(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Further mentions of people found: the name in capitals, the surname, the first name."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for one in known:
        name = words.text[one.start : one.end]
        if one.evidence == "model" and " " not in name:
            continue  # a single word on a model's word alone is no ground to take further ones
        for form in _ways_to_refer(name):
            pieces = lower_words(form)
            if pieces:
                forms.setdefault(pieces[0], set()).add(pieces)
    ordered = {start: sorted(options, key=len, reverse=True) for start, options in forms.items()}
    for at in words.capitals:
        for pieces in ordered.get(words.bare[at], ()):
            stop = at + len(pieces)
            if tuple(words.bare[at:stop]) != pieces:
                continue
            if any(words.gap(position) not in (" ", "\u00a0", " (", ") ") for position in range(at + 1, stop)):
                continue
            if len(pieces) == 1 and (_is_plain_word(words, at) or _is_where(words, at)):
                continue
            if is_called_after(words, at, stop) or (len(pieces) == 1 and _has_article(words, at)):
                continue
            last = words.forms[stop - 1]
            end = words.ends[stop - 1] - len(last) + len(base_form(last))
            yield Candidate(words.starts[at], end, "person", "reference")
            break


def _is_plain_word(words: Words, at: int) -> bool:
    """Whether a surname that is also a word stands where any word has a capital, or inside another name."""
    if words.opens(at) and words.lower[at] in words.small | wordlists.words("name_contexts", "function words"):
        return True
    inside = _stands_behind_name(words, at)
    after = at + 1 < len(words) and words.joined(at + 1) and words.capital(at + 1) and not words.shouted(at)
    return bool(inside or after)


def _has_article(words: Words, at: int) -> bool:
    """Whether an article stands before a single name: "de Laan" and "de Valk" are no people."""
    return at > 0 and words.joined(at) and words.lower[at - 1] in ("de", "het") and words.after(at) != "s"


def _is_where(words: Words, at: int) -> bool:
    """Whether a name that is a place's too stands as one: "Axel Hamelink heeft een winkel in Axel"."""
    before = words.lower[at - 1] if at and words.joined(at) else ""
    opens_line = "\n" in words.gap(at) and words.gap(at + 1).startswith((",", " -", " –", " —", " /"))
    return (before in _BEFORE_PLACES or opens_line) and may_be_place(base_form(words.forms[at]))


def _stands_behind_name(words: Words, at: int) -> bool:
    """Whether a capitalised word that may be a name too stands right before word `at`."""
    if at == 0 or not words.joined(at) or not words.capital(at - 1) or words.shouted(at):
        return False
    before = words.lower[at - 1]
    return not (
        before in wordlists.words("name_contexts", "function words")
        or before in wordlists.words("people_words", "titles")
        or before in wordlists.words("people_words", "kinship")
        or is_role(words, at - 1)
    )


def _ways_to_refer(name: str) -> Iterator[str]:
    parts = _parts(name)
    yield name
    yield parts.surname
    if parts.given and len(parts.given[0]) > 2 and not parts.given[0].endswith("."):
        yield parts.given[0]
    yield from _halves(name, parts)
    if parts.bare != parts.surname and len(parts.bare.split()) == 1 and len(parts.bare) > 3:
        yield parts.bare


def _halves(name: str, parts: _Parts) -> Iterator[str]:
    """The first half of a double surname: `Geraedts` for `Geraedts-Linssen`, `Etxeberria` for two words."""
    half = parts.surname.split("-")[0]
    if half != parts.surname and len(half) > _SHORTEST_HALF and not may_be_place(half.title()):
        yield half
    pieces = name.split()
    second = is_first_name(pieces[0]) and len(pieces) == 3 and len(parts.given) == 2 and not is_first_name(pieces[1])
    if second and not may_be_place(pieces[1]):
        yield parts.given[1]
        yield f"{parts.given[1]} {parts.surname}"


def _fuller(full: _Parts, own: _Parts, full_name: str, own_name: str) -> bool:
    """Whether a fuller name can be that of a person who is also named more shortly."""
    if _fullness(full_name) <= _fullness(own_name):
        return False
    if full_name.lower().replace("’", "'") == own_name.lower().replace("’", "'"):
        return True
    if not own.given:
        surnames = {full.surname, full.bare, *full.surname.split("-")[:1], *full.bare.split("-")[:1]}
        return own.surname in surnames or own.surname == " ".join(full.given) or own.surname in full.given
    if own.surname not in (full.surname, full.bare, full.surname.split("-")[0]):
        return False
    if own.given == full.given[1:]:
        return True  # `Etxeberria Garmendia` for `Ignacio Etxeberria Garmendia`
    return _same_given(full.given, own.given)


def _same_given(full: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether first names agree, an initial standing for a name that begins so."""
    if not full:
        return False
    first, other = full[0], own[0]
    if first == other or other in full:
        return True
    return (first.endswith(".") or other.endswith(".")) and first[0] == other[0]


def _fullness(name: str) -> tuple[int, int, bool]:
    pieces = name.split()
    spelled = sum(not piece.endswith(".") for piece in pieces)
    return (spelled, len(pieces), not name.isupper())


def _parts(name: str) -> _Parts:
    pieces = name.replace("(", "").replace(")", "").replace("’", "'").split()
    particles = wordlists.words(*_PARTICLES)
    lower = [piece.lower() for piece in pieces]
    at = len(pieces) - 1
    start = next((n for n in range(1, at) if lower[n] in particles and all(p in particles for p in lower[n:at])), at)
    if lower[0] in particles and all(p in particles for p in lower[:at]):
        start = 0
    given = tuple(lower[:start])
    if not given and len(pieces) == 1 and is_first_name(pieces[0]):
        return _Parts((), lower[0], lower[0])
    return _Parts(given, " ".join(lower[start:]), lower[at])
