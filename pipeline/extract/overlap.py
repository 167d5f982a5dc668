"""Which mention wins where finders overlap, decided here and nowhere else.

Every finder of names states candidates with what speaks for them. The groups of evidence below
stand in the order of trust.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from pipeline.record import Method

Kind = Literal["organisation", "person", "other"]

# What speaks for a candidate, and how the mention that comes of it was found; the most trusted first. Within a group
# the longer candidate wins, and only between equally long ones the order inside the group counts.
_GROUPS: tuple[dict[str, Method], ...] = (
    {
        "listed": "gazetteer",
        "legal form": "rule",
        "publisher": "rule",
        "organ": "rule",  # `Raad van Bestuur`, which any company has: kind `other`
        "type word": "rule",
        "no name": "rule",  # a street, a law, a plan: kind `other`, keeps weaker finders away
    },
    {"abbreviation": "rule"},  # introduced in brackets beside the full name
    {"firm": "rule"},  # "bouwgroep Willy Naessens": a noun for a firm before what could be a person's name
    {"title": "rule", "role before": "rule", "initials": "rule", "first name": "gazetteer"},
    {"body compound": "rule"},  # a capitalised compound with a type word for its head: `Fietsersbond`
    {"spelled out": "rule"},  # a full name whose initials are the abbreviation in brackets behind it
    {"contact": "rule", "role behind": "rule"},
    {"organisation noun": "rule", "about heading": "rule", "small letters": "rule"},
    {"thing": "rule"},  # "de regeling AanZET": kind `other`
    {"role's complement": "rule"},  # "eigenaar van Broodhuis"
    {"particle": "rule", "speech verb": "rule"},
    {"reference": "reference"},
    {"place": "rule"},  # "in Hoogvliet", "Bergen op Zoom": kind `other`, keeps common words and models away
    {"described": "rule"},  # "Geldmaat, de onderneming die ..."
    {"among people": "rule"},  # in an enumeration of people, whatever a model takes it for
    {"model": "model"},
    {"compound": "rule"},  # `NS-woordvoerder`
    {"brand": "gazetteer"},  # a listed company with an unknown name behind it
    {"ambiguous": "gazetteer"},  # a listed name that is also a common word, with a capital amid a sentence
    {"apposition": "rule"},  # "het Zweedse Skandia"
    {"bracket": "rule", "enumeration": "rule"},
    {"first name alone": "gazetteer"},
    {"acronym": "rule"},
    {"model's doubt": "model"},  # a model takes it for a place or a thing: kind `other`
    {"preposition": "rule"},  # "geleverd door Intus"
)
EVIDENCE: dict[str, Method] = {evidence: method for group in _GROUPS for evidence, method in group.items()}
_RANK = {evidence: rank for rank, group in enumerate(_GROUPS) for evidence in group}
_ORDER = {evidence: order for order, evidence in enumerate(EVIDENCE)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a name: what it would be, and what speaks for it."""

    start: int
    end: int
    kind: Kind
    evidence: str
    """A key of `EVIDENCE`."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a candidate: `lost_to` is the winner that it overlaps, None where it won."""

    candidate: Candidate
    lost_to: Candidate | None


class HasSpan(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=HasSpan)


def decide(candidates: Iterable[Candidate]) -> list[Decision]:
    """Every candidate with its fate, the most trusted first; the winners do not overlap."""
    order = sorted(
        set(candidates), key=lambda c: (_RANK[c.evidence], c.start - c.end, _ORDER[c.evidence], c.start, c.kind)
    )
    decisions: list[Decision] = []
    taken: dict[int, Candidate] = {}
    for candidate in order:
        rival = _rival(candidate, taken)
        if rival is None:
            taken.update(dict.fromkeys(range(candidate.start, candidate.end), candidate))
        decisions.append(Decision(candidate, rival))
    return decisions


def winners(decisions: Iterable[Decision]) -> list[Candidate]:
    """The candidates that won, in the order of the text."""
    return sorted((d.candidate for d in decisions if d.lost_to is None), key=lambda c: c.start)


def without_overlap(mentions: Iterable[S]) -> list[S]:
    """The mentions in the order of the text, without those that overlap a longer (or equally long, earlier) one."""
    kept: list[S] = []
    taken: dict[int, S] = {}
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if _rival(mention, taken) is None:
            taken.update(dict.fromkeys(range(mention.start, mention.end), mention))
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _rival(one: HasSpan, taken: dict[int, S]) -> S | None:
    """What already stands on a character of the stretch."""
    return next((taken[at] for at in range(one.start, one.end) if at in taken), None)
