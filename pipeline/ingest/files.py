"""The files below a corpus folder, and the one door through which they are opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.record import Unusable

MANIFEST = "manifest.csv"

_TEMPORARY_SUFFIXES = (
    "~",
    ".tmp",
    ".temp",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".swp",
    ".swo",
    ".lock",
)
_TEMPORARY_PREFIXES = (".", "~$", "._")
_RAN_OUT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EDQUOT})
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file below a corpus: its path relative to it (posix), its size in bytes and its time of change."""

    path: str
    size: int
    mtime_ns: int


def walk(corpus: Path) -> Iterator[Found]:
    """The files below a corpus folder, or the single file given, sorted by relative path.

    Hidden and temporary files and the manifest are passed over. Links to folders inside the corpus are not followed
    (what they lead to is met by itself, and loops end there). What cannot be read, such as a dangling link or a
    locked folder, is yielded as well: it fails when it is opened, and so becomes a row of `errors`.
    Raises FileNotFoundError where the corpus itself is missing.
    """
    if corpus.is_file():
        yield _found(corpus, corpus.name)
        return
    if not corpus.is_dir():
        raise FileNotFoundError(f"{corpus}: no such file or folder")
    yield from _walk_folder(corpus, "", corpus.resolve())


def open_inside(corpus: Path, path: str) -> BinaryIO:
    """Open a regular file below the corpus.

    Raises Unusable where it is missing, locked, outside or no file, and OSError where the machine has run out.
    """
    base = (corpus.parent if corpus.is_file() else corpus).resolve()
    full = base / path
    try:
        resolved = full.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise _unopened(full, path) from None
    if not resolved.is_relative_to(base):
        raise Unusable("outside", f"{path}: leads outside the corpus and is not read")
    try:
        # Without O_NONBLOCK a named pipe would wait for its writer for ever.
        descriptor = os.open(resolved, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except PermissionError:
        raise Unusable("no_permission", f"{path}: no permission to read it") from None
    except OSError as error:
        if ran_out(error):
            raise
        raise Unusable("unreadable", f"{path}: cannot be opened ({error.strerror})") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        if resolved.is_dir():
            raise Unusable("no_permission", f"{path}: no permission to list this folder")
        raise Unusable("not_a_file", f"{path}: neither a file nor a folder")
    return os.fdopen(descriptor, "rb")


def ran_out(error: BaseException) -> bool:
    """Whether the machine has run out of something (open files, disk), for which no source is to blame."""
    return isinstance(error, OSError) and error.errno in _RAN_OUT


def is_temporary(name: str) -> bool:
    """Whether a file name is hidden, or one that programs leave behind while they work."""
    lower = name.lower()
    return lower.startswith(_TEMPORARY_PREFIXES) or lower.endswith(_TEMPORARY_SUFFIXES) or lower in _CLUTTER


def _walk_folder(folder: Path, prefix: str, base: Path) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            in_order = sorted(entries, key=_sort_key)
    except OSError as error:
        if ran_out(error):
            raise
        yield Found(prefix.rstrip("/"), 0, 0)
        return
    for entry in in_order:
        if is_temporary(entry.name) or (not prefix and entry.name == MANIFEST):
            continue
        relative = prefix + _printable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_folder(folder / entry.name, relative + "/", base)
        elif not (entry.is_symlink() and _is_folder_inside(folder / entry.name, base)):
            yield _found(entry, relative)


def _is_folder_inside(link: Path, base: Path) -> bool:
    return link.is_dir() and link.resolve().is_relative_to(base)


def _sort_key(entry: os.DirEntry[str]) -> str:
    """Names in the order of their full relative paths: a folder sorts as its name and a slash."""
    return entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name


def _found(file: Path | os.DirEntry[str], relative: str) -> Found:
    try:
        status = file.stat()
    except OSError:
        return Found(relative, 0, 0)
    return Found(relative, status.st_size, status.st_mtime_ns)


def _printable(name: str) -> str:
    """A file name as valid Unicode; bytes that are none stand there as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _unopened(full: Path, path: str) -> Unusable:
    if "\\x" in path:
        return Unusable("bad_name", f"{path}: the name of the file is not valid Unicode; rename it")
    if full.is_symlink():
        return Unusable("missing", f"{path}: a link to a file that is not there")
    try:
        full.stat()
    except PermissionError:
        return Unusable("no_permission", f"{path}: no permission to read it")
    except (OSError, ValueError):
        pass
    return Unusable("missing", f"{path}: no such file")
