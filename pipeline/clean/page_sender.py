"""Who has sent what a page shows, by the page's own data: JSON-LD, the OWMS terms of Dutch governments, Open Graph."""

from __future__ import annotations

import re
from typing import Any

from pipeline.clean.encoding import normalise, one_line
from pipeline.clean.publisher import LEGAL

# `OVERHEID.authority` is the body that answers for a page; the creator of all of rijksoverheid.nl is one ministry.
_META_SENDERS = ("overheid.authority", "dcterms.creator", "og:site_name", "dcterms.publisher", "dc.publisher",
                 "dc.creator", "publisher", "application-name", "copyright")  # fmt: skip
_OF_LIST = re.compile(r"OVERHEID\.(Gemeente|Provincie|Waterschap)", re.I)  # the bodies that stand there without type
_EDITORS = re.compile(r"redactie|beheer|admin|webmaster|communicatie|persdienst|woordvoer|auteur|editor", re.I)
_LONGEST_NAME = 120  # characters
_ROOM = re.compile(
    r"[\s|:–-]+(?:nieuwskamer|news ?room|press ?room|perskamer|persruimte|perspagina|media ?cent(?:er|rum))$", re.I
)


def stated_sender(root: Any, meta: dict[str, str], article: dict[str, Any], things: dict[str, Any]) -> str | None:
    """The organisation that wrote the article, else its publisher, else the body behind the site.

    A press service or a newspaper is the publisher of what it passes on, and names the sender as the author.
    `things` are the objects of the page's JSON-LD by their `@id`.
    """
    author = article.get("author")
    author = author[0] if isinstance(author, list) and author else author
    kind = str(author.get("@type")) if isinstance(author, dict) else ""
    name = None if "Person" in kind else _name(author)
    if name and _EDITORS.search(name):
        name = None
    if name and "Organization" in kind:
        return name
    site = _meta_sender(root, meta)
    referred = _referred(article.get("publisher"), things)
    if referred and (site is None or (_is_part(site, referred) and LEGAL.sub("", referred) != site)):
        return referred
    sender = _name(article.get("publisher")) or site or name
    return _ROOM.sub("", sender) or sender if sender and len(sender) <= _LONGEST_NAME else sender


def _referred(value: Any, things: dict[str, Any]) -> str | None:
    """The name of the object for which a reference such as `{"@id": "#organization"}` stands."""
    return _name(things.get(str(value.get("@id")))) if isinstance(value, dict) else None


def _is_part(name: str, longer: str) -> bool:
    """Whether two names are one body's; the maker of a site may have its name in the data as well."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", longer, re.I) is not None


def _meta_sender(root: Any, meta: dict[str, str]) -> str | None:
    name = next((name for name in _META_SENDERS if meta.get(name)), None)
    if name is None:
        return None
    sender = meta[name]
    for element in root.iter("meta"):
        if (element.get("name") or "").lower() == name:
            kind = _OF_LIST.search(f"{element.get('scheme') or ''} {element.get('title') or ''}")
            if kind and not sender.lower().startswith(kind[1].lower()):
                return f"{kind[1].capitalize()} {sender}"
    return sender


def _name(value: Any) -> str | None:
    name = value.get("name") if isinstance(value, dict) else value
    return one_line(normalise(name)) or None if isinstance(name, str) else None
