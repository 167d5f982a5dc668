"""Variation by machine: what copying, typing and house styles do to a press release, with its marks kept in place."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator

from pipeline.marks import Mark, MarkedText

LOWERED, TITLE_IN_CAPITALS, NO_DIACRITICS, OTHER_QUOTES, HARD_WRAPPED = 0.06, 0.25, 0.08, 0.3, 0.1
WRAP_AT = 72


def varied(article: MarkedText, rng: random.Random) -> Iterator[MarkedText]:
    """One varied copy of an article. All changes keep the length of the text, so that the marks stay right."""
    text = article.text
    if rng.random() < TITLE_IN_CAPITALS:
        title, gap, rest = text.partition("\n\n")
        text = _same_length(title, str.upper) + gap + rest
    if rng.random() < NO_DIACRITICS:
        text = _same_length(text, _bare)
    if rng.random() < OTHER_QUOTES:
        text = text.translate(rng.choice(_QUOTES))
    if rng.random() < HARD_WRAPPED:
        text = _wrapped(text)
    if rng.random() < LOWERED:
        text = _same_length(text, str.lower)
    marks = tuple(Mark(m.kind, m.start, m.end, text[m.start : m.end], m.attributes) for m in article.marks)
    yield MarkedText(text, marks, article.header)


_QUOTES = (
    str.maketrans("“”„‘’", "\"\"\"''"),
    str.maketrans("\"'", "”’"),
    str.maketrans("“”‘’", "‘’‘’"),
    str.maketrans("“„", "„“"),
)


def _same_length(text: str, change: Callable[[str], str]) -> str:
    return "".join(new if len(new := change(char)) == 1 else char for char in text)


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


def _wrapped(text: str) -> str:
    """Line breaks in place of spaces, as mailed text has them."""
    chars = list(text)
    column = 0
    last_space = -1
    for i, char in enumerate(chars):
        column = 0 if char == "\n" else column + 1
        if char == " ":
            last_space = i
        if column > WRAP_AT and last_space >= 0:
            chars[last_space] = "\n"
            column = i - last_space
            last_space = -1
    return "".join(chars)
