"""A cluster as users have it: a scheduler and workers in processes of their own, one of which dies half-way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from pipeline.batch import run as batch
from pipeline.batch.fingerprint import Installed, installed
from pipeline.batch.run import RunRefused, run
from pipeline.settings import DEFAULTS
from tests.batch.corpus import write_feed_of_lines, write_good
from tests.batch.outputs import tables_of

# Runs in every process of the cluster: the first worker to clean a certain article dies of it, once.
DIES_ONCE = """
import os, signal
import pipeline.clean

clean = pipeline.clean.clean

def dies_once(source, settings):
    if source.doc_id == "bericht-030.txt":
        try:
            os.close(os.open(os.environ["DIED"], os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return clean(source, settings)

pipeline.clean.clean = dies_once
"""
OTHER_CODE = """
import pipeline.batch.fingerprint
pipeline.batch.fingerprint.code_digest = lambda: "of another version"
"""


@contextmanager
def cluster(folder: Path, in_each_process: str):
    """The address of a scheduler with two workers."""
    file = folder / "scheduler.json"
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(in_each_process)
    paths = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": paths, "DIED": str(folder / "died")}
    dask = str(Path(sys.executable).with_name("dask"))
    place = ["--scheduler-file", str(file)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "env": environment}
    processes = [subprocess.Popen([dask, "scheduler", "--port", "0", "--no-dashboard", *place], **quiet)]
    worker = [dask, "worker", "--nthreads", "1", "--no-dashboard", "--nanny", *place]
    processes += [subprocess.Popen(worker, **quiet) for _ in range(2)]
    try:
        while not file.exists():
            assert processes[0].poll() is None
            time.sleep(0.1)
        yield json.loads(file.read_text())["address"]
    finally:
        for process in processes:
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
            process.kill()
            process.wait()


@pytest.mark.slow
def test_a_worker_that_dies_half_way_loses_and_doubles_nothing(tmp_path):
    corpus = tmp_path / "corpus"
    write_good(corpus, 60)
    write_feed_of_lines(corpus, 5)
    run(corpus, tmp_path / "here", workers=0)
    with cluster(tmp_path, DIES_ONCE) as address:
        summary = run(corpus, tmp_path / "there", engine="dask", scheduler=address)
    assert (tmp_path / "died").exists()
    assert (summary.articles, summary.exit_status) == (65, 0)
    assert tables_of(tmp_path / "there") == tables_of(tmp_path / "here")


@pytest.mark.slow
def test_workers_with_other_code_are_refused_before_work_begins(tmp_path):
    write_good(tmp_path / "corpus", 2)
    with cluster(tmp_path, OTHER_CODE) as address, pytest.raises(RunRefused, match="other code, lists or models"):
        run(tmp_path / "corpus", tmp_path / "out", engine="dask", scheduler=address)
    assert list((tmp_path / "out" / "records").iterdir()) == []


class Elsewhere:
    """An engine with one worker on another machine."""

    workers = 1

    def __init__(self, found):
        self.found = found

    def everywhere(self, function, *arguments):
        return {"tcp://worker": self.found}


def refusal(found, monkeypatch, tmp_path) -> str:
    @contextmanager
    def engine_named(*_):
        yield Elsewhere(found)

    monkeypatch.setattr(batch, "engine_named", engine_named)
    write_good(tmp_path / "corpus", 1)
    with pytest.raises(RunRefused) as refused:
        run(tmp_path / "corpus", tmp_path / "out", engine="dask")
    return str(refused.value)


def test_what_a_worker_has_otherwise_is_told(monkeypatch, tmp_path):
    here = installed(DEFAULTS)
    versions = {**here.versions, "spacy": "3.7.1", "ftfy": ""}
    message = refusal(Installed(here.fingerprint, versions), monkeypatch, tmp_path)
    assert f"spacy 3.7.1, here {here.versions['spacy']}" in message
    assert "ftfy missing" in message
    assert "dateparser" not in message
    assert "other code" not in message


def test_a_worker_that_lacks_the_model_is_told(monkeypatch, tmp_path):
    message = refusal(ValueError("There is no model nl_x."), monkeypatch, tmp_path)
    assert "tcp://worker" in message
    assert "There is no model nl_x." in message
