"""What machines do to a run: no disk, no file handles, no rights, another run. It refuses; what is written is sound."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from pipeline.batch.run import RunRefused, run
from pipeline.cli import app
from pipeline.store.layout import Outputs
from pipeline.store.parts import read_parts
from tests.batch.corpus import good, write_feed_of_lines, write_good
from tests.batch.outputs import strays, tables_of


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A corpus, and the rows that a run gives which nothing disturbs."""
    folder = tmp_path_factory.mktemp("faults")
    corpus = folder / "corpus"
    write_good(corpus, 3)
    write_feed_of_lines(corpus, 2)
    with zipfile.ZipFile(corpus / "doos.zip", "w") as archive:
        archive.writestr("a.txt", good(70))
    run(corpus, folder / "out", workers=0)
    return corpus, tables_of(folder / "out")


def refused_or_done(corpus, outputs):
    """Why a run refused to go on; empty where it ended well."""
    try:
        run(corpus, outputs, workers=0)
    except RunRefused as error:
        return str(error)
    return ""


@contextmanager
def limited(kind, soft):
    before = resource.getrlimit(kind)
    resource.setrlimit(kind, (soft, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(kind, before)


@contextmanager
def file_handles_left(count):
    with limited(resource.RLIMIT_NOFILE, 256):
        taken = []
        try:
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            pass
        for _ in range(count):
            os.close(taken.pop())
        try:
            yield
        finally:
            for handle in taken:
                os.close(handle)


def test_with_few_file_handles_left_it_ends_well_or_refuses(undisturbed, tmp_path):
    corpus, rows = undisturbed
    refusals = []
    for count in (0, 1, 2, 3, 5, 8, 13, 21):
        out = tmp_path / str(count)
        with file_handles_left(count):
            refusals.append(refused_or_done(corpus, out))
        run(corpus, out, workers=0)
        assert tables_of(out) == rows  # no source was blamed
        assert strays(out) == set()
    assert "Too many open files" in refusals[0]
    assert not refusals[-1]


def test_where_files_may_not_grow_it_ends_well_or_refuses(undisturbed, tmp_path):
    corpus, rows = undisturbed
    refusals = []
    for kilobytes in (0, 4, 16, 40, 64, 2048):
        out = tmp_path / str(kilobytes)
        with limited(resource.RLIMIT_FSIZE, kilobytes * 1024):
            refusals.append(refused_or_done(corpus, out))
        run(corpus, out, workers=0)
        assert tables_of(out) == rows
        assert strays(out) == set()
    assert "File too large" in refusals[0]
    assert not refusals[-1]


@contextmanager
def mounted(place, *options):
    place.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
    if os.geteuid() or not mount or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("kilobytes", [16, 32, 64, 96, 128])
def test_on_a_disk_that_is_full_it_refuses_and_goes_on_when_there_is_room(undisturbed, tmp_path, kilobytes):
    corpus, rows = undisturbed
    disk = tmp_path / "disk"
    with mounted(disk, f"size={kilobytes}k"):
        assert "No space left on device" in refused_or_done(corpus, disk / "out")
        read_parts(Outputs(disk / "out"))
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        run(corpus, disk / "out", workers=0)
        assert tables_of(disk / "out") == rows
        assert strays(disk / "out") == set()


def told_with_status_2(corpus, outputs, *words):
    result = CliRunner().invoke(app, ["run", str(corpus), "--out", str(outputs), "--workers", "0"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert all(word in " ".join(result.stderr.split()) for word in words), result.stderr


def test_a_read_only_folder_is_told(undisturbed, tmp_path):
    corpus, rows = undisturbed
    out = tmp_path / "out"
    run(corpus, out, workers=0)
    if os.geteuid():
        out.chmod(0o555)
        (out / "records").chmod(0o555)
        told_with_status_2(corpus, out, "Permission denied", "is sound")
    else:
        disk = tmp_path / "disk"
        with mounted(disk):
            shutil.copytree(out, disk / "out")
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            told_with_status_2(corpus, disk / "out", "Read-only file system", "is sound")
            assert tables_of(disk / "out") == rows


def test_a_part_that_cannot_be_put_in_place_is_told(undisturbed, tmp_path):
    corpus, rows = undisturbed
    out = tmp_path / "out"
    run(corpus, out, workers=0)
    part, *_ = sorted((out / "records").iterdir())
    shutil.rmtree(out)
    (part / "in the way").mkdir(parents=True)
    told_with_status_2(corpus, out, part.name, "is sound")
    assert strays(out) <= {"run.json"}
    shutil.rmtree(part)
    run(corpus, out, workers=0)
    assert tables_of(out) == rows


def test_outputs_in_the_place_of_a_file_are_told(undisturbed, tmp_path):
    (tmp_path / "out").write_text("something else")
    told_with_status_2(undisturbed[0], tmp_path / "out", "out")
    assert (tmp_path / "out").read_text() == "something else"


def test_a_second_run_is_refused_while_the_first_lives_and_not_after_its_death(undisturbed, tmp_path):
    corpus, rows = undisturbed
    out = tmp_path / "out"
    run(corpus, out, workers=0)
    hold = f"from filelock import FileLock\nwith FileLock({str(out / '.lock')!r}): print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline().strip() == b"held"
        told_with_status_2(corpus, out, "Another run is writing")
        assert tables_of(out) == rows
        holder.send_signal(signal.SIGKILL)
    assert CliRunner().invoke(app, ["run", str(corpus), "--out", str(out), "--workers", "0"]).exit_code == 0


def test_what_is_below_a_folder_that_cannot_be_listed_is_not_pruned(undisturbed, tmp_path, monkeypatch):
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    write_good(corpus / "map", 2)
    run(corpus, out, workers=0)
    scandir = os.scandir

    def locked(folder):
        if str(folder).endswith("map"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", locked)
    summary = run(corpus, out, workers=0, prune=True)
    assert (summary.pruned, summary.articles) == (0, 2)
    assert [problem.doc_id for problem in summary.failed] == ["map"]
    monkeypatch.undo()
    summary = run(corpus, out, workers=0, prune=True)
    assert (summary.files_now, summary.pruned, summary.exit_status) == (0, 1, 0)
    assert json.loads((out / "run.json").read_text())["failed_before"] == 0
