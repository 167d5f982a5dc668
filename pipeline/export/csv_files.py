"""CSV: one file per table, comma-separated, in UTF-8 with a byte order mark, which Excel needs and others skip.

Days are ISO 8601, truth values `true` and `false`, nulls empty. Texts that a spreadsheet would run as a formula have
an apostrophe before them.
"""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.export.cells import Cell, defused, rows
from pipeline.store.frames import Tables


def write(tables: Tables, folder: Path, notes: list[str]) -> None:
    """Write one file per table."""
    changed = 0
    for name, table in tables.files.items():
        columns = table.schema_arrow.names
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in rows(table, columns):
                safe = [defused(cell) for cell in row]
                changed += sum(a is not b for a, b in zip(row, safe, strict=True))
                writer.writerow([_written(cell) for cell in safe])
    if changed:
        notes.append(f"{changed} texts that a spreadsheet would run as a formula have an apostrophe before them.")


def _written(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell
