"""A Frictionless Data Package descriptor (datapackage.json) beside the tables, so that they can be published.

Written after https://datapackage.org/standard/data-package/ (version 2). It holds what the tables are, no moment and no
licence: whose data the corpus is, the outputs cannot know.
"""

from __future__ import annotations

import json
import types
import typing
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.record import MENTION_KINDS, Problem, Record
from pipeline.store.layout import Outputs
from pipeline.store.schema import TABLES, table_schema

_PROFILES = "https://datapackage.org/profiles/2.0"
_PARQUET = "application/vnd.apache.parquet"
_TITLES = {
    "documents": "Articles",
    "organisations": "Mentions of organisations",
    "people": "Mentions of persons",
    "figures": "Quantities: counts, money, percentages and measures",
    "dates": "Calendar expressions, resolved to days",
    "cities": "Mentions of populated places",
    "quotes": "Quotations with their speakers",
    "errors": "Sources that gave no article, and why",
}


def write_datapackage(folder: Path) -> Path:
    """Describe the tables of an outputs folder in a file there; returns its path. Raises OSError."""
    file = Outputs(folder).descriptor
    file.write_text(json.dumps(_package(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return file


def _package() -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "dutch-press-records",
        "title": "Records extracted from Dutch press releases",
        "description": "Articles and the organisations, people, figures, dates, cities and quotations that they "
        "mention. Offsets (start, end) are Unicode code points of documents.text, end exclusive. run.json says what "
        "made them.",
        "keywords": ["press releases", "Dutch", "information extraction"],
        "resources": [_resource(name) for name in TABLES],
    }


def _resource(table: str) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table,
        "type": "table",
        "title": _TITLES[table],
        "path": f"{table}.parquet",
        "format": "parquet",
        "mediatype": _PARQUET,
        "schema": _schema(table),
    }


def _schema(table: str) -> dict[str, Any]:
    fields = [_field(table, column) for column in table_schema(table)]
    schema: dict[str, Any] = {"$schema": f"{_PROFILES}/tableschema.json", "fields": fields}
    schema["missingValues"] = []  # Parquet has nulls of its own; an empty text is a text
    if table == "documents":
        schema["primaryKey"] = ["doc_id"]
    elif table in MENTION_KINDS:
        to_documents = {"resource": "documents", "fields": ["doc_id"]}
        schema["foreignKeys"] = [{"fields": ["doc_id"], "reference": to_documents}]
    return schema


def _field(table: str, column: pa.Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    values = _fixed_values(table, column.name)
    if values:
        constraints["enum"] = values
    description = column.metadata[b"description"].decode()
    field = {"name": column.name, "type": _type(column.type), "description": description}
    return {**field, "constraints": constraints} if constraints else field


def _type(arrow_type: pa.DataType) -> str:
    names = {
        pa.string(): "string",
        pa.int64(): "integer",
        pa.float64(): "number",
        pa.bool_(): "boolean",
        pa.date32(): "date",
    }
    return names.get(arrow_type, "array")


def _fixed_values(table: str, column: str) -> list[str]:
    """The words that a column is limited to; none for one that is not."""
    row: type = {"documents": Record, "errors": Problem, **MENTION_KINDS}[table]
    hint = typing.get_type_hints(row).get(column)
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        hint = typing.get_args(hint)[0]
    return list(typing.get_args(hint)) if typing.get_origin(hint) is typing.Literal else []
