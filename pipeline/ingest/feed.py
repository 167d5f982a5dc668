"""RSS and Atom: each entry is an article."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

from pipeline.ingest.raw import Raw
from pipeline.record import Problem, Source, Statement, Unusable
from pipeline.settings import Settings

_TAG = re.compile(r"<[^<>]*>")
_NO_PUBLISHERS = frozenset({"nieuws", "persberichten", "pers", "actueel", "berichten", "blog", "rss", "news", "feed"})


def read_feed(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The entries of a feed, full content before summary. Raises Unusable."""
    import feedparser

    content = raw.all_bytes(settings)
    if b"<!entity" in content.replace(b"\0", b"").lower():
        raise Unusable("unsafe_xml", f"{raw.doc_id}: it defines XML entities of its own, which are not read")
    parsed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries:
        if parsed.bozo and not parsed.version:
            raise Unusable("unreadable", f"{raw.doc_id}: not a readable feed ({parsed.get('bozo_exception')})")
        raise Unusable("empty", f"{raw.doc_id}: a feed without entries", "left_out")
    publisher = _plain(parsed.feed.get("publisher") or parsed.feed.get("title"))
    if publisher and publisher.lower() in _NO_PUBLISHERS:
        publisher = None
    for entry in parsed.entries:
        body = _fullest(entry)
        yield raw.item_source(
            entry.get("id") or entry.get("link"),
            body.encode(),
            "text/html" if _TAG.search(body) or "&" in body else "text/plain",
            charset="utf-8",
            stated=Statement(
                published=entry.get("published") or entry.get("updated") or entry.get("created"),
                publisher=_plain(entry.get("source", {}).get("title")) or publisher,
                title=_plain(entry.get("title")),
                url=entry.get("link"),
            ),
            stated_from="feed",
        )


def _fullest(entry: Any) -> str:
    bodies = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    return max(bodies, key=len)


def _plain(value: str | None) -> str | None:
    return " ".join(html.unescape(_TAG.sub(" ", value or "")).split()) or None
