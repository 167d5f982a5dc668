"""Predictions for gold articles: this pipeline with a model, or with one of its ways of finding left out."""

from __future__ import annotations

from typing import Literal

from pipeline.evaluation.gold import Values
from pipeline.evaluation.scores import Predict
from pipeline.extract.article import extract_one
from pipeline.extract.model import load_model
from pipeline.reading import article_of, dated
from pipeline.record import Article, Method
from pipeline.version import VERSION

LeftOut = Literal["model", "rules", "lists"]
_WITHOUT: dict[LeftOut, Method] = {"rules": "rule", "lists": "gazetteer"}


def with_model(name: str, leave_out: LeftOut | None = None) -> tuple[Predict, str]:
    """The prediction by a model, and its full name. Raises UnknownModel.

    Without the model no kind has its proposals. Without rules or lists organisations and people found in that way are
    left out, while the rules that remain go on using the lists as words; the other kinds stay as they are.
    """
    model = None if leave_out == "model" else load_model(name)
    without = frozenset([_WITHOUT[leave_out]]) if leave_out in _WITHOUT else frozenset[Method]()

    def predict(gold: Values) -> Values:
        article = _bare(gold)
        entities = model.propose([article.text])[0] if model else []
        return extract_one(article, entities, model.name if model else "none", without=without).to_dict()

    left_out = f", names without {leave_out}" if without else ""
    return predict, f"pipeline {VERSION}, {model.name if model else 'no model'}{left_out}"


def _bare(gold: Values) -> Article:
    """A gold article without its annotation."""
    article = article_of(gold["text"])
    return dated(article, gold["published"]) if gold["published"] else article
