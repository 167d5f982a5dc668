"""Which blocks of a web page are the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.clean.days import day_amid, day_in_dateline
from pipeline.clean.draft import Block, Draft
from pipeline.clean.furniture import Mark
from pipeline.clean.home import asides, end_of_home, text_holders
from pipeline.clean.lines import LINK, Line, judge, without_bullet, without_icons
from pipeline.clean.selection import (
    article_goes_on,
    best_stretch,
    count_foreign,
    find_title,
    is_address,
    is_subhead,
    opens_contact,
)
from pipeline.clean.tree import PageBlock
from pipeline.record import Statement

_PROSE_CAP = 60  # words of one paragraph that count
_FURNITURE, _GONE = -6.0, -5.0
_BOX = -3.0  # an element set apart by its heading says little about where the article ends
_CLOSING, _CLOSING_APART = -45.0, -8.0
_BOX_SHARE = 0.3  # of the prose of a page that an element may hold which its heading sets apart
_AMONG, _AMONG_PROSE = 2.0, 7.0  # for what stands among the paragraphs of a text, and for another paragraph
_SHORT_LINE = 14  # words
_LONGEST_DATELINE = 6  # words of one that stands on a line of its own
_SHORT_YEAR = re.compile(r"\b[0-3]?\d-[01]?\d-\d\d\b")
_OF_CONTACT = 0.5  # at least, for the lines of a press contact
_LISTED = 1.0  # at least, for a link in a list of the text
_PRESS = re.compile(
    r"(?:pers|media)[ -]?(?:contact|voorlicht|woordvoer)|"
    r"(?:contact|informatie|vragen) (?:voor|van) (?:de )?(?:pers|media)",
    re.I,
)
_TITLE_BELOW = 12  # blocks below the first of the article among which its title may still come
_SITE_SEPARATOR = re.compile(r"\s+(?:[|–—·•»›]|::?|-{1,2})\s+")


def article_of_page(blocks: Sequence[PageBlock], stated: Statement) -> Draft:
    """The blocks of the article, its title apart, with what the page states."""
    if not blocks:
        return Draft((), stated, is_article=True)
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
    weights = _weights(blocks, lines, apart, _key(stated.title or ""))
    for at in listed:
        weights[at] = max(weights[at], _LISTED)
    aside = asides(blocks, lines, best_stretch(weights)[0])
    for at in aside:  # a box costs as much as one line of furniture
        weights[at] = 0.0 if at - 1 in aside else _FURNITURE
    start, end = best_stretch(weights)
    title_at = _title(blocks, lines, start, end, stated.title)
    if title_at is None:
        title_at = find_title(lines, start, end)
    home = end_of_home(blocks, lines, start if title_at is None else title_at, end)
    if home < end:
        start, end = best_stretch(weights[:home])
    first = start if title_at is None or title_at >= end else title_at + 1
    prose = [at for at in range(first, end) if lines[at].is_prose and not lines[at].is_gone]
    above = range(first, prose[min(1, len(prose) - 1)] if prose else first)  # a byline may stand below the intro
    kept = [
        Block(texts[at] if block.kind == "row" else without_bullet(texts[at]), block.kind)
        for at, block in enumerate(blocks[first:end], start=first)
        if not apart[at] and at not in aside and (at in listed or _stays(block, lines, at, start, weights[at]))
        if not (at in above and block.kind != "item" and _tells_day(lines[at]))
    ]
    kept += _press_contact(blocks, lines, end, kept)
    near = range(max(0, start - 20), min(end + 8, len(lines)))
    days = [lines[at].text for at in near if lines[at].is_day and (at < start or blocks[at].kind != "item")]
    days += [texts[at] for at in near if at < start and lines[at].words <= _SHORT_LINE and day_in_dateline(texts[at])]
    days += [texts[at] for at in above if lines[at].words <= _SHORT_LINE and day_amid(texts[at])]
    title = texts[title_at] if title_at is not None else _without_site(stated.title)
    statement = Statement(published=stated.published, publisher=stated.publisher, url=stated.url, title=title)
    return Draft(
        tuple(_without_loose_end(kept)),
        statement,
        is_article=True,
        day_lines=tuple(days),
        foreign_words=count_foreign(lines),
    )


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


def _press_contact(blocks: Sequence[PageBlock], lines: Sequence[Line], end: int, kept: Sequence[Block]) -> list[Block]:
    """The press contact that stands beside the article or below it in a box of its own, where the text has none."""
    if any(_PRESS.match(block.text) for block in kept):
        return []
    for at in range(end, len(blocks)):
        box = range(at, min(at + blocks[at].leads, len(blocks)))
        if len(box) > 1 and _PRESS.match(blocks[at].text) and lines[at].words <= 6:
            texts = [blocks[i].text for i in box]
            if any(lines[i].is_contact for i in box) and not any(map(is_address, texts)):
                return [Block(text, blocks[i].kind) for i, text in zip(box, texts, strict=True)]
    return []


def _tells_day(line: Line) -> bool:
    """Whether a short line between title and text has a day in it and is no dateline: `10/04/2018 Communicatie`."""
    has_day = day_amid(line.text) is not None or _SHORT_YEAR.search(line.text) is not None
    return line.words <= _SHORT_LINE and not line.is_prose and has_day and not _is_dateline(line)


def _is_dateline(line: Line) -> bool:
    return line.words <= _LONGEST_DATELINE and day_in_dateline(line.text) is not None


def _is_bare_link(block: PageBlock) -> bool:
    """Whether a short block is a link and nothing else, as those of menus are; they are most blocks of a page."""
    return block.level == 0 and len(block.text) < 60 and block.link_share > 0.9 and "@" not in block.text


def _stays(block: PageBlock, lines: Sequence[Line], at: int, start: int, weight: float) -> bool:
    line = lines[at]
    if line.is_day and block.kind == "item" and at > start:
        return True
    if line.is_gone or line.closes_article:
        heads = block.level > 1 and at > start and line.is_navigation and not line.is_furniture
        return (heads and not lines[at + 1].is_gone) or is_subhead(lines, at, start) or opens_contact(lines, at)
    return weight > _GONE


def _without_loose_end(kept: list[Block]) -> list[Block]:
    """The blocks without headings at the end that nothing follows, such as one of a press contact in another place."""
    while kept and (kept[-1].kind == "heading" or _heads_nothing(kept[-1].text)):
        kept.pop()
    return kept


def _heads_nothing(text: str) -> bool:
    line = judge(text)
    return line.opens_release_part and line.words <= 3 and not line.is_contact and "einde" not in text.lower()


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


def _weights(blocks: Sequence[PageBlock], lines: Sequence[Line], apart: Sequence[bool], title: str) -> list[float]:
    weights = []
    holders = text_holders(blocks, lines)
    part_left = 0  # blocks that may still belong to a press contact
    teaser_left = 0  # blocks that still belong to a heading that is a link: an item elsewhere on the site
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        is_heading = block.level > 0
        if is_heading and block.link_share > 0.8 and block.level > 1 and _key(line.text) != title:
            teaser_left = 3
            weights.append(_FURNITURE)
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
            weights.append(max(weight, _OF_CONTACT) if part_left > 0 and _GONE < weight <= 0 else weight)
        part_left = block.leads if _PRESS.match(block.text) else part_left - 1
    return weights


def _weight(block: PageBlock, line: Line, apart: bool) -> float:
    inside = 2.0 if "article" in block.inside or "body" in block.inside else 0.0
    if apart or line.is_gone:
        return _FURNITURE
    if block.link_share > 0.6 and not line.is_contact:
        return -1.0 if line.is_prose and inside else _FURNITURE
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


def _title(blocks: Sequence[PageBlock], lines: Sequence[Line], start: int, end: int, stated: str | None) -> int | None:
    """The block that is the title: the one that the page states, else the last first-level heading above the text."""
    wanted = _key(stated or "")
    reach = range(min(len(blocks), start + _TITLE_BELOW) - 1, -1, -1)
    near = [at for at in reach if lines[at].words > 1 and not lines[at].is_day and blocks[at].kind != "item"]
    for exact in (True, False):
        for at in near:
            key = _key(lines[at].text)
            if wanted and (
                key == wanted if exact else len(key) > 12 and len(key) > 0.4 * len(wanted) and key in wanted
            ):
                return at
    for levels in ((1,), (2,)):
        for at in (at for at in near if levels == (1,) or at < start + 4):
            if blocks[at].level in levels and not lines[at].is_gone and start - at < (40 if levels == (1,) else 8):
                return at
    return None


def _without_site(title: str | None) -> str | None:
    """The longest of the pieces of a stated title that are set apart from one another: not the name of the site."""
    return max(_SITE_SEPARATOR.split(title), key=len) if title else None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
