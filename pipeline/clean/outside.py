"""Parts of a release that a page has in boxes of their own, beside or below the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.draft import Block
from pipeline.clean.lines import Line
from pipeline.clean.selection import is_address
from pipeline.clean.tree import PageBlock

PRESS = re.compile(
    r"(?:pers|media)[ -]?(?:contact|voorlicht|woordvoer)|"
    r"(?:contact|informatie|vragen) (?:voor|van) (?:de )?(?:pers|media)",
    re.I,
)


def press_contact(blocks: Sequence[PageBlock], lines: Sequence[Line], end: int, kept: Sequence[Block]) -> list[Block]:
    """The press contact that stands beside the article or below it in a box of its own, where the text has none."""
    if any(PRESS.match(block.text) for block in kept):
        return []
    for at in range(end, len(blocks)):
        box = range(at, min(at + blocks[at].leads, len(blocks)))
        if len(box) > 1 and PRESS.match(blocks[at].text) and lines[at].words <= 6:
            texts = [blocks[i].text for i in box]
            if any(lines[i].is_contact for i in box) and not any(map(is_address, texts)):
                return [Block(text, blocks[i].kind) for i, text in zip(box, texts, strict=True)]
    return []
