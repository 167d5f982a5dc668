"""Mails, mailboxes and pages saved as MIME (.mht): the part that holds the article, and what the header states."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.message
import email.utils
import re
from collections.abc import Iterator

from pipeline.ingest.raw import Raw, lines
from pipeline.record import Problem, Source, Statement, Unusable
from pipeline.settings import Settings

_ENVELOPE = re.compile(rb"From \S*.*\d{4}\s*$")
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLY_OR_FORWARD = re.compile(r"^(?:\s*(?:fwd?|fw|re|doorst|antw|aw)\s*:\s*)+", re.I)
# `Evi Goossenaerts | Boerenfederatie`: the person stands before the organisation.
_SENDER_OF = re.compile(r"\s(?:[|/–—]|namens)\s")
_DEPARTMENT = re.compile(r"\b(?:pers|press|communicatie|redactie|woordvoer|voorlichting|nieuws|media|info)", re.I)
_FREE_MAIL = re.compile(r"\b(?:gmail|hotmail|outlook|live|yahoo|icloud|ziggo|kpnmail|telenet|skynet|proton)\b")
_SUBJECT_LABEL = re.compile(r"^\s*(?:\[[^\]]{1,40}\]\s*)?(?:pers(?:bericht|uitnodiging)?\s*[:–|-]\s*)?", re.I)
_AS_ATTACHED = {
    "application/pdf": "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": None,
    "application/vnd.oasis.opendocument.text": None,
}
_FEW_WORDS = 60  # a mail of fewer words that carries a document only announces it


def read_mail(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The article in a mail or in a page saved as MIME. Raises Unusable."""
    message = _parsed(raw.all_bytes(settings), raw.doc_id, settings)
    part, content, media_type = _article_part(message, raw.doc_id)
    stated = _page_statement(message) if _is_saved_page(message) else _statement(message)
    yield Source(
        doc_id=raw.doc_id,
        content=content,
        media_type=media_type,
        charset=part.get_content_charset(),
        stated=stated,
        stated_from="metadata" if _is_saved_page(message) else "mail",
        manifest=raw.manifest,
    )


def read_mbox(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The article of each mail in a mailbox, one mail in memory at a time."""
    for content in _messages(raw, settings):
        if content is None:
            yield raw.problem("too_large", f"{raw.doc_id}: a mail in it is larger than allowed")
            continue
        try:
            message = _parsed(content, raw.doc_id, settings)
            part, body, media_type = _article_part(message, raw.doc_id)
        except Unusable as error:
            yield raw.problem(
                error.reason,
                str(error),
                raw.part(_header(email.message_from_bytes(content[:9999]), "Message-ID"), content),
            )
            continue
        yield raw.item_source(
            _header(message, "Message-ID").strip("<>"),
            body,
            media_type,
            charset=part.get_content_charset(),
            stated=_statement(message),
            stated_from="mail",
        )


def _messages(raw: Raw, settings: Settings) -> Iterator[bytes | None]:
    """The mails of a mailbox; None for one above the limit."""
    collected: list[bytes] = []
    size = 0
    after_blank = True
    for line in lines(raw.stream, settings.max_source_bytes):
        if line is not None and after_blank and line.startswith(b"From ") and _ENVELOPE.match(line):
            if collected or size:
                yield _joined(collected, size, settings)
            collected, size = [], 0
            continue
        size += len(line) if line is not None else settings.max_source_bytes + 1
        if size <= settings.max_source_bytes and line is not None:
            collected.append(line)
        after_blank = line is not None and not line.strip()
    if collected or size:
        yield _joined(collected, size, settings)


def _joined(collected: list[bytes], size: int, settings: Settings) -> bytes | None:
    if size > settings.max_source_bytes:
        return None
    return _ESCAPED_FROM.sub(rb"\1", b"".join(collected))


def _parsed(content: bytes, doc_id: str, settings: Settings) -> email.message.Message:
    if content.count(b"\n--") > 2 * settings.max_mail_parts + 2_000:
        raise Unusable("too_many_parts", f"{doc_id}: a mail of more parts than allowed")
    try:
        message = email.message_from_bytes(content)
        parts = sum(1 for _ in message.walk())
    except RecursionError:
        raise Unusable("too_deep", f"{doc_id}: the parts of this mail nest too deep") from None
    if parts > settings.max_mail_parts:
        raise Unusable("too_many_parts", f"{doc_id}: a mail of {parts} parts, more than allowed")
    return message


def _article_part(message: email.message.Message, doc_id: str) -> tuple[email.message.Message, bytes, str]:
    """The part with the article, its bytes, and their media type: the page, else the plain text, else a document."""
    best: dict[str, tuple[email.message.Message, bytes]] = {}
    for part in message.walk():
        kind = part.get_content_type()
        attached = part.get_content_disposition() == "attachment"
        if kind not in ("text/plain", "text/html", "application/xhtml+xml") and kind not in _AS_ATTACHED:
            continue
        if attached and kind not in _AS_ATTACHED:
            continue
        content = part.get_payload(decode=True)
        kind = "text/html" if kind == "application/xhtml+xml" else kind
        if isinstance(content, bytes) and content.strip() and kind not in best:
            best[kind] = (part, content)
    for kind in _order(best):
        part, content = best[kind]
        return part, content, kind
    raise Unusable("empty", f"{doc_id}: a mail without text", "left_out")


def _order(parts: dict[str, tuple[email.message.Message, bytes]]) -> list[str]:
    """Kinds of the parts, best first: plain text has no furniture, unless it does no more than point to the page."""
    plain = len(parts["text/plain"][1].split()) if "text/plain" in parts else 0
    page = len(re.sub(rb"<[^>]*>", b" ", parts["text/html"][1]).split()) if "text/html" in parts else 0
    attached = [kind for kind in parts if kind in _AS_ATTACHED]
    written = ["text/plain", "text/html"] if plain and plain >= 0.5 * page else ["text/html", "text/plain"]
    written = [kind for kind in written if kind in parts]
    return attached + written if max(plain, page) < _FEW_WORDS else written + attached


def _statement(message: email.message.Message) -> Statement:
    name, address = email.utils.parseaddr(_header(message, "From"))
    subject = _REPLY_OR_FORWARD.sub("", _header(message, "Subject"))
    subject = _SUBJECT_LABEL.sub("", subject, count=1)
    return Statement(
        published=_header(message, "Date") or None,
        publisher=_sender(_SENDER_OF.split(name)[-1].strip(), address),
        title=subject.strip() or None,
    )


def _sender(name: str, address: str) -> str | None:
    """The name that a mail was sent under; the site of the address where that is a person's: `n.bergsma@site.nl`."""
    local, _, site = address.lower().partition("@")
    words = [word for word in re.findall(r"[^\W\d_]{3,}", name.lower()) if word not in site]
    is_person = "," in name or (2 <= len(name.split()) <= 5 and any(word in local for word in words[-1:]))
    if not is_person or _DEPARTMENT.search(name):
        return name or None
    return None if _FREE_MAIL.search(site) or "." not in site else site


def _is_saved_page(message: email.message.Message) -> bool:
    return "Snapshot-Content-Location" in message or _header(message, "From").lower().startswith("<saved by")


def _page_statement(message: email.message.Message) -> Statement:
    # Date is when the page was saved, which says nothing about its publication.
    return Statement(title=None, url=_header(message, "Snapshot-Content-Location") or None)


def _header(message: email.message.Message, name: str) -> str:
    """A header, decoded and on one line; empty where it is missing."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        decoded = str(email.header.make_header(email.header.decode_header(str(value))))
    except (LookupError, ValueError, UnicodeError, email.errors.HeaderParseError):
        decoded = str(value)
    return " ".join(decoded.split())
