"""The batch job: plan, work on the shards, tidy the parts, derive the tables, say what happened."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from pipeline.batch.engines import Engine, WorkerLost, engine_named
from pipeline.batch.fingerprint import installed, made_with
from pipeline.batch.plan import Making, Plan, Shard, file_of, make_plan
from pipeline.batch.shard import Job, ShardResult, last_problem, process
from pipeline.batch.summary import Summary
from pipeline.clean.duplicates import originals
from pipeline.extract.model import find_models, full_name
from pipeline.ingest import read_manifest, walk
from pipeline.record import MENTION_KINDS, Problem
from pipeline.settings import DEFAULTS, Settings
from pipeline.store.layout import Outputs, put_in_place
from pipeline.store.parts import read_parts
from pipeline.store.receipts import Receipt, latest
from pipeline.store.tables import derive_tables
from pipeline.store.tidy import tidy
from pipeline.version import VERSION

_QUEUED_PER_WORKER = 4
_TRIES_WITHOUT_CAUSE = 12

OnProgress = Callable[[int, int, int], None]
"""Called with files done, files in all (large ones count by their pieces), articles so far."""


class RunRefused(Exception):  # noqa: N818 - a decision, not a fault
    """The run cannot begin or go on; the message says why and what to do. Nothing sound was harmed."""


def run(
    corpus: Path | str,
    outputs: Path | str,
    *,
    workers: int | None = None,
    engine: str = "local",
    scheduler: str | None = None,
    model: str | None = None,
    prune: bool = False,
    retry: bool = False,
    settings: Settings = DEFAULTS,
    on_progress: OnProgress = lambda done, total, articles: None,
) -> Summary:
    """Bring the outputs up to date with the corpus.

    `workers` is the number of worker processes (by default one per processor; 0 works in this process). `prune`
    drops the rows of files that are gone, `retry` reads failed sources again although they have not changed.
    Raises RunRefused, UnknownModel, and ValueError for an unknown engine.
    """
    if model is not None:
        settings = dataclasses.replace(settings, model=model)
    workers = os.cpu_count() or 1 if workers is None else workers
    corpus, folder = Path(corpus), Outputs(Path(outputs).absolute())
    with _writing_to(folder, corpus):
        started = time.perf_counter()
        parts = read_parts(folder)
        receipts = latest(receipt for part in parts for receipt in part.receipts)
        job = _job(corpus, folder, settings, receipts)
        plan = _plan(job, receipts, retry)
        _write_run_report(folder, {"state": "running", **_identity(job, folder)})
        results: list[ShardResult] = []
        if plan.tasks:
            with engine_named(engine, workers, scheduler) as place:
                _check_workers(place, job)
                results = list(_worked_on(plan, job, place, on_progress))
            parts = read_parts(folder)
        parts = tidy(folder, parts, plan.gone if prune else frozenset())
        derive_tables(folder, parts, originals)
        kept = [receipt for part in parts for receipt in part.receipts]
        torn = _changed_meanwhile(plan, job.corpus)
        summary = _summary(job, folder, plan, results, kept, torn, prune, time.perf_counter() - started)
        _write_run_report(folder, {"state": "finished", **_identity(job, folder), **_account(summary)})
    return summary


def _job(corpus: Path, folder: Outputs, settings: Settings, receipts: dict[str, list[Receipt]]) -> Job:
    models = find_models(settings.model)
    return Job(
        corpus=corpus.absolute(),
        outputs=folder.root,
        settings=settings,
        made_with=made_with(settings, models),
        pipeline_version=VERSION,
        model=full_name(models),
        run=max((receipt.run for pieces in receipts.values() for receipt in pieces), default=0) + 1,
    )


def _plan(job: Job, receipts: dict[str, list[Receipt]], retry: bool) -> Plan:
    try:
        manifest = read_manifest(job.corpus)
    except ValueError as error:
        raise RunRefused(str(error)) from error
    now = Making(job.made_with, job.pipeline_version, job.model)
    return make_plan(job.corpus, list(walk(job.corpus)), manifest, receipts, now, retry=retry)


@contextmanager
def _writing_to(folder: Outputs, corpus: Path) -> Iterator[None]:
    """Hold the outputs alone, with an empty work folder; whatever the machine refuses becomes a RunRefused."""
    if not corpus.exists():
        raise RunRefused(f"There is no corpus at {corpus}.")
    if corpus.resolve() in (folder.root.resolve(), *folder.root.resolve().parents):
        raise RunRefused(f"The outputs {folder.root} lie inside the corpus {corpus}; choose another folder.")
    try:
        folder.records.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.lock, timeout=0):
            _check_corpus(folder, corpus)
            shutil.rmtree(folder.work, ignore_errors=True)
            folder.work.mkdir()
            try:
                yield
            finally:
                shutil.rmtree(folder.work, ignore_errors=True)
    except Timeout as error:
        raise RunRefused(f"Another run is writing to {folder.root}; wait until it has ended.") from error
    except OSError as error:
        where = f" ({error.filename})" if isinstance(error.filename, str) else ""
        raise RunRefused(
            f"The run into {folder.root} stopped: {error.strerror or error}{where}. What stands there is sound; the "
            "next run goes on from it."
        ) from error


def _check_corpus(folder: Outputs, corpus: Path) -> None:
    """An outputs folder belongs to one corpus, which may have moved together with it."""
    try:
        known = json.loads(folder.run_report.read_text(encoding="utf-8"))["corpus"]
    except (FileNotFoundError, ValueError, KeyError):
        return
    here = _corpus_identity(folder, corpus)
    if known["path"] != here["path"] and known["from_outputs"] != here["from_outputs"]:
        raise RunRefused(
            f"{folder.root} holds the outputs of the corpus {known['path']}. "
            "Choose another outputs folder for another corpus, or remove this one."
        )


def _corpus_identity(folder: Outputs, corpus: Path) -> dict[str, str]:
    path = corpus.resolve()
    return {"path": str(path), "from_outputs": os.path.relpath(path, folder.root.resolve())}


def _worked_on(plan: Plan, job: Job, engine: Engine, on_progress: OnProgress) -> Iterator[ShardResult]:
    """The results of all shards as they come; a shard whose worker died is tried again without the cause."""
    waiting = plan.shards(engine.workers)
    under_way: dict[Future[ShardResult], Shard] = {}
    crashes: Counter[str] = Counter()
    done = articles = 0
    on_progress(0, len(plan.tasks), 0)
    while True:
        for shard in waiting:
            under_way[engine.submit(process, shard, job)] = shard
            if len(under_way) >= _QUEUED_PER_WORKER * engine.workers:
                break
        if not under_way:
            return
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            shard = under_way.pop(future)
            try:
                result = future.result()
            except WorkerLost as error:
                again = _after_crash(shard, job, crashes, error)
                under_way[engine.submit(process, again, job)] = again
                continue
            done += len(shard.tasks)
            articles += sum(receipt.rows for receipt in result.receipts)
            on_progress(done, len(plan.tasks), articles)
            yield result


def _after_crash(shard: Shard, job: Job, crashes: Counter[str], error: WorkerLost) -> Shard:
    again = shard.after_crash(last_problem(Outputs(job.outputs), shard, job.settings))
    if len(again.doomed) == len(shard.doomed):
        crashes[shard.name] += 1
        if crashes[shard.name] > _TRIES_WITHOUT_CAUSE:
            raise RunRefused(f"Worker processes keep dying without a cause that can be found: {error}") from error
    else:
        crashes[shard.name] = 0
    return again


def _changed_meanwhile(plan: Plan, corpus: Path) -> list[Problem]:
    """Large files whose pieces may not belong together; the next run sees that they changed and reads them again."""
    torn = []
    for path, before in {task.found.path: task.found for task in plan.tasks if task.pieces > 1}.items():
        try:
            now = file_of(corpus, path).stat()
        except OSError:
            continue
        if (now.st_size, now.st_mtime_ns) != (before.size, before.mtime_ns):
            message = f"{path}: it changed while the run worked on it; run again"
            torn.append(Problem(doc_id=path, stage="ingest", outcome="failed", reason="changed", message=message))
    return torn


def _check_workers(engine: Engine, job: Job) -> None:
    """Workers elsewhere must have the same code, lists, models and libraries, or their rows would not be the same."""
    here = installed(job.settings)
    for worker, there in engine.everywhere(installed, job.settings).items():
        if isinstance(there, BaseException):
            raise RunRefused(f"The worker {worker} cannot do the work: {there}")
        if different := here.differences(there):
            raise RunRefused(
                f"The worker {worker} has not what this machine has: {'; '.join(different)}. Install the same "
                "versions of dutch-press-pipeline, its libraries and its models there."
            )


def _summary(
    job: Job,
    folder: Outputs,
    plan: Plan,
    results: list[ShardResult],
    kept: list[Receipt],
    torn: Sequence[Problem],
    prune: bool,
    seconds: float,
) -> Summary:
    made_now = [receipt for result in results for receipt in result.receipts]
    failed_now = sum(receipt.failed for receipt in made_now)
    stages = sorted({stage for result in results for stage in result.seconds})
    stage_seconds = {stage: sum(result.seconds.get(stage, 0) for result in results) for stage in stages}
    documents = pq.read_table(folder.table("documents"), columns=["duplicate_of"])
    return Summary(
        corpus=job.corpus,
        outputs=folder.root,
        model=job.model,
        why=dict(plan.why),
        unchanged=plan.unchanged,
        pruned=len(plan.gone) if prune else 0,
        gone=0 if prune else len(plan.gone),
        articles_now=sum(receipt.rows for receipt in made_now),
        words_now=sum(result.words for result in results),
        seconds=seconds,
        stage_seconds=stage_seconds,
        problems=tuple(
            sorted([*torn, *(p for receipt in made_now for p in receipt.problems)], key=lambda p: (p.doc_id, p.reason))
        ),
        failed_before=sum(receipt.failed for receipt in kept) - failed_now,
        articles=documents.num_rows,
        undated=sum(receipt.undated for receipt in kept),
        duplicates=documents.num_rows - documents["duplicate_of"].null_count,
        mentions={kind: pq.read_metadata(folder.table(kind)).num_rows for kind in MENTION_KINDS},
    )


def _identity(job: Job, folder: Outputs) -> dict[str, Any]:
    return {
        "corpus": _corpus_identity(folder, job.corpus),
        "pipeline_version": job.pipeline_version,
        "model": job.model,
        "made_with": job.made_with,
        "settings": dataclasses.asdict(job.settings),
        "run": job.run,
    }


def _account(summary: Summary) -> dict[str, Any]:
    return {
        "ended": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "stage_seconds": {stage: round(value, 3) for stage, value in summary.stage_seconds.items()},
        "files": {
            **summary.why,
            "unchanged": summary.unchanged,
            "gone": summary.gone,
            "pruned": summary.pruned,
        },
        "articles_now": summary.articles_now,
        "words_now": summary.words_now,
        "failed_now": len(summary.failed),
        "left_out_now": len(summary.left_out),
        "failed_before": summary.failed_before,
        "articles": summary.articles,
        "undated": summary.undated,
        "duplicates": summary.duplicates,
        "mentions": dict(summary.mentions),
    }


def _write_run_report(folder: Outputs, report: dict[str, Any]) -> None:
    unfinished = folder.work / "run.json"
    unfinished.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    put_in_place(unfinished, folder.run_report)
