"""What a run has to do: the files of the corpus held against the receipts of earlier runs."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.ingest import Found
from pipeline.record import Problem, Statement
from pipeline.store.parts import Receipt

Why = Literal["new", "changed", "outdated", "retried"]

_FILES_PER_SHARD = 128
_BYTES_PER_SHARD = 8 * 2**20
_SHARDS_PER_WORKER = 2  # at least, so that workers end at about the same time


@dataclass(frozen=True, slots=True)
class Task:
    """One file of the corpus to be read, with what the manifest says about it."""

    found: Found
    manifest: Statement

    @property
    def manifest_digest(self) -> str:
        """Equal for equal statements."""
        return hashlib.sha256(repr(dataclasses.astuple(self.manifest)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Shard:
    """Work for one call of one worker.

    `doomed` are sources that took a worker along before; they are passed over and their problem is noted. A shard is
    `careful` after its first crash: it goes one article at a time, so that the next crash names its `suspect`. One
    that dies twice over the same suspect has its cause; a worker that was killed from outside blames nobody.
    """

    name: str
    tasks: tuple[Task, ...]
    doomed: Mapping[str, Problem] = field(default_factory=dict)
    careful: bool = False
    suspect: str | None = None

    def after_crash(self, last: Problem | None) -> Shard:
        """The same work again, given the problem of the source with which the worker died (None: it does not tell)."""
        if not self.careful or last is None:
            return dataclasses.replace(self, careful=True)
        if last.doc_id != self.suspect:
            return dataclasses.replace(self, suspect=last.doc_id)
        return dataclasses.replace(self, doomed={**self.doomed, last.doc_id: last}, suspect=None)


@dataclass(frozen=True, slots=True)
class Plan:
    """The tasks of a run, why there are any, and which known paths are gone."""

    tasks: tuple[Task, ...]
    why: Counter[str]
    unchanged: int
    gone: frozenset[str]

    def shards(self, workers: int) -> Iterator[Shard]:
        """The tasks in shards, in the order of their paths. How they are cut has no influence on the rows."""
        per_worker = -(-len(self.tasks) // max(1, workers * _SHARDS_PER_WORKER))
        most = min(_FILES_PER_SHARD, max(1, per_worker))
        group: list[Task] = []
        size = 0
        for task in self.tasks:
            if group and (len(group) >= most or size + task.found.size > _BYTES_PER_SHARD):
                yield _shard(group)
                group, size = [], 0
            group.append(task)
            size += task.found.size
        if group:
            yield _shard(group)


def make_plan(
    corpus: Path,
    found: Sequence[Found],
    manifest: Mapping[str, Statement],
    receipts: Mapping[str, Receipt],
    made_with: str,
    *,
    retry: bool = False,
) -> Plan:
    """Hold the corpus against the receipts. A file whose size and time are known is not opened."""
    tasks = []
    why: Counter[str] = Counter()
    for one in found:
        task = Task(one, manifest.get(one.path, Statement()))
        reason = _why(corpus, task, receipts.get(one.path), made_with, retry)
        if reason:
            why[reason] += 1
            tasks.append(task)
    gone = frozenset(receipts) - {one.path for one in found}
    return Plan(tuple(tasks), why, len(found) - len(tasks), gone)


def file_digest(file: Path) -> str | None:
    """SHA-256 of a file's bytes; None where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _why(corpus: Path, task: Task, receipt: Receipt | None, made_with: str, retry: bool) -> Why | None:
    if receipt is None:
        return "new"
    if receipt.made_with != made_with:
        return "outdated"
    if receipt.manifest != task.manifest_digest:
        return "changed"
    if retry and receipt.failed:
        return "retried"
    file = file_of(corpus, task.found.path)
    if receipt.sha256 is None:  # could not be read then: its bytes are new once it can
        return "changed" if os.access(file, os.R_OK) else None
    if (task.found.size, task.found.mtime_ns) == (receipt.size, receipt.mtime_ns):
        return None
    return None if file_digest(file) == receipt.sha256 else "changed"


def file_of(corpus: Path, path: str) -> Path:
    """The file behind a path of the corpus, which may be a single file itself."""
    return corpus / path if corpus.is_dir() else corpus


def _shard(tasks: Sequence[Task]) -> Shard:
    digest = hashlib.sha256()
    for task in tasks:
        digest.update(f"{task.found.path}\0{task.found.size}\0{task.found.mtime_ns}\n".encode())
    return Shard(digest.hexdigest()[:20], tuple(tasks))
