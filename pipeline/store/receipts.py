"""Receipts: what became of each file of the corpus, and which of several accounts of it is right."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.record import Problem

_SHARED = ("manifest", "made_with", "pipeline_version", "model")  # mostly the same in all receipts: kept once


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one file of the corpus, or of one piece of a large file: how it looked, and what it gave."""

    path: str
    piece: int = 0
    """Which piece of the file, from 0."""
    pieces: int = 1
    """In how many pieces the file was worked on."""
    size: int
    mtime_ns: int
    sha256: str | None
    """Of the whole file's bytes; null where it could not be read."""
    manifest: str
    """Digest of what the manifest says about it."""
    made_with: str
    """Fingerprint of code, lists, settings and model."""
    pipeline_version: str
    model: str
    run: int
    """Number of the run that made it; the latest is right."""
    rows: int
    undated: int
    """Rows without a day of publication."""
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> int:
        """How many sources in it failed (and were not left out on purpose)."""
        return sum(problem.outcome == "failed" for problem in self.problems)

    def agrees_with(self, other: Receipt) -> bool:
        """Whether both were made of the same bytes in the same way, so that pieces of a file belong together."""
        return (self.sha256, self.manifest, self.made_with, self.pieces) == (
            other.sha256,
            other.manifest,
            other.made_with,
            other.pieces,
        )


def latest(receipts: Iterable[Receipt]) -> dict[str, list[Receipt]]:
    """For each path of the corpus the receipts that are right, one for each piece that there is one of.

    That is the receipt of the latest run, and those of other pieces that agree with it.
    """
    receipts = list(receipts)
    newest: dict[str, Receipt] = {}
    for receipt in receipts:
        known = newest.get(receipt.path)
        if known is None or receipt.run >= known.run:
            newest[receipt.path] = receipt
    right: dict[str, dict[int, Receipt]] = {}
    for receipt in receipts:
        if receipt is newest[receipt.path] or receipt.agrees_with(newest[receipt.path]):
            pieces = right.setdefault(receipt.path, {})
            known = pieces.get(receipt.piece)
            if known is None or receipt.run >= known.run:
                pieces[receipt.piece] = receipt
    return {path: list(pieces.values()) for path, pieces in right.items()}


def to_json(receipts: Iterable[Receipt]) -> str:
    """Receipts as they stand in the metadata of a part."""
    return json.dumps([dataclasses.asdict(receipt) for receipt in receipts], ensure_ascii=False)


def from_json(text: str | bytes) -> tuple[Receipt, ...]:
    """The receipts in the metadata of a part. Raises ValueError, KeyError or TypeError for anything else."""
    return tuple(_receipt(values) for values in json.loads(text))


def _receipt(values: dict[str, Any]) -> Receipt:
    problems = tuple(Problem(**problem) for problem in values.pop("problems"))
    for name in _SHARED:
        values[name] = sys.intern(values[name])
    return Receipt(**values, problems=problems)
