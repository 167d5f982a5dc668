"""JSON Lines: one record per line in the gold format, so that corrected lines serve as gold for `pipeline evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.export.records import records
from pipeline.store.frames import Tables


def write(tables: Tables, folder: Path, notes: list[str]) -> None:
    """Write one file."""
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        for record in records(tables):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
