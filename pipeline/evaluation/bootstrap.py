"""How far scores would move with other articles: the bootstrap over articles, seeded, so that it is the same each time.

Articles are drawn with replacement, as often as there are; mentions of one article stay together, since they are not
independent of one another (Efron and Tibshirani 1993; for comparing systems: Berg-Kirkpatrick, Burkett and Klein 2012).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluation.scores import ArticleScore, Counts, Evaluation
from pipeline.record import MENTION_KINDS

RESAMPLES = 1_000
_SEED = 20_191_209
_LEVEL = 95

CountsOf = Callable[[ArticleScore], Counts]
"""What is counted of an article, as in `lambda article: article.kinds["dates"].fact`."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95% of what resamples give."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The fact F1 of one kind in two evaluations of the same articles."""

    kind: str
    first: float
    second: float
    interval: Interval
    """Of the second minus the first."""
    p_value: float
    """Two-sided: how often resamples would differ so much in either direction if the two were equally good."""


class Incomparable(ValueError):  # noqa: N818 - a wrong question, not a fault
    """Two evaluations without articles in common."""


class Resampled:
    """The resamples of one evaluation."""

    def __init__(self, articles: Iterable[ArticleScore]) -> None:
        self._articles = tuple(articles)
        self._draws = _draws(len(self._articles))

    def f1(self, counts_of: CountsOf) -> Interval:
        """The interval of an F1."""
        return _interval(_f1(self._draws, _table(self._articles, counts_of)))

    def share_right(self, counts_of: CountsOf) -> Interval:
        """The interval of the share of attributes that are right."""
        right, _, missed = (self._draws @ _table(self._articles, counts_of)).T
        return _interval(np.divide(right, right + missed, out=np.ones_like(right), where=right + missed > 0))


def compare(first: Evaluation, second: Evaluation) -> list[Difference]:
    """The paired bootstrap test per kind, on the articles that both evaluations have.

    Raises Incomparable where there are none.
    """
    of_second = {article.article: article for article in second.articles}
    pairs = [(one, of_second[one.article]) for one in first.articles if one.article in of_second]
    if not pairs:
        raise Incomparable("The two evaluations have no articles in common.")
    draws = _draws(len(pairs))
    return [_difference(kind, pairs, draws) for kind in MENTION_KINDS]


def _difference(kind: str, pairs: list[tuple[ArticleScore, ArticleScore]], draws: NDArray[np.float64]) -> Difference:
    tables = [_table(side, lambda article: article.kinds[kind].fact) for side in zip(*pairs, strict=True)]
    once = np.ones((1, len(pairs)))
    first, second = (float(_f1(once, table)[0]) for table in tables)
    apart = _f1(draws, tables[1]) - _f1(draws, tables[0])
    # Resamples scatter around the observed difference; moved to zero they show what chance alone would give.
    by_chance = np.abs(apart - (second - first)) >= abs(second - first) - 1e-12
    p_value = (int(by_chance.sum()) + 1) / (RESAMPLES + 1)
    return Difference(kind, first, second, _interval(apart), p_value)


def _draws(articles: int) -> NDArray[np.float64]:
    """How often each article is drawn, one row per resample."""
    rng = np.random.default_rng(_SEED)
    return rng.multinomial(articles, np.full(articles, 1 / articles), size=RESAMPLES).astype(np.float64)


def _table(articles: Iterable[ArticleScore], counts_of: CountsOf) -> NDArray[np.float64]:
    """Right, invented and missed, one row per article."""
    counted = map(counts_of, articles)
    return np.array([(counts.right, counts.invented, counts.missed) for counts in counted], dtype=np.float64)


def _f1(draws: NDArray[np.float64], table: NDArray[np.float64]) -> NDArray[np.float64]:
    right, invented, missed = (draws @ table).T
    all_twice = 2 * right + invented + missed
    return np.divide(2 * right, all_twice, out=np.ones_like(right), where=all_twice > 0)


def _interval(values: NDArray[np.float64]) -> Interval:
    tail = (100 - _LEVEL) / 2
    low, high = np.percentile(values, [tail, 100 - tail])
    return Interval(float(low), float(high))
