"""What an outputs folder holds, without running anything."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.record import MENTION_KINDS
from pipeline.store.layout import Outputs
from pipeline.store.parts import read_parts
from pipeline.store.receipts import latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of an outputs folder."""

    outputs: Path
    last_run: dict[str, Any]
    """The account of the last run, as in run.json; its `state` is `running` where the run did not end."""
    parts: int
    files: int
    articles: int
    made_by: Counter[str]
    """Files by the version and model that worked on them."""
    problems: Counter[str]
    """Sources by outcome and reason."""
    duplicates: int
    mentions: dict[str, int]


def read_status(outputs: Path | str) -> Status:
    """The status of an outputs folder. Raises FileNotFoundError where no run has written there."""
    folder = Outputs(Path(outputs))
    if not folder.run_report.exists():
        raise FileNotFoundError(f"No run has written to {folder.root}.")
    parts = read_parts(folder)
    by_file = latest(receipt for part in parts for receipt in part.receipts)
    receipts = [receipt for pieces in by_file.values() for receipt in pieces]
    documents = folder.table("documents")
    duplicates = pq.read_table(documents, columns=["duplicate_of"])["duplicate_of"] if documents.exists() else None
    return Status(
        outputs=folder.root,
        last_run=json.loads(folder.run_report.read_text(encoding="utf-8")),
        parts=len(parts),
        files=len(by_file),
        articles=sum(receipt.rows for receipt in receipts),
        made_by=Counter(f"version {first.pipeline_version}, {first.model}" for first, *_ in by_file.values()),
        problems=Counter(f"{p.outcome}: {p.reason}" for receipt in receipts for p in receipt.problems),
        duplicates=len(duplicates) - duplicates.null_count if duplicates is not None else 0,
        mentions={kind: pq.read_metadata(folder.table(kind)).num_rows for kind in MENTION_KINDS if documents.exists()},
    )
