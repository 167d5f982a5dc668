"""Which lines are the article: the best stretch of prose, its title, and what belongs to it in between and behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.clean.days import day_amid, day_in_dateline
from pipeline.clean.draft import Block
from pipeline.clean.lines import Line, judge, without_bullet, without_icons

_PROSE_CAP = 60  # words of one paragraph that count; a single long one must not outweigh everything
_FURNITURE_COST, _SHORT_COST, _CLOSING_COST = 6.0, 1.5, 45.0
_SHARE_COST = 12.0  # share buttons stand above an article or below it
_LABEL = re.compile(r"(?:pers|nieuws)(?:bericht|mededeling)\b|persverklaring\b", re.I)
_SHARES = re.compile(r"(?:deel|delen|share)\b", re.I)
_FOREIGN_WORDS = 12  # a line of fewer words may be a name or a title in a Dutch text
_FULL_PARAGRAPH = 15  # words
_LONGEST_HEADING = 20  # words
_SHORT_LINE = 14  # words, of one that may tell the day below the title
_LEAST_TITLE, _SURE_TITLE = 0.6, 0.9
_LONGEST_LIST = 10
_TITLE_REACH = 14  # lines above the first prose among which the title is looked for
_LONGEST_CAPTION = 20  # words
_PICTURE_BUTTON = re.compile(r"(?:download|vergroot|bekijk) (?:de |deze )?(?:afbeelding|foto|beeld)", re.I)
_CAPITAL = r"[A-ZÀ-Ý][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_ACTS = (
    "bij|in|op|met|tijdens|voor|aan|en|na|onder|langs|naast|achter|tussen|uit|rond|boven|toont|geeft|opent|"
    "overhandigt|onthult|ontvangt"
)
# A role before the name, and what stands in the picture with whoever has it.
_SHOWN_NAME = re.compile(
    rf"[A-ZÀ-Ý][^\W\d_]+(?: [^\W\d_]+)? ({_CAPITAL} (?:(?:van|de|der|den|ten|ter|el) ){{0,3}}{_CAPITAL})"
    r" (?:met|bij|naast|achter|tussen|voor) (?:een|de|het|zijn|haar|hun) "
)
_CREDIT = re.compile(r"(?:foto|beeld|fotografie|fotograaf|illustratie)\s?:|©", re.I)
_LEAST_CAPTION = 6  # words; a heading above a picture may be shorter
_ACTING_NAME = re.compile(rf"({_CAPITAL} (?:(?:van|de|der|den|ten|ter|el) ){{0,3}}{_CAPITAL})(?:,| (?:{_ACTS}|\w+t) )")
FOR_PRESS = re.compile(r"\b(?:pers|media|press|pr|communicati\w*|communications|woordvoer\w*|voorlicht\w*)\b", re.I)
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Selection:
    """The title as it stands in the lines (None where there is none) and the paragraphs below it, in order."""

    title: str | None
    paragraphs: tuple[str, ...]
    day_lines: tuple[str, ...]
    """Lines that hold nothing but a day, near the title."""
    foreign_words: int = 0
    """Words of paragraphs in another language than Dutch."""


def select(blocks: Sequence[Block], stated_title: str | None = None, *, to_the_end: bool = False) -> Selection:
    """Find the article among all the lines of a copied page or a mail.

    `to_the_end` says that nothing but the article follows where it has begun, as in a document.
    """
    texts = [without_icons(block.text) for block in blocks]
    kept = [(block, text) for block, text in zip(blocks, texts, strict=True) if text.strip()]
    lines = [judge(text) for _, text in kept]
    if not lines:
        return Selection(None, (), ())
    start, end = best_stretch(_weights([block for block, _ in kept], lines))
    if to_the_end and not any(line.closes_article for line in lines[end:]):
        end = len(lines)
    title_at = find_title(lines, start, end, stated_title)
    first = start if title_at is None else title_at + 1
    aside = _asides(lines) | captions(lines)
    paragraphs = [
        without_bullet(line.text)
        for at, line in enumerate(lines[first:end], start=first)
        if at not in aside and _stays(line, at, start, lines)
    ]
    near = lines[max(0, start - _TITLE_REACH) : end]
    days = tuple(line.text for line in near if line.is_day or (line.words <= 8 and day_in_dateline(line.text)))
    prose = next((at for at in range(first, end) if lines[at].is_prose), first)
    days += tuple(line.text for line in lines[first:prose] if line.words <= _SHORT_LINE and day_amid(line.text))
    title = None if title_at is None else lines[title_at].text
    return Selection(title, tuple(paragraphs), days, count_foreign(lines))


def count_foreign(lines: Sequence[Line]) -> int:
    """The words of paragraphs in another language than Dutch."""
    return sum(line.words for line in lines if line.is_foreign and line.words >= _FOREIGN_WORDS)


def _weights(blocks: Sequence[Block], lines: Sequence[Line]) -> list[float]:
    weights: list[float] = []
    part_left = 0  # lines that still belong to a note, a press contact or an "Over X"
    is_open = True  # whether nothing has closed the article yet
    list_left = 0  # short lines that may still be items of a list that a colon has opened
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if line.closes_article:
            weights.append(-_FURNITURE_COST if article_goes_on(lines, at) else -_CLOSING_COST)
            part_left, is_open = 0, False
        elif is_open and opens_contact(lines, at):
            weights.append(2.0)
            part_left = 6
        elif line.is_gone:
            weights.append(-_SHARE_COST if _SHARES.match(line.text) else -_FURNITURE_COST)
        elif line.opens_release_part:
            weights.append(4.0)
            part_left = 8
        elif line.is_foreign:
            weights.append(-min(line.words, _PROSE_CAP) / 2)
        elif line.is_prose:
            weights.append(float(min(line.words, _PROSE_CAP)) - 4)
            part_left = max(0, part_left - 1)
        elif line.is_contact and (part_left or line.words > 3):
            weights.append(2.5 if part_left else 1.5 if list_left else -0.5)
            part_left = max(0, part_left - 1)
        elif line.is_item or block.kind in ("item", "row") or list_left:
            weights.append(1.5 if line.words > 2 else -0.5)
        elif part_left:
            weights.append(-0.5)
            part_left -= 1
        else:
            weights.append(0.0 if is_open and line.words >= 6 else -_SHORT_COST)
        is_plain = not (line.is_gone or line.closes_article or line.is_foreign)
        list_left = _LONGEST_LIST if is_plain and line.text.endswith(":") else max(0, list_left - 1) if is_plain else 0
    return weights


def article_goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading such as `Lees ook` stands inside an article: two full paragraphs follow one another below it.

    Under the end of an article follow titles, days and at most a sentence or two about each.
    """
    full = [
        line.is_prose and line.words >= _FULL_PARAGRAPH and not (line.is_gone or line.is_foreign)
        for line in lines[at + 1 : at + 9]
    ]
    return any(left and right for left, right in pairwise(full))


def _asides(lines: Sequence[Line]) -> set[int]:
    """The titles of other articles under a heading such as `Lees ook`, up to the next paragraph."""
    aside: set[int] = set()
    is_open = False
    for at, line in enumerate(lines):
        if at and _is_advert_mark(lines[at - 1]) and line.words <= _FULL_PARAGRAPH:
            aside.add(at)
        is_open = line.closes_article or (is_open and not line.is_prose and not line.opens_release_part)
        if is_open:
            aside.add(at)
    return aside


def captions(lines: Sequence[Line]) -> set[int]:
    """The lines that are pictures' captions by their place: above a button for the picture or the name of
    its maker, or by a name that acts.

    A heading inside an article hardly ever opens with the full name of somebody whom the text quotes.
    """
    text = " ".join(line.text for line in lines if line.is_prose)
    found: set[int] = set()
    is_below = False  # whether a paragraph of the article stands above
    for at, line in enumerate(lines):
        is_below = is_below or (line.is_prose and not line.is_gone)
        if line.is_prose or line.is_gone or line.is_item or line.is_contact or not 3 <= line.words <= _LONGEST_CAPTION:
            continue
        if at + 1 < len(lines) and _PICTURE_BUTTON.match(lines[at + 1].text):
            found.add(at)
        if line.text.endswith((":", "?")):
            continue
        if is_below and at + 1 < len(lines) and line.words >= _LEAST_CAPTION and _CREDIT.match(lines[at + 1].text):
            found.add(at)
        name = _ACTING_NAME.match(line.text) or (_SHOWN_NAME.match(line.text) if is_below else None)
        if name and name[1] in text:
            found.add(at)
    return found


def _is_advert_mark(line: Line) -> bool:
    return line.text.strip(" :.-–—").lower() in ("advertentie", "advertisement", "reclame", "gesponsord")


def best_stretch(weights: Sequence[float]) -> tuple[int, int]:
    """The stretch with the largest sum (Kadane); all lines where nothing weighs more than zero."""
    best, best_start, best_end = 0.0, 0, len(weights)
    total, start = 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return best_start, best_end


def find_title(lines: Sequence[Line], start: int, end: int, stated: str | None = None) -> int | None:
    """The line above (or at the head of) the article that is its title."""
    if stated:
        wanted = _key(stated)
        for at in range(min(end, start + 3), -1, -1):
            if at < len(lines) and _key(lines[at].text) == wanted:
                return at
    body = set(_content_words(" ".join(line.text for line in lines[start:end])))
    seen_above = [_key(line.text) for line in lines[:start]]
    scores: dict[int, float] = {}
    whole = frozenset(line.text for line in lines[:start])
    for distance, at in enumerate(range(start - 1, max(-1, start - 1 - _TITLE_REACH), -1)):
        line = lines[at]
        if line.is_gone or line.closes_article or line.is_contact or not 2 <= line.words <= 32:
            continue
        if line.is_foreign or line.text.endswith((",", ":")) or _is_trail(line.text, whole):
            continue
        words = _content_words(line.text)
        shared = sum(word in body for word in words) / (len(words) or 1)
        score = 1.5 * shared + min(line.words, 8) / 8 - 0.12 * distance
        score += 0.8 * any(_key(line.text) in other for n, other in enumerate(seen_above) if n != at)
        score += 0.8 * (lines[at + 1].is_day and line.words >= 5) - 0.8 * (_LABEL.match(line.text) is not None)
        score -= 0.5 * line.text.endswith(".") + 0.4 * (line.words < 4)
        if score > _LEAST_TITLE:
            scores[at] = score
    best = max(scores, key=lambda at: (scores[at], at), default=None)
    # Of two lines that both could be the title, the one straight above is it, and the other a subtitle.
    if best is not None and scores.get(best - 1, 0.0) > _SURE_TITLE and lines[best - 1].words >= 5:
        best -= 1
    return _only_heading(lines, start, end) if best is None else best


def _only_heading(lines: Sequence[Line], start: int, end: int) -> int | None:
    """The one line above the text of a document without furniture, or a first line that asks or exclaims."""
    above = [at for at in range(start) if not (lines[at].is_gone or lines[at].closes_article)]
    if above == [start - 1]:
        line = lines[start - 1]
        is_title = not (line.is_foreign or line.is_contact or line.is_item or line.text.endswith((".", ",", ":", ";")))
        return start - 1 if is_title and line.words <= _LONGEST_HEADING else None
    first = lines[start]
    asks = first.text.endswith(("?", "!")) and first.words <= _LONGEST_HEADING
    return start if asks and start + 1 < end and lines[start + 1].words >= _FULL_PARAGRAPH else None


def _is_trail(text: str, lines: frozenset[str]) -> bool:
    """Whether a line is the way to the page: names between separators, and at the end another line."""
    pieces = [piece.strip() for piece in re.split(r"[/>›»|]", text)]
    return len(pieces) > 1 and pieces[-1] in lines


def _stays(line: Line, at: int, start: int, lines: Sequence[Line]) -> bool:
    if line.is_gone or line.closes_article:
        return is_subhead(lines, at, start) or (at > start and opens_contact(lines, at))
    if line.is_foreign and not line.is_item and not line.text.startswith(("“", '"', "‘", "'", "„")):
        return False
    # Between the title and the first prose stands an intro or a subtitle, or a label of the page.
    return at >= start or line.words >= 4


def opens_contact(lines: Sequence[Line], at: int) -> bool:
    """Whether a bare `Contact` heads the lines of a press contact, and not the address of the site."""
    if lines[at].text.strip(" :").lower() not in ("contact", "contacten", "contacts", "pers", "contactgegevens"):
        return False
    following = lines[at + 1 : at + 5]
    if any(is_address(line.text) for line in following):
        return False
    for_press = any(FOR_PRESS.search(line.text) for line in following)
    return any("@" in line.text or (for_press and line.is_contact) for line in following)


def is_address(text: str) -> bool:
    """Whether a line tells visitors where the sender has its counter, and when."""
    return re.search(r"bezoekadres|postadres|openingstijden|openingsuren|\bpostbus\b|\bkvk\b", text, re.I) is not None


def is_subhead(lines: Sequence[Line], at: int, start: int) -> bool:
    """Whether a word of menus stands as a heading between two paragraphs: `Bezoek`, `Organisatie`."""
    line = lines[at]
    if line.is_furniture or line.is_day or line.words > 3 or not line.is_navigation or at <= start:
        return False
    return at + 1 < len(lines) and lines[at + 1].is_prose and lines[at - 1].is_prose


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _content_words(text: str) -> list[str]:
    return [word.lower()[:8] for word in _CONTENT_WORD.findall(text)]
