"""Plain text to blocks: hard-wrapped lines are joined, everything else is left as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.clean.draft import Block
from pipeline.clean.encoding import squeeze_blanks

_WIDEST = 250  # columns; longer lines are paragraphs
_NARROWEST, _SAFE = 40, 60  # columns; lists and addresses can look like text that is wrapped narrowly
_USUAL = 100  # columns; what is wrapped wider has to show it by sentences that go on
_HYPHENATED = 0.03  # of the lines end in a hyphen where a program cut words
ITEM = re.compile(r"^\s*(?:[-–—•*▪●○◦·‣✓✔]|\d{1,2}[.)]|[a-z]\))\s+\S")
_DASH_AMID = re.compile(r"[–—-] [a-z]")
_ELLIPSIS = re.compile(r"(?:en|of|tot|en/of)\b")  # land- en tuinbouw
_RULE = re.compile(r"^[\s\-=_*~#.+·•–—]{3,}$")


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The lines of a normalised text as blocks, joined where they were broken at a fixed width."""
    groups = _groups(text.split("\n"))
    width = _wrap_width(groups)
    ends = [line[-2:] for group in groups for line in group]
    cut = sum(end[:1].isalpha() and end[1:] == "-" for end in ends)
    words_are_cut = cut >= max(2, _HYPHENATED * len(ends))
    blocks: list[Block] = []
    for group in groups:
        joined = _joined(group, width, words_are_cut) if width else group
        for line in joined:
            clean = squeeze_blanks(line)
            if clean and not _RULE.match(clean):
                blocks.append(Block(clean, "item" if ITEM.match(line) else "paragraph"))
    return tuple(blocks)


def join_lines(lines: Sequence[str], *, words_are_cut: bool) -> str:
    """The lines of one paragraph as one.

    `words_are_cut` says that words were hyphenated at line ends, and are to be made whole; else a hyphen there is the
    word's own.
    """
    pieces = [lines[0].strip()]
    for right in (line.strip() for line in lines[1:]):
        # Only the end of the last piece is looked at, so that a paragraph of any length takes linear time.
        pieces[-1] = _end_for(pieces[-1], right, words_are_cut)
        pieces.append(right)
    return "".join(pieces)


def _end_for(left: str, right: str, words_are_cut: bool) -> str:
    """The end of a line before its continuation: with a blank, with its hyphen, or without the one that cut a word."""
    if not left.endswith("-") or left.endswith((" -", "--")) or _ELLIPSIS.match(right):
        return left + " "
    if not words_are_cut:
        return left
    word = left[max(left.rfind(" ", 0, len(left) - 1), len(left) - 60) + 1 : -1]
    # A capital or a digit before the hyphen means that it belongs to the word: AI-onderzoek, 55-plussers.
    if right[:1].islower() and len(word) > 1 and not word.isupper() and not word[0].isdigit() and word[-1].isalpha():
        return left[:-1]
    return left


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines without an empty line between them."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrap_width(groups: Sequence[Sequence[str]]) -> int:
    """The column at which a text was wrapped, 0 where it was not."""
    lines = [line for group in groups for line in group]
    long = sum(len(line) for line in lines if len(line) > _WIDEST and " " in line)
    if long > 0.1 * sum(map(len, lines)):
        return 0
    inner = [(line, group[at + 1]) for group in groups for at, line in enumerate(group[:-1])]
    in_paragraphs = [len(line) for group in groups if len(group) > 1 for line in group if len(line) <= _WIDEST]
    width = max(in_paragraphs, default=0)
    wrapped = [pair for pair in inner if _is_full(*pair, width)]
    if width < _NARROWEST or len(wrapped) < 0.4 * len(inner):
        return 0
    cut_short = sum(not line.endswith((".", "!", "?", ":", ";")) for line, _ in wrapped)
    if len(wrapped) >= 3 and (width <= _USUAL or cut_short > 0.5 * len(wrapped)):
        return width
    # Few lines prove a width only where all are full and a sentence plainly goes on.
    goes_on = any(following[:1].islower() or (len(line) > _USUAL and line[-1].islower()) for line, following in wrapped)
    return width if width >= _SAFE and goes_on and len(wrapped) == len(inner) <= 2 * cut_short else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line did not fit on this one."""
    first = following.split(None, 1)[0]
    return len(line) + 1 + len(first) > width - 2


def _is_dash_amid(last: str, line: str) -> bool:
    """Whether a line opens with the dash of a sentence that goes on, and not with that of an item."""
    return _DASH_AMID.match(line) is not None and not last.endswith((".", ":", ";", "!", "?"))


def _joined(group: Sequence[str], width: int, words_are_cut: bool) -> list[str]:
    paragraphs = [[group[0]]]
    for last, line in pairwise(group):
        goes_on = line.lstrip()[:1].islower() and not last.endswith((".", ":", "!", "?"))
        is_full = _is_full(last, line, width)
        if (goes_on or is_full) and not (ITEM.match(line) and not (is_full and _is_dash_amid(last, line))):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [join_lines(lines, words_are_cut=words_are_cut) for lines in paragraphs]
