"""Article to record: the models propose, the finders decide, every mention is placed and checked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.extract.cities import find_cities
from pipeline.extract.dates import find_dates
from pipeline.extract.entity import Entity
from pipeline.extract.figures import find_figures
from pipeline.extract.model import Model
from pipeline.extract.names import find_names
from pipeline.extract.quotes import find_quotes
from pipeline.extract.trace import Trace
from pipeline.record import Article, Mention, Method, Record
from pipeline.sentences import sentence_at
from pipeline.version import VERSION

M = TypeVar("M", bound=Mention)


def extract_all(articles: Sequence[Article], model: Model) -> Iterable[Record]:
    """The records of a batch of articles, in their order, with one pass of the model over all of them."""
    proposals = model.propose(article.text for article in articles)
    for article, entities in zip(articles, proposals, strict=True):
        yield extract_one(article, entities, model.name)


def extract_one(
    article: Article,
    entities: Sequence[Entity],
    model_name: str,
    trace: Trace | None = None,
    without: frozenset[Method] = frozenset(),
) -> Record:
    """The record of an article, given what the models propose for it.

    `trace`, where given, receives why each mention is one and what lost; `without` names ways of finding
    organisations and people that are left out.
    Raises ValueError if a finder returns a mention whose offsets do not give its text.
    """
    text, sentences = article.text, article.sentences
    decisions, notes = (trace.decisions, trace.notes) if trace else (None, None)
    dates = find_dates(text, article.published, notes)
    figures = find_figures(text, [date.span for date in dates], notes)
    names = find_names(text, sentences, entities, article.publisher, decisions, without)
    cities = find_cities(text, entities, names.organisations, names.people, notes)
    quotes = find_quotes(text, sentences, names.people, names.organisations, notes)
    return Record(
        **{f.name: getattr(article, f.name) for f in dataclasses.fields(Article)},
        model=model_name,
        pipeline_version=VERSION,
        organisations=_placed(names.organisations, article),
        people=_placed(names.people, article),
        figures=_placed(figures, article),
        dates=_placed(dates, article),
        cities=_placed(cities, article),
        quotes=_placed(quotes, article),
    )


def _placed(mentions: Iterable[M], article: Article) -> tuple[M, ...]:
    """The mentions in order, each in its sentence, once it is certain that the offsets give the text."""
    placed = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if article.text[mention.start : mention.end] != mention.text:
            raise ValueError(f"offsets {mention.start}-{mention.end} do not give {mention.text!r}")
        placed.append(dataclasses.replace(mention, sentence=sentence_at(article.sentences, mention.start)))
    return tuple(placed)
