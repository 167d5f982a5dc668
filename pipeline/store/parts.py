"""Parts: files of records that appear whole by one rename, each with the receipts of the files it was made from.

A part holds the rows of its receipts in order, so that a receipt knows which rows are its own. What a file of the
corpus gave is settled by the receipt of the latest run that has one for its path; rows of earlier ones are dropped
when the parts are tidied.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.record import Problem
from pipeline.store.layout import Outputs, put_in_place
from pipeline.store.schema import records_schema

_RECEIPTS = b"receipts"
_ROWS_AT_ONCE = 256
MERGE_BELOW_ROWS = 1_000
"""A part with fewer rows is worth merging with others."""
MERGED_ROWS = 5_000
"""Merging stops once a part has this many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one file of the corpus: how it looked when it was read, and what it gave."""

    path: str
    size: int
    mtime_ns: int
    sha256: str | None
    """Of the file's bytes; null where it could not be read."""
    manifest: str
    """Digest of what the manifest says about it."""
    made_with: str
    """Fingerprint of code, lists, settings and model."""
    pipeline_version: str
    model: str
    run: int
    """Number of the run that made it; the latest is right."""
    rows: int
    undated: int
    """Rows without a day of publication."""
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> int:
        """How many sources in the file failed (and were not left out on purpose)."""
        return sum(problem.outcome == "failed" for problem in self.problems)


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
    """Writes one part. Use as a context; what is not committed leaves nothing behind.

    Raises OSError where the disk does not take it.
    """

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._target = outputs.records / f"part-{name}.parquet"
        self._unfinished = outputs.work / f"part-{name}.parquet"
        self._rows: list[dict[str, Any]] = []
        self._writer = pq.ParquetWriter(self._unfinished, records_schema(), compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer.is_open:
            self._writer.close()
        self._unfinished.unlink(missing_ok=True)

    def add(self, row: dict[str, Any]) -> None:
        """Add the row of one article."""
        self._rows.append(row)
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._flush()

    def copy(self, table: pa.Table) -> None:
        """Add rows that another part holds already."""
        self._flush()
        self._writer.write_table(table.cast(records_schema()))

    def commit(self, receipts: Sequence[Receipt]) -> None:
        """Finish the part and give it its place."""
        self._flush()
        written = json.dumps([dataclasses.asdict(receipt) for receipt in receipts], ensure_ascii=False)
        self._writer.add_key_value_metadata({_RECEIPTS.decode(): written})
        self._writer.close()
        put_in_place(self._unfinished, self._target)

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=records_schema()))
            self._rows = []


def read_parts(outputs: Outputs) -> list[Part]:
    """All sound parts by name. A file that is no whole part is passed over, as if it were not there."""
    files = sorted(outputs.records.glob("part-*.parquet"))
    return [part for part in map(_read_part, files) if part is not None]


def latest(parts: Iterable[Part]) -> dict[str, tuple[Part, Receipt]]:
    """For each path of the corpus the receipt that is right, and the part in which it stands."""
    found: dict[str, tuple[Part, Receipt]] = {}
    for part in parts:
        for receipt in part.receipts:
            if receipt.path not in found or receipt.run >= found[receipt.path][1].run:
                found[receipt.path] = (part, receipt)
    return found


def tidy(outputs: Outputs, gone: frozenset[str] = frozenset()) -> list[Part]:
    """Drop rows that a later run replaced and those of the paths that are `gone`; merge small parts.

    Files that are no whole parts are removed. Gives the parts that are there then. Each step is one rename of a whole
    part. A run killed between two of them leaves rows that stand twice, which `latest` tells apart and the next call
    drops.
    """
    parts = read_parts(outputs)
    for broken in set(outputs.records.glob("part-*.parquet")) - {part.file for part in parts}:
        broken.unlink()
    if _drop(outputs, parts, gone):
        parts = read_parts(outputs)
    return read_parts(outputs) if _merge(outputs, parts) else parts


def _drop(outputs: Outputs, parts: Sequence[Part], gone: frozenset[str]) -> bool:
    """Rewrite the parts of which some rows go; whether there were any."""
    right = latest(parts)
    dropped = False
    for part in parts:
        receipts = tuple(r for r in part.receipts if r.path not in gone and right[r.path][1] is r)
        if len(receipts) == len(part.receipts):
            continue
        dropped = True
        if receipts:
            _write_merged(outputs, part.file.stem.removeprefix("part-"), [(part, receipts)])
        else:
            part.file.unlink()
    return dropped


def _merge(outputs: Outputs, parts: Sequence[Part]) -> bool:
    """Merge small parts; whether there were enough."""
    merged = False
    for group in _groups_to_merge(parts):
        merged = True
        digest = hashlib.sha256("".join(part.file.name for part in group).encode()).hexdigest()[:20]
        _write_merged(outputs, digest, [(part, part.receipts) for part in group])
        for part in group:
            part.file.unlink()
    return merged


def _read_part(file: Path) -> Part | None:
    """A part with its receipts; None where the file is no whole part."""
    try:
        metadata = pq.read_metadata(file).metadata
        return Part(file, tuple(_receipt(values) for values in json.loads(metadata[_RECEIPTS])))
    except (pa.ArrowInvalid, KeyError, TypeError, ValueError):
        return None


def _receipt(values: dict[str, Any]) -> Receipt:
    problems = tuple(Problem(**problem) for problem in values.pop("problems"))
    return Receipt(**values, problems=problems)


def _groups_to_merge(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Small parts in groups that together make a part of a good size; what is left over waits for the next run."""
    group: list[Part] = []
    for part in parts:
        if part.rows >= MERGE_BELOW_ROWS:
            continue
        group.append(part)
        if sum(member.rows for member in group) >= MERGED_ROWS or len(group) >= _ROWS_AT_ONCE:
            yield group
            group = []


def _write_merged(outputs: Outputs, name: str, pieces: Sequence[tuple[Part, Sequence[Receipt]]]) -> None:
    with PartWriter(outputs, name) as writer:
        for part, receipts in pieces:
            keep = {receipt.path for receipt in receipts}
            kept = [receipt.path in keep for receipt in part.receipts for _ in range(receipt.rows)]
            writer.copy(pq.read_table(part.file).filter(pa.array(kept, pa.bool_())))
        writer.commit([receipt for _, receipts in pieces for receipt in receipts])
