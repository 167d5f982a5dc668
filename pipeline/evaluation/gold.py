"""Annotated articles: a folder of JSON files, or one JSON Lines file, in the gold format."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.record import MENTION_KINDS

Values = Mapping[str, Any]
"""A mention, or an article with its mentions, as plain JSON types."""

_NEEDED = {"id", "published", "text", *MENTION_KINDS}


def read_gold(path: Path) -> list[Values]:
    """The annotated articles at a path: a folder of `*.json`, by name, or a JSON Lines file.

    Raises ValueError where an article is not in the gold format or there is none.
    """
    articles = []
    for where, text in _texts(path):
        try:
            article = json.loads(text)
            missing = _NEEDED - set(article)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{where} is no gold article: {error}") from error
        if missing:
            raise ValueError(f"{where} is no gold article: it lacks {', '.join(sorted(missing))}")
        articles.append(article)
    if not articles:
        raise ValueError(f"There are no gold articles (*.json, or one .jsonl) in {path}.")
    return articles


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Each article as JSON, with the place where it stands."""
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            yield from ((f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())
        return
    for file in sorted(path.glob("*.json")):
        yield str(file), file.read_text(encoding="utf-8")
