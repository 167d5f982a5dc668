"""What a run has to do: the files of the corpus held against the receipts of earlier runs."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal, TypeVar

from pipeline.ingest import Found, ran_out
from pipeline.record import Problem, Statement
from pipeline.store.receipts import Receipt

Why = Literal["new", "changed", "other_version", "other_model", "other_settings", "retried"]
"""Why a file is worked on; `other_settings` are settings, lists or code of the same version."""

_FILES_PER_SHARD = 128
_BYTES_PER_SHARD = 8 * 2**20
_SHARDS_PER_WORKER = 2  # at least, so that workers end at about the same time
_PIECES_PER_FILE = 32  # at most: to read past a source costs up to 0.5% of what it costs to work on it
_NOTHING_STATED = Statement()

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Making:
    """What outputs are made with."""

    fingerprint: str
    """Of code, lists, settings and models."""
    pipeline_version: str
    model: str


@dataclass(frozen=True, slots=True)
class Task:
    """One file of the corpus to be read, or one piece of a large one, with what the manifest says about it.

    Piece k of n is every nth source of the file, from the kth on. So no form of file needs to know how to be cut: a
    worker reads past the sources of other pieces, which costs little beside working on them.
    """

    found: Found
    manifest: Statement
    piece: int = 0
    pieces: int = 1

    @property
    def manifest_digest(self) -> str:
        """Equal for equal statements."""
        return _digest(self.manifest)

    def share_of(self, sources: Iterable[Item]) -> Iterator[Item]:
        """Those of the file's sources that are this piece."""
        return islice(sources, self.piece, None, self.pieces)


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
    """The tasks of a run, for how many files and why, how many files are left alone, and which known paths are gone."""

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
    receipts: Mapping[str, Sequence[Receipt]],
    now: Making,
    *,
    retry: bool = False,
) -> Plan:
    """Hold the corpus against the receipts that are right. A file whose size and time are known is not opened."""
    tasks: list[Task] = []
    why: Counter[str] = Counter()
    for one in found:
        stated = manifest.get(one.path, _NOTHING_STATED)
        reason, pieces, pending = _pending(corpus, one, stated, receipts.get(one.path, ()), now, retry)
        if reason:
            why[reason] += 1
            tasks += [Task(one, stated, piece, pieces) for piece in pending]
    return Plan(tuple(tasks), why, len(found) - why.total(), _gone(receipts, {one.path for one in found}))


def file_digest(file: Path) -> str | None:
    """SHA-256 of a file's bytes; None where it cannot be read. Raises OSError where the machine has run out."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        if ran_out(error):
            raise
        return None


def _gone(known: Iterable[str], present: set[str]) -> frozenset[str]:
    """Known paths that are there no more. What lies below a folder that cannot be listed now may still be there."""
    missing = set(known) - present
    return frozenset(path for path in missing if present.isdisjoint(map(str, PurePosixPath(path).parents)))


def _pending(
    corpus: Path, one: Found, stated: Statement, known: Sequence[Receipt], now: Making, retry: bool
) -> tuple[Why | None, int, Iterable[int]]:
    """Why a file is worked on (None: it is not), in how many pieces, and which of them."""
    reason = _why(corpus, one, stated, known[0], now) if known else "new"
    if reason:
        pieces = min(_PIECES_PER_FILE, max(1, -(-one.size // _BYTES_PER_SHARD)))
        return reason, pieces, range(pieces)
    pieces = known[0].pieces
    failed = {receipt.piece for receipt in known if receipt.failed} if retry else set()
    if len(known) == pieces:
        return "retried" if failed else None, pieces, sorted(failed)
    missing = set(range(pieces)) - {receipt.piece for receipt in known}
    return "new", pieces, sorted(missing | failed)


def _why(corpus: Path, one: Found, stated: Statement, receipt: Receipt, now: Making) -> Why | None:
    """Why the whole of a known file is worked on again."""
    if receipt.made_with != now.fingerprint:
        if receipt.pipeline_version != now.pipeline_version:
            return "other_version"
        return "other_model" if receipt.model != now.model else "other_settings"
    if receipt.manifest != _digest(stated):
        return "changed"
    if receipt.sha256 is None:  # could not be read then: its bytes are new once it can
        return "changed" if os.access(file_of(corpus, one.path), os.R_OK) else None
    if (one.size, one.mtime_ns) == (receipt.size, receipt.mtime_ns):
        return None
    return None if file_digest(file_of(corpus, one.path)) == receipt.sha256 else "changed"


@lru_cache(maxsize=1024)
def _digest(stated: Statement) -> str:
    return hashlib.sha256(repr(dataclasses.astuple(stated)).encode()).hexdigest()[:16]


def file_of(corpus: Path, path: str) -> Path:
    """The file behind a path of the corpus, which may be a single file itself."""
    return corpus / path if corpus.is_dir() else corpus


def _shard(tasks: Sequence[Task]) -> Shard:
    digest = hashlib.sha256()
    for task in tasks:
        digest.update(
            f"{task.found.path}\0{task.piece}/{task.pieces}\0{task.found.size}\0{task.found.mtime_ns}\n".encode()
        )
    return Shard(digest.hexdigest()[:20], tuple(tasks))
