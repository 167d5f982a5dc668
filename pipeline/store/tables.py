"""The flat tables: derived from the parts as a sorted stream, and read back as pandas frames."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.record import MENTION_KINDS, Problem
from pipeline.store.layout import Outputs, put_in_place
from pipeline.store.parts import Part, read_parts
from pipeline.store.schema import TABLES, records_schema, stored_columns, table_schema

_STATE = b"records_state"
_ROWS_AT_ONCE = 20_000
_SORT_MEMORY = "1GB"
_CATEGORIES = (
    "method",
    "kind",
    "qualifier",
    "unit",
    "country",
    "published_from",
    "language",
    "stage",
    "outcome",
)

Originals = Callable[[Iterable[tuple[str, Any, bytes]]], dict[str, str]]
"""Works out near-duplicates: (doc_id, day of publication, signature) of all articles to original by doc_id."""


def derive_tables(outputs: Outputs, originals: Originals) -> bool:
    """Write the flat tables from the parts; False where they match the parts already.

    Every table is complete in the work folder before the first takes its place, so that readers find tables of one
    state (`load` checks that it has).
    """
    parts = read_parts(outputs)
    state = _state(parts)
    if all(_state_of(outputs.table(name)) == state for name in TABLES):
        return False
    with duckdb.connect() as database:
        database.execute(f"SET memory_limit = '{_SORT_MEMORY}'; SET temp_directory = '{_quoted(outputs.work)}'")
        database.register("duplicates", pa.table({"doc_id": [], "duplicate_of": []}))
        _register_records(database, parts)
        database.register("duplicates", _duplicates(database, originals))
        for name in (*MENTION_KINDS, "documents"):
            _write(outputs, name, _stream(database, name), state)
    _write(outputs, "errors", [_errors(parts)], state)
    for name in TABLES:
        put_in_place(outputs.work / f"{name}.parquet", outputs.table(name))
    return True


@dataclass(frozen=True)
class Tables:
    """The tables of one outputs folder as pandas frames, each read when it is first asked for.

    Whole numbers and texts are nullable types, days `datetime64` (finer units do not reach the 17th century),
    columns of few fixed values categories.
    """

    files: dict[str, pq.ParquetFile]

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per article."""
        return self._frame("documents")

    @cached_property
    def organisations(self) -> pd.DataFrame:
        """Mentions of organisations."""
        return self._frame("organisations")

    @cached_property
    def people(self) -> pd.DataFrame:
        """Mentions of persons."""
        return self._frame("people")

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Quantities."""
        return self._frame("figures")

    @cached_property
    def dates(self) -> pd.DataFrame:
        """Calendar expressions."""
        return self._frame("dates")

    @cached_property
    def cities(self) -> pd.DataFrame:
        """Mentions of populated places."""
        return self._frame("cities")

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """Quotations."""
        return self._frame("quotes")

    @cached_property
    def errors(self) -> pd.DataFrame:
        """Sources that gave no article, and why."""
        return self._frame("errors")

    def _frame(self, name: str) -> pd.DataFrame:
        frame = self.files[name].read().to_pandas(date_as_object=False, types_mapper=_pandas_type)
        for column in frame.columns.intersection(_CATEGORIES):
            frame[column] = frame[column].astype("category")
        return frame


def load(folder: Path | str) -> Tables:
    """The tables of an outputs folder, all of one state even while a run writes there.

    Raises FileNotFoundError where there are no outputs.
    """
    outputs = Outputs(Path(folder))
    for _ in range(100):
        files = {name: _opened(outputs.table(name)) for name in TABLES}
        if len({file.metadata.metadata[_STATE] for file in files.values()}) == 1:
            return Tables(files)
        time.sleep(0.05)
    raise RuntimeError(f"The tables in {folder} do not belong together; run the pipeline once more.")


def _opened(file: Path) -> pq.ParquetFile:
    if not file.exists():
        raise FileNotFoundError(f"There is no {file.name} in {file.parent}: has a run finished there?")
    return pq.ParquetFile(file)


def _pandas_type(arrow_type: pa.DataType) -> Any:
    if pa.types.is_integer(arrow_type):
        return pd.Int64Dtype()
    if pa.types.is_string(arrow_type):
        return pd.StringDtype()
    return None


def _state(parts: Sequence[Part]) -> str:
    """A digest of what the parts hold, whatever the way in which it is spread over them."""
    known = sorted((r.path, r.sha256 or "", r.manifest, r.made_with, r.rows) for p in parts for r in p.receipts)
    return hashlib.sha256(repr(known).encode()).hexdigest()


def _state_of(table: Path) -> str | None:
    try:
        return pq.read_metadata(table).metadata[_STATE].decode()
    except (OSError, KeyError, TypeError, pa.ArrowInvalid):
        return None


def _register_records(database: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> None:
    files = ", ".join(f"'{_quoted(part.file)}'" for part in parts)
    if files:
        database.execute(f"CREATE VIEW records AS SELECT * FROM read_parquet([{files}])")
    else:
        database.register("records", records_schema().empty_table())


def _duplicates(database: duckdb.DuckDBPyConnection, originals: Originals) -> pa.Table:
    rows = database.execute("SELECT doc_id, published, signature FROM records ORDER BY doc_id").fetchall()
    found = originals(rows)
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
    schema = schema.with_metadata({**schema.metadata, _STATE: state.encode()})
    with pq.ParquetWriter(outputs.work / f"{name}.parquet", schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(pa.Table.from_batches([batch]).select(schema.names).cast(schema))


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
