"""Scores against gold: spans, facts and attributes per kind of record, by the rules of the annotation guide.

Everything is counted per article; totals, intervals and comparisons are sums and resamples of these counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from pipeline.evaluation.gold import Values
from pipeline.evaluation.matching import Matched, match, same_attribute, same_bounds, same_value
from pipeline.record import MENTION_KINDS

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "organisations": (),
    "people": ("role", "organisation"),
    "figures": ("what", "qualifier", "kind"),
    "dates": ("timex",),
    "cities": ("country",),
    "quotes": (),
}

Predict = Callable[[Values], Values]
"""A gold article to a record in the gold format; of the article it may use all but the mentions."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

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
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was invented."""
        all_twice = 2 * self.right + self.invented + self.missed
        return 2 * self.right / all_twice if all_twice else 1.0


@dataclass(frozen=True, slots=True)
class KindScore:
    """The counts of one kind of record; an attribute of a fact that was found is right or missed."""

    span: Counts = Counts()
    fact: Counts = Counts()
    attributes: dict[str, Counts] = field(default_factory=dict)

    def __add__(self, other: KindScore) -> KindScore:
        names = {**self.attributes, **other.attributes}
        attributes = {n: self.attributes.get(n, Counts()) + other.attributes.get(n, Counts()) for n in names}
        return KindScore(self.span + other.span, self.fact + other.fact, attributes)


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The counts of one article, by kind."""

    article: str
    kinds: dict[str, KindScore]

    @property
    def fact(self) -> Counts:
        """Facts of all kinds together."""
        return sum((score.fact for score in self.kinds.values()), Counts())


@dataclass(frozen=True, slots=True)
class Miss:
    """One fact that was invented or missed, for reading."""

    article: str
    kind: str
    invented: bool
    mention: Values


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one model or version over a set of articles, and every miss."""

    name: str
    """What was scored: a model with its version."""
    articles: tuple[ArticleScore, ...]
    misses: tuple[Miss, ...] = ()

    @property
    def kinds(self) -> dict[str, KindScore]:
        """Totals per kind."""
        return {kind: sum((a.kinds[kind] for a in self.articles), KindScore()) for kind in MENTION_KINDS}

    def worst(self, most: int) -> list[ArticleScore]:
        """The articles with the most facts invented or missed, the worst first."""
        faulty = [article for article in self.articles if article.fact.invented + article.fact.missed]
        return sorted(faulty, key=lambda a: (-(a.fact.invented + a.fact.missed), a.fact.f1, a.article))[:most]


def evaluate(gold: Iterable[Values], predict: Predict, name: str = "") -> Evaluation:
    """Hold the predictions for each gold article against its annotation."""
    scores: list[ArticleScore] = []
    misses: list[Miss] = []
    for article in gold:
        predicted = predict(article)
        kinds = {}
        for kind in MENTION_KINDS:
            kinds[kind], facts = _score(kind, predicted[kind], article[kind])
            misses += [Miss(article["id"], kind, True, mention) for mention in facts.invented]
            misses += [Miss(article["id"], kind, False, mention) for mention in facts.missed]
        scores.append(ArticleScore(article["id"], kinds))
    return Evaluation(name, tuple(scores), tuple(misses))


def _score(kind: str, predicted: Sequence[Values], gold: Sequence[Values]) -> tuple[KindScore, Matched]:
    """The counts of one kind in one article, and its facts."""
    spans = match(predicted, gold, partial(same_bounds, kind))
    facts = match(predicted, gold, partial(same_value, kind))
    attributes = {}
    for name in ATTRIBUTES[kind]:
        right = [same_attribute(name, p.get(name), g[name]) for p, g in facts.pairs if name in g]
        attributes[name] = Counts(right=sum(right), missed=len(right) - sum(right))
    return KindScore(_counts(spans), _counts(facts), attributes), facts


def _counts(matched: Matched) -> Counts:
    return Counts(len(matched.pairs), len(matched.invented), len(matched.missed))
