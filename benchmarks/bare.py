"""Bare `nlp.pipe` in a process of its own, as one would write it: `python bare.py CORPUS` prints JSON.

The measure of the batch job: the bundled model with its own components, spaCy's own arithmetic on one thread, the best
of some batch sizes, entities read and nothing else done; then the same with the six `dutch_` components behind it, all
that the batch job extracts. Words are counted on white space.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

BATCH_SIZES = (16, 32, 64)
KINDS = ("figures", "dates", "cities", "people", "organisations", "quotes")
STARTED = time.perf_counter()


def main(corpus: Path) -> None:
    for library in ("OPENBLAS", "OMP", "MKL", "BLIS"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    import spacy

    nlp = spacy.load(Path(__file__).parent.parent / "pipeline" / "models" / "nl_ent_press_sm")
    texts = [file.read_text(encoding="utf-8") for file in sorted(corpus.rglob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    start_up = time.perf_counter() - STARTED
    took = {size: seconds(nlp, texts, size) for size in BATCH_SIZES}
    best = min(took, key=took.__getitem__)
    for kind in KINDS:
        nlp.add_pipe(f"dutch_{kind}")
    with_components = seconds(nlp, texts, best)
    account = {"words": words, "seconds": took[best], "with_components": with_components, "start_up": start_up}
    print(json.dumps(account))


def seconds(nlp: Language, texts: list[str], batch_size: int) -> float:
    """Wall-clock seconds of one pass."""
    began = time.perf_counter()
    with nlp.memory_zone():
        for doc in nlp.pipe(texts, batch_size=batch_size):
            _ = doc.ents
    return time.perf_counter() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]))
