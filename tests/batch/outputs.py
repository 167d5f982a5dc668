"""What tests ask of an outputs folder: all its rows, and whether anything lies there that should not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.store.schema import TABLES


def tables_of(outputs: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, in their order."""
    return {name: pq.read_table(outputs / f"{name}.parquet").to_pylist() for name in TABLES}


def strays(outputs: Path) -> set[str]:
    """Names of files that have no business there."""
    known = {"records", "run.json", "datapackage.json", ".lock", *(f"{table}.parquet" for table in TABLES)}
    parts = {file.name for file in (outputs / "records").iterdir() if not file.name.startswith("part-")}
    return {file.name for file in outputs.iterdir()} - known | parts
