"""Quotation marks in pairs, in all the ways in which Dutch texts set them.

An apostrophe is no mark: it stands inside a word (`zo'n`, `foto's`), opens a clipped one (`'s ochtends`, `'t`, `'88`)
or ends a genitive (`Philips' topman`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.record import Span

# Each opening mark with the marks that can close it.
_CLOSERS = {
    "“": '”“"',
    "„": '”“"',
    "”": "”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "‘": "’'",
    "‚": "’‘",
    "’": "’",
    "'": "'",
    "‹": "›",
    ",,": "'’”\"",
}
_SINGLE = frozenset("‘‚’'‹")
_OPENING = re.compile(r"(?<![\w\d])(?:[“„”«»\"‘‚’'‹]|,,)(?=[^\s,;:)\]])")
_CLOSING_TWICE = ("''", "’’")  # typed with ,, as opening mark
_CLIPPED = re.compile(r"['’‘](?:s|t|n|m|k|ns|tis|twas|\d\d)(?![^\W_])", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_BOUNDS = frozenset(".:!?…")
MOST_PARAGRAPHS = 6  # of one quotation that is opened once and closed at the end


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks; `outer` runs with the marks. A quotation that goes on in the next paragraph is not
    `closed`."""

    span: Span
    outer: Span
    closed: bool = True


def find_quotations(text: str) -> list[Quotation]:
    """All pairs of quotation marks, in order, without those that stand inside another pair."""
    found: list[Quotation] = []
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    done = 0
    for index, paragraph in enumerate(paragraphs):
        if done > paragraph.start:
            paragraph = Span(min(done, paragraph.end), paragraph.end)
        for quotation in _in_paragraph(text, paragraph, paragraphs[index + 1 : index + MOST_PARAGRAPHS]):
            found.append(quotation)
            done = quotation.outer.end
    return found


def _in_paragraph(text: str, paragraph: Span, following: list[Span]) -> Iterator[Quotation]:
    position = paragraph.start
    missing: set[str] = set()  # marks that close nothing more in this paragraph, so that the scan stays linear
    while opening := _OPENING.search(text, position, paragraph.end):
        mark, start = opening.group(), opening.end()
        position = start
        if mark in missing or (mark in _SINGLE and _CLIPPED.match(text, opening.start())):
            continue
        end = _closing(text, mark, start, paragraph.end)
        if end is not None:
            position = end + (2 if text.startswith(_CLOSING_TWICE, end) else 1)
            yield Quotation(Span(start, end), Span(opening.start(), position))
            continue
        missing.add(mark)
        if _reopened(text, opening, paragraph, following):
            yield Quotation(Span(start, paragraph.end), Span(opening.start(), paragraph.end), closed=False)
            return
        if mark in _SINGLE or opening.start() != paragraph.start:
            continue
        # Opened at the head of a paragraph and not closed in it: it goes on in the next.
        last = _end_in_following(text, mark, following)
        if last is not None:
            yield Quotation(Span(start, last), Span(opening.start(), last + 1))
            return


def _reopened(text: str, opening: re.Match[str], paragraph: Span, following: list[Span]) -> bool:
    """Whether a quotation that begins with a sentence is left open to the end of its paragraph, and the next
    paragraph opens with the mark again."""
    if not following or not text.startswith(opening.group(), following[0].start):
        return False
    before = text[paragraph.start : opening.start()].rstrip()
    return (not before or before[-1] in _SENTENCE_BOUNDS) and text[paragraph.end - 1] in _SENTENCE_BOUNDS


def _closing(text: str, mark: str, start: int, end: int) -> int | None:
    """Where the quotation that opened before `start` closes, if it does before `end`."""
    for at in range(start, end):
        char = text[at]
        if char not in _CLOSERS[mark] or at == start:
            continue
        inside_word = at + 1 < end and (text[at + 1].isalnum() and text[at - 1].isalnum())
        if inside_word or (text[at - 1].isspace() and (mark in _SINGLE or char in _SINGLE)):
            continue
        if mark in _SINGLE and text[at - 1] in "sxz" and _genitive(text, at, end):
            continue
        if char == mark and text[at - 1].isspace() and at + 1 < end and not text[at + 1].isspace():
            return None  # another quotation opens here: this one was never closed
        return at
    return None


def _genitive(text: str, at: int, end: int) -> bool:
    """Whether the mark at `at` is the apostrophe of a genitive or plural, with the closing mark still to come."""
    following = text[at + 1 : min(end, at + 2)]
    return following == " " and text[at] in text[at + 1 : min(end, at + 200)]


def _end_in_following(text: str, mark: str, following: list[Span]) -> int | None:
    for paragraph in following:
        if text[paragraph.start] in _CLOSERS:
            return None
        opened_again = _OPENING.search(text, paragraph.start, paragraph.end)
        end = _closing(text, mark, paragraph.start, paragraph.end)
        if end is not None and (opened_again is None or opened_again.start() > end):
            return end
        if opened_again:
            return None
    return None
