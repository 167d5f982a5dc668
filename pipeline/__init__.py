"""Raw Dutch press releases in, structured records in Parquet out.

Four verbs: `read` (ingest and clean), `extract`, `run` (the batch job) and `load` (the outputs as pandas frames).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pipeline.extract  # noqa: F401 - imported first, so that the verb below keeps the name it shares with the room
from pipeline.version import VERSION

if TYPE_CHECKING:
    from pipeline.batch.summary import Summary
    from pipeline.record import Article, Problem, Record
    from pipeline.store.frames import Tables

__version__ = VERSION
__all__ = ["extract", "load", "read", "run"]


def read(path: str | Path, problems: list[Problem] | None = None) -> Iterator[Article]:
    """The articles below a folder, or in one file, lazily.

    What gives no article is added to `problems` where a list is given, and is logged as a warning otherwise.
    Raises FileNotFoundError where there is nothing at the path.
    """
    from pipeline.reading import read_articles

    return read_articles(Path(path), problems)


def extract(article: Article | str, *, published: dt.date | str | None = None, model: str = "auto") -> Record:
    """The record of one article. A string is taken as the text, verbatim.

    `published` (a date or ISO 8601) goes before the article's own. Raises ValueError for a day that is none, and
    UnknownModel (a ValueError) for a model that is not installed.
    """
    from pipeline.extract.article import extract_all
    from pipeline.extract.model import load_model
    from pipeline.reading import article_of, dated

    article = article_of(article) if isinstance(article, str) else article
    if published is not None:
        article = dated(article, published)
    (record,) = extract_all([article], load_model(model))
    return record


def run(corpus: str | Path, outputs: str | Path, **options: Any) -> Summary:
    """Bring an outputs folder up to date with a corpus; see `pipeline.batch.run.run` for the options."""
    from pipeline.batch.run import run

    return run(corpus, outputs, **options)


def load(outputs: str | Path) -> Tables:
    """The tables of an outputs folder as pandas frames: `tables.documents`, `tables.figures` ...

    Raises FileNotFoundError where there are no outputs.
    """
    from pipeline.store.frames import load

    return load(outputs)
