"""One export: the format by its name, files that appear once all of them are complete."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.store.frames import Tables, load

Notes = list[str]
Write = Callable[[Tables, Path, Notes], None]
"""Writes the files of one format into an empty folder, and notes what people should know about them."""

# Name of the format to its module, and the files that are its own in a folder.
_MODULES = {
    "csv": "csv_files",
    "xlsx": "excel",
    "jsonl": "json_lines",
    "docbin": "docbin",
    "label-studio": "label_studio",
}
_OWN_FILES = {
    "csv": ("*.csv",),
    "xlsx": ("*.xlsx",),
    "jsonl": ("*.jsonl",),
    "docbin": ("*.spacy",),
    "label-studio": ("tasks-*.json", "labels.xml"),
}
FORMATS = tuple(_MODULES)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and what people should know about it."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def export(outputs: Path | str, to: str, folder: Path | str | None = None) -> Exported:
    """Write an outputs folder in another format, by default into `exports/<format>` below it.

    Files of the same format that stand there are replaced. Raises FileNotFoundError where there are no outputs,
    ValueError for an unknown format or what the format cannot hold, and ModuleNotFoundError that names the extra
    where one is missing.
    """
    if to not in _MODULES:
        raise ValueError(f"There is no format {to!r}; there are {', '.join(FORMATS)}.")
    tables = load(outputs)
    write: Write = import_module(f"pipeline.export.{_MODULES[to]}").write
    target = Path(folder) if folder else Path(outputs) / "exports" / to
    target.mkdir(parents=True, exist_ok=True)
    notes: Notes = []
    with tempfile.TemporaryDirectory(prefix=".export-", dir=target) as unfinished:
        write(tables, Path(unfinished), notes)
        for pattern in _OWN_FILES[to]:
            for old in target.glob(pattern):
                old.unlink()
        files = tuple(file.replace(target / file.name) for file in sorted(Path(unfinished).iterdir()))
    return Exported(files, tuple(notes))
