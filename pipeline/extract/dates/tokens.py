"""Lines of text as tokens: runs of letters, runs of digits, and every other sign by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\S")
_PADDING = 12  # more than any look beyond the end; also what stands before the first token


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one line in lower case, with their places in the text; beyond both ends stand empty words."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    count: int
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)
    """What `chains` read already, by place and kind, so that long lists of numbers are read once."""

    @classmethod
    def read(cls, text: str, start: int, end: int) -> Line:
        """Split `text[start:end]`."""
        spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
        words = [text[a:b].lower() for a, b in spans]
        starts = [a for a, _ in spans]
        ends = [b for _, b in spans]
        return cls(
            text, words + [""] * _PADDING, starts + [end + 1] * _PADDING, ends + [end + 1] * _PADDING, len(spans)
        )

    def glued(self, i: int) -> bool:
        """Whether token i stands directly after the one before it."""
        return 0 < i < self.count and self.ends[i - 1] == self.starts[i]

    def after(self, i: int, *phrase: str) -> int | None:
        """The index after the phrase that begins at i; None where something else stands there."""
        words = self.words
        for offset, word in enumerate(phrase):
            if words[i + offset] != word:
                return None
        return i + len(phrase)

    def after_any(self, i: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
        """The index after the first of the phrases that begins at i."""
        word = self.words[i]
        for phrase in phrases:
            if phrase[0] == word and (end := self.after(i, *phrase)) is not None:
                return end
        return None

    def original(self, i: int) -> str:
        """Token i as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital."""
        return 0 <= i < self.count and self.text[self.starts[i]].isupper()

    def opens_sentence(self, i: int) -> bool:
        """Whether token i begins a sentence or stands after a colon, dash, bullet, bracket or quotation mark."""
        return i == 0 or self.words[i - 1] in _OPENERS


_OPENERS = frozenset(".!?:;–—-•*|\"'“”„‘’«»()[]…>")
