"""Names known by their company: the unknown ones in an enumeration, a list of partners, a bracket behind a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from pipeline.extract import wordlists
from pipeline.extract.dictionary import is_common_word
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.bounds import run_end, topic_end
from pipeline.extract.organisations.contexts import candidate, is_other
from pipeline.extract.organisations.listed import begins_listed
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.complements import GOVERNING
from pipeline.extract.people.functions import is_role
from pipeline.extract.places import is_place, may_be_place
from pipeline.extract.words import Words

_ITEMS_KNOWN = 1  # organisations in an enumeration that make the others organisations
_BODIES_KNOWN = 2  # organisations that make one of what could be a person too
_PEOPLE_KNOWN = 2  # people in an enumeration who make one of what a model takes for a body
_PEOPLE_TO_BODIES = 5  # as many people to each body that may stand among them
_LINES_KNOWN = 0.5  # share of the lines of a list that are known as organisations
_LINES = 3  # lines that make a list
_LONGEST_BRACKET = 7  # words
_LONGEST_PERSON = 4  # words of an unknown name among people
_IN_OFFICE = (*GOVERNING, "burgemeester")
_LINKS = frozenset(["en", "of"])
_ARTICLES = frozenset(["de", "het"])
_BULLETS = " \t-–—•*·"


def find_in_company(words: Words, known: Collection[Candidate]) -> Iterator[Candidate]:
    """Unknown names beside known ones."""
    yield from _enumerated(words, known)
    yield from _bracketed(words, known)
    yield from _of_people_in_lines(words, known)
    yield from _lines(words, known)


def _bracketed(words: Words, known: Collection[Candidate]) -> Iterator[Candidate]:
    """What stands in brackets behind a person: "Manu Claeys (Ademloos)"."""
    starts = {one.start for one in known}
    for one in known:
        if one.kind != "person" or words.text[one.end : one.end + 2] != " (":
            continue
        at = words.index_at(one.end + 2)
        if at is None or one.end + 2 in starts or not words.capital(at):
            continue
        stop = topic_end(words, at)
        form = words.forms[at]
        if (
            stop > at
            and words.after(stop - 1) in (")", ",")
            and not is_other(words, at)
            and not is_role(words, at)
            and not may_be_place(words.slice(at, stop))
            and not is_first_name(form)
            and len(form) > 1
            and not (words.after(stop - 1) == "," and _governs(words, one))
        ):
            yield candidate(words, at, stop, "bracket")


def _of_people_in_lines(words: Words, known: Collection[Candidate]) -> Iterator[Candidate]:
    """What stands between a person who begins a line and a place or a telephone: "Jan Bos, Wokstars, Genk"."""
    starts = {one.start for one in known}
    for one in known:
        if one.kind != "person" or words.text[one.end : one.end + 2] != ", ":
            continue
        at = words.index_at(one.end + 2)
        if at is None or words.starts[at] in starts or not words.capital(at) or not _begins_line(words, one):
            continue
        stop = run_end(words, at)
        behind = words.forms[stop] if words.gap(stop) == ", " else ""
        placed = may_be_place(behind) or (behind.isdigit() and behind.startswith("0"))
        if placed and not (is_other(words, at) or is_role(words, at) or may_be_place(words.slice(at, stop))):
            yield candidate(words, at, stop, "bracket")


def _begins_line(words: Words, one: Candidate) -> bool:
    """Whether a person is the first in a line, or behind the colon of one: "Pers: Jan Bos, ..."."""
    at = words.covered(one.start, one.end)[0]
    gap = words.gap(at)
    return "\n" in gap or gap.startswith(": ")


def _governs(words: Words, person: Candidate) -> bool:
    """Whether somebody in office is named, with fields in brackets: "wethouder Kees Bos (Opvang, Sport)"."""
    at = words.covered(person.start, person.end)[0] - 1
    return at >= 0 and words.lower[at].endswith(_IN_OFFICE)


def _lines(words: Words, known: Collection[Candidate]) -> Iterator[Candidate]:
    """The unknown lines of a list of which most lines name one organisation each."""
    by_start = {one.start: one for one in known}
    block: list[tuple[int, int, bool]] = []
    position = 0
    for line in words.text.split("\n"):
        text = line.strip(_BULLETS + ";,.")
        start = position + line.find(text) if text else position
        position += len(line) + 1
        at = words.index_at(start) if text else None
        if not text:
            continue
        if at is None or not words.capital(at) or len(text) > 60:
            yield from _unknown_lines(words, block)
            block = []
            continue
        one = by_start.get(start)
        fills = bool(one and one.end == start + len(text))
        whole = bool(one and one.kind == "organisation" and fills)
        if one and not whole and not (fills and _may_be_listed(words, at, one)):
            yield from _unknown_lines(words, block)
            block = []
            continue
        stop = words.covered(start, start + len(text))[1]
        name_stop = max(run_end(words, at), topic_end(words, at))
        if whole or name_stop == stop:
            block.append((at, stop, whole))
        else:
            yield from _unknown_lines(words, block)
            block = []
    yield from _unknown_lines(words, block)


def _unknown_lines(words: Words, block: list[tuple[int, int, bool]]) -> Iterator[Candidate]:
    known = sum(whole for _, _, whole in block)
    if len(block) < _LINES or known < 2 or known < _LINES_KNOWN * len(block):
        return
    for at, stop, whole in block:
        if not whole and not is_place(words.slice(at, stop)) and not words.shouted(at) and not is_other(words, at):
            yield candidate(words, at, stop, "firm" if begins_listed(words, at) else "enumeration")


def _enumerated(words: Words, known: Collection[Candidate]) -> Iterator[Candidate]:
    """The unknown names of an enumeration of which all that is known is of one kind: "KPN, Tele2 en Simpel"."""
    starts = {one.start: one for one in known}
    items: list[tuple[int, int, Candidate | None]] = []
    position = -1
    for at in words.capitals:
        if at < position:
            continue
        one = starts.get(words.starts[at])
        stop = words.covered(one.start, one.end)[1] if one else run_end(words, at)
        if items and not _linked(words, position, at):
            yield from _unknown_of(words, items)
            items = []
        items.append((at, stop, one))
        position = stop
    yield from _unknown_of(words, items)


def _are_brands(words: Words, at: int) -> bool:
    """Whether the enumeration is one of brands or products: "bekende merken zijn Campina, ..."."""
    return any(lower.endswith(("merken", "producten", "modellen")) for lower in words.lower[max(0, at - 3) : at])


def _unknown_of(words: Words, items: list[tuple[int, int, Candidate | None]]) -> Iterator[Candidate]:
    if len(items) < 2:
        return
    kinds = [one.kind for at, _, one in items if one is not None and not _may_be_listed(words, at, one)]
    if len(kinds) >= _BODIES_KNOWN and set(kinds) == {"organisation"}:
        for at, stop, one in items:
            if one is not None and _may_be_listed(words, at, one):
                yield candidate(words, at, stop, "firm")
    yield from _people_of(words, items)
    unknown = [(at, stop) for at, stop, one in items if one is None]
    if not unknown or len(set(kinds)) != 1 or any(is_other(words, at) for at, _ in unknown):
        return
    if _are_brands(words, items[0][0]):
        return
    if any(words.forms[at] in words.placed for at, _ in unknown):
        return
    for at, stop in unknown:
        if words.opens(at) or words.shouted(at) or _describes(words, at, stop):
            continue
        if kinds[0] == "organisation" and len(kinds) >= _ITEMS_KNOWN:
            yield candidate(words, at, stop, "enumeration")
        if kinds[0] == "person" and 1 < stop - at < _LONGEST_PERSON:
            yield replace(candidate(words, at, stop, "enumeration"), kind="person")


def _people_of(words: Words, items: list[tuple[int, int, Candidate | None]]) -> Iterator[Candidate]:
    """What only a model takes for a body, in an enumeration where all others are people."""
    others = [one.kind for _, _, one in items if one is not None and one.evidence != "model"]
    people = others.count("person")
    if people < _PEOPLE_KNOWN or len(others) - people > people / _PEOPLE_TO_BODIES:
        return
    for at, stop, one in items:
        only_model = one is not None and one.kind == "organisation" and one.evidence == "model"
        if one and only_model and 1 < stop - at < _LONGEST_PERSON and _may_be_person(words, at, stop):
            yield replace(one, kind="person", evidence="among people")


def _may_be_person(words: Words, at: int, stop: int) -> bool:
    """Whether words can be a person's name: in no bracket, none in capitals, the first no everyday word."""
    if words.gap(at).endswith("(") or any(words.forms[n].isupper() for n in range(at, stop)):
        return False
    lower = words.lower[at]
    return not is_common_word(lower) and lower not in wordlists.words("name_contexts", "function words")


def _may_be_listed(words: Words, at: int, one: Candidate) -> bool:
    """Whether what looks like a person is a listed body besides: `Thomas More`, `Zara`."""
    return one.kind == "person" and begins_listed(words, at)


def _describes(words: Words, at: int, stop: int) -> bool:
    """Whether an adjective of a place or a numbered thing stands there: "de Malinese gitarist", "Abdij 6"."""
    if stop >= len(words) or not words.joined(stop):
        return False
    return words.forms[stop][0].isdigit() or (stop == at + 1 and words.lower[at].endswith(("se", "sche")))


def _linked(words: Words, stop: int, at: int) -> bool:
    """Whether only a comma, `en` or `of` and an article stand between two items of an enumeration."""
    if at - stop > 2 + _LONGEST_BRACKET:
        return False
    if words.gap(stop) == " (":
        stop = _behind_bracket(words, stop)
    between = words.lower[stop:at]
    if len(between) > 2 or any(words.gap(n) not in (" ", ", ", "\u00a0", ") ", "), ") for n in range(stop, at + 1)):
        return False
    if not between:
        return words.gap(at) in (", ", "), ")
    return (between[0] in _LINKS or words.gap(stop) in (", ", "), ")) and all(w in _LINKS | _ARTICLES for w in between)


def _behind_bracket(words: Words, at: int) -> int:
    """The word behind the bracket that opens before word `at`, where that is short: "(voorzitter)"."""
    for position in range(at + 1, min(at + _LONGEST_BRACKET, len(words))):
        if words.gap(position).startswith(")"):
            return position
    return at
