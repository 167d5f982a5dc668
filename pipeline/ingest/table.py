"""JSON Lines, JSON and CSV: each row an article, its columns known by their names."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.ingest.raw import UTF16_MARKS, Raw, lines, too_large
from pipeline.record import Problem, Source, Statement, Unusable
from pipeline.settings import Settings

# Names that columns go by, best first; compared in lower case without punctuation.
_NAMES = {
    "text": "text tekst fulltext volledigetekst articlebody body content contenthtml bodyhtml html rawhtml rawcontent "
    "inhoud artikel bericht plaintext maintext contenttext description summary samenvatting",
    "title": "title titel headline kop heading subject onderwerp naam name",
    "published": "published publishedat datepublished publicationdate publicatiedatum publisheddate publishdate "
    "pubdate gepubliceerd gepubliceerdop publicatie date datum releasedate verschenen created createdat timestamp time",
    "publisher": "publisher uitgever sender afzender organisation organization organisatie sitename source bron "
    "sourcename outlet website author auteur",
    "url": "url link permalink canonicalurl canonical address adres webpage href weburl sourceurl",
    "identity": "id guid uuid docid documentid articleid itemid messageid key nr identifier",
}
_LISTS = (
    "items",
    "articles",
    "artikelen",
    "results",
    "data",
    "records",
    "entries",
    "berichten",
    "documents",
    "posts",
)
_TAG = re.compile(r"</(?:p|div|body|h[1-6]|li|span|strong|em|a)>|<br\s*/?>", re.I)
_DELIMITERS = ",;\t|"


def read_json_lines(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The articles of a JSON Lines file, one line in memory at a time."""
    for number, line in enumerate(lines(raw.stream, settings.max_source_bytes), start=1):
        if line is None:
            yield raw.problem("too_large", f"{raw.doc_id}, line {number}: larger than allowed for one article")
            continue
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            row = json.loads(_decoded(line))
        except (ValueError, RecursionError) as error:
            yield raw.problem("broken_line", f"{raw.doc_id}, line {number}: not JSON ({error})", raw.part(None, line))
            continue
        yield _article(raw, row, f"line {number}", settings)


def read_json(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The article or the list of articles in a JSON file. Raises Unusable."""
    content = raw.all_bytes(settings)
    try:
        value = json.loads(_decoded(content))
    except (ValueError, RecursionError) as error:
        raise Unusable("unreadable", f"{raw.doc_id}: not JSON ({str(error)[:200]})") from error
    if isinstance(value, dict):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), [value])
    if not isinstance(value, list):
        raise Unusable("no_text_column", f"{raw.doc_id}: JSON without articles in it")
    for number, row in enumerate(value, start=1):
        yield _article(raw, row, f"item {number}", settings)


def read_csv(raw: Raw, settings: Settings) -> Iterator[Source | Problem | Raw]:
    """The articles of a CSV file with a line of column names. Raises Unusable."""
    csv.field_size_limit(min(settings.max_source_bytes, sys.maxsize))
    encoding = _encoding(raw.head)
    text = (_text_line(line, encoding, raw, settings) for line in lines(raw.stream, settings.max_source_bytes))
    header_line = next(text).lstrip("\ufeff")
    delimiter = max(_DELIMITERS, key=header_line.count)
    header = next(csv.reader([header_line], delimiter=delimiter))
    if "text" not in _columns(header, settings):
        raise Unusable(
            "no_text_column",
            f"{raw.doc_id}: none of its columns is known to hold the text ({', '.join(header)[:200]}); "
            'name it in the setting `columns`, such as (("text", "..."),)',
        )
    reader = csv.reader(text, delimiter=delimiter)
    try:
        for fields in reader:
            if fields:
                yield _article(raw, dict(zip(header, fields, strict=False)), f"line {reader.line_num + 1}", settings)
    except csv.Error as error:
        raise Unusable("unreadable", f"{raw.doc_id}, line {reader.line_num + 1}: {error}") from error


def _article(raw: Raw, row: Any, place: str, settings: Settings) -> Source | Problem:
    content = json.dumps(row, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if not isinstance(row, Mapping):
        return raw.problem("broken_line", f"{raw.doc_id}, {place}: not an object with fields", raw.part(None, content))
    columns = _columns(row, settings)
    values = {field: _text(row[column]) for field, column in columns.items()}
    text = values.get("text") or ""
    if not text.strip():
        doc_id = raw.part(values.get("identity"), content)
        return Problem(
            doc_id=doc_id, stage="ingest", outcome="left_out", reason="empty",
            message=f"{raw.doc_id}, {place}: no text in it (columns: {', '.join(map(str, row))[:200]})",
        )  # fmt: skip
    return raw.item_source(
        values.get("identity") or values.get("url"),
        text.encode("utf-8", "replace"),
        "text/html" if _TAG.search(text) else "text/plain",
        charset="utf-8",
        stated=Statement(**{name: values.get(name) or None for name in ("published", "publisher", "title", "url")}),
        stated_from="metadata",
    )


def _columns(row: Mapping[str, Any] | list[str], settings: Settings) -> dict[str, str]:
    """Which column of a row holds which field; an empty one makes way for the next best."""
    by_name = {_bare(name): name for name in row if isinstance(name, str)}
    set_by_user = dict(settings.columns)
    columns: dict[str, str] = {}
    for field, names in _NAMES.items():
        wanted = [_bare(set_by_user[field])] if field in set_by_user else names.split()
        present = [by_name[name] for name in wanted if name in by_name]
        filled = [name for name in present if not isinstance(row, Mapping) or _text(row[name])]
        if filled or present:
            columns[field] = (filled or present)[0]
    return columns


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def _text(value: Any) -> str:
    """A field as text; of an object its own text or name, of a list its paragraphs."""
    if isinstance(value, str):  # JSON can escape halves of characters, which no encoding takes
        return value.encode("utf-8", "replace").decode().strip()
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return next((_text(value[key]) for key in ("rendered", "value", "text", "name", "$") if key in value), "")
    return "" if value is None or isinstance(value, bool) else str(value)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content[:2] in UTF16_MARKS:
            return content.decode("utf-16", "replace")
        return content.decode("cp1252", "replace")


def _encoding(head: bytes) -> str:
    if head[:2] in UTF16_MARKS:
        return "utf-8"  # as which its lines come
    try:
        head[: max(0, len(head) - 4)].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 8:
            return "cp1252"
    return "utf-8"


def _text_line(line: bytes | None, encoding: str, raw: Raw, settings: Settings) -> str:
    if line is None:
        raise too_large(raw.doc_id, settings)
    return line.decode(encoding, "replace")
