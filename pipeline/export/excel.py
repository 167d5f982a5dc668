"""Excel: one workbook with a sheet per table and one that describes the columns. Every text is a text, never a formula.

Needs the extra `excel`. The bounds of sentences are left out: they are for programs, and do not fit a cell.
"""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.export.cells import Cell, rows
from pipeline.store.frames import Tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""Rows of a sheet, its heading included."""
MOST_CHARS = 32_767
"""UTF-16 units of a cell."""
_FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel counts a day that never was, or none
_LEFT_OUT = ("sentences",)
_WIDTH, _WIDE = 16, 60


def write(tables: Tables, folder: Path, notes: list[str]) -> None:
    """Write the workbook. Raises ValueError where a table has more rows than a sheet, ModuleNotFoundError."""
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "writing Excel needs the extra `excel` (pip install 'dutch-press-pipeline[excel]')"
        ) from error
    for name, table in tables.files.items():
        if table.metadata.num_rows >= MOST_ROWS:
            raise ValueError(
                f"{name} has {table.metadata.num_rows:,} rows, and a sheet of Excel holds {MOST_ROWS - 1:,} below its "
                "heading. Choose --to csv, or select rows with pandas or DuckDB first."
            )
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(folder / "outputs.xlsx", options) as workbook:
        cut = sum(_write_sheet(workbook, tables, name) for name in tables.files)
        _describe(workbook, tables)
    if cut:
        notes.append(f"{cut} texts are longer than a cell of Excel holds ({MOST_CHARS:,} characters) and end in […].")


def _write_sheet(workbook: Workbook, tables: Tables, name: str) -> int:
    """Write one sheet; returns how many texts had to be cut."""
    table = tables.files[name]
    columns = [column for column in table.schema_arrow.names if column not in _LEFT_OUT]
    sheet = _sheet(workbook, name, columns)
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    cut = 0
    for number, row in enumerate(rows(table, columns), 1):
        for column, cell in enumerate(row):
            cut += _write_cell(sheet, number, column, cell, day)
    if table.metadata.num_rows:
        sheet.autofilter(0, 0, table.metadata.num_rows, len(columns) - 1)
    return cut


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, day: Any) -> bool:
    """Write one cell; returns whether it had to be cut."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, (int, float)) and math.isfinite(cell):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, dt.date) and cell >= _FIRST_DAY:
        sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), day)
    elif cell is not None:
        text = str(cell)
        fitting = _fitting(text)
        sheet.write_string(row, column, fitting)
        return fitting != text
    return False


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * MOST_CHARS:
        return text
    return units[: 2 * (MOST_CHARS - 4)].decode("utf-16-le", "ignore") + " […]"


def _describe(workbook: Workbook, tables: Tables) -> None:
    """A sheet that says what each column holds."""
    sheet = _sheet(workbook, "columns", ["table", "column", "description"])
    described = [(name, field) for name, table in tables.files.items() for field in table.schema_arrow]
    for number, (name, field) in enumerate(described, 1):
        sheet.write_row(number, 0, [name, field.name, field.metadata[b"description"].decode()])


def _sheet(workbook: Workbook, name: str, columns: list[str]) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _WIDE if column in ("text", "title", "description", "message") else _WIDTH)
    sheet.freeze_panes(1, 0)
    heading = workbook.add_format({"bold": True})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, heading)
    return sheet
