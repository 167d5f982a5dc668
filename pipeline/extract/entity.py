"""What a statistical model proposes: spans with a coarse label, to be judged by the finders."""

from __future__ import annotations

from typing import Literal, NamedTuple

EntityLabel = Literal["organisation", "person", "city", "place", "name"]


class Entity(NamedTuple):
    """A proposal of a model. `place` is a location of any kind (a model that knows cities apart says `city`);
    `name` is a name of another kind: a product, an event, a law, a people."""

    start: int
    end: int
    label: EntityLabel
    model: str
