"""Outputs folders made from records, without a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.record import Problem, Record
from pipeline.store.layout import Outputs
from pipeline.store.parts import PartWriter, Receipt
from pipeline.store.schema import record_row
from pipeline.store.tables import derive_tables


def record(doc_id: str, text: str, **fields: object) -> Record:
    """A record with what a run always gives it."""
    given: dict[str, object] = {"title": text.split("\n")[0], "n_words": len(text.split()), "language": "nl"}
    always = {"media_type": "text/plain", "content_sha256": "0" * 64, "model": "test-1.0", "pipeline_version": "0"}
    return Record(doc_id=doc_id, text=text, **{**given, **always, **fields})  # type: ignore[arg-type]


def write_outputs(
    folder: Path,
    records: Iterable[Record],
    problems: Iterable[Problem] = (),
    duplicates: Mapping[str, str] | None = None,
) -> Path:
    """Write the parts and the flat tables of these records; `duplicates` is the original by doc_id."""
    outputs = Outputs(folder)
    outputs.records.mkdir(parents=True)
    outputs.work.mkdir()
    rows = 0
    with PartWriter(outputs, "0") as part:
        for one in records:
            part.add(record_row(one, b""))
            rows += 1
        receipt = Receipt(
            path="all", size=0, mtime_ns=0, sha256=None, manifest="", made_with="", pipeline_version="0",
            model="test-1.0", run=1, rows=rows, undated=0, problems=tuple(problems),
        )  # fmt: skip
        part.commit([receipt])
    derive_tables(outputs, lambda _: dict(duplicates or {}))
    return folder
