"""Who opens the outputs while a run writes there sees the state before or the state after, never something between."""

from __future__ import annotations

import threading

import pytest

import pipeline
from pipeline.batch.run import run
from pipeline.batch.status import read_status
from pipeline.record import MENTION_KINDS
from pipeline.store import tidy
from tests.batch.corpus import good, write_good


def test_loads_during_runs_that_change_merge_and_prune(tmp_path, monkeypatch):
    monkeypatch.setattr(tidy, "MERGED_ROWS", 4)
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    write_good(corpus, 3)
    run(corpus, out, workers=0)
    states = {frozenset(pipeline.load(out).documents.text)}
    failures: list[BaseException] = []
    over = threading.Event()

    def write():
        try:
            for number in range(4):
                (corpus / f"nieuw-{number}.txt").write_text(good(200 + number), encoding="utf-8")
                (corpus / "bericht-001.txt").write_text(good(300 + number), encoding="utf-8")
                (corpus / f"nieuw-{number - 2}.txt").unlink(missing_ok=True)
                run(corpus, out, workers=0, prune=True)
                states.add(frozenset(pipeline.load(out).documents.text))
        except BaseException as error:
            failures.append(error)
        finally:
            over.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = []
    while not over.is_set():
        tables = pipeline.load(out)
        seen.append(frozenset(tables.documents.text))
        texts = dict(zip(tables.documents.doc_id, tables.documents.text, strict=True))
        for kind in MENTION_KINDS:
            mentions = getattr(tables, kind)
            assert all(texts[row.doc_id][row.start : row.end] == row.text for row in mentions.itertuples())
        assert read_status(out).files > 0
    writer.join()
    assert failures == []
    assert set(seen) <= states
    assert len(states) == 5


def test_tables_that_do_not_belong_together_are_told(tmp_path, monkeypatch):
    from pipeline.store import frames

    corpus, out = tmp_path / "corpus", tmp_path / "out"
    write_good(corpus, 1)
    run(corpus, out, workers=0)
    older = (out / "figures.parquet").read_bytes()
    write_good(corpus, 2)
    run(corpus, out, workers=0)
    (out / "figures.parquet").write_bytes(older)
    monkeypatch.setattr(frames.time, "sleep", lambda seconds: None)
    with pytest.raises(RuntimeError, match="run the pipeline once more"):
        pipeline.load(out)
    run(corpus, out, workers=0)
    assert len(pipeline.load(out).documents) == 2
