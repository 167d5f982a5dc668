"""Large files are worked on in pieces: the same rows as in one, and a crash loses one piece at most."""

from __future__ import annotations

import csv
import json
import mailbox
import zipfile
from email.message import EmailMessage

import pytest

from pipeline.batch import plan
from pipeline.batch.run import run
from tests.batch.corpus import good
from tests.batch.outputs import tables_of

COUNT = 11
ROWS = [{"id": f"n{number % 9}", "text": good(number)} for number in range(COUNT)]  # two identities stand there twice


def write_json_lines(file):
    lines = [json.dumps(row) for row in ROWS]
    file.write_text("\n".join([*lines[:4], "{this is no JSON", *lines[4:]]), encoding="utf-8")


def write_csv(file):
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["id", "text"])
        writer.writeheader()
        writer.writerows(ROWS)


def write_mailbox(file):
    box = mailbox.mbox(file)
    for row in ROWS:
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Message-ID"] = "pers@oss.example", "Persbericht", f"<{row['id']}@oss>"
        mail["Date"] = "Wed, 03 Mar 2021 10:00:00 +0100"
        mail.set_content(row["text"])
        box.add(mail)
    box.close()


def write_zip(file):
    with zipfile.ZipFile(file, "w") as archive:
        for number, row in enumerate(ROWS):
            archive.writestr(f"{number:02}.txt", row["text"])


def write_cut_off_zip(file):
    write_zip(file)
    file.write_bytes(file.read_bytes()[:-30])


WRITERS = {
    "groot.jsonl": write_json_lines,
    "groot.csv": write_csv,
    "groot.mbox": write_mailbox,
    "groot.zip": write_zip,
    "kapot.zip": write_cut_off_zip,
}


@pytest.fixture
def small_pieces(monkeypatch):
    """Cut a file into pieces of one article's size."""
    monkeypatch.setattr(plan, "_BYTES_PER_SHARD", 1500)


def parts_of(outputs):
    return {file.name: file.stat().st_mtime_ns for file in (outputs / "records").iterdir()}


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_in_pieces_gives_the_same_rows_as_in_one(name, tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    WRITERS[name](tmp_path / "corpus" / name)
    run(tmp_path / "corpus", tmp_path / "whole", workers=0)
    monkeypatch.setattr(plan, "_BYTES_PER_SHARD", 1500)
    summary = run(tmp_path / "corpus", tmp_path / "cut", workers=0)
    assert len(parts_of(tmp_path / "cut")) > 3
    assert tables_of(tmp_path / "cut") == tables_of(tmp_path / "whole")
    assert dict(summary.why) == {"new": 1}
    assert summary.articles == (0 if name == "kapot.zip" else COUNT)


def test_a_piece_that_is_lost_is_worked_on_alone(tmp_path, small_pieces):
    file, out = tmp_path / "groot.csv", tmp_path / "out"
    write_csv(file)
    run(file, out, workers=0)
    before, parts = tables_of(out), parts_of(out)
    lost = sorted(parts)[2]
    (out / "records" / lost).unlink()
    summary = run(file, out, workers=0)
    assert 0 < summary.articles_now < COUNT / 2
    assert tables_of(out) == before
    assert {name for name, time in parts_of(out).items() if parts.get(name) != time} == {lost}
    assert run(file, out, workers=0).files_now == 0


def test_a_changed_file_is_replaced_in_whole(tmp_path, small_pieces):
    file, out = tmp_path / "groot.csv", tmp_path / "out"
    write_csv(file)
    run(file, out, workers=0)
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(["laatste", good(99)])
    summary = run(file, out, workers=0)
    assert (dict(summary.why), summary.articles_now, summary.articles) == ({"changed": 1}, COUNT + 1, COUNT + 1)
    fresh = tmp_path / "fresh"
    run(file, fresh, workers=0)
    assert tables_of(out) == tables_of(fresh)


def test_a_file_that_changes_while_its_pieces_are_read_is_told_and_read_again(tmp_path, small_pieces):
    file, out = tmp_path / "groot.csv", tmp_path / "out"
    write_csv(file)

    def change(done, total, articles):
        if done in (2, 4):
            with file.open("a", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerow([f"later-{done}", good(100 + done)])

    summary = run(file, out, workers=0, on_progress=change)
    assert summary.exit_status == 1
    assert "changed" in {problem.reason for problem in summary.failed}
    assert run(file, out, workers=0).exit_status == 0
    run(file, tmp_path / "fresh", workers=0)
    assert tables_of(out) == tables_of(tmp_path / "fresh")
