"""How much each block of a web page speaks for being a part of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.furniture import Mark
from pipeline.clean.home import text_holders
from pipeline.clean.lines import LINK, Line, judge, without_icons
from pipeline.clean.outside import PRESS
from pipeline.clean.repeats import key_of
from pipeline.clean.selection import article_goes_on
from pipeline.clean.tree import PageBlock

GONE = -5.0  # and less: a block that is left out also amid the article
FURNITURE = -6.0
_PROSE_CAP = 60  # words of one paragraph that count
_CLOSING, _CLOSING_APART = -45.0, -8.0
_BOX_SHARE = 0.3  # of the prose of a page that an element may hold which its heading sets apart
_AMONG, _AMONG_PROSE = 2.0, 7.0  # for what stands among the paragraphs of a text, and for another paragraph
_OF_CONTACT = 0.5  # at least, for the lines of a press contact
_OF_QUOTE = 0.5  # at least, for the line below a quotation that names who speaks
_END_QUOTE = ("”", "’", '"', "»")
_LONGEST_SPEAKER = 8  # words
_LISTED = 1.0  # at least, for a link in a list of the text


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page, each with its text without icons and what that says by itself."""

    blocks: Sequence[PageBlock]
    texts: Sequence[str]
    lines: Sequence[Line]
    listed: frozenset[int]
    """Items that are nothing but links and belong to the text."""
    apart: Sequence[bool]
    """Whether a block stands in an element that is set apart from the article."""


def look_at(blocks: Sequence[PageBlock]) -> Page:
    """Judge each block of a page by itself and by the elements around it."""
    texts = [without_icons(block.text) for block in blocks]
    listed = _listed_links(blocks)
    lines = [
        LINK if at not in listed and _is_bare_link(block) else judge(text)
        for at, (block, text) in enumerate(zip(blocks, texts, strict=True))
    ]
    furniture = _furniture(blocks, lines)
    boxed = _boxed(blocks, lines)
    apart = [
        at in boxed or (bool(block.around) and not furniture.isdisjoint(block.around))
        for at, block in enumerate(blocks)
    ]
    return Page(blocks, texts, lines, listed, apart)


def weigh(page: Page, title: str) -> list[float]:
    """The weight of each block; the stretch with the largest sum is the article, `title` its title as a key."""
    blocks, lines, apart = page.blocks, page.lines, page.apart
    weights: list[float] = []
    holders = text_holders(blocks, lines)
    part_left = 0  # blocks that may still belong to a press contact
    teaser_left = 0  # blocks that still belong to a heading that is a link: an item elsewhere on the site
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        is_heading = block.level > 0
        if is_heading and block.link_share > 0.8 and block.level > 1 and key_of(line.text) != title:
            teaser_left = 3
            weights.append(FURNITURE)
        elif teaser_left and not is_heading and not apart[at]:
            teaser_left -= 1
            weights.append(-4.0)
        elif line.closes_article and (is_heading or block.kind != "item"):
            teaser_left = 0
            weights.append(_CLOSING_APART if apart[at] or article_goes_on(lines, at) else _CLOSING)
        else:
            teaser_left = 0
            among = block.place is not None and id(block.place.parent) in holders and not (apart[at] or line.is_gone)
            bonus = (_AMONG_PROSE if line.is_prose else _AMONG) if among else 0.0
            weight = _weight(block, line, apart[at]) + bonus
            if weight > GONE and at and _names_speaker(lines[at - 1], line):
                weight = max(weight, _OF_QUOTE)
            weights.append(max(weight, _OF_CONTACT) if part_left > 0 and GONE < weight <= 0 else weight)
        part_left = block.leads if PRESS.match(block.text) else part_left - 1
    for at in page.listed:
        weights[at] = max(weights[at], _LISTED)
    return weights


def _listed_links(blocks: Sequence[PageBlock]) -> frozenset[int]:
    """The items that are nothing but links and belong to the text: `De eerste klanten zijn:` stands above them."""
    found: list[int] = []
    is_open = False
    for at, block in enumerate(blocks):
        if block.kind == "item" and is_open:
            found.append(at)
        elif block.kind != "item":
            is_open = (
                block.text.endswith(":") and block.level == 0 and block.link_share < 0.5 and _announces(block.text)
            )
    return frozenset(found)


def _announces(text: str) -> bool:
    line = judge(text)
    return line.words >= 4 and not (line.is_gone or line.closes_article or line.opens_release_part)


def _is_bare_link(block: PageBlock) -> bool:
    """Whether a short block is a link and nothing else, as those of menus are; they are most blocks of a page."""
    return block.level == 0 and len(block.text) < 60 and block.link_share > 0.9 and "@" not in block.text


def _furniture(blocks: Sequence[PageBlock], lines: Sequence[Line]) -> frozenset[Mark]:
    """The elements that look like page furniture by their name and do not hold the article.

    An element with a name such as `related` is furniture unless it holds most of the prose of the page; one with a
    weaker name (`widget`, `teaser`) only where it holds hardly any prose, or prose under a heading that is a link.
    """
    prose, in_kind, links = Counter[Mark](), Counter[str](), Counter[Mark]()
    for block, line in zip(blocks, lines, strict=True):
        if block.level > 1 and block.link_share > 0.8:
            links.update(block.around)
        if line.is_prose and block.link_share < 0.5:
            for mark in block.around:
                prose[mark] += line.words
            in_kind.update({mark.names: line.words for mark in block.around if not mark.is_sure})
    total = sum(
        line.words for block, line in zip(blocks, lines, strict=True) if line.is_prose and block.link_share < 0.5
    )
    marks = {mark for block in blocks for mark in block.around}
    return frozenset(
        mark
        for mark in marks
        if prose[mark] <= 0.4 * total
        and (mark.is_sure or links[mark] or (prose[mark] < 10 and in_kind[mark.names] < 0.3 * total))
    )


def _boxed(blocks: Sequence[PageBlock], lines: Sequence[Line]) -> frozenset[int]:
    """The blocks of small elements with a heading that says that they are something else than the article."""
    found: set[int] = set()
    total = sum(line.words for line in lines if line.is_prose)
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if block.leads and (line.closes_article or line.is_furniture) and not line.is_day:
            box = range(at, min(at + block.leads, len(blocks)))
            if any(blocks[i].level == 1 for i in box) or not line.words:
                continue
            if sum(lines[i].words for i in box if lines[i].is_prose) <= _BOX_SHARE * total:
                found.update(box)
    return frozenset(found)


def _names_speaker(above: Line, line: Line) -> bool:
    """Whether a line has a name and a function below a quotation that stands alone: `Sanne Vos, directeur`."""
    is_quote = above.is_prose and above.text.startswith(("“", "‘", "„", '"', "«")) and above.text.endswith(_END_QUOTE)
    is_name = line.words <= _LONGEST_SPEAKER and ", " in line.text and not line.text.endswith((".", ":", "?", "!"))
    return is_quote and is_name and not line.is_contact


def _weight(block: PageBlock, line: Line, apart: bool) -> float:
    inside = 2.0 if "article" in block.inside or "body" in block.inside else 0.0
    if apart or line.is_gone:
        return FURNITURE
    if block.link_share > 0.6 and not line.is_contact:
        return -1.0 if line.is_prose and inside else FURNITURE
    if line.opens_release_part:
        return 6.0
    if line.is_foreign and line.words >= 8:
        return -float(line.words) / 2
    if line.is_prose:
        return float(min(line.words, _PROSE_CAP)) - 4 + inside
    if line.is_contact:
        return 1.0 + inside
    if line.is_labelled and inside:
        return 1.0 + inside
    if block.kind in ("item", "row") or line.is_item:
        return (1.5 if line.words > 2 else 0.0) + inside
    return -2.0 + inside
