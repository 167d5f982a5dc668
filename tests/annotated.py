"""Helpers to write tests as annotated Dutch sentences (see `pipeline.marks`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline import marks
from pipeline.record import Mention


def expected(marked: str, kind: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without marks, and the mentions of one kind as the gold format has them."""
    parsed = marks.parse(marked)
    return parsed.text, parsed.to_gold()[kind]


def assert_mentions(found: Iterable[Mention], gold: list[dict[str, Any]], *attributes: str) -> None:
    """The found mentions are exactly the expected ones, in span and in each named attribute."""

    def shown(value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value

    got = [(m.start, m.end, m.text, *(shown(getattr(m, a)) for a in attributes)) for m in found]
    want = [(g["start"], g["end"], g["text"], *(g[a] for a in attributes)) for g in gold]
    assert got == want
