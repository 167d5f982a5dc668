"""What copying, typing and house styles do to a press release, with its marks kept in place."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.marks import Mark, MarkedText

_WRAP_AT = range(60, 82)


@dataclass(frozen=True, slots=True)
class Styles:
    """How often each way of writing is met."""

    lowered: float = 0.0
    title_in_capitals: float = 0.0
    title_capitalised: float = 0.0
    no_diacritics: float = 0.0
    other_quotes: float = 0.0
    hard_wrapped: float = 0.0


def varied(article: MarkedText, styles: Styles, rng: random.Random) -> MarkedText:
    """The article as written in another house. All changes keep the length of the text, and so the marks right."""
    text = article.text
    title, gap, rest = text.partition("\n\n")
    if rng.random() < styles.title_in_capitals:
        text = _same_length(title, str.upper) + gap + rest
    elif rng.random() < styles.title_capitalised and len(title) < 150:
        text = _same_length_words(title) + gap + rest
    if rng.random() < styles.no_diacritics:
        text = _same_length(text, _bare)
    if rng.random() < styles.other_quotes:
        text = text.translate(rng.choice(_QUOTES))
    if rng.random() < styles.hard_wrapped:
        text = _wrapped(text, rng.choice(_WRAP_AT))
    if rng.random() < styles.lowered:
        text = _same_length(text, str.lower)
    marks = tuple(Mark(m.kind, m.start, m.end, text[m.start : m.end], m.attributes) for m in article.marks)
    return MarkedText(text, marks, article.header)


_QUOTES = (
    str.maketrans("“”„‘’", '"""\'\''),
    str.maketrans("\"'", "”’"),
    str.maketrans("“”‘’", "‘’‘’"),
    str.maketrans("“„", "„“"),
)


def _same_length(text: str, change: Callable[[str], str]) -> str:
    return "".join(new if len(new := change(char)) == 1 else char for char in text)


def _same_length_words(text: str) -> str:
    """Every Word With A Capital."""
    chars = list(text)
    for i, char in enumerate(chars):
        if (i == 0 or chars[i - 1] == " ") and len(char.upper()) == 1:
            chars[i] = char.upper()
    return "".join(chars)


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


def _wrapped(text: str, width: int) -> str:
    """Line breaks in place of spaces, as mailed text has them."""
    chars = list(text)
    column = 0
    last_space = -1
    for i, char in enumerate(chars):
        column = 0 if char == "\n" else column + 1
        if char == " ":
            last_space = i
        if column > width and last_space >= 0:
            chars[last_space] = "\n"
            column = i - last_space
            last_space = -1
    return "".join(chars)
