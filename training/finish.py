"""The trained pipeline into the package: `python finish.py WORK/model-best ../pipeline/models`.

Its meta states what it is, under which licence, from which sources, and the scores on the held-out articles.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import spacy

NAME, VERSION = "ent_press_sm", "0.1.0"
META = {
    "name": NAME,
    "version": VERSION,
    "description": "Organisations, persons, cities, other places and other names in Dutch press releases",
    "author": "The authors of dutch-press-pipeline",
    "license": "MIT",
    "sources": [
        {
            "name": "Dutch press releases written and annotated for this project",
            "license": "MIT",
            "author": "The authors of dutch-press-pipeline",
        }
    ],
}
MOST_BYTES = 15_000_000


def main(trained: Path, models: Path) -> None:
    """Write the pipeline with its meta; refuse one that is too large to ship."""
    nlp = spacy.load(trained)
    nlp.meta.update(META)
    target = models / f"nl_{NAME}"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    if size > MOST_BYTES:
        sys.exit(f"The model takes {size:,} bytes; at most {MOST_BYTES:,} are shipped.")
    scores = {key: value for key, value in nlp.meta["performance"].items() if key.startswith("ents_")}
    print(f"{target}: {size:,} bytes\n{json.dumps(scores, indent=1)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
