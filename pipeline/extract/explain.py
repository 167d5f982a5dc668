"""Why a record holds what it holds: what gave each mention, and which other readings of the text lost against it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.article import extract_one
from pipeline.extract.cities.spans import Spans
from pipeline.extract.entity import Entity
from pipeline.extract.model import Model
from pipeline.extract.overlap import EVIDENCE, Decision, HasSpan
from pipeline.extract.trace import Note, Trace
from pipeline.record import MENTION_KINDS, Article, Mention, Method, Record

Key = tuple[str, int]
OTHER = "other"
_KINDS = {"organisation": "organisations", "person": "people"}
_NAMED = ("organisations", "people", "cities")  # the kinds in which models have a say
_FINDERS: dict[str, tuple[Method, str]] = {
    "figures": ("rule", "number grammar"),
    "dates": ("rule", "date grammar"),
    "cities": ("gazetteer", "list of places"),
    "quotes": ("rule", "quotation marks"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a stretch of text may be, and what speaks for it."""

    start: int
    end: int
    text: str
    kind: str
    """A key of `MENTION_KINDS`, or `other`: something that is not sought (a street, a law, a telephone number)."""
    method: Method
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival(Reading):
    """A reading that lost, by what its own finder says against it or, where that is empty, by trust."""

    objection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Reading):
    """A mention with what speaks for it. `other` is no mention, but keeps some away."""

    proposed: tuple[str, ...]
    """What models saw here, as `nl_ent_press_sm: person 'Els Bos'`."""
    lost: tuple[Rival, ...]


def explain(article: Article, model: Model) -> tuple[Record, list[Reason]]:
    """The record of an article, and the reason for each of its mentions in the order of the text."""
    (entities,) = model.propose([article.text])
    trace = Trace()
    record = extract_one(article, entities, model.name, trace)
    return record, sorted(_Reasons(record, entities, trace).all(), key=lambda r: (r.start, r.end, r.kind))


class _Reasons:
    """Ties what the finders left behind to the mentions of a record, each known by its kind and start."""

    def __init__(self, record: Record, entities: Sequence[Entity], trace: Trace) -> None:
        self.record, self.entities = record, entities
        self.evidence: dict[Key, str] = {}
        self.lost: defaultdict[Key, list[Rival]] = defaultdict(list)
        self.others: dict[Key, Reading] = {}
        self.mentions = {kind: Spans[Mention](getattr(record, kind)) for kind in MENTION_KINDS}
        for decision in trace.decisions:
            self._add_decision(decision)
        for note in trace.notes:
            if note.lost:
                self._add_refusal(note)
            else:
                self.evidence[note.kind, note.start] = note.evidence

    def all(self) -> Iterator[Reason]:
        """A reason for each mention, and for each other reading that keeps some away."""
        for kind in MENTION_KINDS:
            for mention in getattr(self.record, kind):
                reading = self._reading(mention, kind, mention.method, self.evidence.get((kind, mention.start), ""))
                yield self._reason(reading, self._proposed(mention) if kind in _NAMED else ())
        for key, reading in self.others.items():
            if self.lost[key]:
                yield self._reason(reading, ())

    def _add_decision(self, decision: Decision) -> None:
        one, winner = decision.candidate, decision.lost_to
        kind = _KINDS.get(one.kind, OTHER)
        reading = self._reading(one, kind, EVIDENCE[one.evidence], one.evidence)
        if winner is None:
            self.evidence[kind, one.start] = one.evidence
            if kind == OTHER:
                self.others[kind, one.start] = reading
        elif (one.start, one.end, one.kind) != (winner.start, winner.end, winner.kind):  # else they say the same
            self.lost[_KINDS.get(winner.kind, OTHER), winner.start].append(Rival(**_fields(reading)))

    def _add_refusal(self, note: Note) -> None:
        """What a finder refused lost to the mention on that place or, where there is none, to what it is instead."""
        over = self._mention_at(note)
        if over is None:
            over = OTHER, note.start
            self.others.setdefault(over, self._reading(note, OTHER, "rule", note.evidence))
        refused = self._reading(note, note.kind, *_FINDERS[note.kind])
        said = over in self.others and self.others[over].evidence == note.evidence
        self.lost[over].append(Rival(**_fields(refused), objection="" if said else note.evidence))

    def _mention_at(self, note: Note) -> Key | None:
        for kind in (note.kind, *_FINDERS, *_KINDS.values()):
            if kind != "quotes" or note.kind == "quotes":  # what is said between quotation marks is read as ever
                mention = self.mentions[kind].touching(note.start, note.end)
                if mention is not None:
                    return kind, mention.start
        return None

    def _proposed(self, mention: Mention) -> tuple[str, ...]:
        touching = (e for e in self.entities if e.start < mention.end and mention.start < e.end)
        return tuple(f"{e.model}: {e.label} {self.record.text[e.start : e.end]!r}" for e in touching)

    def _reading(self, one: HasSpan, kind: str, method: Method, evidence: str) -> Reading:
        text = self.record.text[one.start : one.end]
        return Reading(start=one.start, end=one.end, text=text, kind=kind, method=method, evidence=evidence)

    def _reason(self, reading: Reading, proposed: tuple[str, ...]) -> Reason:
        return Reason(**_fields(reading), proposed=proposed, lost=tuple(self.lost[reading.kind, reading.start]))


def _fields(reading: Reading) -> dict[str, Any]:
    return {field.name: getattr(reading, field.name) for field in dataclasses.fields(Reading)}
