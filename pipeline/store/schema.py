"""Arrow schemas drawn from the dataclasses: types from their annotations, descriptions from their fields."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.record import MENTION_KINDS, Mention, Problem, Record, Span

SCHEMA_VERSION = "1"

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
}
_SPANS = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
_DOC_ID = pa.field("doc_id", pa.string(), nullable=False)
_SIGNATURE = pa.field(
    "signature",
    pa.binary(),
    metadata={"description": "MinHash signature of the text, by which near-duplicates are found"},
)


def _plain_columns(record_class: type) -> list[pa.Field]:
    """Fields of a dataclass as Arrow columns; those that hold mentions are left to the caller."""
    hints = typing.get_type_hints(record_class)
    columns = []
    for f in dataclasses.fields(record_class):
        description = f.metadata.get("description")
        if description is None:
            continue
        arrow_type, nullable = _arrow_type(hints[f.name])
        columns.append(pa.field(f.name, arrow_type, nullable, {"description": description}))
    return columns


def _arrow_type(hint: Any) -> tuple[pa.DataType, bool]:
    """The Arrow type of an annotation, and whether it may be null."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = [part for part in typing.get_args(hint) if part is not type(None)]
        return _arrow_type(inner[0])[0], True
    if typing.get_origin(hint) is typing.Literal:
        return pa.string(), False
    if hint == tuple[Span, ...]:
        return _SPANS, False
    return _SCALARS[hint], False


@cache
def mention_columns(kind: str) -> tuple[pa.Field, ...]:
    """The columns of one mention kind, without `doc_id`."""
    return tuple(_plain_columns(MENTION_KINDS[kind]))


@cache
def stored_columns() -> tuple[pa.Field, ...]:
    """The columns of an article that a part holds.

    `duplicate_of` is not among them: it depends on all records and is worked out when the flat tables are derived.
    """
    return tuple(c for c in _plain_columns(Record) if c.name != "duplicate_of")


@cache
def records_schema() -> pa.Schema:
    """A part of the records: one row per article with its mentions as lists of structs."""
    mentions = [pa.field(kind, pa.list_(pa.struct(mention_columns(kind))), nullable=False) for kind in MENTION_KINDS]
    return pa.schema([*stored_columns(), *mentions, _SIGNATURE], {"schema_version": SCHEMA_VERSION})


@cache
def table_schema(table: str) -> pa.Schema:
    """The schema of one flat table: `documents`, a mention kind, or `errors`."""
    if table == "documents":
        columns = _plain_columns(Record)
    elif table == "errors":
        columns = _plain_columns(Problem)
    else:
        description = {"description": "The article, as in documents"}
        columns = [_DOC_ID.with_metadata(description), *mention_columns(table)]
    return pa.schema(columns, {"schema_version": SCHEMA_VERSION})


TABLES = ("documents", *MENTION_KINDS, "errors")


def record_batch(records: Sequence[tuple[Record, bytes]]) -> pa.RecordBatch:
    """Records, each with its signature, as rows of `records_schema`.

    Raises UnicodeEncodeError for a text that is no valid Unicode.
    """
    return pa.RecordBatch.from_pylist([_record_row(*record) for record in records], schema=records_schema())


def _record_row(record: Record, signature: bytes) -> dict[str, Any]:
    row = {c.name: getattr(record, c.name) for c in stored_columns()}
    row["sentences"] = [span._asdict() for span in record.sentences]
    for kind in MENTION_KINDS:
        row[kind] = [_mention_row(mention, kind) for mention in getattr(record, kind)]
    row["signature"] = signature
    return row


def _mention_row(mention: Mention, kind: str) -> dict[str, Any]:
    return {c.name: getattr(mention, c.name) for c in mention_columns(kind)}
