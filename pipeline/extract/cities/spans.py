"""Which of a set of spans touches a stretch of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a start and an exclusive end."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=Spanned)


class Spans(Generic[S]):
    """Spans that do not nest, to be asked by place; of nested ones the outermost is kept."""

    def __init__(self, spans: Iterable[S]) -> None:
        self._spans: list[S] = []
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if not self._spans or span.end > self._spans[-1].end:
                self._spans.append(span)
        self._starts = [span.start for span in self._spans]

    def __iter__(self) -> Iterator[S]:
        return iter(self._spans)

    def touching(self, start: int, end: int) -> S | None:
        """A span that shares a character with the stretch; the one that begins last."""
        at = bisect_right(self._starts, end - 1) - 1
        return self._spans[at] if at >= 0 and self._spans[at].end > start else None
