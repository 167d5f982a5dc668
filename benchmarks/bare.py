"""Bare `nlp.pipe` in a process of its own, as one would write it: `python bare.py CORPUS` prints JSON.

The measure of the batch job: the bundled model with its own components, spaCy's own arithmetic on one thread, the best
of some batch sizes, entities read and nothing else done. Words are counted on white space.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

BATCH_SIZES = (16, 32, 64)
STARTED = time.perf_counter()


def main(corpus: Path) -> None:
    for library in ("OPENBLAS", "OMP", "MKL", "BLIS"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    import spacy

    nlp = spacy.load(Path(__file__).parent.parent / "pipeline" / "models" / "nl_ent_press_sm")
    texts = [file.read_text(encoding="utf-8") for file in sorted(corpus.rglob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    start_up = time.perf_counter() - STARTED
    took = {}
    for size in BATCH_SIZES:
        began = time.perf_counter()
        with nlp.memory_zone():
            for doc in nlp.pipe(texts, batch_size=size):
                _ = doc.ents
        took[size] = time.perf_counter() - began
    best = min(took, key=took.__getitem__)
    print(json.dumps({"words": words, "seconds": took[best], "start_up": start_up, "batch_size": best}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
