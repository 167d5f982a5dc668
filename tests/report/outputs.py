"""Outputs folders made from records, without a run."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.record import MENTION_KINDS, Problem, Record
from pipeline.store.layout import Outputs
from pipeline.store.schema import table_schema
from pipeline.store.tables import RECORDS_STATE


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
    """Write the flat tables of these records; `duplicates` is the original by doc_id."""
    folder.mkdir(parents=True)
    outputs, originals = Outputs(folder), duplicates or {}
    documents: list[dict[str, Any]] = []
    mentions: dict[str, list[dict[str, Any]]] = {kind: [] for kind in MENTION_KINDS}
    for one in sorted(records, key=lambda record: record.doc_id):
        row = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
        sentences = [span._asdict() for span in one.sentences]
        documents.append({**row, "sentences": sentences, "duplicate_of": originals.get(one.doc_id)})
        for kind in MENTION_KINDS:
            mentions[kind] += [{"doc_id": one.doc_id, **dataclasses.asdict(mention)} for mention in row[kind]]
    tables = {"documents": documents, **mentions, "errors": [dataclasses.asdict(problem) for problem in problems]}
    for name, rows in tables.items():
        schema = table_schema(name)
        schema = schema.with_metadata({**schema.metadata, RECORDS_STATE: b"test"})
        pq.write_table(pa.Table.from_pylist(rows, schema), outputs.table(name))
    return folder
