"""What stands where in an outputs folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outputs:
    """The paths of one outputs folder."""

    root: Path

    @property
    def records(self) -> Path:
        """The parts: one row per article with its mentions."""
        return self.root / "records"

    @property
    def work(self) -> Path:
        """Files that are not finished; a run empties it before it starts and when it ends."""
        return self.root / ".work"

    @property
    def lock(self) -> Path:
        """Held by the run that writes here."""
        return self.root / ".lock"

    @property
    def run_report(self) -> Path:
        """What produced the outputs: versions, model, settings, counts, timing."""
        return self.root / "run.json"

    @property
    def descriptor(self) -> Path:
        """What the tables and their columns are, as a Frictionless Data Package."""
        return self.root / "datapackage.json"

    def part(self, name: str) -> Path:
        """The file of one part."""
        return self.records / f"part-{name}.parquet"

    def part_files(self) -> Iterator[Path]:
        """The files that are parts, whole or not."""
        return self.records.glob("part-*.parquet")

    def table(self, name: str) -> Path:
        """The file of one flat table."""
        return self.root / f"{name}.parquet"


def put_in_place(finished: Path, target: Path) -> None:
    """Give a finished file its place: flushed to disk, renamed in one step, the rename flushed too."""
    put_all_in_place([(finished, target)])


def put_all_in_place(moves: Sequence[tuple[Path, Path]]) -> None:
    """Give finished files (first of each pair) their places in one folder, with nothing slow between the renames."""
    for finished, _ in moves:
        _flush(finished)
    for finished, target in moves:
        finished.replace(target)
    _flush(moves[0][1].parent)


def _flush(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
