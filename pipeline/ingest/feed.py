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
_KIND = (
    r"(?:(?:laatste|actuele?|alle|het) )?(?:nieuws(?:berichten|overzicht|feed)?|persberichten|persbericht|pers|actueel|"
    r"berichten|blogs?|rss(?:[- ]?feed)?|atom|feed|news(?: ?room)?|press releases|updates)"
)
_ONLY_KIND = re.compile(rf"{_KIND}(?: (?:en |& )?{_KIND})*", re.I)
_BEFORE = re.compile(rf"(?:{_KIND} )+(?:(?:van|uit|over|door|bij|voor|from) )?(?:(?:de|het) (?=[A-ZÀ-Ý]))?(?=\S)", re.I)
_BEHIND = re.compile(rf"(?: {_KIND})+", re.I)
_BETWEEN = re.compile(r"\s+[|–—:»>·-]\s+|:\s+|\s?\|\s?")


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
    publisher = _first_sender(parsed.feed, "publisher", "title", "author")
    for entry in parsed.entries:
        body = _fullest(entry)
        yield raw.item_source(
            entry.get("id") or entry.get("link"),
            body.encode(),
            "text/html" if _TAG.search(body) or "&" in body else "text/plain",
            charset="utf-8",
            stated=Statement(
                published=entry.get("published") or entry.get("updated") or entry.get("created"),
                publisher=_sender(entry.get("source", {}).get("title")) or _sender(entry.get("publisher")) or publisher,
                title=_plain(entry.get("title")),
                url=entry.get("link"),
            ),
            stated_from="feed",
        )


def _first_sender(feed: Any, *names: str) -> str | None:
    return next((sender for name in names if (sender := _sender(feed.get(name)))), None)


def _sender(value: str | None) -> str | None:
    """Whose feed it is by its title: `Persberichten van Stad Lier`, `Zorggroep Noord | Nieuws (RSS)`."""
    title = (_plain(value) or "").replace("(", "| ").replace(")", " ").strip()
    pieces = [piece.strip() for piece in _BETWEEN.split(title)[:9]]
    named = [piece for piece in pieces if piece and "@" not in piece and not _ONLY_KIND.fullmatch(piece)]
    if not named:
        return None
    name = _BEFORE.sub("", named[0], count=1) if _BEFORE.match(named[0]) else named[0]
    behind = list(_BEHIND.finditer(name))
    return name[: behind[-1].start()] if behind and behind[-1].end() == len(name) else name


def _fullest(entry: Any) -> str:
    bodies = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    return max(bodies, key=len)


def _plain(value: str | None) -> str | None:
    return " ".join(html.unescape(_TAG.sub(" ", value or "")).split()) or None
