"""One name per organisation: its fullest form in the article, with the abbreviation that goes with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.extract import wordlists
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.listed import aliases
from pipeline.extract.organisations.typed import is_body_compound
from pipeline.extract.overlap import EVIDENCE, Candidate
from pipeline.extract.places import is_place
from pipeline.extract.words import Words, base_form, is_acronym, lower_words
from pipeline.record import Organisation

_LIST = "type_words"
_SHORTEST_RESPELLED = 4  # letters; a shorter name has no other spelling


_CLUBS = frozenset(["vv", "sv", "sc", "kv", "fc", "hsv"])
_HOUSES = frozenset(["museum", "theater", "ziekenhuis"])  # known by the name behind, unless that is a place


class Names:
    """The names of the organisations of one article, forms of one body under one name."""

    def __init__(
        self, words: Words, found: Sequence[Candidate], pairs: Collection[tuple[Candidate, Candidate]]
    ) -> None:
        self._parent: dict[str, str] = {}
        self._written: dict[str, str] = {}
        for one in found:
            form = words.text[one.start : one.end]
            key = _key(form)
            self._parent.setdefault(key, key)
            known = self._written.get(key)
            if known is None or (known.isupper() and not form.isupper() and len(form) > 5):
                self._written[key] = form
        for full, short in pairs:
            self._unite(_key(words.text[full.start : full.end]), _key(words.text[short.start : short.end]))
        self._unite_aliases()
        self._unite_short_forms()
        self._unite_parts()
        self._unite_turned()
        self._unite_initials()

    def of(self, form: str) -> tuple[str, str | None]:
        """The fullest form and the abbreviation of the body that a mention names."""
        key = _key(form)
        if key not in self._parent:
            return form, None
        forms = [self._written[other] for other in self._parent if self._root(other) == self._root(key)]
        return _fullest(forms), _abbreviation(forms)

    def resolved(self, words: Words, found: Sequence[Candidate]) -> Iterator[Organisation]:
        """The mentions with their names."""
        by_root: dict[str, tuple[str, str | None]] = {}
        for one in found:
            form = words.text[one.start : one.end]
            root = self._root(_key(form))
            if root not in by_root:
                by_root[root] = self.of(form)
            name, abbreviation = by_root[root]
            yield Organisation(
                start=one.start, end=one.end, text=form, name=name, abbreviation=abbreviation,
                method=EVIDENCE[one.evidence],
            )  # fmt: skip

    def _unite_aliases(self) -> None:
        for key in list(self._parent):
            for alias in aliases().get(key, ()):
                self._unite(key, alias)

    def _unite_short_forms(self) -> None:
        by_short: dict[str, set[str]] = {}
        for key in self._parent:
            for short in short_forms(self._written[key]):
                by_short.setdefault(_key(short), set()).add(key)
        for short, fulls in by_short.items():
            first, *others = sorted(fulls, key=lambda key: (-len(key), key))
            for full in others:
                if _core(self._written[full]) == _core(self._written[first]):
                    self._unite(first, full)  # `vzw Tuimelaar` and `Tuimelaar vzw`
            if short not in self._parent:
                continue
            if len({self._root(full) for full in fulls}) == 1:
                self._unite(first, short)
            elif " " in short:  # of several bodies whose name it can shorten, the one that the article names first
                self._unite(next(key for key in self._parent if key in fulls), short)

    def _unite_parts(self) -> None:
        """A name with which one longer name begins or ends is short for it: `Wolters` for `Machinefabriek Wolters`."""
        longer: dict[str, list[str]] = {}
        for key in self._parent:
            for part in _parts(self._written[key]):
                longer.setdefault(_key(part), []).append(key)
        for key in list(self._parent):
            fulls = longer.get(key, [])
            if len({self._root(full) for full in fulls}) == 1 and _may_be_part(self._written[key]):
                self._unite(fulls[0], key)

    def _unite_turned(self) -> None:
        """`Museum Boegbeeld` and `Boegbeeld Museum` are one."""
        by_words: dict[tuple[str, ...], str] = {}
        for key in self._parent:
            self._unite(by_words.setdefault(tuple(sorted(key.split())), key), key)

    def _unite_initials(self) -> None:
        """An abbreviation that the article never puts in brackets is that of the one body with its initials."""
        by_initials: dict[str, list[str]] = {}
        for key in self._parent:
            letters = "".join(word[0] for word in self._written[key].split() if word[0].isupper())
            by_initials.setdefault(letters, []).append(key)
        for key in list(self._parent):
            fulls = by_initials.get(self._written[key], [])
            if is_acronym(self._written[key]) and len(fulls) == 1 and self._root(key) == key:
                self._unite(fulls[0], key)

    def _unite(self, one: str, other: str) -> None:
        if one in self._parent and other in self._parent and not _are_listed_apart(one, other):
            self._parent[self._root(other)] = self._root(one)

    def _root(self, key: str) -> str:
        while self._parent.get(key, key) != key:
            key = self._parent[key]
        return key


def find_references(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Further mentions of organisations found: the same name, in capitals too, and its short forms."""
    forms, written = _forms_to_find(words, known)
    for at in words.capitals:
        compound = words.compounds.get(at)
        if compound and words.lower[at] not in forms:
            pieces = lower_words(compound[0])
            if pieces in written and compound[0] == written[pieces]:
                start = words.starts[at]
                yield Candidate(start, start + len(compound[0]), "organisation", "reference")
            continue
        for pieces in forms.get(words.bare[at], ()):
            stop = at + len(pieces)
            if tuple(words.bare[at:stop]) != pieces or not _whole(words, at, stop):
                continue
            if len(pieces) == 1 and not _refers(words, at, written[pieces]):
                continue
            last = words.forms[stop - 1]
            end = words.ends[stop - 1] - len(last) + len(base_form(last))
            yield Candidate(words.starts[at], end, "organisation", "reference")
            break


def short_forms(name: str) -> Iterator[str]:
    """Shorter ways to name an organisation: without its legal form or type word, or by its type word alone."""
    pieces = name.split()
    legal = wordlists.words(_LIST, "legal forms")
    bare = [piece for piece in pieces if piece.strip(",") not in legal]
    if bare and len(bare) < len(pieces):
        yield " ".join(bare).rstrip(",")
        yield from _leading_words(bare)
    if len(bare) < 2:
        return
    if bare[0] in ("Koninklijke", "Royal", "Stichting", "Vereniging", "vzw", "VZW"):
        yield " ".join(bare[1:])
    head = bare[0].lower()
    if (
        _is_type(bare[0])
        and (head not in wordlists.words(_LIST, "of places") or head in _HOUSES or (head in _CLUBS and len(bare) > 2))
        and bare[1][0].isupper()
        and not _is_place(bare[1:])
    ):
        yield " ".join(bare[1:])
    if bare[-1] in wordlists.words(_LIST, "tail") and len(bare) > 1 and not _is_place(bare[:-1]):
        yield " ".join(bare[:-1])
    if bare[0].lower() == "ministerie" and is_acronym(bare[-1]):
        yield bare[-1]
    for first in range(1, len(bare)):  # `Koninklijke Nederlandse Roeibond`, `Nederlandse Roeibond`, `Roeibond`
        if not (bare[first - 1][0].isupper() and bare[first - 1].endswith(("e", "s")) and _is_type(bare[-1])):
            break
        if len(bare) - first > 1 or is_body_compound(bare[-1]):
            yield " ".join(bare[first:])


def _safe_short_forms(words: Words, name: str) -> Iterator[str]:
    """The short forms of a name that are no place besides."""
    for short in short_forms(name):
        if short not in words.placed and not is_place(short):
            yield short


def _refers(words: Words, at: int, known: str) -> bool:
    """Whether a single word can be a known name: as it was written, in capitals, or `Claire` for `CLAIRE`."""
    form = base_form(words.forms[at])
    if words.opens(at) and words.lower[at] in words.small:
        return False
    if form == known:
        return True
    if len(known) < _SHORTEST_RESPELLED:
        return False
    return form.isupper() or (known.isupper() and form == known.capitalize())


def _leading_words(bare: Sequence[str]) -> Iterator[str]:
    """The name proper of a company: the words before those that say its trade (`Simpel Internet`, `Helder Energie`)."""
    skipped = 0
    while skipped < len(bare) - 1 and (bare[skipped] in ("Koninklijke", "Royal") or _is_type(bare[skipped])):
        skipped += 1
    for stop in range(skipped + 1, len(bare)):
        if bare[stop - 1][0].isupper() and bare[stop][0].isupper() and not is_first_name(bare[stop - 1]):
            yield " ".join(bare[skipped:stop])
    if skipped:
        yield " ".join(bare[skipped:])


def _are_listed_apart(one: str, other: str) -> bool:
    """Whether two keys are those of two bodies that the list knows: `Philips` and `Philips Museum`."""
    known = aliases()
    return one in known and other in known and other not in known[one]


def _parts(name: str) -> Iterator[str]:
    """What a name begins or ends with, where no small word holds it together with the rest."""
    pieces = name.split()
    for cut in range(1, len(pieces)):
        front, back = pieces[:cut], pieces[cut:]
        if all(piece[0].isupper() for piece in back):
            yield " ".join(front)
        if all(piece[0].isupper() or _is_type(piece) for piece in front):
            yield " ".join(back)


def _may_be_part(form: str) -> bool:
    """Whether a form can be short for a longer name: it is no listed body and no place."""
    return not (is_acronym(form) or form.lower() in aliases() or is_place(form) or form[0].islower())


def _core(name: str) -> str:
    """A name in small letters without its legal form."""
    legal = wordlists.words(_LIST, "legal forms")
    return " ".join(piece for piece in name.split() if piece.strip(",") not in legal).lower()


def _forms_to_find(
    words: Words, known: Sequence[Candidate]
) -> tuple[Mapping[str, list[tuple[str, ...]]], Mapping[tuple[str, ...], str]]:
    """What to look for, by its first word in small letters, and how each was written."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    written: dict[tuple[str, ...], str] = {}
    for one in known:
        name = words.text[one.start : one.end]
        for form in (name, *_safe_short_forms(words, name)):
            pieces = tuple(base_form(lower) for lower in lower_words(form))
            if pieces and not (len(form) < 4 and not form.isupper()) and _may_refer(form):
                forms.setdefault(pieces[0], set()).add(pieces)
                written.setdefault(pieces, form)
    return {first: sorted(options, key=len, reverse=True) for first, options in forms.items()}, written


def _may_refer(form: str) -> bool:
    if " " in form:
        return True
    return (
        form not in wordlists.words("name_contexts", "places")
        and form.lower() not in wordlists.words("name_contexts", "function words")
        and form not in wordlists.words("people_words", "portfolios")
    )


def _whole(words: Words, at: int, stop: int) -> bool:
    return all(words.gap(position) in (" ", "\u00a0", " & ", "-", ", ", "*", "/") for position in range(at + 1, stop))


def _fullest(forms: Sequence[str]) -> str:
    return max(forms, key=lambda form: (not is_acronym(form), len(form.split()) > 1, len(form)))


def _abbreviation(forms: Sequence[str]) -> str | None:
    if len(forms) < 2:
        return None
    short = [form for form in forms if is_acronym(form)]
    return min(short, key=len) if short and len(short) < len(forms) else None


@lru_cache(50_000)
def _is_type(word: str) -> bool:
    sections = ("small", "small topic", "capital", "tail")
    if is_body_compound(word):
        return True
    return any(word in wordlists.words(_LIST, s) or word.lower() in wordlists.words(_LIST, s) for s in sections)


def _is_place(pieces: Sequence[str]) -> bool:
    places = wordlists.words("name_contexts", "places")
    return all(piece in places or piece.islower() for piece in pieces)


def _key(form: str) -> str:
    return " ".join(form.lower().replace("’", "'").split())
