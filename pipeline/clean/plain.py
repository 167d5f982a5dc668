"""Plain text to blocks: hard-wrapped lines are joined, everything else is left as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.draft import Block
from pipeline.clean.encoding import squeeze_blanks

_WIDEST = 100  # columns; nobody wraps mail or text wider
_NARROWEST = 40
ITEM = re.compile(r"^\s*(?:[-–—•*▪●○◦·‣✓✔]|\d{1,2}[.)]|[a-z]\))\s+\S")
_RULE = re.compile(r"^[\s\-=_*~#.+·•–—]{3,}$")


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The lines of a normalised text as blocks, joined where they were broken at a fixed width."""
    groups = _groups(text.split("\n"))
    width = _wrap_width(groups)
    blocks: list[Block] = []
    for group in groups:
        joined = _joined(group, width) if width else group
        for line in joined:
            clean = squeeze_blanks(line)
            if clean and not _RULE.match(clean):
                blocks.append(Block(clean, "item" if ITEM.match(line) else "paragraph"))
    return tuple(blocks)


def join_lines(left: str, right: str) -> str:
    """Two lines of one paragraph as one, a word that was cut at the line end made whole."""
    left, right = left.rstrip(), right.lstrip()
    if re.search(r"[^\W\d_]{2}-$", left) and right[:1].islower() and not re.match(r"(?:en|of|tot)\b", right):
        # A capital or a digit before the hyphen means that it belongs to the word: AI-onderzoek, tv-programma not.
        before = re.search(r"[^\s-]+-$", left)
        if before and (before.group()[:-1].isupper() or before.group()[0].isdigit()):
            return left + right
        return left[:-1] + right
    if left.endswith("-") and len(left) > 1 and left[-2] not in " -":
        return left + right if not re.match(r"(?:en|of|tot)\b", right) else f"{left} {right}"
    return f"{left} {right}"


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
    short_enough = [len(line) for line in lines if len(line) <= _WIDEST]
    if not short_enough or long > 0.1 * sum(map(len, lines)):
        return 0
    width = max(short_enough)
    inner = [(line, group[at + 1]) for group in groups for at, line in enumerate(group[:-1])]
    wrapped = [line for line, following in inner if _is_full(line, following, width)]
    if width < _NARROWEST or len(wrapped) < 3 or len(wrapped) < 0.4 * len(inner):
        return 0
    return width


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line did not fit on this one."""
    first = following.split(None, 1)[0]
    return len(line) + 1 + len(first) > width - 2


def _joined(group: Sequence[str], width: int) -> list[str]:
    joined = [group[0]]
    last = group[0]
    for line in group[1:]:
        continues = _is_full(last, line, width) or (
            line.lstrip()[:1].islower() and not last.endswith((".", ":", "!", "?"))
        )
        if continues and not ITEM.match(line):
            joined[-1] = join_lines(joined[-1], line)
        else:
            joined.append(line)
        last = line
    return joined
