"""The text layer of a PDF to blocks: lines joined by where they stand, running heads and feet left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.clean.draft import Block, Draft
from pipeline.clean.encoding import normalise, squeeze_blanks
from pipeline.clean.plain import ITEM, join_lines
from pipeline.record import Statement, Unusable
from pipeline.settings import Settings

_PAGE_NUMBER = re.compile(r"(?:pagina|blad|page|p\.)?\s*\d{1,4}(?:\s*(?:/|van|of|-)\s*\d{1,4})?", re.I)
_NO_TITLE = re.compile(r"\.(?:docx?|pdf|indd|odt|pptx?)$|^(?:microsoft|untitled|naamloos|document)\b", re.I)
_EDGE = 3  # lines at the head and the foot of a page among which running ones are looked for
_PRINTED_LINE = re.compile("([^\r\n\x02\ufffe]+)([\x02\ufffe]?)")  # \x02 or \ufffe: the hyphen of a cut word


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, its left and right edge and its height on the page in points, its letter size."""

    text: str
    left: float
    right: float
    top: float
    size: float
    page: int


def read_pdf(content: bytes, settings: Settings) -> Draft:
    """The blocks of a PDF and its title. Raises Unusable, as for a scan without text."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unusable("encrypted" if locked else "unreadable", f"not a readable PDF ({error})") from error
    try:
        if len(document) > settings.max_pdf_pages:
            raise Unusable("too_large", f"a PDF of {len(document)} pages, more than allowed")
        pages = [_lines(document[number], number, settings) for number in range(len(document))]
        properties = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise Unusable("unreadable", f"a page of the PDF cannot be read ({error})") from error
    finally:
        document.close()
    if not any(pages):
        raise Unusable("scan", "a PDF without a text layer (a scan?); recognise its text first")
    lines = [line for page in _without_running_lines(pages) for line in page]
    body_size = _body_size(lines)
    blocks = tuple(_blocks(lines, body_size))
    title = _largest(lines, blocks, body_size) or _stated_title(properties.get("Title"))
    return Draft(blocks, Statement(title=title), is_document=True)


def _lines(page: Any, number: int, settings: Settings) -> list[_Line]:
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > settings.max_text_chars:
            raise Unusable("too_large", "a page of a PDF with more text than allowed")
        text = text_page.get_text_range() if count else ""
        found = []
        for match in _PRINTED_LINE.finditer(text):
            shown = squeeze_blanks(normalise(match[1])) + ("-" if match[2] else "")
            if shown:
                found.append(_placed(text_page, shown, match, count, number))
        return found
    finally:
        text_page.close()
        page.close()


def _placed(text_page: Any, shown: str, match: re.Match[str], count: int, page: int) -> _Line:
    """A line with its place on the page, by the boxes of its first and last characters.

    Its size is that of a letter in the middle: the mark of a list item may be set in another.
    """
    import pypdfium2.raw as raw

    visible = [at for at, char in enumerate(match[1], start=match.start()) if not char.isspace()]
    first, middle, last = (min(at, count - 1) for at in (visible[0], visible[len(visible) // 2], visible[-1]))
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(last, loose=True)[2]
    size = float(raw.FPDFText_GetFontSize(text_page, middle)) or (top - bottom)
    # Some programs set type in size 1 and stretch it: then the box tells the size.
    return _Line(shown, left, right, top, size if size > 2 else top - bottom, page)


def _without_running_lines(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without page numbers and without what stands at the edge of most of them."""
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(shape for edge in edges for shape in {_shape(line.text) for line in edge})
    running = {shape for shape, count in counts.items() if count >= max(2, 0.6 * len(pages))}
    return [
        [
            line
            for line in page
            if not (line in edge and (_shape(line.text) in running or _PAGE_NUMBER.fullmatch(line.text)))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(page: Sequence[_Line]) -> list[_Line]:
    ordered = sorted(page, key=lambda line: -line.top)
    return ordered[:_EDGE] + ordered[-_EDGE:]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.lower())


def _body_size(lines: Sequence[_Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _blocks(lines: Sequence[_Line], body_size: float) -> Iterator[Block]:
    """Paragraphs: lines of one size that follow one another closely, each but the last as wide as its column."""
    right_edges = _right_edges(lines)
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, right_edges):
            yield _block(group, body_size)
            group = []
        group.append(line)
    if group:
        yield _block(group, body_size)


def _right_edges(lines: Sequence[_Line]) -> dict[tuple[int, int], float]:
    """How far the lines of a column reach, by page and left edge."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        for key in _columns(line):
            edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _columns(line: _Line) -> tuple[tuple[int, int], ...]:
    # Two overlapping rasters, so that a small indent stays in its column.
    return (line.page, int(line.left // 40)), (line.page, -1 - int((line.left + 20) // 40))


def _continues(above: _Line, line: _Line, right_edges: dict[tuple[int, int], float]) -> bool:
    if abs(above.size - line.size) > 0.1 * above.size or ITEM.match(line.text):
        return False
    reach = max(right_edges[key] for key in _columns(above))
    first_word = line.text.split(" ", 1)[0]
    letter = (line.right - line.left) / max(1, len(line.text))
    is_full = above.right + (len(first_word) + 1.5) * letter >= reach
    if above.page == line.page and above.top > line.top:
        return is_full and above.top - line.top <= 1.9 * above.size
    # Over to the next column or page only in the middle of a sentence.
    return is_full and not re.search(r"[.!?:;]['\"’”)]*$", above.text)


def _block(group: Sequence[_Line], body_size: float) -> Block:
    text = join_lines([line.text for line in group], words_are_cut=True)
    if group[0].size > 1.12 * body_size:
        return Block(text, "heading")
    return Block(text, "item" if ITEM.match(text) else "paragraph")


def _largest(lines: Sequence[_Line], blocks: Sequence[Block], body_size: float) -> str | None:
    """The text in the largest letters on the first page, where it has the words of a title."""
    first_page = [line for line in lines if line.page == lines[0].page]
    for size in sorted({round(line.size, 1) for line in first_page}, reverse=True):
        if size <= 1.12 * body_size:
            return None
        opening = next(line.text for line in first_page if round(line.size, 1) == size)
        title = next((b.text for b in blocks if b.kind == "heading" and b.text.startswith(opening[:20])), "")
        if 3 <= len(title.split()) <= 35:
            return title
    return None


def _stated_title(title: str | None) -> str | None:
    """The title in the properties, unless a program put it there."""
    title = squeeze_blanks(normalise(title or ""))
    return title if len(title.split()) >= 3 and not _NO_TITLE.search(title) else None
