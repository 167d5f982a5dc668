"""Sources to articles outside the batch job: the library's `read`, and articles from plain strings."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

from pipeline.clean import clean
from pipeline.ingest import read_manifest, read_sources, walk
from pipeline.record import Article, Problem, Statement, Unusable
from pipeline.sentences import split_sentences
from pipeline.settings import DEFAULTS, Settings

_log = logging.getLogger(__name__)


def read_articles(
    path: Path, problems: list[Problem] | None = None, settings: Settings = DEFAULTS
) -> Iterator[Article]:
    """The articles below a folder, or in one file, lazily; see `pipeline.read`."""
    if not path.exists():
        raise FileNotFoundError(f"There is nothing at {path}.")
    return _articles(path, problems, settings)


def article_of(text: str) -> Article:
    """A string as an article, verbatim; its identity is a hash of its content."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        doc_id=f"#{digest[:16]}",
        title=next((line.strip() for line in text.splitlines() if line.strip()), None),
        text=text,
        sentences=split_sentences(text),
        n_words=len(text.split()),
        content_sha256=digest,
    )


def dated(article: Article, published: dt.date | str) -> Article:
    """The article with a day of publication that the caller knows. Raises ValueError for a day that is none."""
    if isinstance(published, dt.datetime):
        published = published.date()
    return dataclasses.replace(article, published=_day(published), published_from="argument")


def _day(published: dt.date | str) -> dt.date:
    if isinstance(published, dt.date):
        return published
    try:
        return dt.date.fromisoformat(published)
    except ValueError as error:
        raise ValueError(f"{published!r} is no day of publication; write it as 2021-03-04.") from error


def _articles(path: Path, problems: list[Problem] | None, settings: Settings) -> Iterator[Article]:
    manifest = read_manifest(path)
    for found in walk(path):
        for item in read_sources(path, found.path, settings, manifest.get(found.path, Statement())):
            if isinstance(item, Problem):
                _note(item, problems)
                continue
            try:
                yield clean(item, settings)
            except Unusable as error:
                problem = Problem(
                    doc_id=item.doc_id,
                    stage="clean",
                    outcome=error.outcome,
                    reason=error.reason,
                    message=str(error),
                )
                _note(problem, problems)


def _note(problem: Problem, problems: list[Problem] | None) -> None:
    if problems is None:
        _log.warning("%s", problem.message)
    else:
        problems.append(problem)
