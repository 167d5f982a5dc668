"""The data that Next.js streams into a page in many small scripts: `self.__next_f.push([1,"..."])`."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Sequence
from typing import Any

_PUSH = re.compile(r'__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*")\s*\]\)', re.DOTALL)
_ROW = re.compile(rb"([0-9a-f]{1,8}):")
_TEXT = re.compile(rb"T([0-9a-f]{1,8}),")
_REFERENCE = re.compile(r"\$([0-9a-f]{1,8})")
_MOST_VALUES = 200_000


def flight_data(scripts: Sequence[str]) -> list[Any]:
    """The values of the rows in a page's stream, the texts that they refer to by number put in their place."""
    pieces = []
    for script in scripts:
        for push in _PUSH.findall(script):
            try:
                pieces.append(json.loads(push, strict=False))
            except ValueError:
                continue
    rows, texts = _rows("".join(pieces).encode("utf-8", "replace"))
    budget = [_MOST_VALUES]
    return [_resolved(row, texts, budget, 0) for row in rows]


def _rows(stream: bytes) -> tuple[list[Any], dict[str, str]]:
    """The rows that are JSON, and those that are plain text (which state their length in bytes) by number."""
    rows: list[Any] = []
    texts: dict[str, str] = {}
    at = 0
    while row := _ROW.match(stream, at):
        at = row.end()
        if text := _TEXT.match(stream, at):
            at = text.end() + int(text[1], 16)
            texts[row[1].decode()] = stream[text.end() : at].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", at)
        end = len(stream) if end < 0 else end
        with contextlib.suppress(ValueError, RecursionError):  # a module, a hint or an error is no JSON
            rows.append(json.loads(stream[at:end]))
        at = end + 1
    return rows, texts


def _resolved(value: Any, texts: dict[str, str], budget: list[int], depth: int) -> Any:
    budget[0] -= 1
    if budget[0] < 0 or depth > 200:
        return None
    if isinstance(value, str):
        reference = _REFERENCE.fullmatch(value)
        return texts.get(reference[1], value) if reference else value
    if isinstance(value, list):
        return [_resolved(item, texts, budget, depth + 1) for item in value]
    if isinstance(value, dict):
        return {key: _resolved(item, texts, budget, depth + 1) for key, item in value.items()}
    return value
