"""One file to its sources: find out what it is, and hand it to the reader of that form."""

from __future__ import annotations

import importlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.ingest.files import open_inside, ran_out
from pipeline.ingest.raw import HEAD_BYTES, NOTHING, Budget, Raw, Reader
from pipeline.ingest.sniff import kind_of
from pipeline.record import Problem, Source, Statement, Unusable
from pipeline.settings import Settings

# Articles that stand alone: their bytes go to cleaning as they are.
_SINGLE = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
}
# Containers and forms that say something about their article; read by these modules, loaded when needed.
_READERS = {
    "zip": "archive:read_zip",
    "tar": "archive:read_tar",
    "gzip": "archive:read_gzip",
    "bzip2": "archive:read_bzip2",
    "xz": "archive:read_xz",
    "mail": "mail:read_mail",
    "mbox": "mail:read_mbox",
    "feed": "feed:read_feed",
    "jsonl": "table:read_json_lines",
    "json": "table:read_json",
    "csv": "table:read_csv",
    "warc": "warc:read_warc",
    "webarchive": "webarchive:read_webarchive",
}


def read_sources(
    corpus: Path, path: str, settings: Settings, manifest: Statement = NOTHING
) -> Iterator[Source | Problem]:
    """The sources in one file below the corpus, lazily; what cannot be read is a Problem, not an exception.

    Raises OSError only where the machine has run out of open files or disk.

    `path` is relative to the corpus (its own name where the corpus is a single file); `manifest` is what the owner
    states about this file.
    """
    try:
        file = open_inside(corpus, path)
    except Unusable as error:
        yield _problem(path, error)
        return
    with file:
        before = os.fstat(file.fileno())
        budget = Budget(max(settings.max_source_bytes, settings.max_expansion * before.st_size))
        raw = Raw(path, _peekable(file), budget, manifest=manifest)
        yield from _read(raw, settings)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        yield raw.problem("changed", f"{path}: it changed while it was read; run again")


def _read(raw: Raw, settings: Settings) -> Iterator[Source | Problem]:
    """The sources in a raw item; a member of an archive is a raw item again."""
    is_empty = True
    try:
        for item in _items(raw, settings):
            is_empty = False
            if isinstance(item, Raw):
                yield from _read(item, settings)
            else:
                yield item
        if is_empty:
            raise Unusable("empty", f"{raw.doc_id}: no article in it", "left_out")
    except Unusable as error:
        yield _problem(raw.doc_id, error)
    except ModuleNotFoundError as error:
        yield raw.problem("missing_extra", f"{raw.doc_id}: {error}")
    except Exception as error:  # a foreign reader may fail in any way on hostile bytes
        if ran_out(error):
            raise
        yield raw.problem("unreadable", f"{raw.doc_id}: {type(error).__name__}: {error}"[:500])


def _items(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    head = raw.head
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        if len(head) < HEAD_BYTES:
            raise Unusable("empty", f"{raw.doc_id}: nothing in it", "left_out")
        raise Unusable("binary", f"{raw.doc_id}: begins with nothing but zeros or blanks")
    kind = kind_of(head, raw.name, raw.media_type)
    if kind in _SINGLE:
        yield raw.source(raw.all_bytes(settings), _SINGLE[kind], raw.charset)
        return
    yield from _reader(kind)(raw, settings)


def _reader(kind: str) -> Reader:
    module, function = _READERS[kind].split(":")
    return cast(Reader, getattr(importlib.import_module(f"pipeline.ingest.{module}"), function))


def _peekable(file: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, file), HEAD_BYTES * 2)


def _problem(doc_id: str, error: Unusable) -> Problem:
    message = str(error)
    if doc_id not in message:
        message = f"{doc_id}: {message}"
    return Problem(doc_id=doc_id, stage="ingest", outcome=error.outcome, reason=error.reason, message=message)
