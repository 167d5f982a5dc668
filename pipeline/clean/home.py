"""Where on a page the article lives: the element that holds its title and its text, and nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.lines import Line
from pipeline.clean.tree import PageBlock, Place

_LEAST_WORDS, _LEAST_PARAGRAPHS = 50, 2  # of prose in an element that may be the home of an article
_MOST_BEHIND = 0.5  # of its prose that may follow it: with more, the article goes on outside
_LONGEST_CALL, _LONGEST_TEASER = 40, 30  # words of prose in a box that calls on the reader, in a teaser
_LONGEST_HEADING = 14  # words
_FEWEST_TEASERS = 3  # of one kind in a row
_LARGEST_TEASER = 3  # blocks
_READER = re.compile(r"\b(?:u|uw|je|jij|jou|jouw)\b", re.I)
_LEAST_SIBLINGS = 2  # paragraphs in one element, by which it holds the text of the article


def end_of_home(blocks: Sequence[PageBlock], lines: Sequence[Line], first: int, end: int) -> int:
    """Where the smallest element ends that holds the title at `first` and the text; `end` where none is smaller.

    What follows it up to a heading such as `Lees ook` decides whether it is the home of the article: a page may have
    its title and its intro in one element and the text in another.
    """
    above = list(_upward(blocks[first].place))
    heights = {id(place): height for height, place in enumerate(above)}
    shared = [_height(blocks[at].place, heights) for at in range(first, end)]
    words = [line.words if line.is_prose and not line.is_gone else 0 for line in lines[first:end]]
    closed = next((at for at, line in enumerate(lines[first:end]) if at and line.closes_article), len(words))
    for height in range(len(above)):
        stop = next((at for at, other in enumerate(shared) if other > height), len(shared))
        inside, behind = sum(words[:stop]), sum(words[stop : max(stop, closed)])
        paragraphs = sum(map(bool, words[:stop]))
        if inside >= _LEAST_WORDS and paragraphs >= _LEAST_PARAGRAPHS and behind <= _MOST_BEHIND * inside:
            return first + stop
    return end


def text_holders(blocks: Sequence[PageBlock], lines: Sequence[Line]) -> frozenset[int]:
    """The elements (by id) that hold several paragraphs themselves: what stands among these belongs to them."""
    counts: dict[int, int] = {}
    for block, line in zip(blocks, lines, strict=True):
        if line.is_prose and not line.is_gone and block.link_share < 0.5 and block.place is not None:
            holder = id(block.place.parent)
            counts[holder] = counts.get(holder, 0) + 1
    return frozenset(holder for holder, count in counts.items() if count >= _LEAST_SIBLINGS)


def asides(blocks: Sequence[PageBlock], lines: Sequence[Line], first: int) -> frozenset[int]:
    """The blocks below the first paragraph in boxes that ask the reader to do something, and in rows of teasers."""
    found: set[int] = set()
    cards: dict[tuple[int, tuple[str, str | None]], list[range]] = {}
    for at in range(first + 1, len(blocks)):
        box = range(at, min(at + blocks[at].leads, len(blocks)))
        if len(box) < 2 or lines[at].opens_release_part or any(lines[i].is_contact for i in box):
            continue
        words = sum(lines[i].words for i in box if lines[i].is_prose)
        if words <= _LONGEST_CALL and _calls(blocks, lines, box):
            found.update(box)
        place = blocks[at].place
        card = place.parent if place is not None else None
        is_teaser = blocks[at].level > 1 and 0 < words <= _LONGEST_TEASER and len(box) <= _LARGEST_TEASER
        if is_teaser and card is not None and card.parent is not None:
            cards.setdefault((id(card.parent), card.names), []).append(box)
    for row in cards.values():
        if len(row) >= _FEWEST_TEASERS and not any(lines[box[0]].text.endswith("?") for box in row):
            found.update(at for box in row for at in box)
    return frozenset(found)


def _calls(blocks: Sequence[PageBlock], lines: Sequence[Line], box: range) -> bool:
    """Whether a box speaks to the reader and has a form, a button or a link on a line of its own."""
    acts = blocks[box[0]].has_form or any(blocks[i].link_share > 0.9 for i in box)
    return acts and any(_READER.search(blocks[i].text) for i in box) and lines[box[0]].words <= _LONGEST_HEADING


def _upward(place: Place | None) -> list[Place]:
    found = []
    while place is not None:
        found.append(place)
        place = place.parent
    return found


def _height(place: Place | None, heights: dict[int, int]) -> int:
    """How far above the title the smallest element lies that holds both."""
    while place is not None and id(place) not in heights:
        place = place.parent
    return len(heights) if place is None else heights[id(place)]
