"""The batch job as its users see it: rows, errors, reruns, changes, interruptions, engines."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace

import pandas as pd
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.batch import plan
from pipeline.batch import run as batch
from pipeline.batch.run import RunRefused
from pipeline.batch.run import run as run_batch
from pipeline.cli import app
from pipeline.store.schema import TABLES
from tests.batch.corpus import good, write_bad, write_feed_of_lines, write_good
from tests.batch.outputs import strays, tables_of


def run(corpus, outputs, **options):
    return run_batch(corpus, outputs, **{"workers": 0, **options})


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    write_good(folder, 6)
    write_feed_of_lines(folder, 3)
    return folder


def test_every_article_once_with_its_mentions(corpus, tmp_path):
    summary = run(corpus, tmp_path / "out")
    tables = pipeline.load(tmp_path / "out")
    assert list(tables.documents.doc_id) == sorted(tables.documents.doc_id)
    assert summary.articles == len(tables.documents) == 9
    assert summary.exit_status == 0
    texts = tables.documents.set_index("doc_id").text
    for kind in ("organisations", "people", "figures", "dates", "cities", "quotes"):
        table = getattr(tables, kind)
        assert len(table) == summary.mentions[kind] > 0
        assert all(texts[row.doc_id][row.start : row.end] == row.text for row in table.itertuples())
    assert strays(tmp_path / "out") == set()


def test_columns_carry_their_descriptions(corpus, tmp_path):
    run(corpus, tmp_path / "out")
    for name in TABLES:
        schema = pq.read_schema(tmp_path / "out" / f"{name}.parquet")
        assert schema.metadata[b"schema_version"]
        assert all(field.metadata[b"description"] for field in schema)


def test_what_gives_no_article_is_a_row_in_errors(corpus, tmp_path):
    outcomes = write_bad(corpus)
    summary = run(corpus, tmp_path / "out")
    errors = pipeline.load(tmp_path / "out").errors.set_index("doc_id")
    assert dict(errors.outcome) == outcomes
    assert all(row.reason and name in row.message for name, row in errors.iterrows())
    assert summary.exit_status == 1
    assert summary.articles == 9


def test_halves_of_characters_take_nothing_along(corpus, tmp_path):
    rows = [{"id": f"n{i}\ud800", "title": "Kop \ud800", "publisher": "\udfff", "text": good(40 + i)} for i in range(2)]
    (corpus / "half.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert (run(corpus, tmp_path / "out").exit_status, len(pipeline.load(tmp_path / "out").documents)) == (0, 11)


def test_a_record_that_no_table_takes_is_a_problem_of_its_own(corpus, tmp_path, monkeypatch):
    from pipeline.batch import shard

    def broken(source, settings):
        article = clean(source, settings)
        return replace(article, publisher="\ud800") if source.doc_id == "bericht-002.txt" else article

    clean = shard.clean
    monkeypatch.setattr(shard, "clean", broken)
    summary = run(corpus, tmp_path / "out")
    assert [problem.doc_id for problem in summary.failed] == ["bericht-002.txt"]
    assert summary.articles == 8


def test_nothing_new_opens_no_file_and_starts_no_worker(corpus, tmp_path, monkeypatch):
    for file in corpus.iterdir():
        os.utime(file, (1_600_000_000, 1_600_000_000))  # one that changed a moment ago is hashed to be sure
    run(corpus, tmp_path / "out")

    def not_called(*arguments):
        raise AssertionError(arguments)

    monkeypatch.setattr(plan, "file_digest", not_called)
    monkeypatch.setattr(batch, "engine_named", not_called)
    monkeypatch.setattr(batch, "_check_workers", not_called)
    assert run(corpus, tmp_path / "out", workers=8).files_now == 0


def test_an_old_failure_does_not_count_again(corpus, tmp_path):
    write_bad(corpus)
    first = run(corpus, tmp_path / "out")
    second = run(corpus, tmp_path / "out")
    assert (second.exit_status, second.files_now) == (0, 0)
    assert second.failed_before == len(first.failed)
    assert run(corpus, tmp_path / "out", retry=True).exit_status == 1


def test_a_rerun_changes_nothing(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in out.rglob("*.parquet")}
    summary = run(corpus, out)
    assert summary.files_now == 0
    assert {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in out.rglob("*.parquet")} == before


def test_touched_files_are_not_read_again(corpus, tmp_path):
    run(corpus, tmp_path / "out")
    for file in corpus.iterdir():
        os.utime(file, (1_600_000_000, 1_600_000_000))
    assert run(corpus, tmp_path / "out").files_now == 0


def test_a_changed_file_replaces_its_rows_only(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    before = pipeline.load(out).documents.set_index("doc_id").text
    (corpus / "bericht-002.txt").write_text(good(77), encoding="utf-8")
    summary = run(corpus, out)
    after = pipeline.load(out).documents.set_index("doc_id").text
    assert dict(summary.why) == {"changed": 1}
    assert list(before[before != after].index) == ["bericht-002.txt"]
    assert "nummer 77" in after["bericht-002.txt"]


def test_new_files_join_and_gone_ones_stay_until_prune(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    (corpus / "bericht-000.txt").unlink()
    (corpus / "nieuw.txt").write_text(good(50), encoding="utf-8")
    summary = run(corpus, out)
    assert (dict(summary.why), summary.gone, summary.articles) == ({"new": 1}, 1, 10)
    summary = run(corpus, out, prune=True)
    assert (summary.pruned, summary.articles) == (1, 9)
    assert "bericht-000.txt" not in set(pipeline.load(out).documents.doc_id)


def test_the_manifest_decides_and_its_changes_count(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    (corpus / "manifest.csv").write_text("path,published,publisher\nbericht-001.txt,2020-02-03,Gemeente Zwolle\n")
    summary = run(corpus, out)
    row = pipeline.load(out).documents.set_index("doc_id").loc["bericht-001.txt"]
    assert dict(summary.why) == {"changed": 1}
    assert (row.published, row.published_from) == (pd.Timestamp("2020-02-03"), "manifest")
    assert row.publisher == "Gemeente Zwolle"


def test_other_settings_redo_the_work(corpus, tmp_path):
    from pipeline.settings import Settings

    run(corpus, tmp_path / "out")
    summary = run(corpus, tmp_path / "out", settings=Settings(seconds_per_source=61.0))
    assert dict(summary.why) == {"other_settings": 7}
    assert summary.articles == 9


def test_a_redo_says_how_much_and_why(corpus, tmp_path, monkeypatch):
    from pipeline.batch import fingerprint

    def redone() -> str:
        result = CliRunner().invoke(app, ["run", str(corpus), "--out", str(tmp_path / "out"), "--workers", "0"])
        assert result.exit_code == 0
        return " ".join(result.stderr.split())

    assert "7 files (7 new)" in redone()
    monkeypatch.setattr(fingerprint, "code_digest", lambda: "of another version")
    assert "7 files (7 made with other settings or lists)" in redone()
    monkeypatch.setattr(fingerprint, "code_digest", lambda: "of a later version")
    monkeypatch.setattr(batch, "VERSION", "9.9")
    assert "7 files (7 made by another version)" in redone()
    assert "version 9.9" in CliRunner().invoke(app, ["status", str(tmp_path / "out")]).stdout


def test_near_duplicates_point_to_the_earliest(corpus, tmp_path):
    text = (corpus / "bericht-003.txt").read_text(encoding="utf-8")
    (corpus / "aaa-kopie.txt").write_text(text.replace("bekend.", "bekend aan de pers.", 1), encoding="utf-8")
    (corpus / "manifest.csv").write_text("path,published\naaa-kopie.txt,2021-09-09\nbericht-003.txt,2021-03-05\n")
    run(corpus, tmp_path / "out")
    duplicates = pipeline.load(tmp_path / "out").documents.set_index("doc_id").duplicate_of.dropna()
    assert dict(duplicates) == {"aaa-kopie.txt": "bericht-003.txt"}


def test_half_written_parts_are_as_if_absent(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    whole = tables_of(out)
    part = next((out / "records").iterdir())
    part.write_bytes(part.read_bytes()[:1000])
    (out / ".work").mkdir()
    (out / ".work" / "part-left-behind.parquet").write_bytes(b"half")
    run(corpus, out)
    assert tables_of(out) == whole
    assert strays(out) == set()


def test_outputs_belong_to_one_corpus(corpus, tmp_path):
    run(corpus, tmp_path / "out")
    write_good(tmp_path / "other", 1)
    with pytest.raises(RunRefused, match="holds the outputs of the corpus"):
        run(tmp_path / "other", tmp_path / "out")


def test_corpus_and_outputs_may_move_together(corpus, tmp_path):
    (tmp_path / "home").mkdir()
    shutil.move(corpus, tmp_path / "home" / "corpus")
    run(tmp_path / "home" / "corpus", tmp_path / "home" / "out")
    shutil.move(tmp_path / "home", tmp_path / "moved")
    assert run(tmp_path / "moved" / "corpus", tmp_path / "moved" / "out").files_now == 0


def test_outputs_inside_the_corpus_are_refused(corpus):
    with pytest.raises(RunRefused, match="inside the corpus"):
        run(corpus, corpus / "out")


def test_no_corpus_is_refused(tmp_path):
    with pytest.raises(RunRefused, match="no corpus"):
        run(tmp_path / "nothing", tmp_path / "out")


def test_two_runs_at_once_are_refused(corpus, tmp_path):
    from filelock import FileLock

    run(corpus, tmp_path / "out")
    with FileLock(tmp_path / "out" / ".lock"), pytest.raises(RunRefused, match="Another run"):
        run(corpus, tmp_path / "out")


def test_run_json_says_what_made_the_outputs(corpus, tmp_path):
    run(corpus, tmp_path / "out")
    report = json.loads((tmp_path / "out" / "run.json").read_text())
    assert report["state"] == "finished"
    assert report["pipeline_version"] == pipeline.__version__
    assert report["articles"] == 9
    assert report["model"].startswith("nl_")


def test_a_single_file_is_a_corpus_too(corpus, tmp_path):
    summary = run(corpus / "bericht-001.txt", tmp_path / "out")
    assert list(pipeline.load(tmp_path / "out").documents.doc_id) == ["bericht-001.txt"]
    assert summary.articles == 1


@pytest.mark.slow
def test_engines_agree(corpus, tmp_path, monkeypatch):
    """In this process, in one, in three, and on Dask: the same rows in the same order, of files in pieces too."""
    monkeypatch.setattr(plan, "_BYTES_PER_SHARD", 4000)
    write_bad(corpus)
    engines = {
        "in_process": {"workers": 0},
        "one_process": {"workers": 1},
        "three_processes": {"workers": 3},
        "dask": {"workers": 2, "engine": "dask"},
    }
    rows = {}
    for name, options in engines.items():
        summary = run(corpus, tmp_path / name, **options)
        rows[name] = tables_of(tmp_path / name)
        assert (summary.articles, summary.exit_status) == (9, 1)
    assert all(rows[name] == rows["in_process"] for name in engines)
    for name, options in engines.items():  # each finds nothing to do in what another made
        assert run(corpus, tmp_path / "in_process", **options).files_now == 0, name
