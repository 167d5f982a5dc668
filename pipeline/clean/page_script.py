"""Articles in the data of a page: newsrooms that are built by JavaScript carry them as JSON in a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from pipeline.clean.days import read_day
from pipeline.record import Statement

_STATE = re.compile(r"(?:window\.|self\.|var\s+)?\w*[\w.]*\s*=\s*(?=[{\[])")
_BODY = ("articlebody", "body", "bodyhtml", "content", "contenthtml", "html", "text", "tekst", "inhoud", "richtext",
         "story", "paragraphs", "blocks", "description")  # fmt: skip
_TITLE = ("headline", "title", "titel", "name", "kop")
_DAY = ("datepublished", "publishedat", "publisheddate", "publicationdate", "publishdate", "published",
        "publicatiedatum", "firstpublishedat", "date", "datum", "createdat", "created")  # fmt: skip
_PUBLISHER = ("publisher", "organisation", "organization", "sender", "organisatie", "afzender")
_FEWEST_WORDS = 50
_MOST_OBJECTS = 50_000


def articles_in_scripts(root: Any) -> Iterator[tuple[str, Statement]]:
    """The articles in the scripts of a page as HTML, the longest first, each with what its object states."""
    found: list[tuple[int, str, Statement]] = []
    for script in root.iter("script"):
        text = script.text or ""
        if len(text) < 300:
            continue
        for item in _objects(_loaded(text)):
            body = _body(item)
            words = len(body.split())
            if words >= _FEWEST_WORDS:
                found.append((words, body, _statement(item)))
    for _, body, stated in sorted(found, key=lambda entry: -entry[0])[:3]:
        yield body, stated


def _loaded(script: str) -> Any:
    """The JSON of a script, alone or on the right of an assignment; None where there is none."""
    script = script.strip()
    start = 0 if script[:1] in "{[" else next((m.end() for m in _STATE.finditer(script[:2000])), -1)
    if start < 0:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(script, start)[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_OBJECTS:
        item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _body(item: dict[str, Any]) -> str:
    """The longest text under a name that bodies have, as HTML."""
    by_name = _by_name(item)
    return max((_html(by_name[name]) for name in _BODY if name in by_name), key=len, default="")


def _html(value: Any, depth: int = 0) -> str:
    if isinstance(value, str):
        return (
            value
            if re.search(r"</\w+>|<br", value)
            else "".join(f"<p>{escape(line)}</p>" for line in value.split("\n"))
        )
    if depth > 6:
        return ""
    if isinstance(value, list):
        return "\n".join(_html(part, depth + 1) for part in value)
    if isinstance(value, dict):
        by_name = _by_name(value)
        inner = next(
            (
                by_name[n]
                for n in ("html", "value", "text", "data", "content", "children", "rendered", "blocks")
                if n in by_name
            ),
            "",
        )
        return _html(inner, depth + 1)
    return ""


def _statement(item: dict[str, Any]) -> Statement:
    by_name = _by_name(item)
    day = next((by_name[n] for n in _DAY if isinstance(by_name.get(n), str) and read_day(by_name[n])), None)
    publisher = next((by_name[n] for n in _PUBLISHER if by_name.get(n)), None)
    if isinstance(publisher, dict):
        publisher = publisher.get("name") or publisher.get("title")
    title = next((by_name[n] for n in _TITLE if isinstance(by_name.get(n), str)), None)
    url = by_name.get("url")
    return Statement(
        published=day,
        publisher=publisher if isinstance(publisher, str) else None,
        title=title,
        url=url if isinstance(url, str) and url.startswith("http") else None,
    )


def _by_name(item: dict[str, Any]) -> dict[str, Any]:
    return {re.sub(r"[\W_]+", "", str(key).lower()): value for key, value in item.items()}
