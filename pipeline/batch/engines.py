"""Where shards are worked on: in this process, in worker processes, or on a Dask cluster.

An engine knows nothing of Dutch: it takes a function and its arguments and gives a future.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Protocol

ENGINES = ("local", "dask")
_SECONDS_FOR_A_WORKER = 60


class WorkerLost(Exception):  # noqa: N818 - what happened, to somebody else
    """A worker process died over its work."""


class Engine(Protocol):
    """What the batch job needs of a place to work in."""

    workers: int

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Begin the work. The future's exception is WorkerLost where the worker died over it."""

    def everywhere(self, function: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
        """What the function gives on each worker that may differ from this machine, by the worker's address.

        Where it raises there, the exception.
        """


@contextmanager
def engine_named(name: str, workers: int, scheduler: str | None = None) -> Iterator[Engine]:
    """An engine by name, for the time of a run. Zero workers mean: in this process.

    Raises ValueError for an unknown name, ModuleNotFoundError where an extra is missing.
    """
    if name not in ENGINES:
        raise ValueError(f"There is no engine {name!r}; choose one of: {', '.join(ENGINES)}.")
    if name == "dask":
        with _dask(workers, scheduler) as engine:
            yield engine
    elif workers == 0:
        yield InProcess()
    else:
        with _processes(workers) as engine:
            yield engine


class InProcess:
    """Works at once, in this process; a crash takes everything along."""

    workers = 1

    def everywhere(self, function: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
        """There is no other machine."""
        return {}

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Do the work and give a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*arguments))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes:
    """A pool of worker processes; a worker that dies is replaced."""

    def __init__(self, pool: Any, workers: int) -> None:
        self._pool, self.workers = pool, workers

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Queue the work."""
        from pebble import ProcessExpired

        return _translated(self._pool.schedule(function, args=arguments), ProcessExpired)

    def everywhere(self, function: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
        """There is no other machine."""
        return {}


class Dask:
    """Workers of a Dask cluster, each a process of its own."""

    def __init__(self, client: Any, workers: int) -> None:
        self._client, self.workers = client, workers
        self._executor = client.get_executor(pure=False, retries=0)

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Queue the work."""
        from distributed import CancelledError
        from distributed.scheduler import KilledWorker

        return _translated(self._executor.submit(function, *arguments), KilledWorker, CancelledError)

    def everywhere(self, function: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
        """Ask every worker of the cluster."""
        found: dict[str, Any] = self._client.run(function, *arguments, on_error="return")
        return found


@contextmanager
def _processes(workers: int) -> Iterator[Engine]:
    from pebble import ProcessPool

    context = multiprocessing.get_context("spawn")  # a forked copy of a threaded parent can hang
    pool = ProcessPool(max_workers=workers, context=context, initializer=_prepare_worker)
    try:
        with _main_left_alone():
            yield Processes(pool, workers)
        pool.close()
    finally:
        pool.stop()
        pool.join()


@contextmanager
def _main_left_alone() -> Iterator[None]:
    """Keep new worker processes from running the caller's script again, so that it needs no `if __name__` guard.

    They import nothing from it: the work is a function of this package.
    """
    main = sys.modules["__main__"]
    hidden: dict[str, Any] = {
        name: main.__dict__.pop(name) for name in ("__file__", "__spec__") if name in main.__dict__
    }
    main.__spec__ = None
    try:
        yield
    finally:
        main.__dict__.update(hidden)


@contextmanager
def _dask(workers: int, scheduler: str | None) -> Iterator[Engine]:
    try:
        import dask
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "the engine Dask needs the extra `dask` (pip install 'dutch-press-pipeline[dask]')"
        ) from error

    if scheduler:
        with Client(scheduler) as client:
            client.get_versions(check=True)
            client.wait_for_workers(1, timeout=_SECONDS_FOR_A_WORKER)
            yield Dask(client, sum(client.nthreads().values()))
        return
    # A shard that killed its worker comes back at once: the batch job finds the cause, not the scheduler.
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=max(1, workers), threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield Dask(client, max(1, workers))


def _translated(future: Future[Any], *losses: type[BaseException]) -> Future[Any]:
    """The same future with the engine's own words for a dead worker turned into WorkerLost."""
    translated: Future[Any] = Future()

    def hand_on(done: Future[Any]) -> None:
        try:
            translated.set_result(done.result())
        except losses as error:
            translated.set_exception(WorkerLost(str(error)))
        except BaseException as error:
            translated.set_exception(error)

    future.add_done_callback(hand_on)
    return translated


def _prepare_worker() -> None:
    """One thread of arithmetic per worker, and no life after the run's."""
    for library in ("OPENBLAS", "OMP", "MKL", "BLIS"):  # read when numpy is first imported, which is later
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    _end_with_parent()


def _end_with_parent() -> None:
    """What a worker would write after the run has ended belongs to nobody."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
