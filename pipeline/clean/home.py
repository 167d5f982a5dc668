"""Where on a page the article lives: the element that holds its title and its text, and nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.lines import Line
from pipeline.clean.tree import PageBlock, Place

_LEAST_WORDS, _LEAST_PARAGRAPHS = 50, 2  # of prose in an element that may be the home of an article
_MOST_BEHIND = 0.5  # of its prose that may follow it: with more, the article goes on outside
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
