"""Small helpers to clean a piece of content in a test."""

from __future__ import annotations

from typing import Any

from pipeline.clean import clean
from pipeline.record import Article, Source, Statement
from pipeline.settings import DEFAULTS


def article(content: str | bytes, media_type: str = "text/plain", doc_id: str = "a", **fields: Any) -> Article:
    data = content.encode() if isinstance(content, str) else content
    return clean(Source(doc_id=doc_id, content=data, media_type=media_type, **fields), DEFAULTS)


def page(body: str, head: str = "", **fields: Any) -> Article:
    return article(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", "text/html", **fields)


def paragraphs(found: Article) -> list[str]:
    return found.text.split("\n\n")


def stated(**fields: str) -> Statement:
    return Statement(**fields)
