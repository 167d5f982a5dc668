"""A long run that is killed half-way: `python soak.py [--articles 50000] [--small 2000] [--work FOLDER]`.

Runs the batch job with two workers over a small and a large generated corpus and watches the memory of all its
processes. The large run is killed with SIGKILL when half of its articles are stored, and run again; then every article
must be there once, and a further run must find nothing to do. Memory is the proportional share (PSS) of each process,
so that what processes share counts once; the peak is the largest sum at any moment.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyarrow.parquet as pq
from generate import write

_SECONDS_BETWEEN_LOOKS = 0.5
_MEGABYTE = 2**20


@dataclass
class Watched:
    """A run, with the most memory that it was seen to take, in bytes."""

    seconds: float = 0.0
    parent: int = 0
    worker: int = 0
    together: int = 0

    def look(self, run: psutil.Process) -> None:
        """Take the memory of the run's processes as they are now."""
        with suppress(psutil.Error):
            parent = run.memory_full_info().pss
            workers = [_pss(child) for child in run.children(recursive=True)]
            self.parent = max(self.parent, parent)
            self.worker = max([self.worker, *workers])
            self.together = max(self.together, parent + sum(workers))

    def __str__(self) -> str:
        sizes = (self.together, self.parent, self.worker)
        together, parent, worker = (f"{size / _MEGABYTE:,.0f} MB" for size in sizes)
        return f"{self.seconds:,.0f} s; at most {together} in all, the parent {parent}, a worker {worker}"


def _pss(process: psutil.Process) -> int:
    """The memory of a process; none where it has just ended."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def run(corpus: Path, outputs: Path, until: Callable[[], bool] = lambda: False) -> Watched:
    """Run the batch job to its end, or kill it with all its processes when `until` says so."""
    watched, started = Watched(), time.monotonic()
    command = [sys.executable, "-m", "pipeline", "run", str(corpus), "--out", str(outputs), "--workers", "2"]
    job = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process = psutil.Process(job.pid)
    while job.poll() is None:
        watched.look(process)
        if until():
            os.killpg(job.pid, signal.SIGKILL)
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    watched.seconds = time.monotonic() - started
    return watched


def stored(outputs: Path) -> int:
    """How many articles the parts hold."""
    return sum(pq.read_metadata(part).num_rows for part in (outputs / "records").glob("part-*.parquet"))


def account(corpus: Path, outputs: Path) -> str:
    """Whether every file of the corpus gave one row, of articles or of errors."""
    articles = pq.read_table(outputs / "documents.parquet", columns=["doc_id"])["doc_id"].to_pylist()
    errors = pq.read_table(outputs / "errors.parquet", columns=["doc_id"])["doc_id"].to_pylist()
    files = {path.relative_to(corpus).as_posix() for path in corpus.rglob("*") if path.is_file()}
    twice, lost = len(articles) - len(set(articles)), len(files - set(articles) - set(errors))
    return f"{len(articles):,} articles, {len(errors)} left out or failed, {twice} twice, {lost} lost"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--work", type=Path, help="a folder for corpora and outputs, empty and not removed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        small, large, outputs = work / "small", work / "large", work / "outputs"
        write(small, options.small)
        write(large, options.articles)
        few = run(small, work / "outputs-small")
        print(f"{options.small:,} articles: {few}", flush=True)
        killed = run(large, outputs, until=lambda: stored(outputs) >= options.articles / 2)
        print(f"{options.articles:,} articles, killed at {stored(outputs):,}: {killed}", flush=True)
        resumed = run(large, outputs)
        print(f"run again: {resumed}; {account(large, outputs)}", flush=True)
        print(f"and again: {run(large, outputs)}", flush=True)
        most = max(killed.together, resumed.together)
        print(f"peak memory {most / few.together:.2f} times that of {options.small:,} articles")


if __name__ == "__main__":
    main()
