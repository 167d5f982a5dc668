"""What a page shows twice: its title below itself, a paragraph in two places, a sentence blown up as a pull quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONG_ENOUGH = 6  # blanks in a paragraph that no article has twice
_TITLE_REACH = 3  # paragraphs below the title among which it may be repeated
_SHORTEST_QUOTE, _LONGEST_QUOTE = 25, 400  # letters and digits of a pull quote
_MOST_PARAGRAPHS, _MOST_TEXT = 400, 200_000  # beyond these pull quotes are not looked for
_LONGEST_BYLINE = 8  # words
_NAME = re.compile(r"[A-ZÀ-Ý][\w'’.-]*(?: (?:van|de|der|den|het|ten|ter|op|el|al|'t|in) | [A-ZÀ-Ý][\w'’.-]*| )*")


def without_repeats(paragraphs: Sequence[str], title: str | None) -> list[str]:
    """The paragraphs without the title among the first of them, those shown before, and pull quotes with who spoke."""
    wanted, seen = key_of(title or ""), set[str]()
    pulled = _pull_quotes(paragraphs)
    kept: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        key = key_of(paragraph)
        is_title = at <= _TITLE_REACH and key == wanted
        if is_title or at in pulled or (key in seen and paragraph.count(" ") >= _LONG_ENOUGH):
            continue
        seen.add(key)
        kept.append(paragraph)
    return kept


def key_of(text: str) -> str:
    """The letters and digits of a text, in lower case."""
    return re.sub(r"[\W_]+", "", text.lower())


def _pull_quotes(paragraphs: Sequence[str]) -> set[int]:
    """The paragraphs that stand whole inside another one, each with the line that names who says it."""
    if len(paragraphs) > _MOST_PARAGRAPHS or sum(map(len, paragraphs)) > _MOST_TEXT:
        return set()
    keys = [key_of(paragraph) for paragraph in paragraphs]
    whole = "\n".join(keys)
    found: set[int] = set()
    for at, (paragraph, key) in enumerate(zip(paragraphs, keys, strict=True)):
        if (
            paragraph[0].islower()
            or not _SHORTEST_QUOTE <= len(key) <= _LONGEST_QUOTE
            or paragraph.count(" ") < _LONG_ENOUGH - 1
        ):
            continue
        if whole.count(key) > 1 and any(key in other and len(other) > len(key) for other in keys):
            found.add(at)
            if at + 1 < len(paragraphs) and _is_byline(paragraphs[at + 1], whole):
                found.add(at + 1)
    return found


def _is_byline(line: str, whole: str) -> bool:
    """Whether a line is a name that the text has elsewhere, perhaps with a function behind a comma."""
    name, comma, _ = line.lstrip("–—- ").partition(",")
    if line.count(" ") >= _LONGEST_BYLINE or line.endswith((".", ":", "?", "!")):
        return False
    is_name = _NAME.fullmatch(name.strip()) is not None and (bool(comma) or " " in name.strip())
    return is_name and whole.count(key_of(name)) > 1
