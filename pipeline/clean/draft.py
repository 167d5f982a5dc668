"""What a reader of one form makes of a source: its blocks of text in order, and what its own data states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.record import Statement

BlockKind = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item of a list or a row of a table, on one line.

    `apart` says whether an empty line or a block of its own sets it off from the one before.
    """

    text: str
    kind: BlockKind = "paragraph"
    apart: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """The blocks of an article as read, with what the document itself states (JSON-LD, meta elements, properties).

    `selected` says that page furniture outside the article is gone already, so that only stray lines are to be
    looked for; otherwise the article has to be found among all lines.
    """

    blocks: tuple[Block, ...]
    stated: Statement = Statement()
    selected: bool = False
