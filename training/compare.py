"""Short trainings that differ in one choice: `python compare.py WORK [NAME ...]` adds a row each to WORK/table.md.

The choices are overrides of `config.cfg`; the figures are span F1 on the held-out articles and on the gold.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from finish import finished
from scoring import score_gold

HERE = Path(__file__).parent
STEPS: dict[str, object] = {
    "paths.texts": "work/texts",  # a copy, so that all rows have read the same
    "training.max_steps": 900,
    "training.eval_frequency": 300,
    "training.batcher.size.stop": 1000,
}
NONE: dict[str, object] = dict.fromkeys(
    (f"corpora.train.names.{kind}" for kind in ("people", "cities", "organisations", "places", "names")), 0.0
)
CHOICES: dict[str, dict[str, object]] = {
    "as it is": {},
    "no other names": NONE,
    "half of the other names": NONE | dict.fromkeys(NONE, 0.25),
    "more other names": NONE | dict.fromkeys(NONE, 0.75),
    "no lists": {"components.tok2vec.model.embed.include_static_vectors": False},
    "nothing struck from the lists": {"paths.vectors": "work/classes-all"},
    "common words listed": {"paths.vectors": "work/classes-c"},
    "single paragraphs": {"corpora.train.longest_run": 1},
    "half of the texts": {"variables.share": 0.5},
    "quarter of the texts": {"variables.share": 0.25},
    "dropout 0.15": {"training.dropout": 0.15},
    "dropout 0.35": {"training.dropout": 0.35},
    "width 128": {"components.tok2vec.model.embed.width": 128, "components.tok2vec.model.encode.width": 128,
                  "components.ner.model.tok2vec.width": 128},
    "depth 6": {"components.tok2vec.model.encode.depth": 6},
    "more of the state": {"components.ner.model.extra_state_tokens": True},
    "hidden layer 128": {"components.ner.model.hidden_width": 128},
}  # fmt: skip


def compare(work: Path, name: str) -> str:
    """Train with one choice; a row of the table."""
    target = work / name.replace(" ", "-")
    overrides = [part for key, value in (STEPS | CHOICES[name]).items() for part in (f"--{key}", _written(value))]
    command = [sys.executable, "-m", "spacy", "train", "config.cfg", "--code", "reader.py", "--output", str(target)]
    done = subprocess.run([*command, *overrides], cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    held_out = json.loads((target / "model-best" / "meta.json").read_text(encoding="utf-8"))["performance"]
    classes = str(CHOICES[name].get("paths.vectors", "work/classes")).removesuffix("-all") + "-all"
    gold = score_gold(finished(target / "model-best", HERE / classes), HERE.parent / "corpus" / "gold")
    kinds = held_out["ents_per_type"]
    cells = [held_out["ents_f"], *(kinds[label]["f"] for label in ("ORG", "PER", "CITY"))]
    cells += [gold[kind]["f"] for kind in ("organisations", "people", "cities")]
    return f"| {name} | " + " | ".join(f"{100 * cell:.1f}" for cell in cells) + " |"


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


if __name__ == "__main__":
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for choice in sys.argv[2:] or CHOICES:
        with (folder / "table.md").open("a", encoding="utf-8") as table:
            table.write(compare(folder, choice) + "\n")
