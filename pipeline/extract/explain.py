"""Why a record holds what it holds: what gave each mention, and which other readings of the text lost against it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.article import extract_one
from pipeline.extract.entity import Entity
from pipeline.extract.model import Model
from pipeline.extract.overlap import EVIDENCE, Candidate, Decision
from pipeline.extract.trace import Trace
from pipeline.record import MENTION_KINDS, Article, City, Mention, Record

_KINDS = {"organisation": "organisations", "person": "people"}
_NAMED = ("organisations", "people", "cities")  # the kinds in which models have a say
_FINDERS = {
    "figures": "number grammar",
    "dates": "date grammar",
    "cities": "place finder",
    "quotes": "quotation marks",
}


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading that lost against a mention, or a mention's own span as a model saw it."""

    start: int
    end: int
    text: str
    kind: str
    """`organisations`, `people`, or `other` (a street, a law: no name that is sought)."""
    method: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One mention with what speaks for it. `kind` is `other` for a reading that is no mention but keeps some away."""

    start: int
    end: int
    text: str
    kind: str
    method: str
    evidence: str
    proposed: tuple[str, ...]
    """What models saw here, as `nl_ent_press_sm: person 'Els Bos'`."""
    lost: tuple[Rival, ...]


def explain(article: Article, model: Model) -> tuple[Record, list[Reason]]:
    """The record of an article, and the reason for each of its mentions in the order of the text."""
    (entities,) = model.propose([article.text])
    trace = Trace()
    record = extract_one(article, entities, model.name, trace)
    return record, sorted(_reasons(record, entities, trace.decisions), key=lambda r: (r.start, r.end, r.kind))


def _reasons(record: Record, entities: Sequence[Entity], trace: Sequence[Decision]) -> Iterator[Reason]:
    text = record.text
    beaten: dict[Candidate, list[Rival]] = {}
    for decision in trace:
        if decision.lost_to is not None and not _is_same(decision.candidate, decision.lost_to):
            beaten.setdefault(decision.lost_to, []).append(_rival(text, decision.candidate))
    winners = {(_KINDS.get(d.candidate.kind, "other"), d.candidate.start): d.candidate for d in trace if not d.lost_to}
    for kind in MENTION_KINDS:
        for mention in getattr(record, kind):
            winner = winners.pop((kind, mention.start), None)
            yield Reason(
                mention.start,
                mention.end,
                mention.text,
                kind,
                mention.method,
                winner.evidence if winner else _evidence(kind, mention),
                _proposed(text, mention, entities) if kind in _NAMED else (),
                tuple(beaten.get(winner, ())) if winner else (),
            )
    for winner in winners.values():
        if winner in beaten:
            rival = _rival(text, winner)
            yield Reason(**dataclasses.asdict(rival), proposed=(), lost=tuple(beaten[winner]))


def _evidence(kind: str, mention: Mention) -> str:
    """What gave a mention of a kind whose finder weighs no candidates."""
    if isinstance(mention, City) and mention.geonames_id is not None:
        return f"list entry {mention.name} ({mention.country}), GeoNames {mention.geonames_id}"
    if isinstance(mention, City) and mention.method == "gazetteer":
        return f"list entry {mention.name} ({mention.country})"
    return _FINDERS.get(kind, "")


def _proposed(text: str, mention: Mention, entities: Sequence[Entity]) -> tuple[str, ...]:
    touching = (entity for entity in entities if entity.start < mention.end and mention.start < entity.end)
    return tuple(f"{entity.model}: {entity.label} {text[entity.start : entity.end]!r}" for entity in touching)


def _rival(text: str, one: Candidate) -> Rival:
    kind = _KINDS.get(one.kind, "other")
    return Rival(one.start, one.end, text[one.start : one.end], kind, EVIDENCE[one.evidence], one.evidence)


def _is_same(one: Candidate, other: Candidate) -> bool:
    """Whether two finders say the same; it is no loss then."""
    return (one.start, one.end, one.kind) == (other.start, other.end, other.kind)
