"""The one function that does the work: sources of a shard in, a part out."""

from __future__ import annotations

import faulthandler
import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from pipeline.batch.plan import Shard, Task, file_digest, file_of
from pipeline.clean import clean
from pipeline.clean.duplicates import signature
from pipeline.extract.article import extract_all
from pipeline.extract.model import Model, load_model
from pipeline.ingest import ran_out, read_sources
from pipeline.record import MENTION_KINDS, Article, Problem, Record, Source, Stage, Unusable
from pipeline.settings import Settings
from pipeline.store.layout import Outputs
from pipeline.store.parts import PartWriter
from pipeline.store.receipts import Receipt
from pipeline.store.schema import record_batch

_CHARS_PER_BATCH = 200_000
_ARTICLES_PER_BATCH = 64
_ALARM_SLACK = 0.05  # by how much a source may outstay its time
_SETTLED_NS = 2_000_000_000  # a file that changed this recently may change again within its time stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is the same for all shards of a run."""

    corpus: Path
    outputs: Path
    settings: Settings
    made_with: str
    pipeline_version: str
    model: str
    run: int


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What a shard gave."""

    receipts: tuple[Receipt, ...]
    words: int
    mentions: Counter[str]
    seconds: Mapping[str, float] = field(compare=False)


def process(shard: Shard, job: Job) -> ShardResult:
    """Read, clean and extract the sources of a shard and write them as one part.

    Whatever is wrong with a source becomes a problem in its receipt. Raises OSError where the outputs cannot be
    written, and UnknownModel.
    """
    outputs = Outputs(job.outputs)
    model = load_model(job.settings.model)
    with Trail(outputs, shard.name, job.settings.seconds_per_source) as trail:
        work = _Work(shard, job, model, trail)
        with PartWriter(outputs, shard.name) as writer:
            for batch in work.batches():
                writer.add(batch)
            receipts = work.receipts()
            writer.commit(receipts)
    return ShardResult(receipts, work.words, work.mentions, dict(work.seconds))


class Trail:
    """Leaves on disk what a worker is busy with, and ends the worker when that takes too long.

    A worker that dies cannot say why; its trail can. The clock is the fault handler's, which needs neither the
    interpreter nor its lock: even a regular expression that never ends is stopped.
    """

    def __init__(self, outputs: Outputs, shard: str, seconds: float) -> None:
        self._file = outputs.work / f"{shard}.trail"
        self._alarm = outputs.work / f"{shard}.alarm"
        self._seconds = seconds
        self._set_at = -math.inf

    def __enter__(self) -> Trail:
        self._trail = self._file.open("w", encoding="utf-8")
        self._stack = self._alarm.open("w", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        faulthandler.cancel_dump_traceback_later()
        self._trail.close()
        self._stack.close()
        self._file.unlink(missing_ok=True)
        self._alarm.unlink(missing_ok=True)

    def at(self, stage: Stage, doc_id: str) -> None:
        """The worker begins with this."""
        self._trail.seek(0)
        self._trail.write(json.dumps([stage, doc_id]) + "\n")
        self._trail.truncate()
        self._trail.flush()
        self._set_alarm()

    def _set_alarm(self) -> None:
        """Each alarm is a thread: it is set anew only when it has run for a part of the time that it leaves over."""
        now = time.monotonic()
        if now - self._set_at > _ALARM_SLACK * self._seconds:
            faulthandler.dump_traceback_later((1 + _ALARM_SLACK) * self._seconds, exit=True, file=self._stack)
            self._set_at = now


def last_problem(outputs: Outputs, shard: Shard, settings: Settings) -> Problem | None:
    """The problem of the source with which a worker died on a shard; None where the trail does not tell."""
    trail = outputs.work / f"{shard.name}.trail"
    alarm = outputs.work / f"{shard.name}.alarm"
    try:
        stage, doc_id = json.loads(trail.read_text(encoding="utf-8").splitlines()[0])
        timed_out = alarm.stat().st_size > 0
    except (OSError, ValueError, IndexError):
        return None
    finally:
        trail.unlink(missing_ok=True)
        alarm.unlink(missing_ok=True)
    if timed_out:
        reason, message = "timeout", f"{doc_id}: took longer than {settings.seconds_per_source:g} seconds"
    else:
        reason, message = "crash", f"{doc_id}: the worker process died on it"
    return Problem(doc_id=doc_id, stage=stage, outcome="failed", reason=reason, message=message)


class _Work:
    """The passage of one shard's sources through the stages, with the books that are kept of it."""

    def __init__(self, shard: Shard, job: Job, model: Model, trail: Trail) -> None:
        self.shard, self.job, self.model, self.trail = shard, job, model, trail
        self.words = 0
        self.mentions: Counter[str] = Counter()
        self.seconds: dict[str, float] = defaultdict(float)
        self._digests: dict[str, str | None] = {}
        self._settled: dict[str, bool] = {}
        self._rows: Counter[str] = Counter()
        self._undated: Counter[str] = Counter()
        self._problems: dict[str, list[Problem]] = {}

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows of the shard, in the order of the sources."""
        batch: list[tuple[Task, Article]] = []
        chars = 0
        for task, article in self._articles():
            batch.append((task, article))
            chars += len(article.text)
            if self.shard.careful or len(batch) >= _ARTICLES_PER_BATCH or chars >= _CHARS_PER_BATCH:
                yield from self._extracted(batch)
                batch, chars = [], 0
        yield from self._extracted(batch)

    def receipts(self) -> tuple[Receipt, ...]:
        """One receipt per task of the shard."""
        return tuple(self._receipt(task) for task in self.shard.tasks)

    def _articles(self) -> Iterator[tuple[Task, Article]]:
        for task in self.shard.tasks:
            for source in self._sources(task):
                self.trail.at("clean", source.doc_id)
                started = time.perf_counter()
                article = self._cleaned(task, source)
                self.seconds["clean"] += time.perf_counter() - started
                if article:
                    yield task, article

    def _cleaned(self, task: Task, source: Source) -> Article | None:
        try:
            return clean(source, self.job.settings)
        except Exception as error:
            self._note(task, _problem(source.doc_id, "clean", error))
            return None

    def _sources(self, task: Task) -> Iterator[Source]:
        path = task.found.path
        self.trail.at("ingest", path)
        started = time.perf_counter()
        doomed = self.shard.doomed.get(path)
        self._settled[path] = time.time_ns() - task.found.mtime_ns > _SETTLED_NS
        self._digests[path] = file_digest(file_of(self.job.corpus, path))
        if doomed:
            self._note(task, doomed)
            return
        items = read_sources(self.job.corpus, path, self.job.settings, task.manifest)
        for item in task.share_of(items):
            self.seconds["ingest"] += time.perf_counter() - started
            if isinstance(item, Problem):
                self._note(task, item)
            elif item.doc_id in self.shard.doomed:
                self._note(task, self.shard.doomed[item.doc_id])
            else:
                yield item
            self.trail.at("ingest", path)
            started = time.perf_counter()

    def _extracted(self, batch: list[tuple[Task, Article]]) -> Iterator[pa.RecordBatch]:
        if not batch:
            return
        started = time.perf_counter()
        self.trail.at("extract", batch[0][1].doc_id)
        try:
            records = list(extract_all([article for _, article in batch], self.model))
            rows = record_batch([(record, signature(record.text)) for record in records])
        except Exception as error:
            if len(batch) > 1:  # find out which article it is
                for one in batch:
                    yield from self._extracted([one])
                return
            task, article = batch[0]
            self._note(task, _problem(article.doc_id, "extract", error))
            return
        self.seconds["extract"] += time.perf_counter() - started
        for (task, _), record in zip(batch, records, strict=True):
            self._count(task, record)
        yield rows

    def _count(self, task: Task, record: Record) -> None:
        self._rows[task.found.path] += 1
        self._undated[task.found.path] += record.published is None
        self.words += record.n_words
        for kind in MENTION_KINDS:
            self.mentions[kind] += len(getattr(record, kind))

    def _note(self, task: Task, problem: Problem) -> None:
        self._problems.setdefault(task.found.path, []).append(problem)

    def _receipt(self, task: Task) -> Receipt:
        path = task.found.path
        return Receipt(
            path=path,
            piece=task.piece,
            pieces=task.pieces,
            size=task.found.size,
            mtime_ns=task.found.mtime_ns if self._settled[path] else 0,
            sha256=self._digests[path],
            manifest=task.manifest_digest,
            made_with=self.job.made_with,
            pipeline_version=self.job.pipeline_version,
            model=self.model.name,
            run=self.job.run,
            rows=self._rows[path],
            undated=self._undated[path],
            problems=tuple(self._problems.get(path, ())),
        )


def _problem(doc_id: str, stage: Stage, error: Exception) -> Problem:
    """What went wrong with a source, as a row of `errors`. Raises the error where it is the machine's."""
    if ran_out(error):
        raise error
    if isinstance(error, Unusable):
        outcome, reason, message = error.outcome, error.reason, str(error)
    else:
        reason = "memory" if isinstance(error, MemoryError) else "error"
        outcome, message = "failed", f"{doc_id}: {type(error).__name__}: {error}"
    return Problem(doc_id=doc_id, stage=stage, outcome=outcome, reason=reason, message=message)
