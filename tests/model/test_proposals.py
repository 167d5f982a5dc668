"""What a model proposes for a text hangs on that text alone."""

from __future__ import annotations

import json
from pathlib import Path

from threadpoolctl import threadpool_info

from pipeline.extract.model import load_model

TEXTS = [
    json.loads(file.read_text(encoding="utf-8"))["text"]
    for file in sorted((Path(__file__).parents[2] / "corpus" / "gold").glob("*.json"))[:8]
]


def test_proposals_hang_on_no_neighbour() -> None:
    model = load_model()
    together = model.propose(TEXTS)
    assert together == [model.propose([text])[0] for text in TEXTS]
    assert together == model.propose(reversed(TEXTS))[::-1]


def test_threads_are_given_back() -> None:
    before = threadpool_info()
    load_model().propose(TEXTS[:1])
    assert threadpool_info() == before
