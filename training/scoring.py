"""Scores of a model alone, without the finders by rule and list: `python scoring.py MODEL [GOLD]`.

Spans are strict: same start and end. Mentions that the gold marks as optional count neither way, nor do cities inside
the name of a body, which the model leaves to the finder of cities.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

LABEL_OF_KIND = {"organisations": "ORG", "people": "PER", "cities": "CITY"}
Span = tuple[int, int]


def score_gold(nlp: Language, gold: Path) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 per kind over a folder of gold articles."""
    articles = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(gold.glob("*.json"))]
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in LABEL_OF_KIND}
    for article, doc in zip(articles, nlp.pipe(a["text"] for a in articles), strict=True):
        for kind, label in LABEL_OF_KIND.items():
            found = {(e.start_char, e.end_char) for e in doc.ents if e.label_ == label}
            counts[kind] += _compared(found, article, kind)
    return {kind: figures(count) for kind, count in counts.items()}


def figures(count: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of counts of `right`, `wrong` and `missed`."""
    p = count["right"] / max(1, count["right"] + count["wrong"])
    r = count["right"] / max(1, count["right"] + count["missed"])
    return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}


def rounded(scores: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Three decimals."""
    return {kind: {key: round(value, 3) for key, value in one.items()} for kind, one in scores.items()}


def words_per_second(nlp: Language, texts: Iterable[str]) -> float:
    """Tokens that the pipeline reads in a second."""
    texts = list(texts)
    list(nlp.pipe(texts[:20]))
    start = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.perf_counter() - start)


def _compared(found: set[Span], article: dict[str, Any], kind: str) -> Counter[str]:
    certain = {(m["start"], m["end"]) for m in article[kind] if not m.get("optional")}
    spared = [(m["start"], m["end"]) for m in article[kind] if m.get("optional")]
    if kind == "cities":
        bodies = [(m["start"], m["end"]) for m in article["organisations"]]
        inside = {c for c in certain if any(b[0] <= c[0] and c[1] <= b[1] for b in bodies)}
        certain, spared = certain - inside, [*spared, *inside]
    found = {f for f in found if f in certain or not any(f[0] < s[1] and s[0] < f[1] for s in spared)}
    return Counter(right=len(found & certain), wrong=len(found - certain), missed=len(certain - found))


def main(model: Path, gold: Path) -> None:
    """Print the scores and the speed."""
    nlp = spacy.load(model)
    for kind, one in rounded(score_gold(nlp, gold)).items():
        print(f"{kind:14} P {one['p']:.3f}  R {one['r']:.3f}  F {one['f']:.3f}")
    texts = [json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted(gold.glob("*.json"))]
    print(f"{words_per_second(nlp, texts * 5):,.0f} words per second")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "../corpus/gold"))
