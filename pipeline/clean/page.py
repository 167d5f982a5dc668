"""Which blocks of a web page are the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.days import day_amid, day_in_dateline
from pipeline.clean.draft import Block, Draft
from pipeline.clean.home import asides, end_of_home
from pipeline.clean.lines import Line, judge, without_bullet
from pipeline.clean.outside import parts_outside
from pipeline.clean.repeats import key_of
from pipeline.clean.selection import best_stretch, count_foreign, find_title, is_subhead, opens_contact
from pipeline.clean.tree import PageBlock
from pipeline.clean.weighing import FURNITURE, GONE, Page, look_at, weigh
from pipeline.record import Statement

_SHORT_LINE = 14  # words
_LONGEST_DATELINE = 6  # words of one that stands on a line of its own
_LONGEST_LABEL = 6  # words
_SHORT_YEAR = re.compile(r"\b[0-3]?\d-[01]?\d-\d\d\b")
_TITLE_BELOW = 12  # blocks below the first of the article among which its title may still come
_SITE_SEPARATOR = re.compile(r"\s+(?:[|–—·•»›]|::?|-{1,2})\s+")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where on a page the article stands: from block `start` up to `end`, its title at `title_at` if it shows one."""

    start: int
    end: int
    title_at: int | None
    aside: frozenset[int]
    """The blocks in between that call on the reader or tease."""

    @property
    def first(self) -> int:
        """The block below the title."""
        return self.start if self.title_at is None or self.title_at >= self.end else self.title_at + 1


def article_of_page(blocks: Sequence[PageBlock], stated: Statement) -> Draft:
    """The blocks of the article, its title apart, with what the page states."""
    if not blocks:
        return Draft((), stated, is_article=True)
    page = look_at(blocks)
    weights = weigh(page, key_of(stated.title or ""))
    place = _find(page, weights, stated.title)
    above = _above(page, place)
    kept = _kept(page, weights, place, above)
    kept += parts_outside(blocks, page.lines, place.end, kept, stated.publisher)
    title = page.texts[place.title_at] if place.title_at is not None else _without_site(stated.title)
    return Draft(
        tuple(_without_loose_end(kept)),
        Statement(published=stated.published, publisher=stated.publisher, url=stated.url, title=title),
        is_article=True,
        day_lines=tuple(_day_lines(page, place, above)),
        around=tuple(block.text for block in blocks),
        foreign_words=count_foreign(page.lines),
    )


def _find(page: Page, weights: list[float], title: str | None) -> _Place:
    blocks, lines = page.blocks, page.lines
    aside = asides(blocks, lines, best_stretch(weights)[0])
    for at in aside:  # a box costs as much as one line of furniture
        weights[at] = 0.0 if at - 1 in aside else FURNITURE
    start, end = best_stretch(weights)
    title_at = _title(blocks, lines, start, end, title)
    if title_at is None:
        title_at = find_title(lines, start, end)
    home = end_of_home(blocks, lines, start if title_at is None else title_at, end)
    if home < end:
        start, end = best_stretch(weights[:home])
    return _Place(start, end, title_at, aside)


def _above(page: Page, place: _Place) -> range:
    """The blocks between the title and the second paragraph: a byline may stand below the intro."""
    lines = page.lines
    prose = [at for at in range(place.first, place.end) if lines[at].is_prose and not lines[at].is_gone]
    return range(place.first, prose[min(1, len(prose) - 1)] if prose else place.first)


def _kept(page: Page, weights: Sequence[float], place: _Place, above: range) -> list[Block]:
    kept = []
    for at in range(place.first, place.end):
        block, text = page.blocks[at], page.texts[at]
        if page.apart[at] or at in place.aside:
            continue
        if at in above and block.kind != "item" and (_tells_day(page.lines[at]) or _labels_day(page.lines, at)):
            continue
        if at in page.listed or _stays(block, page.lines, at, place.start, weights[at]):
            kept.append(
                Block(text if block.kind == "row" or _is_byline(page, at) else without_bullet(text), block.kind)
            )
    return kept


def _day_lines(page: Page, place: _Place, above: range) -> list[str]:
    """The lines near the title that may tell the day of publication."""
    lines, start = page.lines, place.start
    near = range(max(0, start - 20), min(place.end + 8, len(lines)))
    days = [lines[at].text for at in near if lines[at].is_day and (at < start or page.blocks[at].kind != "item")]
    short = [(at, page.texts[at]) for at in range(near.start, near.stop) if lines[at].words <= _SHORT_LINE]
    days += [text for at, text in short if at < start and day_in_dateline(text)]
    return days + [page.texts[at] for at in above if lines[at].words <= _SHORT_LINE and day_amid(page.texts[at])]


def _is_byline(page: Page, at: int) -> bool:
    """Whether a dash alone among its neighbours opens a line, as before the name below a quotation."""
    around = page.texts[max(0, at - 1) : at + 2]
    return page.blocks[at].kind == "paragraph" and sum(text.startswith(("–", "—")) for text in around) == 1


def _tells_day(line: Line) -> bool:
    """Whether a short line between title and text has a day in it and is no dateline: `10/04/2018 Communicatie`."""
    has_day = day_amid(line.text) is not None or _SHORT_YEAR.search(line.text) is not None
    return line.words <= _SHORT_LINE and not line.is_prose and has_day and not _is_dateline(line)


def _labels_day(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the label of the day on the next: `Publicatie van dit bericht:`."""
    return lines[at].text.endswith(":") and lines[at].words <= _LONGEST_LABEL and lines[at + 1].is_day


def _is_dateline(line: Line) -> bool:
    return line.words <= _LONGEST_DATELINE and day_in_dateline(line.text) is not None


def _stays(block: PageBlock, lines: Sequence[Line], at: int, start: int, weight: float) -> bool:
    line = lines[at]
    if line.is_day and block.kind == "item" and at > start:
        return True
    if line.is_gone or line.closes_article:
        heads = block.level > 1 and at > start and line.is_navigation and not line.is_furniture
        return (heads and not lines[at + 1].is_gone) or is_subhead(lines, at, start) or opens_contact(lines, at)
    return weight > GONE


def _without_loose_end(kept: list[Block]) -> list[Block]:
    """The blocks without headings at the end that nothing follows, such as one of a press contact in another place."""
    while kept and (kept[-1].kind == "heading" or _heads_nothing(kept[-1].text)):
        kept.pop()
    return kept


def _heads_nothing(text: str) -> bool:
    line = judge(text)
    return line.opens_release_part and line.words <= 3 and not line.is_contact and "einde" not in text.lower()


def _title(blocks: Sequence[PageBlock], lines: Sequence[Line], start: int, end: int, stated: str | None) -> int | None:
    """The block that is the title: the one that the page states, else the last first-level heading above the text."""
    wanted = key_of(stated or "")
    reach = range(min(len(blocks), start + _TITLE_BELOW) - 1, -1, -1)
    near = [at for at in reach if lines[at].words > 1 and not lines[at].is_day and blocks[at].kind != "item"]
    for exact in (True, False):
        for at in near:
            key = key_of(lines[at].text)
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
