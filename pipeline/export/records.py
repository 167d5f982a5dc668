"""Records out of the flat tables, one at a time: each article with its mentions, in the gold format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain, groupby, islice
from typing import Any

import pyarrow.parquet as pq

from pipeline.record import MENTION_KINDS
from pipeline.store.frames import Tables

_ARTICLES_AT_ONCE = 200
_MENTIONS_AT_ONCE = 2_000


def records(tables: Tables) -> Iterator[dict[str, Any]]:
    """Every article as `Record.to_dict` gives it. Holds a few hundred in memory, however many there are."""
    waiting = {kind: _Mentions(tables.files[kind]) for kind in MENTION_KINDS}
    for row in _rows(tables.files["documents"], _ARTICLES_AT_ONCE):
        doc_id = row.pop("doc_id")
        yield {"id": doc_id, **row, **{kind: mentions.of(doc_id) for kind, mentions in waiting.items()}}


def in_batches(tables: Tables, size: int) -> Iterator[Iterator[dict[str, Any]]]:
    """The same, so many at a time, each batch to be used up before the next."""
    waiting = records(tables)
    for first in waiting:
        yield chain([first], islice(waiting, size - 1))


class _Mentions:
    """The mentions of one kind, asked for in the order of the articles (the tables are all sorted by doc_id)."""

    def __init__(self, table: pq.ParquetFile) -> None:
        self._groups = groupby(_rows(table, _MENTIONS_AT_ONCE), key=lambda row: row["doc_id"])
        self._next = next(self._groups, None)

    def of(self, doc_id: str) -> list[dict[str, Any]]:
        if self._next is None or self._next[0] != doc_id:
            return []
        mentions = [{name: value for name, value in row.items() if name != "doc_id"} for row in self._next[1]]
        self._next = next(self._groups, None)
        return mentions


def _rows(table: pq.ParquetFile, at_once: int) -> Iterator[dict[str, Any]]:
    for batch in table.iter_batches(at_once):
        for row in batch.to_pylist():
            yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
