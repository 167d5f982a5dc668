"""A source to a draft, by its media type; heavy libraries are loaded by the reader that needs them."""

from __future__ import annotations

from pipeline.clean.draft import Draft
from pipeline.clean.encoding import decode, normalise, unescape
from pipeline.record import Source, Unusable
from pipeline.settings import Settings


def read_draft(source: Source, settings: Settings) -> Draft:
    """The blocks of a source and what its own data states. Raises Unusable."""
    try:
        return _read(source, settings)
    except Unusable as error:
        message = str(error)
        raise Unusable(
            error.reason, message if source.doc_id in message else f"{source.doc_id}: {message}", error.outcome
        ) from error
    except Exception as error:  # a foreign reader may fail in any way on hostile bytes
        raise Unusable("unreadable", f"{source.doc_id}: {type(error).__name__}: {error}"[:500]) from error


def _read(source: Source, settings: Settings) -> Draft:
    media_type = source.media_type.partition(";")[0].strip().lower()
    if media_type == "text/plain":
        from pipeline.clean.mailtext import forwarded, without_mail_furniture
        from pipeline.clean.plain import blocks_of_text

        text = normalise(unescape(decode(source.content, source.charset)))
        if source.stated_from == "mail":
            return Draft(blocks_of_text(without_mail_furniture(text)), stated=forwarded(text))
        return Draft(blocks_of_text(text))
    if media_type == "text/markdown":
        from pipeline.clean.markdown import read_markdown

        return read_markdown(decode(source.content, source.charset), settings)
    if media_type in ("text/html", "application/xhtml+xml"):
        from pipeline.clean.html import read_html

        return read_html(decode(source.content, source.charset), source, settings)
    if media_type == "application/pdf":
        from pipeline.clean.confined import read_pdf_confined

        return read_pdf_confined(source.content, settings)
    if media_type.startswith("application/vnd.o"):
        from pipeline.clean.office import read_office

        return read_office(source.content, media_type, settings)
    raise Unusable("unsupported", f"{source.doc_id}: {media_type} is not a form of article")
