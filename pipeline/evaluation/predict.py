"""Predictions for gold articles: this pipeline with a model, or with one of its finders left out."""

from __future__ import annotations

from pipeline.evaluation.gold import Values
from pipeline.evaluation.scores import Predict
from pipeline.extract.article import extract_one
from pipeline.extract.model import load_model
from pipeline.reading import article_of, dated
from pipeline.record import Article
from pipeline.version import VERSION


def with_model(name: str) -> tuple[Predict, str]:
    """The prediction by a model, and its full name. Raises UnknownModel."""
    model = load_model(name)

    def predict(gold: Values) -> Values:
        article = _bare(gold)
        (entities,) = model.propose([article.text])
        return extract_one(article, entities, model.name).to_dict()

    return predict, f"pipeline {VERSION}, {model.name}"


def without_model() -> tuple[Predict, str]:
    """The same for rules and lists alone."""
    return lambda gold: extract_one(_bare(gold), (), "none").to_dict(), f"pipeline {VERSION}, no model"


def _bare(gold: Values) -> Article:
    """A gold article without its annotation."""
    article = article_of(gold["text"])
    return dated(article, gold["published"]) if gold["published"] else article
