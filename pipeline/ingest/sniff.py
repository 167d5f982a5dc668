"""What a stretch of bytes is: by its content first, by the suffix of its name where the content leaves it open."""

from __future__ import annotations

import re

from pipeline.record import Unusable

_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
    (b"bplist00", "webarchive"),
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .msg); save it as .docx or .eml"),
    (b"{\\rtf", "a Rich Text file; save it as .docx"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"ID3", "a sound"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf", "a 7-Zip archive; pack it as .zip"),
    (b"Rar!", "a RAR archive; pack it as .zip"),
    (b"PAR1", "a Parquet file"),
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.I)
_FRAGMENT = re.compile(rb"\A\s*<(?:[a-z][a-z0-9:]*[\s/>]|!--|\?xml|!doctype)", re.I)
_HEADER_LINE = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]|[ \t]+\S")
_MAIL_HEADERS = frozenset(
    b"from to cc subject date message-id mime-version return-path received content-type delivered-to reply-to".split()
)
_SUFFIXES = {
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonlines": "jsonl", ".json": "json",
}  # fmt: skip


def kind_of(head: bytes, name: str, media_type: str | None = None) -> str:
    """The kind of content: `text`, `markdown`, `html`, `pdf`, `feed`, `mail`, `mbox`, `jsonl`, `json`, `csv`, ...

    `head` is the first kilobytes, `name` the file name in lower case, `media_type` what a container declares.
    Raises Unusable for what is no article in any form.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise Unusable("unsupported", f"{name}: {what}")
    if is_binary(head):
        raise Unusable("binary", f"{name}: not text, and of no known format")
    return _kind_of_text(head, name, media_type)


def is_binary(head: bytes) -> bool:
    """Whether bytes are something else than text in a usual encoding."""
    if not head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = head.count(0)
    if zeros:
        # UTF-16 without its mark: every second byte of Latin text is zero.
        half = len(head) // 2
        return zeros < 0.4 * half or min(head[::2].count(0), head[1::2].count(0)) > 0.1 * half
    control = sum(head.count(code) for code in range(1, 32)) - sum(map(head.count, b"\t\n\r\f\v\x1b"))
    return control > 0.02 * len(head)


def _kind_of_text(head: bytes, name: str, media_type: str | None) -> str:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    suffix = _SUFFIXES.get(name[name.rfind(".") :] if "." in name else "")
    if text.startswith(b"From ") and _has_mail_headers(text.split(b"\n", 1)[-1]):
        return "mbox"
    if _has_mail_headers(text):
        return "mail"
    if text.startswith(b"<") or suffix == "html":
        page, feed = _PAGE.search(text), _FEED.search(text)
        if feed and not (page and page.start() < feed.start()):
            return "feed"
        if page or suffix == "html" or _FRAGMENT.match(text):
            return "html"
    if text.startswith((b"{", b"[")) and suffix in ("json", "jsonl", None):
        first = text.split(b"\n", 1)[0].rstrip()
        if suffix == "jsonl" or (text.startswith(b"{") and first.endswith(b"}") and b"\n{" in text):
            return "jsonl"
        if suffix == "json" or text.startswith((b'{"', b"[{")):
            return "json"
    if suffix in ("csv", "markdown"):
        return suffix
    if media_type == "text/html" or (media_type is None and _PAGE.search(text)):
        return "html"
    return "text"


def _has_mail_headers(text: bytes) -> bool:
    """Whether text opens with a block of mail headers, at least two of them well known."""
    known = 0
    for line in text.split(b"\n")[:60]:
        match = _HEADER_LINE.match(line)
        if not match:
            break
        known += (match[1] or b"").lower() in _MAIL_HEADERS
    return known >= 3 or (known >= 2 and b"\n\n" in text.replace(b"\r", b""))
