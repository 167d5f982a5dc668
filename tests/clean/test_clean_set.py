"""Floors of quality on corpus/clean; lowering one is a decision, not a repair."""

import json
from collections import defaultdict
from pathlib import Path

from benchmarks.bench_clean import word_f1
from pipeline.clean import clean
from pipeline.ingest import read_sources
from pipeline.record import Source
from pipeline.settings import DEFAULTS

CORPUS = Path(__file__).parents[2] / "corpus" / "clean"
FLOORS = {
    "page": 0.995,
    "page by hand": 0.995,
    "copied": 0.98,
    "page blind": 0.998,
    "copied by hand": 0.99,
    "copied blind": 0.995,
    "pdf": 0.98,
    "pdf blind": 0.98,
    "mail blind": 0.99,
    "mail": 0.98,
    "feed": 0.98,
}


def test_quality_on_the_clean_set() -> None:
    gold = {row["id"]: row for row in map(json.loads, (CORPUS / "gold.jsonl").read_text().splitlines())}
    scores, misses = defaultdict(list), []
    for path in sorted({identity.split("#")[0] for identity in gold}):
        for source in read_sources(CORPUS, path, DEFAULTS):
            assert isinstance(source, Source), source
            row, article = gold[source.doc_id], clean(source, DEFAULTS)
            scores[row["kind"]].append(word_f1(article.text, row["text"]))
            if (article.title, str(article.published)) != (row["title"], row["published"]):
                misses.append((source.doc_id, article.title, article.published))
    assert misses == []
    assert {kind: sum(values) / len(values) >= FLOORS[kind] for kind, values in scores.items()} == dict.fromkeys(
        FLOORS, True
    )
