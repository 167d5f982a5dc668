"""What the finders leave behind for whoever asks why; an ordinary run asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.overlap import Decision


@dataclass(frozen=True, slots=True)
class Note:
    """What a finder says of a stretch of text: what made it a mention or, where it `lost`, what kept it from being
    one. `end` is exclusive."""

    kind: str
    """A key of `MENTION_KINDS`."""
    start: int
    end: int
    evidence: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """Every candidate for a name with what it lost to, and the notes of the other finders."""

    decisions: list[Decision] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
