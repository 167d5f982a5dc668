"""Which blocks of a web page are the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.clean.draft import Block, Draft
from pipeline.clean.lines import Line, judge, without_icons
from pipeline.clean.selection import best_stretch
from pipeline.clean.tree import PageBlock
from pipeline.record import Source, Statement

_PROSE_CAP = 60


def article_of_page(blocks: Sequence[PageBlock], stated: Statement, source: Source) -> Draft:
    """The blocks of the article, its title apart, with what the page states."""
    texts = [without_icons(block.text) for block in blocks]
    lines = [judge(text) for text in texts]
    furniture = _furniture(blocks, lines)
    weights = [
        _weight(b, line, b.around and furniture.issuperset(b.around[:1])) for b, line in zip(blocks, lines, strict=True)
    ]
    start, end = best_stretch(weights)
    title_at = _title(blocks, lines, start, end, stated.title)
    title = texts[title_at] if title_at is not None else None
    first = start if title_at is None or title_at > start else title_at + 1
    kept = []
    for at in range(first, end):
        block, line = blocks[at], lines[at]
        if at == title_at or weights[at] <= -5 or line.is_gone:
            continue
        kept.append(Block(texts[at], block.kind))
    days = [Block(line.text) for line in lines[max(0, start - 20) : end] if line.is_day]
    statement = Statement(
        published=stated.published,
        publisher=stated.publisher,
        url=stated.url,
        title=title or stated.title,
    )
    return Draft(tuple(days + kept), statement, selected=True)


def _furniture(blocks: Sequence[PageBlock], lines: Sequence[Line]) -> frozenset[int]:
    """The elements that look like page furniture by their name and do not hold most of the prose."""
    prose = Counter[int]()
    total = 0
    for block, line in zip(blocks, lines, strict=True):
        if line.is_prose and block.link_share < 0.5:
            total += line.words
            for number in block.around:
                prose[number] += line.words
    numbers = {number for block in blocks for number in block.around}
    return frozenset(number for number in numbers if prose[number] <= 0.4 * total)


def _weight(block: PageBlock, line: Line, apart: bool) -> float:
    if apart:
        return -5.0 - (20.0 if line.closes_article else 0.0)
    if line.closes_article and (block.level or block.kind != "item"):
        return -45.0
    if line.is_gone:
        return -6.0
    if block.link_share > 0.6 and not line.is_contact:
        return -6.0
    inside = 2.0 if "article" in block.inside or "body" in block.inside else 0.0
    if line.opens_release_part:
        return 6.0
    if line.is_foreign and line.words >= 8:
        return -float(line.words) / 2
    if line.is_prose:
        return float(min(line.words, _PROSE_CAP)) - 4 + inside
    if line.is_contact:
        return 1.0 + inside
    if block.kind in ("item", "row"):
        return 0.5 + inside
    return -2.0 + inside


def _title(blocks: Sequence[PageBlock], lines: Sequence[Line], start: int, end: int, stated: str | None) -> int | None:
    """The heading of the article: the one that says what the page states, else the last first-level one above it."""
    wanted = _key(stated or "")
    headings = [at for at in range(min(len(blocks), start + 4)) if blocks[at].level in (1, 2) and not lines[at].is_gone]
    for at in headings:
        key = _key(lines[at].text)
        if wanted and len(key) > 8 and (key == wanted or wanted.startswith(key)):
            return at
    first_level = [at for at in headings if blocks[at].level == 1 and lines[at].words > 1]
    if first_level:
        return first_level[-1]
    if wanted:
        for at in range(min(end, start + 2), -1, -1):
            if at < len(lines) and _key(lines[at].text) == wanted:
                return at
        return None
    near = [at for at in headings if start - at <= 6]
    return near[-1] if near else None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
