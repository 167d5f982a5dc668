"""What a page states about itself in its own data: JSON-LD, Open Graph, Dublin Core, `<time>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline.clean.days import read_day
from pipeline.clean.encoding import normalise, one_line
from pipeline.clean.page_sender import stated_sender
from pipeline.record import Statement

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|PressRelease|WebPage|CreativeWork", re.I)
_META_DAYS = (
    "article:published_time", "og:published_time", "og:article:published_time", "dcterms.issued", "dcterms.date",
    "dcterms.available", "dc.date.issued", "dc.date", "dcterms.created", "datepublished", "publication_date",
    "publishdate", "pubdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "date",
    "citation_publication_date", "rijksoverheid.date", "issued", "article:modified_time", "dcterms.modified",
    "og:updated_time", "last-modified",
)  # fmt: skip
_META_TITLES = ("og:title", "dcterms.title", "dc.title", "twitter:title", "headline")
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»›«‹]|::|-)\s+")
_LONGEST_SITE_NAME = 5  # words
_SECTION = re.compile(r"(?:nieuws|persberichten|persbericht|actueel|home|news)\b", re.I)  # a part of a site


def read_page_data(root: Any) -> Statement:
    """The statement of a page about itself, each part from the source that is trusted most."""
    meta = _meta(root)
    things = _json_ld(root)
    article = _article_among(things)
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and "name" in thing}
    return Statement(
        published=_first_day([article.get("datePublished"), article.get("dateCreated"), *_all(meta, _META_DAYS)])
        or _time_element(root),
        publisher=stated_sender(root, meta, article, by_id) or _site_in_title(root),
        title=_text(article.get("headline")) or _title(root, meta) or _text(article.get("name")),
        url=_canonical(root, meta, article),
    )


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), one_line(normalise(content)))
    return found


def _json_ld(root: Any) -> list[dict[str, Any]]:
    """All objects in the JSON-LD of a page."""
    scripts = [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "")]
    return [item for script in scripts for item in _objects(_loaded(script))]


def _article_among(things: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the article; empty where there is none."""
    best: tuple[int, dict[str, Any]] = (0, {})
    for item in things:
        kind = item.get("@type")
        kind = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")
        if not _ARTICLE_TYPES.search(kind):
            continue
        rank = 1 + 4 * ("Article" in kind or "Posting" in kind or "Report" in kind) + 2 * ("datePublished" in item)
        if rank > best[0]:
            best = (rank, item)
    return best[1]


def _loaded(script: str) -> Any:
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[")
    try:
        return json.loads(script.removesuffix("//]]>").rstrip("; \n"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a piece of JSON-LD, also in a @graph or as mainEntity."""
    waiting = [value]
    seen = 0
    while waiting and seen < 10_000:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in item)


def _time_element(root: Any) -> str | None:
    """The day of a `<time>` element that is marked as publication, or of the first one."""
    days: list[str] = []
    for element in root.iter("time"):
        value = element.get("datetime") or "".join(element.itertext())
        names = f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('pubdate', '')}".lower()
        if read_day(value):
            if "publish" in names or "pubdate" in names:
                return str(value)
            days.append(value)
    for element in root.xpath("//*[@itemprop='datePublished']"):
        value = element.get("content") or element.get("datetime") or "".join(element.itertext())
        if read_day(value):
            return str(value)
    return days[0] if days else None


def _canonical(root: Any, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    in_article = (_text(article.get("url")), _identifier(article.get("mainEntityOfPage")))
    # The base of a page is its own address in some systems, in others that of the site, which is no address of it.
    bases = [base.get("href") for base in root.iter("base") if not (base.get("href") or "/").endswith("/")]
    candidates = [*links, meta.get("og:url"), *in_article, meta.get("dcterms.identifier"), *bases]
    return next((c.strip() for c in candidates if c and re.match(r"https?://\S+$", c.strip())), None)


def _title(root: Any, meta: dict[str, str]) -> str | None:
    title = _first(meta, _META_TITLES)
    if title is None:
        element = next(root.iter("title"), None)
        title = one_line(normalise("".join(element.itertext()))) if element is not None else None
    return title


def pieces_of_title(root: Any) -> tuple[str, ...]:
    """The parts of `<title>` that separators or a colon set apart: the title, the site, at times the day."""
    element = next(root.iter("title"), None)
    whole = one_line(normalise("".join(element.itertext()))) if element is not None else ""
    return tuple(piece for part in _SEPARATOR.split(whole) for piece in part.split(": ") if piece)


def _site_in_title(root: Any) -> str | None:
    """The name of the site that `<title>` has behind or before the title: `Titel | Gemeente Oss`."""
    element = next(root.iter("title"), None)
    pieces = _SEPARATOR.split(one_line(normalise("".join(element.itertext())))) if element is not None else []
    ends = (pieces[-1], pieces[0]) if len(pieces) > 1 else ()
    names = (piece for piece in ends if len(piece.split()) <= _LONGEST_SITE_NAME)
    return next((name for name in names if not _SECTION.match(name)), None)


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _all(meta: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _first_day(candidates: list[Any]) -> str | None:
    return next((c for c in candidates if isinstance(c, str) and read_day(c)), None)


def _text(value: Any) -> str | None:
    return one_line(normalise(value)) or None if isinstance(value, str) else None


def _identifier(value: Any) -> str | None:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)
