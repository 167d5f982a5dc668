"""A cluster as users have it: a scheduler and workers in processes of their own, one of which dies half-way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from pipeline.batch.run import run
from pipeline.store.schema import TABLES
from tests.batch.corpus import write_good

pytestmark = pytest.mark.slow


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler with two workers, and the workers' processes."""
    file = tmp_path / "scheduler.json"
    dask = str(Path(sys.executable).with_name("dask"))
    place = ["--scheduler-file", str(file)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    processes = [subprocess.Popen([dask, "scheduler", "--port", "0", "--no-dashboard", *place], **quiet)]
    worker = [dask, "worker", "--nthreads", "1", "--no-dashboard", "--nanny", *place]
    processes += [subprocess.Popen(worker, **quiet) for _ in range(2)]
    for _ in range(300):
        if file.exists():
            break
        time.sleep(0.1)
    yield json.loads(file.read_text())["address"], processes[1:]
    for process in processes:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        process.kill()
        process.wait()


def test_a_worker_that_dies_half_way_loses_and_doubles_nothing(cluster, tmp_path):
    address, workers = cluster
    corpus = tmp_path / "corpus"
    write_good(corpus, 60)
    run(corpus, tmp_path / "here", workers=0)

    def kill_one_once_there_is_a_part():
        parts = tmp_path / "there" / "records"
        while not (parts.exists() and list(parts.iterdir())):
            time.sleep(0.05)
        children = psutil.Process(workers[0].pid).children(recursive=True)
        os.kill(children[-1].pid, signal.SIGKILL)

    threading.Thread(target=kill_one_once_there_is_a_part, daemon=True).start()
    summary = run(corpus, tmp_path / "there", engine="dask", scheduler=address)
    assert summary.articles == 60
    for table in TABLES:
        here, there = (pq.read_table(tmp_path / out / f"{table}.parquet").to_pylist() for out in ("here", "there"))
        assert here == there
