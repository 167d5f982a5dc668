"""The trained pipeline into the package: `python finish.py WORK/model/model-last WORK/classes-all ../pipeline/models`.

The finished model has all words of the lists (a part of them was struck while learning) and none of the invented names
that passed by. Its meta states what it is, under which licence, from which sources, and its scores
on the gold of the corpus.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

import spacy
from scoring import rounded, score_gold
from spacy.language import Language

NAME, VERSION = "ent_press_sm", "0.5.0"
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
        },
        {
            "name": "Lists of names, bodies and words written for this project",
            "license": "MIT",
            "author": "The authors of dutch-press-pipeline",
        },
        {
            "name": "Names of populated places: GeoNames, by way of the project's gazetteer",
            "url": "https://www.geonames.org",
            "license": "CC BY 4.0",
            "author": "GeoNames",
        },
        {
            "name": "Everyday words: the word list of OpenTaal, by way of the Debian package wdutch",
            "url": "https://www.opentaal.org",
            "license": "BSD 3-Clause",
            "author": "OpenTaal",
        },
    ],
}
CARD = Path(__file__).parent / "card.md"
MOST_BYTES = 15_000_000


def finished(trained: Path, classes: Path) -> Language:
    """The trained pipeline with a vocabulary of its own: labels and all listed words, no more."""
    config = spacy.util.load_config(trained / "config.cfg")
    for section in ("corpora", "variables"):
        config.pop(section, None)
    config["training"].update(train_corpus=None, dev_corpus=None)
    config["paths"] = {}
    config["initialize"] = {}
    nlp = spacy.util.load_model_from_config(config)
    nlp.vocab.vectors = spacy.blank("nl").from_disk(classes).vocab.vectors
    nlp.from_disk(trained, exclude=["vocab", "config"])  # both are new
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("trained", type=Path)
    parser.add_argument("classes", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parent.parent / "corpus" / "gold")
    arguments = parser.parse_args()

    nlp = finished(arguments.trained, arguments.classes)
    nlp.meta.update(META)
    nlp.meta["performance"] = {"gold": rounded(score_gold(nlp, arguments.gold))}
    target = arguments.models / f"nl_{NAME}"
    fresh = target.with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(fresh)
    shutil.copy(CARD, fresh / "README.md")
    size = sum(file.stat().st_size for file in fresh.rglob("*") if file.is_file())
    if size > MOST_BYTES:
        sys.exit(f"The model takes {size:,} bytes; at most {MOST_BYTES:,} are shipped.")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    print(f"{target}: {size:,} bytes\n{json.dumps(nlp.meta['performance'], indent=1)}")


if __name__ == "__main__":
    main()
