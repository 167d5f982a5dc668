"""Parts of a release that a page has in boxes of their own, beside or below the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.draft import Block
from pipeline.clean.lines import Line, judge
from pipeline.clean.repeats import key_of
from pipeline.clean.selection import FOR_PRESS, is_address
from pipeline.clean.tree import PageBlock

PRESS = re.compile(
    r"(?:pers|media)[ -]?(?:contact|voorlicht|woordvoer)|"
    r"(?:contact|informatie|vragen) (?:voor|van) (?:de )?(?:pers|media)",
    re.I,
)
_CONTACT = re.compile(r"(?:contact|contacteer ons|contactpersone?n?|contactgegevens|woordvoerders?):?", re.I)
_ABOUT = re.compile(r"over (.{2,60}?):?", re.I)
_LONGEST_HEADING = 6  # words
_MOST_CARDS = 4  # persons of a press contact
_LONGEST_ABOUT = 6  # blocks


def parts_outside(
    blocks: Sequence[PageBlock], lines: Sequence[Line], end: int, kept: Sequence[Block], sender: str | None
) -> list[Block]:
    """The press contact and the `Over X` of the sender behind block `end`, where what is kept of the text has none."""
    contact, about = range(0), range(0)
    if not any(PRESS.match(block.text) or _CONTACT.fullmatch(block.text) for block in kept):
        contact = next((box for at in range(end, len(blocks)) if (box := _contact_at(blocks, lines, at))), contact)
    if sender and not any(_ABOUT.fullmatch(block.text) for block in kept):
        about = next((box for at in range(end, len(blocks)) if (box := _about_at(blocks, lines, at, sender))), about)
    return [Block(blocks[at].text, blocks[at].kind) for at in sorted({*contact, *about})]


def _contact_at(blocks: Sequence[PageBlock], lines: Sequence[Line], at: int) -> range:
    """The heading of a press contact with the box that it opens or the cards below it; empty where there is none."""
    text = blocks[at].text
    names_press = PRESS.match(text) is not None and lines[at].words <= _LONGEST_HEADING
    if not names_press and not (blocks[at].level and _CONTACT.fullmatch(text)):
        return range(0)
    box = _box(blocks, at) or (_cards(blocks, at) if blocks[at].level else range(0))
    inside = [judge(blocks[i].text) for i in box]
    if not any(line.is_contact for line in inside) or any(is_address(line.text) for line in inside):
        return range(0)
    return box if names_press or any(FOR_PRESS.search(line.text) for line in inside[1:]) else range(0)


def _about_at(blocks: Sequence[PageBlock], lines: Sequence[Line], at: int, sender: str) -> range:
    """A heading `Over X` with its paragraphs, where X is the sender and nothing there leads elsewhere."""
    name = _ABOUT.fullmatch(blocks[at].text) if blocks[at].level > 1 else None
    if name is None or key_of(name[1]) not in key_of(sender):
        return range(0)
    box = _box(blocks, at)
    is_text = any(lines[i].is_prose for i in box) and all(blocks[i].link_share < 0.5 for i in box)
    is_apart = any(mark.is_sure for i in box for mark in blocks[i].around)
    return box if is_text and not is_apart and len(box) <= _LONGEST_ABOUT else range(0)


def _box(blocks: Sequence[PageBlock], at: int) -> range:
    """The smallest element with more than one block that block `at` opens."""
    box = range(at, min(at + blocks[at].leads, len(blocks)))
    return box if len(box) > 1 else range(0)


def _cards(blocks: Sequence[PageBlock], at: int) -> range:
    """A heading with the boxes that follow it, one a person: each has an address or a number."""
    end = at + 1
    for _ in range(_MOST_CARDS):
        card = _box(blocks, end) if end < len(blocks) else range(0)
        if not any(judge(blocks[i].text).is_contact for i in card):
            break
        end = card.stop
    return range(at, end) if end > at + 1 else range(0)
