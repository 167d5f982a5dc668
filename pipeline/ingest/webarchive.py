"""Pages saved by Safari (.webarchive): a property list with the page in it."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator

from pipeline.ingest.raw import Raw
from pipeline.record import Problem, Source, Statement, Unusable
from pipeline.settings import Settings


def read_webarchive(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The page in a web archive. Raises Unusable."""
    try:
        page = plistlib.loads(raw.all_bytes(settings))["WebMainResource"]
        content, address = page["WebResourceData"], page.get("WebResourceURL")
    except Unusable:
        raise
    except Exception as error:
        raise Unusable("unreadable", f"{raw.doc_id}: not a saved page ({error})") from error
    yield Source(
        doc_id=raw.doc_id,
        content=bytes(content),
        media_type="text/html",
        charset=page.get("WebResourceTextEncodingName"),
        stated=Statement(url=address),
        manifest=raw.manifest,
    )
