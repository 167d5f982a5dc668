"""Parts: whole or absent, the latest receipt right, tidied without losing a row."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from pipeline.record import Record
from pipeline.store import tidy as tidying
from pipeline.store.layout import Outputs
from pipeline.store.parts import PartWriter, read_parts
from pipeline.store.receipts import Receipt, latest
from pipeline.store.schema import record_batch
from pipeline.store.tidy import tidy


@pytest.fixture
def outputs(tmp_path):
    folder = Outputs(tmp_path)
    folder.records.mkdir()
    folder.work.mkdir()
    return folder


def write(outputs: Outputs, name: str, run: int, **rows: int) -> None:
    """A part with so many rows for each path."""
    with PartWriter(outputs, name) as writer:
        for path, count in rows.items():
            for number in range(count):
                record = Record(doc_id=f"{path}#{number}", text=f"{name} {number}", model="m", pipeline_version="1")
                writer.add(record_batch([(record, b"\0" * 256)]))
        writer.commit([receipt(path, run, count) for path, count in rows.items()])


def receipt(path: str, run: int, rows: int) -> Receipt:
    return Receipt(
        path=path, size=1, mtime_ns=1, sha256="x", manifest="", made_with="w", pipeline_version="1", model="m", run=run,
        rows=rows, undated=rows,
    )  # fmt: skip


def texts(outputs: Outputs) -> dict[str, str]:
    rows = [row for part in read_parts(outputs) for row in pq.read_table(part.file).to_pylist()]
    assert len({row["doc_id"] for row in rows}) == len(rows)
    return {row["doc_id"]: row["text"] for row in rows}


def test_what_is_not_committed_leaves_nothing(outputs):
    with PartWriter(outputs, "x") as writer:
        writer.add(record_batch([(Record(doc_id="a", text="a", model="m", pipeline_version="1"), b"")]))
    assert list(outputs.records.iterdir()) == list(outputs.work.iterdir()) == []


def test_the_receipt_of_the_latest_run_is_right(outputs):
    write(outputs, "aaa", 2, a=1)
    write(outputs, "zzz", 1, a=3, b=1)
    right = latest(receipt for part in read_parts(outputs) for receipt in part.receipts)
    assert {path: [r.run for r in pieces] for path, pieces in right.items()} == {"a": [2], "b": [1]}


def test_tidying_drops_what_was_replaced_and_what_is_gone(outputs):
    write(outputs, "one", 1, a=2, b=3, c=1)
    write(outputs, "two", 2, b=1)
    tidy(outputs, read_parts(outputs), frozenset({"c"}))
    assert texts(outputs) == {"a#0": "one 0", "a#1": "one 1", "b#0": "two 0"}


def test_a_part_of_which_nothing_stays_is_removed(outputs):
    write(outputs, "one", 1, a=2)
    write(outputs, "two", 2, a=1)
    tidy(outputs, read_parts(outputs))
    assert [part.file.name for part in read_parts(outputs)] == ["part-two.parquet"]


def test_small_parts_are_merged_once_they_make_a_good_one(outputs, monkeypatch):
    monkeypatch.setattr(tidying, "MERGED_ROWS", 10)
    for day in range(7):
        write(outputs, f"day{day}", day, **{f"d{day}": 2})
    before = texts(outputs)
    tidy(outputs, read_parts(outputs))
    assert texts(outputs) == before
    assert sorted(part.rows for part in read_parts(outputs)) == [2, 2, 10]


def test_a_merge_that_was_cut_off_leaves_no_row_twice(outputs, monkeypatch):
    """Killed after the merged part appeared and before its pieces went."""
    monkeypatch.setattr(tidying, "MERGED_ROWS", 4)
    write(outputs, "one", 1, a=2)
    write(outputs, "two", 1, b=2)
    pieces = {file.name: file.read_bytes() for file in outputs.records.iterdir()}
    before = texts(outputs)
    tidy(outputs, read_parts(outputs))
    for name, content in pieces.items():
        (outputs.records / name).write_bytes(content)
    tidy(outputs, read_parts(outputs))
    assert texts(outputs) == before


def test_junk_among_the_parts_is_as_if_absent(outputs):
    write(outputs, "one", 1, a=1)
    (outputs.records / "part-half.parquet").write_bytes(b"PAR1 and no more")
    assert [part.file.name for part in read_parts(outputs)] == ["part-one.parquet"]


def test_reading_removes_nothing_and_tidying_removes_junk(outputs):
    write(outputs, "one", 1, a=1)
    junk = outputs.records / "part-half.parquet"
    junk.write_bytes(b"PAR1 and no more")
    read_parts(outputs)
    assert junk.exists()
    tidy(outputs, read_parts(outputs))
    assert [file.name for file in outputs.records.iterdir()] == ["part-one.parquet"]
