"""The flat tables, derived from the parts as a sorted stream."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.record import MENTION_KINDS, Problem
from pipeline.store.datapackage import write_datapackage
from pipeline.store.layout import Outputs, put_all_in_place
from pipeline.store.parts import Part
from pipeline.store.schema import TABLES, records_schema, stored_columns, table_schema

RECORDS_STATE = b"records_state"
_ROWS_AT_ONCE = 5_000
_SORT_MEMORY = "512MB"  # beyond it DuckDB sorts on disk

Originals = Callable[[Iterable[tuple[str, Any, bytes]]], dict[str, str]]
"""Works out near-duplicates: (doc_id, day of publication, signature) of all articles to original by doc_id."""


def derive_tables(outputs: Outputs, parts: Sequence[Part], originals: Originals) -> bool:
    """Write the flat tables from the parts; False where they match the parts already.

    Every table is complete in the work folder before the first takes its place, so that readers find tables of one
    state (`load` checks that it has). Raises OSError where the disk does not take them.
    """
    state = _state(parts)
    if outputs.descriptor.exists() and all(_state_of(outputs.table(name)) == state for name in TABLES):
        return False
    try:
        with duckdb.connect() as database:
            database.execute(f"SET memory_limit = '{_SORT_MEMORY}'; SET temp_directory = '{_quoted(outputs.work)}'")
            _register_records(database, parts)
            database.register("duplicates", _duplicates(database, originals))
            for name in (*MENTION_KINDS, "documents"):
                _write(outputs, name, _stream(database, name), state)
    except duckdb.Error as error:
        raise OSError(f"the tables cannot be sorted ({error})") from error
    _write(outputs, "errors", [_errors(parts)], state)
    tables = [(outputs.work / f"{name}.parquet", outputs.table(name)) for name in TABLES]
    put_all_in_place([(write_datapackage(outputs.work), outputs.descriptor), *tables])
    return True


def _state(parts: Sequence[Part]) -> str:
    """A digest of what the parts hold, whatever the way in which it is spread over them."""
    known = sorted(
        (r.path, r.piece, r.sha256 or "", r.manifest, r.made_with, r.rows) for p in parts for r in p.receipts
    )
    return hashlib.sha256(repr(known).encode()).hexdigest()


def _state_of(table: Path) -> str | None:
    try:
        return pq.read_metadata(table).metadata[RECORDS_STATE].decode()
    except (OSError, KeyError, TypeError, pa.ArrowInvalid):
        return None


def _register_records(database: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> None:
    files = ", ".join(f"'{_quoted(part.file)}'" for part in parts)
    if files:
        database.execute(f"CREATE VIEW records AS SELECT * FROM read_parquet([{files}])")
    else:
        database.register("records", records_schema().empty_table())


def _duplicates(database: duckdb.DuckDBPyConnection, originals: Originals) -> pa.Table:
    batches = database.sql("SELECT doc_id, published, signature FROM records").to_arrow_reader(_ROWS_AT_ONCE)
    found = originals(row for batch in batches for row in zip(*(c.to_pylist() for c in batch.columns), strict=True))
    schema = pa.schema([("doc_id", pa.string()), ("duplicate_of", pa.string())])
    return pa.table({"doc_id": list(found), "duplicate_of": list(found.values())}, schema=schema)


def _stream(database: duckdb.DuckDBPyConnection, table: str) -> Iterable[pa.RecordBatch]:
    reader: Iterable[pa.RecordBatch] = database.sql(_query(table)).to_arrow_reader(_ROWS_AT_ONCE)
    return reader


def _query(table: str) -> str:
    if table == "documents":
        columns = ", ".join(f'records."{column.name}"' for column in stored_columns())
        return (
            f"SELECT {columns}, duplicates.duplicate_of FROM records "
            "LEFT JOIN duplicates USING (doc_id) ORDER BY records.doc_id"
        )
    return (
        f"SELECT doc_id, mention.* FROM (SELECT doc_id, unnest({table}) AS mention FROM records) "
        "ORDER BY doc_id, mention.start, mention.end"
    )


def _errors(parts: Sequence[Part]) -> pa.RecordBatch:
    problems: list[Problem] = [p for part in parts for receipt in part.receipts for p in receipt.problems]
    problems.sort(key=lambda problem: (problem.doc_id, problem.stage, problem.reason))
    rows = [dataclasses.asdict(problem) for problem in problems]
    return pa.RecordBatch.from_pylist(rows, schema=table_schema("errors"))


def _write(outputs: Outputs, name: str, batches: Iterable[pa.RecordBatch], state: str) -> None:
    schema = table_schema(name)
    schema = schema.with_metadata({**schema.metadata, RECORDS_STATE: state.encode()})
    with pq.ParquetWriter(outputs.work / f"{name}.parquet", schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(pa.Table.from_batches([batch]).select(schema.names).cast(schema))


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
