"""Pages in a web archive (WARC)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ingest.raw import Raw
from pipeline.record import Problem, Source, Statement
from pipeline.settings import Settings

_KINDS = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/pdf": "application/pdf",
}


def read_warc(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The pages of a WARC file that were answered with success; one record in memory at a time.

    Raises ModuleNotFoundError that names the extra where warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "reading WARC needs the extra `warc` (pip install 'dutch-press-pipeline[warc]')"
        ) from error

    for entry in ArchiveIterator(raw.stream):
        if entry.rec_type not in ("response", "resource"):
            continue
        headers = entry.http_headers or entry.rec_headers
        if entry.http_headers and entry.http_headers.get_statuscode() != "200":
            continue
        declared, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
        media_type = _KINDS.get(declared.strip().lower())
        if media_type is None:
            continue
        url = entry.rec_headers.get_header("WARC-Target-URI")
        content = entry.content_stream().read(settings.max_source_bytes + 1)
        if len(content) > settings.max_source_bytes:
            yield raw.problem("too_large", f"{raw.doc_id}: {url} is larger than allowed", raw.part(url, content))
            continue
        charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'") or None
        yield raw.item_source(
            url, content, media_type, charset=charset, stated=Statement(url=url), stated_from="metadata"
        )
