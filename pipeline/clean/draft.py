"""What a reader of one form makes of a source: its blocks of text in order, and what its own data states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.record import Statement

BlockKind = Literal["heading", "paragraph", "item", "row"]
NOTHING = Statement()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item of a list or a row of a table, on one line."""

    text: str
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Draft:
    """The blocks of an article as read, with what the document itself states (JSON-LD, meta elements, properties).

    `is_article` says that the blocks are the article and nothing else, the title apart; otherwise it has to be found
    among them. `is_document` says that they come from a document that somebody wrote, which ends with the article.
    `day_lines` are lines near the title that hold nothing but a day, `foreign_words` counts the words of paragraphs in
    another language that were passed over, `around` has the lines of the whole page.
    """

    blocks: tuple[Block, ...]
    stated: Statement = NOTHING
    is_article: bool = False
    is_document: bool = False
    day_lines: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    foreign_words: int = 0
