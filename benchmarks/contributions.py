"""What each way of finding names contributes: the scores on gold with all of them, and with each left out.

`python benchmarks/contributions.py [GOLD] [--model NAME]` prints a table of precision, recall and F1 of facts, for
organisations and for people. What is left out are the mentions found in that way; rules go on using the lists as
words, so that a row understates what the lists do.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.evaluation import evaluate, read_gold
from pipeline.extract.entity import Entity
from pipeline.extract.model import load_model
from pipeline.extract.names import find_names
from pipeline.record import MENTION_KINDS, Method
from pipeline.sentences import split_sentences

KINDS = ("organisations", "people")
ROWS: dict[str, frozenset[Method]] = {
    "everything": frozenset(),
    "without model": frozenset(["model"]),
    "without rules": frozenset(["rule"]),
    "without lists": frozenset(["gazetteer"]),
    "model alone": frozenset(["rule", "gazetteer"]),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=Path("corpus/gold"))
    parser.add_argument("--model", default="auto")
    arguments = parser.parse_args()
    gold = read_gold(arguments.gold)
    model = load_model(arguments.model)
    proposals = dict(zip((one["id"] for one in gold), model.propose(one["text"] for one in gold), strict=True))
    print(f"{len(gold)} articles, {model.name}\n")
    print(f"| {'facts':14} |" + "".join(f" {kind + ': P, R, F1':25} |" for kind in KINDS))
    print(f"| {'-' * 14} |" + f" {'-' * 25} |" * len(KINDS))
    for row, without in ROWS.items():
        result = evaluate(gold, _predictor(proposals, without))
        scores = [result.kinds[kind].fact for kind in KINDS]
        cells = [f"{one.precision:.3f}  {one.recall:.3f}  {one.f1:.3f}" for one in scores]
        print(f"| {row:14} |" + "".join(f" {cell:25} |" for cell in cells))


def _predictor(
    proposals: Mapping[str, list[Entity]], without: frozenset[Method]
) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    def predict(gold: Mapping[str, Any]) -> Mapping[str, Any]:
        text = gold["text"]
        names = find_names(text, split_sentences(text), proposals[gold["id"]], gold.get("publisher"), without=without)
        found = {kind: [dataclasses.asdict(one) for one in getattr(names, kind)] for kind in KINDS}
        return {kind: found.get(kind, []) for kind in MENTION_KINDS}

    return predict


if __name__ == "__main__":
    main()
