"""The manifest: what the owner of a corpus states about its files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pipeline.ingest.files import MANIFEST
from pipeline.record import Statement

_FIELDS = ("published", "publisher", "title", "url")


def read_manifest(corpus: Path) -> dict[str, Statement]:
    """The statements of `manifest.csv` in the corpus folder (or beside the single file), by path.

    Columns `path` and any of `published`, `publisher`, `title`, `url`, separated by comma, semicolon or tab; empty
    without a manifest. Raises ValueError, with what to mend, where the file is broken.
    """
    file = (corpus.parent if corpus.is_file() else corpus) / MANIFEST
    if not file.is_file():
        return {}
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, restkey="")
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = names
    if "path" not in names:
        raise ValueError(f"{file}: the first line names no column `path` (it has: {', '.join(names) or 'nothing'})")
    if unknown := sorted(set(names) - {"path", *_FIELDS}):
        raise ValueError(f"{file}: unknown column {unknown[0]!r}; known are path, {', '.join(_FIELDS)}")
    statements: dict[str, Statement] = {}
    try:
        for row in reader:
            if "" in row:
                raise ValueError(f"{file}, line {reader.line_num}: more fields than columns (quote the commas)")
            path = (row["path"] or "").strip().removeprefix("./")
            if not path:
                continue
            if path in statements:
                raise ValueError(f"{file}, line {reader.line_num}: {path} stands there twice")
            statements[path] = Statement(**{name: (row.get(name) or "").strip() or None for name in _FIELDS})
    except csv.Error as error:
        raise ValueError(f"{file}, line {reader.line_num}: {error}") from error
    return statements
