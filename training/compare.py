"""Short trainings that differ in one choice: `python compare.py WORK [NAME ...]` adds a row each to WORK/table.md.

The choices are overrides of `config.cfg`, and `struck`, the share of the names struck from the lists. The figures are
span F1 of the finished model on the held-out articles and on the gold.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from finish import finished
from reader import part_of, read_texts, to_example
from scoring import score_gold

HERE = Path(__file__).parent
STEPS: dict[str, object] = {
    "training.max_steps": 900,
    "training.eval_frequency": 900,
    "training.batcher.size.stop": 1000,
    "struck": "0.3",
}
NO_NAMES: dict[str, object] = dict.fromkeys(
    (f"corpora.train.names.{kind}" for kind in ("people", "cities", "organisations", "places", "names")), 0.0
)
EMBED, ENCODE, NER = (f"components.{part}" for part in ("tok2vec.model.embed", "tok2vec.model.encode", "ner.model"))
RATE = "training.optimizer.learn_rate"


def width(size: int) -> dict[str, object]:
    """The width of the encoder, which three places state."""
    return {f"{EMBED}.width": size, f"{ENCODE}.width": size, f"{NER}.tok2vec.width": size}


CHOICES: dict[str, dict[str, object]] = {
    "as it is": {},
    "another seed": {"system.seed": 21},
    "quarter of the texts": {"variables.share": 0.25},
    "half of the texts": {"variables.share": 0.5},
    "three quarters of the texts": {"variables.share": 0.75},
    "width 64": width(64),
    "width 128": width(128),
    "depth 2": {f"{ENCODE}.depth": 2},
    "depth 6": {f"{ENCODE}.depth": 6},
    "single sentences": {"corpora.train.unit": "sentences", "corpora.train.longest_run": 1},
    "one to six sentences": {"corpora.train.unit": "sentences"},
    "single paragraphs": {"corpora.train.longest_run": 1},
    "one to twenty paragraphs": {"corpora.train.longest_run": 20},
    "dropout 0.25": {"training.dropout": 0.25},
    "dropout 0.35": {"training.dropout": 0.35},
    "no lists": {f"{EMBED}.include_static_vectors": False},
    "nothing struck from the lists": {"struck": "0"},
    "half struck from the lists": {"struck": "0.5"},
    "no other names": NO_NAMES,
    "half of the other names": NO_NAMES | dict.fromkeys(NO_NAMES, 0.25),
    "more other names": NO_NAMES | dict.fromkeys(NO_NAMES, 0.75),
    "more of the state": {f"{NER}.extra_state_tokens": True},
    "depth 8": {f"{ENCODE}.depth": 8},
    "1,800 steps": {"training.max_steps": 1800},
    "learning rate 0.001, constant": {f"{RATE}.initial_rate": 0.001, f"{RATE}.total_steps": 1_000_000},
    "hidden layer 128": {f"{NER}.hidden_width": 128},
    "three pieces": {f"{NER}.maxout_pieces": 3},
}  # fmt: skip


def compare(work: Path, name: str) -> str:
    """Train with one choice; a row of the table."""
    target = work / name.replace(" ", "-")
    settings = STEPS | CHOICES[name]
    settings |= {"paths.texts": str(work / "texts"), "paths.vectors": str(work / f"classes-{settings.pop('struck')}")}
    overrides = [part for key, value in settings.items() for part in (f"--{key}", _written(value))]
    _run("-m", "spacy", "train", "config.cfg", "--code", "reader.py", "--output", str(target), *overrides)
    return f"| {name} | " + " | ".join(f"{100 * cell:.1f}" for cell in scores(work, target / "model-last")) + " |"


def prepare(work: Path) -> None:
    """A copy of the texts and the lists, so that all rows have read the same."""
    if not work.is_dir():
        shutil.copytree(HERE / "texts", work / "texts")
        for struck in ("0", "0.3", "0.5"):
            _run("word_classes.py", str(work / f"classes-{struck}"), "--struck", struck)


def scores(work: Path, trained: Path) -> list[float]:
    """F1 on the held-out articles, of all kinds together and three of them, and of those three on the gold."""
    nlp = finished(trained, work / "classes-0")
    held_out = part_of(read_texts(work / "texts"), "choose")
    chosen: dict[str, Any] = nlp.evaluate([to_example(nlp, article) for article in held_out])
    kinds = chosen["ents_per_type"]
    gold = score_gold(nlp, HERE.parent / "corpus" / "gold")
    cells = [chosen["ents_f"], *(kinds[label]["f"] for label in ("ORG", "PER", "CITY"))]
    return cells + [gold[kind]["f"] for kind in ("organisations", "people", "cities")]


def _run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


if __name__ == "__main__":
    folder = Path(sys.argv[1]).resolve()
    prepare(folder)
    for choice in sys.argv[2:] or CHOICES:
        with (folder / "table.md").open("a", encoding="utf-8") as table:
            table.write(compare(folder, choice) + "\n")
