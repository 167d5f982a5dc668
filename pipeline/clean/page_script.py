"""Articles in the data of a page: newsrooms that are built by JavaScript carry them as JSON in a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from pipeline.clean.days import read_day
from pipeline.clean.flight import flight_data
from pipeline.clean.script_data import script_data
from pipeline.record import Statement

_BODY = ("articlebody", "body", "bodyhtml", "content", "contenthtml", "html", "text", "tekst", "inhoud", "richtext",
         "story", "paragraphs", "blocks", "description")  # fmt: skip
# The introduction above the body, and the lists of parts that some systems have instead of a body.
_LEAD = ("lead", "intro", "introduction", "introductie", "inleiding", "standfirst", "chapeau", "introtext", "leadtext")
_PARTS = ("sections", "blocks", "components", "modules", "paragraphs", "slices", "parts", "elements", "body", "content",
          "contentblocks", "paragrafen", "secties", "blokken")  # fmt: skip
_INNER = ("html", "value", "text", "data", "content", "children", "rendered", "blocks", "body", "primary", "tekst",
          "richtext", "paragraph")  # fmt: skip
_TITLE = ("headline", "title", "titel", "name", "kop")
_DAY = ("datepublished", "publishedat", "publisheddate", "publicationdate", "publishdate", "published",
        "publicatiedatum", "firstpublishedat", "date", "datum", "createdat", "created")  # fmt: skip
_PUBLISHER = ("publisher", "organisation", "organization", "sender", "organisatie", "afzender")
_FEWEST_WORDS = 50
_MOST_OBJECTS = 50_000


def articles_in_scripts(root: Any) -> Iterator[tuple[str, Statement]]:
    """The articles in the scripts of a page as HTML, the longest first, each with what its object states."""
    found: list[tuple[int, str, Statement]] = []
    scripts = [script.text or "" for script in root.iter("script")]
    streamed = [text for text in scripts if "__next_f" in text]
    values = [script_data(text) for text in scripts if len(text) >= 300 and "__next_f" not in text]
    for item in _objects([*values, *(flight_data(streamed) if streamed else ())]):
        body = _body(item)
        words = len(body.split())
        if words >= _FEWEST_WORDS:
            found.append((words, body, _statement(item)))
    for _, body, stated in sorted(found, key=lambda entry: -entry[0])[:3]:
        yield body, stated


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
    """The longest text under a name that bodies have, or in a list of parts, as HTML below its introduction."""
    by_name = _by_name(item)
    wholes = [_html(by_name[name]) for name in _BODY if name in by_name]
    parts = [_html(by_name[name]) for name in _PARTS if isinstance(by_name.get(name), list)]
    body = max((*wholes, *parts), key=len, default="")
    lead = next((by_name[name] for name in _LEAD if isinstance(by_name.get(name), str)), "")
    return f"{_html(lead)}\n{body}" if body and lead and lead[:60] not in body else body


def _html(value: Any, depth: int = 0) -> str:
    if isinstance(value, str):
        if re.search(r"</\w+>|<br", value):
            return value
        return "".join(f"<p>{escape(line)}</p>" for line in value.split("\n"))
    if depth > 6:
        return ""
    if isinstance(value, list):
        if value and all(map(_is_run, value)):
            return f"<p>{escape(''.join(run['text'] for run in value))}</p>"
        return "\n".join(_html(part, depth + 1) for part in value if isinstance(part, dict | str))
    if isinstance(value, dict):
        by_name = _by_name(value)
        if depth and _is_apart(by_name):
            return ""
        return _html(next((by_name[name] for name in _INNER if name in by_name), ""), depth + 1)
    return ""


def _is_run(value: Any) -> bool:
    """Whether a value is a stretch of one paragraph, as editors keep them, and not a paragraph."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return False
    kind = str(value.get("type") or value.get("_type") or value.get("nodeType") or "")
    return kind in ("text", "span") or (not kind and "marks" in value)


def _is_apart(by_name: dict[str, Any]) -> bool:
    """Whether a part of an article is a picture, a video, a call to action or another article."""
    kind = " ".join(str(by_name.get(name) or "") for name in ("type", "typename", "component", "kind", "acffclayout"))
    if re.search(
        r"image|picture|photo|video|gallery|related|newsletter|cta|embed|share|form\b|banner|teaser", kind, re.I
    ):
        return True
    return any(name in by_name for name in ("slug", "href", "url", "src"))


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
