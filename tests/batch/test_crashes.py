"""Sources that take a worker along: they are found out, noted, and the rest goes on."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import pipeline
from tests.batch.corpus import good, write_feed_of_lines, write_good
from tests.batch.outputs import strays, tables_of

pytestmark = pytest.mark.slow

# Runs in every Python process that finds it first: cleaning a text with the word does the deed.
TRAP = """
import os, resource, signal, time
import pipeline.clean

def devour():
    "Take memory until there is no more, as under a limit."
    before = resource.getrlimit(resource.RLIMIT_AS)
    with open("/proc/self/statm") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 2**28, before[1]))
    try:
        hoard = []
        while True:
            hoard.append(bytearray(2**24))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)

clean = pipeline.clean.clean

def trapped(source, settings):
    if b"SEGFAULT" in source.content:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"OOMKILL" in source.content:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"HANGS" in source.content:
        time.sleep(3600)
    if b"DEVOURS" in source.content:
        devour()
    return clean(source, settings)

pipeline.clean.clean = trapped
"""

RUN = """
import sys
from pipeline.batch.run import run
from pipeline.settings import Settings
if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], workers=2, settings=Settings(seconds_per_source=15.0))
"""


@pytest.fixture
def trapped(tmp_path):
    """Run the pipeline with the trap set; gives the exit status."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(TRAP)
    (site / "run_trapped.py").write_text(RUN)

    paths = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": paths}

    def run(corpus: Path, out: Path) -> int:
        command = [sys.executable, str(site / "run_trapped.py"), str(corpus), str(out)]
        return subprocess.run(command, env=environment, timeout=300, check=False).returncode

    return run


def test_what_kills_a_worker_is_found_out(trapped, tmp_path):
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    write_good(corpus, 12)
    for number, word in enumerate(("SEGFAULT", "OOMKILL", "HANGS", "DEVOURS")):
        (corpus / f"{word.lower()}.txt").write_text(good(100 + number) + f"\n{word}\n", encoding="utf-8")
    assert trapped(corpus, out) == 0
    tables = pipeline.load(out)
    errors = tables.errors.set_index("doc_id")
    assert dict(errors.reason) == {
        "devours.txt": "memory", "hangs.txt": "timeout", "oomkill.txt": "crash", "segfault.txt": "crash",
    }  # fmt: skip
    assert set(errors.stage) == {"clean"}
    assert len(tables.documents) == 12
    assert strays(out) == set()
    assert trapped(corpus, out) == 0  # they are not tried again
    assert pipeline.load(out).errors.equals(tables.errors)


def test_one_of_many_in_a_file_takes_only_itself_along(trapped, tmp_path):
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    rows = [{"id": f"n{i}", "text": good(i) + ("\nSEGFAULT" if i == 2 else "")} for i in range(5)]
    (corpus / "archief.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert trapped(corpus, out) == 0
    assert list(pipeline.load(out).errors.doc_id) == ["archief.jsonl#n2"]
    assert list(pipeline.load(out).documents.doc_id) == [f"archief.jsonl#n{i}" for i in (0, 1, 3, 4)]


def test_killed_at_any_moment_and_run_again_gives_the_same_rows(tmp_path):
    """`kill -9` at fifty random moments, of the run or of a worker of it, each followed by a rerun."""
    corpus = tmp_path / "corpus"
    write_good(corpus, 40)
    write_feed_of_lines(corpus, 3)
    (corpus / "leeg.txt").touch()
    undisturbed, out = tmp_path / "undisturbed", tmp_path / "out"
    command = [sys.executable, "-m", "pipeline", "run", str(corpus), "--workers", "2", "--out"]
    started = time.monotonic()
    subprocess.run([*command, str(undisturbed)], check=True, capture_output=True)
    whole_run = time.monotonic() - started
    rng = random.Random(7)
    for _ in range(50):
        run = subprocess.Popen([*command, str(out)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            run.wait(rng.uniform(0.1, whole_run))
        except subprocess.TimeoutExpired:
            with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):  # it may end at this very moment
                family = [run.pid, *(child.pid for child in psutil.Process(run.pid).children(recursive=True))]
                os.kill(rng.choice(family), signal.SIGKILL)
            try:
                run.wait(rng.choice([0.1, 0.1, 0.1, 60]))  # a run that lost a worker goes on
            except subprocess.TimeoutExpired:
                run.kill()
            run.wait()
        if rng.random() < 0.3:  # start over now and then, or soon nothing would be left to interrupt
            (corpus / "bericht-000.txt").touch()
            for part in list((out / "records").glob("*")) if (out / "records").exists() else []:
                part.unlink()
    subprocess.run([*command, str(out)], check=True, capture_output=True)
    assert tables_of(out) == tables_of(undisturbed)
    assert strays(out) == strays(undisturbed) == set()
