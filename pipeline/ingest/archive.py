"""Members of zip and tar archives, and what is compressed with gzip, bzip2 or xz; nothing is written to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from pipeline.ingest.files import is_temporary
from pipeline.ingest.raw import HEAD_BYTES, Metered, Raw
from pipeline.record import Problem, Source, Unusable
from pipeline.settings import Settings

_IN_MEMORY = 8 * 2**20
_OFFICE = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("content.xml", "application/vnd.oasis.opendocument.text"),
)
_OTHER_OFFICE = ("xl/workbook.xml", "ppt/presentation.xml", "META-INF/container.xml")


def read_zip(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The members of a zip archive; a Word or OpenDocument text is one source. Raises Unusable."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spooled:
        stream = _seekable(raw, cast(BinaryIO, spooled))
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unusable("broken_archive", f"{raw.doc_id}: not a whole zip archive ({error})") from error
        names = set(archive.namelist())
        for member, media_type in _OFFICE:
            if member in names and (member != "content.xml" or "mimetype" in names):
                stream.seek(0)
                content = stream.read(settings.max_source_bytes + 1)
                if len(content) > settings.max_source_bytes:
                    raise Unusable("too_large", f"{raw.doc_id}: larger than allowed for one article")
                yield raw.source(content, media_type)
                return
        if names.intersection(_OTHER_OFFICE):
            raise Unusable("unsupported", f"{raw.doc_id}: a spreadsheet, a presentation or a book")
        _enter(raw, len(names), settings)
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if info.is_dir() or (_is_safe(info.filename) and _passed_over(info.filename)):
                continue
            doc_id = raw.part(info.filename, b"")
            if not _is_safe(info.filename):
                yield raw.problem("unsafe_path", f"{doc_id}: its path leads out of the archive", doc_id)
            elif info.flag_bits & 1:
                yield raw.problem("encrypted", f"{doc_id}: locked with a password", doc_id)
            else:
                try:
                    with archive.open(info) as member_stream:
                        yield _member(raw, doc_id, cast(BinaryIO, member_stream))
                except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
                    yield raw.problem("broken_archive", f"{doc_id}: cannot be unpacked ({error})", doc_id)


def read_tar(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The regular members of a tar archive, as a stream. Raises Unusable."""
    _enter(raw, 0, settings)
    try:
        with tarfile.open(fileobj=raw.stream, mode="r|") as archive:
            for count, info in enumerate(archive):
                if count >= settings.max_archive_members:
                    raise Unusable("too_large", f"{raw.doc_id}: more members than allowed")
                archive.members = []  # type: ignore[attr-defined] # it would keep all that it has passed
                if info.isdir() or (_is_safe(info.name) and _passed_over(info.name)):
                    continue
                doc_id = raw.part(info.name, b"")
                if not _is_safe(info.name):
                    yield raw.problem("unsafe_path", f"{doc_id}: its path leads out of the archive", doc_id)
                elif not info.isreg():
                    yield raw.problem("not_a_file", f"{doc_id}: a link or a device in an archive", doc_id)
                elif member_stream := archive.extractfile(info):
                    yield _member(raw, doc_id, cast(BinaryIO, member_stream))
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise Unusable("broken_archive", f"{raw.doc_id}: not a whole tar archive ({error})") from error


def read_gzip(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """What a gzip file holds: one file, or a tar or WARC in it. Raises Unusable."""
    with gzip.GzipFile(fileobj=raw.stream) as stream:
        yield from _unpacked(raw, cast(BinaryIO, stream), settings)


def read_bzip2(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """What a bzip2 file holds. Raises Unusable."""
    with bz2.BZ2File(raw.stream) as stream:
        yield from _unpacked(raw, cast(BinaryIO, stream), settings)


def read_xz(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """What an xz file holds. Raises Unusable."""
    with lzma.LZMAFile(raw.stream) as stream:
        yield from _unpacked(raw, cast(BinaryIO, stream), settings)


def _unpacked(raw: Raw, stream: BinaryIO, settings: Settings) -> Iterator[Raw]:
    """The one thing in a compressed file, under the same doc_id: the compression is no container of many."""
    _enter(raw, 0, settings)
    buffered = io.BufferedReader(Metered(stream, raw.budget), HEAD_BYTES * 2)
    try:
        buffered.peek(1)
    except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
        raise Unusable("broken_archive", f"{raw.doc_id}: cannot be unpacked ({error})") from error
    yield replace(raw, stream=buffered, depth=raw.depth + 1)


def _member(raw: Raw, doc_id: str, stream: BinaryIO) -> Raw:
    buffered = io.BufferedReader(Metered(stream, raw.budget), HEAD_BYTES * 2)
    manifest = replace(raw.manifest, title=None, url=None)
    return Raw(doc_id, buffered, raw.budget, raw.depth + 1, manifest=manifest)


def _enter(raw: Raw, members: int, settings: Settings) -> None:
    if raw.depth >= settings.max_archive_depth:
        raise Unusable("too_deep", f"{raw.doc_id}: archives inside archives beyond the allowed depth")
    if members > settings.max_archive_members:
        raise Unusable("too_large", f"{raw.doc_id}: more members than allowed")


def _seekable(raw: Raw, spooled: BinaryIO) -> BinaryIO:
    """The stream itself where it can seek (a file on disk), else a copy that can."""
    if raw.depth == 0:
        return cast(BinaryIO, raw.stream)
    while block := raw.stream.read(2**20):
        spooled.write(block)
    spooled.seek(0)
    return spooled


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0]


def _passed_over(name: str) -> bool:
    return any(is_temporary(part) for part in PurePosixPath(name).parts if part not in (".", ".."))
