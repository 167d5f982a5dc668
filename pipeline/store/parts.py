"""Parts: files of records that appear whole by one rename, each with the receipts of the files it was made from.

A part holds the rows of its receipts in order, so that a receipt knows which rows are its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.layout import Outputs, put_in_place
from pipeline.store.receipts import Receipt, from_json, to_json
from pipeline.store.schema import records_schema

_RECEIPTS = b"receipts"
_ROWS_AT_ONCE = 256
_LISTINGS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it lies in the records folder."""

    file: Path
    receipts: tuple[Receipt, ...]

    @property
    def rows(self) -> int:
        """Number of articles in it."""
        return sum(receipt.rows for receipt in self.receipts)


class PartWriter:
    """Writes one part, in row groups of a bounded size. Use as a context; what is not committed leaves nothing behind.

    Raises OSError where the disk does not take it.
    """

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._target = outputs.part(name)
        self._unfinished = outputs.work / self._target.name
        self._waiting: list[pa.RecordBatch] = []
        self._writer = pq.ParquetWriter(self._unfinished, records_schema(), compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._writer.close()
        finally:
            self._unfinished.unlink(missing_ok=True)

    def add(self, rows: pa.RecordBatch) -> None:
        """Add rows of articles."""
        self._waiting.append(rows)
        if sum(waiting.num_rows for waiting in self._waiting) >= _ROWS_AT_ONCE:
            self._flush()

    def copy(self, part: Part, receipts: Sequence[Receipt]) -> None:
        """Add the rows of some receipts of another part."""
        kept = {id(receipt) for receipt in receipts}
        mask = pa.array([id(receipt) in kept for receipt in part.receipts for _ in range(receipt.rows)], pa.bool_())
        start = 0
        with pq.ParquetFile(part.file) as file:
            for rows in file.iter_batches(_ROWS_AT_ONCE):
                self.add(rows.filter(mask.slice(start, rows.num_rows)).cast(records_schema()))
                start += rows.num_rows

    def commit(self, receipts: Sequence[Receipt]) -> None:
        """Finish the part and give it its place."""
        self._flush()
        self._writer.add_key_value_metadata({_RECEIPTS.decode(): to_json(receipts)})
        self._writer.close()
        put_in_place(self._unfinished, self._target)

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting))
        self._waiting = []


def read_parts(outputs: Outputs) -> list[Part]:
    """All sound parts by name. A file that is no whole part is passed over, as if it were not there.

    Raises OSError where they cannot be read.
    """
    for _ in range(_LISTINGS):
        try:
            return [part for part in map(_read_part, sorted(outputs.part_files())) if part is not None]
        except FileNotFoundError:  # a run has merged it into another since they were listed
            continue
    raise FileNotFoundError(f"The parts in {outputs.records} keep changing; try again when the run has ended.")


def _read_part(file: Path) -> Part | None:
    """A part with its receipts; None where the file is no whole part."""
    try:
        return Part(file, from_json(pq.read_metadata(file).metadata[_RECEIPTS]))
    except (pa.ArrowInvalid, KeyError, TypeError, ValueError):
        return None
