"""The text layer of a PDF to blocks: lines joined to paragraphs, running heads and feet left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.clean.draft import Draft
from pipeline.clean.encoding import normalise, squeeze_blanks
from pipeline.clean.plain import blocks_of_text
from pipeline.record import Statement, Unusable
from pipeline.settings import Settings

_PAGE_NUMBER = re.compile(r"(?:pagina|blad|p\.)?\s*\d{1,4}(?:\s*(?:/|van|of|-)\s*\d{1,4})?", re.I)
_EDGE = 3  # lines at the head and the foot of a page among which running ones are looked for


def read_pdf(content: bytes, settings: Settings) -> Draft:
    """The blocks of a PDF and its stated title. Raises Unusable, as for a scan without text."""
    try:
        import pypdfium2 as pdfium
    except ModuleNotFoundError:
        raise Unusable(
            "missing_extra", "reading PDF needs the extra `pdf` (pip install dutch-press-pipeline[pdf])"
        ) from None
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unusable("unreadable", f"not a readable PDF ({error})") from error
    try:
        if len(document) > settings.max_pdf_pages:
            raise Unusable("too_large", f"a PDF of {len(document)} pages, more than allowed")
        pages = [_page_lines(document[number]) for number in range(len(document))]
        properties = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise Unusable("unreadable", f"a page of the PDF cannot be read ({error})") from error
    finally:
        document.close()
    if not any(line.strip() for page in pages for line in page):
        raise Unusable("scan", "a PDF without a text layer (a scan?); recognise its text first")
    text = "\n".join(_without_running_lines(pages))
    return Draft(blocks_of_text(text), Statement(publisher=None, title=_stated_title(properties.get("Title"))))


def _page_lines(page: object) -> list[str]:
    text_page = page.get_textpage()  # type: ignore[attr-defined]
    text = normalise(text_page.get_text_bounded().replace("\ufffe", "-\n").replace("\x02", "-\n"))
    text_page.close()
    return [squeeze_blanks(line) for line in text.split("\n")]


def _without_running_lines(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages without page numbers and without what stands at the edge of most pages."""
    edges = Counter[str]()
    for page in pages:
        filled = [line for line in page if line]
        edges.update({_shape(line) for line in (*filled[:_EDGE], *filled[-_EDGE:])})
    running = {shape for shape, count in edges.items() if count >= max(2, 0.6 * len(pages))}
    kept: list[str] = []
    for page in pages:
        filled = [at for at, line in enumerate(page) if line]
        edge = {*filled[:_EDGE], *filled[-_EDGE:]}
        kept += [
            line
            for at, line in enumerate(page)
            if not (at in edge and (_shape(line) in running or _PAGE_NUMBER.fullmatch(line)))
        ]
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.lower())


def _stated_title(title: str | None) -> str | None:
    """The title in the properties, unless a program put it there."""
    title = (title or "").strip()
    if len(title.split()) < 3 or re.search(r"\.(?:docx?|pdf|indd|odt)$|^(?:microsoft|untitled|naamloos)", title, re.I):
        return None
    return title
