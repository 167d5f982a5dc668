"""Rows of the flat tables as cells of a sheet."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pyarrow.parquet as pq

Cell = str | int | float | bool | dt.date | None

_ROWS_AT_ONCE = 1_000
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula when it stands at its head."""


def rows(table: pq.ParquetFile, columns: list[str]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, a batch at a time; lists become JSON."""
    for batch in table.iter_batches(_ROWS_AT_ONCE, columns=columns):
        by_column = [[_cell(value) for value in batch.column(name).to_pylist()] for name in columns]
        yield from zip(*by_column, strict=True)


def defused(value: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula, with an apostrophe before it, so that it stays a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_ACTIVE) else value


def _cell(value: Any) -> Cell:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, list) else value
