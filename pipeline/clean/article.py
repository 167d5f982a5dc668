"""A source to an article: read, find the text, settle title and day of publication, check the language."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from pipeline.clean.days import day_amid, day_in_dateline, day_in_line, day_in_name, read_day, tells_change
from pipeline.clean.draft import Draft
from pipeline.clean.encoding import normalise, one_line
from pipeline.clean.language import text_language
from pipeline.clean.publisher import sender_of
from pipeline.clean.readers import read_draft
from pipeline.clean.repeats import key_of, without_repeats
from pipeline.clean.selection import Selection, select
from pipeline.record import Article, PublishedFrom, Source, Statement, Unusable
from pipeline.sentences import split_sentences
from pipeline.settings import Settings

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_MOSTLY = 1.5  # times as many words in another language: the Dutch is what stands around the article
_OPENING = 6  # paragraphs among which a dateline is looked for
_A_PARAGRAPH = 80  # characters of the shortest one that opens with a dateline below the first two


def clean(source: Source, settings: Settings) -> Article:
    """The article in a source.

    Raises Unusable, with outcome `left_out` where the source holds no text or is not Dutch, and `failed` where it
    cannot be read or is beyond the limits.
    """
    if len(source.content) > settings.max_source_bytes:
        raise Unusable("too_large", f"{source.doc_id}: larger than one article may be")
    draft = read_draft(source, settings)
    title = _title(source, draft)
    found = _selection(draft, title)
    manifest_title = source.manifest.title
    title = manifest_title or _better_written(found.title, title)
    paragraphs = without_repeats(found.paragraphs, title)
    text = "\n\n".join([*([title] if title else []), *paragraphs])
    dutch_words = len(_WORD.findall("\n".join(paragraphs)))
    if found.foreign_words > _MOSTLY * dutch_words:
        whole = text_language("\n".join(block.text for block in draft.blocks)) or "another language"
        raise Unusable("not_dutch", f"{source.doc_id}: most of the text is not Dutch ({whole})", "left_out")
    if not dutch_words:
        raise Unusable("empty", f"{source.doc_id}: no text in it", "left_out")
    if len(text) > settings.max_text_chars:
        raise Unusable("too_large", f"{source.doc_id}: a text of {len(text)} characters, more than allowed")
    language = text_language("\n".join(paragraphs))
    if language not in ("nl", None):
        raise Unusable("not_dutch", f"{source.doc_id}: the text is not Dutch but {language}", "left_out")
    published, published_from = _published(source, draft, found)
    return Article(
        doc_id=source.doc_id,
        title=title,
        published=published,
        published_from=published_from,
        publisher=_publisher(source, draft, text),
        url=_first("url", source.manifest, draft.stated, source.stated),
        language="nl",
        text=text,
        sentences=split_sentences(text),
        n_words=len(_WORD.findall(text)),
        media_type=source.media_type.partition(";")[0],
        content_sha256=hashlib.sha256(source.content).hexdigest(),
    )


def _title(source: Source, draft: Draft) -> str | None:
    for statement in (source.manifest, draft.stated, source.stated):
        if statement.title and statement.title.strip():
            return one_line(normalise(statement.title))
    return None


def _better_written(found: str | None, stated: str | None) -> str | None:
    """The title as the article has it, unless that only puts the stated one in capitals."""
    if found and stated and found.isupper() and not stated.isupper() and key_of(found) == key_of(stated):
        return stated
    return found or stated


def _selection(draft: Draft, title: str | None) -> Selection:
    if not draft.is_article:
        return select(draft.blocks, title, to_the_end=draft.is_document)
    return Selection(None, tuple(block.text for block in draft.blocks), draft.day_lines, draft.foreign_words)


def _published(source: Source, draft: Draft, found: Selection) -> tuple[dt.date | None, PublishedFrom | None]:
    """The day of publication and where it was found, in the order of trust."""
    stated: tuple[tuple[str | None, PublishedFrom], ...] = (
        (source.manifest.published, "manifest"),
        (draft.stated.published, "mail" if source.stated_from == "mail" else "metadata"),
        (source.stated.published, source.stated_from),
    )
    for statement, origin in stated:
        if day := read_day(statement):
            return day, origin
    lines = sorted(found.day_lines, key=tells_change)  # a later change only where nothing else is said
    # A short line further on is a fact, such as the day to which an invitation invites.
    opening = [text for at, text in enumerate(found.paragraphs[:_OPENING]) if at < 2 or len(text) >= _A_PARAGRAPH]
    for day in (
        *map(day_in_dateline, opening),
        *map(day_in_line, lines),
        *map(day_in_dateline, lines),
        *map(day_amid, found.day_lines),
    ):
        if day:
            return day, "text"
    if day := day_in_name(source.doc_id):
        return day, "filename"
    return None, None


def _publisher(source: Source, draft: Draft, text: str) -> str | None:
    sure = _first("publisher", source.manifest)
    stated = _first("publisher", draft.stated, source.stated)
    lines = draft.around or tuple(block.text for block in draft.blocks)
    return sure or sender_of(stated, lines, text.split("\n\n"))


def _first(name: str, *statements: Statement) -> str | None:
    for statement in statements:
        value = one_line(normalise(getattr(statement, name) or ""))
        if value:
            return value
    return None
