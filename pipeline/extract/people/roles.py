"""What people are: the role that the article states beside a name, and where it says for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.extract import wordlists
from pipeline.extract.overlap import Candidate
from pipeline.extract.people.apposition import stated_behind
from pipeline.extract.people.complements import ARTICLES, BLANKS, COPULAS, complement, head_before
from pipeline.extract.people.functions import is_plural, is_role, role_start
from pipeline.extract.people.near import Near, Stated
from pipeline.extract.words import Words, compound_parts

_LIST = "people_words"
_BECOMES = COPULAS - {"als"}
_OF_ONE = frozenset(["is", "was", "wordt", "werd", "blijft"])
_LINKS = (" en ", ", ", " & ")
_LONGEST_BETWEEN = 40  # characters between two coordinated people, bracket included
_OFFICE_OF_CROWN = ("commissaris", "van", "de")


def shared(words: Words, people: Sequence[Candidate], stated: Mapping[Candidate, Stated]) -> dict[Candidate, Stated]:
    """What is stated of each person, a plural role before several spread over all: "wethouders De Vries en Bakker"."""
    spread = dict(stated)
    plural: set[Candidate] = {one for one in people if _is_spread(spread[one].role)}
    for one, other in pairwise(people):
        if one not in plural or spread[other].role or not _is_coordinated(words, one, other):
            continue
        role = spread[one].role
        if words.text[one.end : other.start] in _LINKS:
            organisation = spread[other].organisation or spread[one].organisation
            spread[one] = Stated(role, spread[one].organisation or organisation)
        else:
            organisation = spread[other].organisation  # "(N-VA) en Leo Pieters (Vlaams Belang)"
        spread[other] = Stated(role, organisation)
        plural.add(other)
    return spread


def _is_spread(role: str | None) -> bool:
    """Whether a role is that of several people."""
    return bool(role) and any(is_plural(word) for word in (role or "").split())


def _is_coordinated(words: Words, one: Candidate, other: Candidate) -> bool:
    between = words.text[one.end : min(other.start, one.end + _LONGEST_BETWEEN)]
    if between in _LINKS:
        return True
    bracketed = between.startswith(" (") and between.endswith((") en ", "), "))
    return bracketed and between.count("(") == 1


def stated_beside(words: Words, first: int, stop: int, near: Near) -> Stated:
    """The role stated before or behind the name of words `first` to `stop`."""
    before = _before(words, first, near)
    behind = stated_behind(words, first, stop, near)
    if before.role and not before.organisation:
        organisation = behind.organisation if not behind.role else None
        return Stated(before.role, organisation)
    if before.role:
        return before
    if behind.role and not behind.organisation:
        return Stated(behind.role, _sender(words, first, near) or _appointing(words, first, near))
    return behind


def stands_in_complement(words: Words, name: int) -> bool:
    """Whether what stands before a name belongs to a role: "minister van Mobiliteit Georges Gilkinet"."""
    return head_before(words, name, Near(words)) is not None


def _sender(words: Words, first: int, near: Near) -> Candidate | None:
    """The organisation that stands before a contact and a comma: "Gemeente Oss, Loes Wijnakker, adviseur"."""
    if words.gap(first) != ", ":
        return None
    one = near.organisation_ending(first)
    if one is None:
        return None
    start = words.covered(one.start, one.end)[0]
    return one if words.gap(start).strip(" ")[-1:] in (":", ";", "\n", "") and words.gap(start) not in BLANKS else None


def _appointing(words: Words, first: int, near: Near) -> Candidate | None:
    """The organisation that appoints: "Waterwerk benoemt Karin Vos tot directeur"."""
    if first < 2 or not words.joined(first) or words.lower[first - 1] not in ("benoemt", "benoemde"):
        return None
    return near.organisation_ending(first - 1) if words.joined(first - 1) else None


def _before(words: Words, first: int, near: Near) -> Stated:
    at = first
    titles = wordlists.words(_LIST, "titles")
    while at > 0 and words.gap(at) in (*BLANKS, ". ") and words.lower[at - 1] in titles:
        at -= 1
    if at == 0:
        return Stated()
    gap = words.gap(at)
    if gap in (*BLANKS, ": ", ", ") and is_role(words, at - 1) and not _is_of_others(words, at - 1, gap):
        start = role_start(words, at - 1)
        if gap == ", " and (not _closes(words, first) or near.in_person(at - 1) or near.follows_person(start)):
            return Stated()
        return _role_ending(words, at - 1, at, near)
    if gap == ", " and _closes(words, first):
        head = head_before(words, at, near)  # "De minister van Justitie, Annemie Torens, ..."
        stated = head is not None and not near.follows_person(role_start(words, head))
        return _role_ending(words, head, at, near) if head is not None and stated else Stated()
    if gap == ": ":
        return _announced(words, at, near)
    if gap not in BLANKS:
        return Stated()
    if at > 1 and words.lower[at - 1] in _BECOMES and words.joined(at - 1):
        at -= 1  # "Lector Taal en Techniek wordt dr. Elif Korkmaz"
        if is_role(words, at - 1):
            one_of = is_plural(words.forms[at - 1]) and words.lower[at] in _OF_ONE  # "een van de deelnemers is"
            return Stated() if one_of else _role_ending(words, at - 1, at, near)
    head = head_before(words, at, near)
    return _role_ending(words, head, at, near) if head is not None else Stated()


def _is_of_others(words: Words, at: int, gap: str) -> bool:
    """Whether a role before a colon is that of others than those named behind it: "Vragen van redacteuren: ..."."""
    return gap == ": " and is_plural(words.forms[at]) and at > 0 and words.lower[at - 1] in ("van", "voor", "aan")


def _announced(words: Words, at: int, near: Near) -> Stated:
    """A role and its organisation before a colon: "Woordvoerder FOD Financiën: Florence Adriaens"."""
    one = near.organisation_ending(at)
    head = words.covered(one.start, one.end)[0] - 1 if one else -1
    while head > 0 and words.lower[head] in ARTICLES | {"van", "bij"} and words.joined(head + 1):
        head -= 1
    if head < 0 or not words.joined(head + 1) or not is_role(words, head):
        return Stated()
    return Stated(words.slice(role_start(words, head), head + 1), one)


def _closes(words: Words, first: int) -> bool:
    """Whether a comma follows the name closely, so that it stands in apposition: "De directeur, Jan Jansen, ..."."""
    return any(words.gap(at).startswith((",", ".", ":", " (")) for at in range(first + 1, min(first + 6, len(words))))


def _role_ending(words: Words, head: int, name: int, near: Near) -> Stated:
    """The role whose head stands at a word, with the adjectives before it and its field behind it, up to the name."""
    if near.in_person(head):
        return Stated()
    if _is_of_crown(words, head):
        return Stated(words.slice(head - len(_OFFICE_OF_CROWN), head + 1))
    start = role_start(words, head)
    stop, organisation = complement(words, head + 1, name, near)
    compound = compound_parts(words.forms[start])
    begins = words.starts[start]
    if compound:
        attached = near.organisation(start)
        if attached and attached.end < words.ends[start]:
            organisation = organisation or attached
            begins = attached.end + 1
    if organisation is None and start > 0 and words.joined(start):
        organisation = near.organisation_ending(start)  # "Greenpeace directeur"
    first = _coordinated_start(words, start, near)
    return Stated(words.text[words.starts[first] if first < start else begins : words.ends[stop - 1]], organisation)


def _is_of_crown(words: Words, head: int) -> bool:
    """Whether a word ends an office of the crown: "commissaris van de Koning Jetta Klijnsma"."""
    office = head - len(_OFFICE_OF_CROWN)
    crown = words.lower[head] in ("koning", "koningin") and office >= 0
    return crown and words.lower[office].endswith("commissaris") and words.lower[office + 2] == "de"


def _coordinated_start(words: Words, start: int, near: Near) -> int:
    """The first word of a role that is coordinated with the next: `intensivist en onderzoeksleider`."""
    linked = start > 1 and words.lower[start - 1] == "en" and words.joined(start) and words.joined(start - 1)
    head = start - 2
    if not linked or not is_role(words, head) or is_plural(words.forms[head]) or near.in_person(head):
        return start
    return role_start(words, head)
