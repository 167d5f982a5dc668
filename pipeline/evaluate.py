"""Scores against gold: spans, facts and attributes per kind of record, by the rules of the annotation guide."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.record import MENTION_KINDS

Gold = Mapping[str, Any]
Values = Mapping[str, Any]

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "organisations": (),
    "people": ("role", "organisation"),
    "figures": ("what", "qualifier", "kind"),
    "dates": ("timex",),
    "cities": ("country",),
    "quotes": (),
}
_CONTAINED = ("what", "role", "organisation")  # right where one contains the other
_ARTICLES = ("de ", "het ", "een ", "De ", "Het ", "Een ")


@dataclass
class Counts:
    """Right, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 1 where there are none."""
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold mentions that were found; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class KindScore:
    """The scores of one kind of record."""

    span: Counts = field(default_factory=Counts)
    fact: Counts = field(default_factory=Counts)
    attributes: dict[str, Counts] = field(default_factory=dict)


@dataclass(frozen=True)
class Miss:
    """One fact that was invented or missed, for reading."""

    article: str
    kind: str
    invented: bool
    mention: Values


@dataclass(frozen=True)
class Evaluation:
    """Scores per kind over all articles, and every miss."""

    articles: int
    kinds: dict[str, KindScore]
    misses: tuple[Miss, ...]


def read_gold(folder: Path) -> list[Gold]:
    """The annotated articles of a folder, by name. Raises ValueError where a file is no gold article."""
    articles = []
    for file in sorted(folder.glob("*.json")):
        try:
            article = json.loads(file.read_text(encoding="utf-8"))
            missing = {"id", "published", "text", *MENTION_KINDS} - set(article)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{file} is no gold article: {error}") from error
        if missing:
            raise ValueError(f"{file} is no gold article: it lacks {', '.join(sorted(missing))}")
        articles.append(article)
    if not articles:
        raise ValueError(f"There are no gold articles (*.json) in {folder}.")
    return articles


def evaluate(gold: Iterable[Gold], predict: Callable[[Gold], Values]) -> Evaluation:
    """Hold the predictions for each gold article against its annotation."""
    kinds = {kind: KindScore(attributes={a: Counts() for a in ATTRIBUTES[kind]}) for kind in MENTION_KINDS}
    misses: list[Miss] = []
    articles = 0
    for article in gold:
        articles += 1
        predicted = predict(article)
        for kind, score in kinds.items():
            misses += _score_article(article, kind, predicted[kind], score)
    return Evaluation(articles, kinds, tuple(misses))


def _score_article(article: Gold, kind: str, predicted: Sequence[Values], score: KindScore) -> list[Miss]:
    required = [g for g in article[kind] if not g.get("optional")]
    optional = [g for g in article[kind] if g.get("optional")]
    _count(score.span, predicted, required, optional, lambda p, g: _bounds(kind, p) == _bounds(kind, g))
    pairs, invented, missed = _count(score.fact, predicted, required, optional, lambda p, g: same_value(kind, p, g))
    for p, g in pairs:
        for attribute, counts in score.attributes.items():
            if attribute in g:
                right = _same_attribute(attribute, p.get(attribute), g[attribute])
                counts.right += right
                counts.missed += not right
    return [
        *(Miss(article["id"], kind, True, mention) for mention in invented),
        *(Miss(article["id"], kind, False, mention) for mention in missed),
    ]


def _count(
    counts: Counts,
    predicted: Sequence[Values],
    required: Sequence[Values],
    optional: Sequence[Values],
    same: Callable[[Values, Values], bool],
) -> tuple[list[tuple[Values, Values]], list[Values], list[Values]]:
    """Match one to one by largest overlap among the pairs that are the same; count and return the rest."""
    candidates = sorted(
        (
            (_overlap(p, g) - 0.001 * abs(_length(p) - _length(g)), i, j)
            for i, p in enumerate(predicted)
            for j, g in enumerate(required)
            if _overlap(p, g) and same(p, g)
        ),
        reverse=True,
    )
    of_predicted: dict[int, int] = {}
    of_required: set[int] = set()
    for _, i, j in candidates:
        if i not in of_predicted and j not in of_required:
            of_predicted[i] = j
            of_required.add(j)
    invented = [
        p for i, p in enumerate(predicted) if i not in of_predicted and not any(_overlap(p, o) for o in optional)
    ]
    missed = [g for j, g in enumerate(required) if j not in of_required]
    counts.right += len(of_predicted)
    counts.invented += len(invented)
    counts.missed += len(missed)
    return [(predicted[i], required[j]) for i, j in of_predicted.items()], invented, missed


def same_value(kind: str, predicted: Values, gold: Values) -> bool:
    """Whether two mentions of a kind state the same fact."""
    if kind == "figures":
        return (
            _close(predicted["low"], gold["low"])
            and _close(predicted["high"], gold["high"])
            and (predicted.get("unit") or None) == (gold.get("unit") or None)
            and predicted["kind"] == gold["kind"]
        )
    if kind == "dates":
        return predicted["first"] == gold["first"] and predicted["last"] == gold["last"]
    if kind == "cities":
        same_country = gold.get("country") is None or predicted["country"] == gold["country"]
        return same_country and _folded(predicted["name"]) == _folded(gold["name"])
    key = "speaker" if kind == "quotes" else "name"
    return _folded(predicted[key]) == _folded(gold[key])


def _same_attribute(attribute: str, predicted: Any, gold: Any) -> bool:
    p, g = _folded(predicted), _folded(gold)
    contained = attribute in _CONTAINED and bool(p and g) and (str(p) in str(g) or str(g) in str(p))
    return p == g or contained


def _folded(value: Any) -> str | None:
    """Without case, with one kind of apostrophe and single spaces."""
    if value is None:
        return None
    return " ".join(str(value).lower().replace("’", "'").replace("‘", "'").split())


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 * max(1.0, abs(b))


def _bounds(kind: str, mention: Values) -> tuple[int, int]:
    """Start and end; a leading article of a date is free."""
    free = next((len(a) for a in _ARTICLES if kind == "dates" and mention["text"].startswith(a)), 0)
    return mention["start"] + free, mention["end"]


def _length(mention: Values) -> int:
    return int(mention["end"] - mention["start"])


def _overlap(a: Values, b: Values) -> int:
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))
