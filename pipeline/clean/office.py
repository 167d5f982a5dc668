"""Word (.docx) and OpenDocument (.odt) texts to blocks."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from pipeline.clean.draft import Block, Draft
from pipeline.clean.encoding import normalise, squeeze_blanks
from pipeline.record import Statement, Unusable
from pipeline.settings import Settings

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read_office(content: bytes, media_type: str, settings: Settings) -> Draft:
    """The blocks of a Word or OpenDocument text. Raises Unusable."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unusable("unreadable", f"not a whole document ({error})") from error
    if unpacked > max(settings.max_source_bytes, settings.max_expansion * len(content)):
        raise Unusable("too_large", "a document that unpacks to more than allowed")
    if "opendocument" in media_type:
        return Draft(tuple(_odt_blocks(archive)), is_document=True)
    return _read_docx(content)


def _read_docx(content: bytes) -> Draft:
    try:
        import docx
        from docx.table import Table
    except ModuleNotFoundError:
        raise Unusable(
            "missing_extra", "reading Word needs the extra `office` (pip install 'dutch-press-pipeline[office]')"
        ) from None
    try:
        document = docx.Document(io.BytesIO(content))
        blocks: list[Block] = []
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                blocks += [_row([cell.text for cell in row.cells]) for row in part.rows]
            else:
                blocks += _paragraphs(part.text, (part.style.name if part.style else "") or "")
        title = document.core_properties.title or None
    except Exception as error:  # the library lets errors of many kinds through on broken documents
        raise Unusable("unreadable", f"not a readable Word document ({error})") from error
    stated = Statement(title=title if title and len(title.split()) > 2 else None)
    return Draft(tuple(block for block in blocks if block.text), stated, is_document=True)


def _paragraphs(text: str, style: str) -> list[Block]:
    kind = "heading" if style.startswith(("Heading", "Title", "Kop")) else "item" if "List" in style else "paragraph"
    return [Block(squeeze_blanks(line), kind) for line in normalise(text).split("\n") if line.strip()]  # type: ignore[arg-type]


def _row(cells: list[str]) -> Block:
    return Block("\t".join(squeeze_blanks(normalise(cell).replace("\n", " ")) for cell in cells if cell.strip()), "row")


def _odt_blocks(archive: zipfile.ZipFile) -> list[Block]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(archive.read("content.xml"), parser)
    except (etree.XMLSyntaxError, KeyError, RuntimeError, OSError, ValueError) as error:
        raise Unusable("unreadable", f"not a readable OpenDocument text ({error})") from error
    blocks: list[Block] = []
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"):
        above = [ancestor.tag for ancestor in element.iterancestors()]
        if element.tag == f"{_TABLE}table-row":
            blocks.append(_row([_odt_text(cell) for cell in element]))
        elif f"{_TABLE}table-row" not in above and f"{_TEXT}note" not in above and f"{_OFFICE}annotation" not in above:
            kind = "heading" if element.tag == f"{_TEXT}h" else "item" if f"{_TEXT}list-item" in above else "paragraph"
            blocks += [Block(b.text, kind) for b in _paragraphs(_odt_text(element), "")]  # type: ignore[arg-type]
    return [block for block in blocks if block.text]


def _odt_text(element: Any) -> str:
    pieces: list[str] = []
    for part in element.iter():
        if part.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
            pieces.append(" ")
        elif part.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif part is not element and part.tag == f"{_TEXT}p":
            pieces.append(" ")
        pieces.append(part.text or "")
        if part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)
