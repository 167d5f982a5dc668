"""PDFs that lead their reader in circles, written by hand."""

from __future__ import annotations

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>>>"
)
TEXT = b"BT /F1 12 Tf 50 700 Td (De brug bij Ommen is open en het verkeer rijdt weer over de Vecht.) Tj ET "


def pdf(*objects: bytes, loops_back: bool = False) -> bytes:
    """A PDF of these objects, numbered from 1; `loops_back` lets its table of objects name itself as the one before."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    before = b"/Prev %d" % len(content) if loops_back else b""
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    trailer = b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, before)
    return content + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(content)


def stream(content: bytes, names: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (names, len(content), content)


def form(content: bytes, following: int) -> bytes:
    """A form that may draw the object `following` as X1."""
    resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X1 %d 0 R>>>>" % following
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + resources)


LOOPS = {
    "a form that draws itself": pdf(CATALOG, PAGES, PAGE, stream(TEXT + b"/X1 Do"), FONT, form(TEXT + b"/X1 Do", 6)),
    "forms that draw one another": pdf(
        CATALOG, PAGES, PAGE, stream(TEXT + b"/X1 Do"), FONT, form(b"/X1 Do", 7), form(b"/X1 Do", 6)
    ),
    "a table before itself": pdf(CATALOG, PAGES, PAGE, stream(TEXT), FONT, form(TEXT, 6), loops_back=True),
    "pages that hold themselves": pdf(
        CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", PAGE, stream(TEXT), FONT, form(TEXT, 6)
    ),
    "a milliard pages": pdf(
        CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", PAGE, stream(TEXT), FONT, form(TEXT, 6)
    ),
    "a length that is itself": pdf(CATALOG, PAGES, PAGE, b"<</Length 4 0 R>>stream\n" + TEXT + b"\nendstream", FONT),
    "contents that hold themselves": pdf(CATALOG, PAGES, PAGE, b"[4 0 R 4 0 R]", FONT, form(TEXT, 6)),
}


def exploding(levels: int, times: int) -> bytes:
    """A page that draws a form that draws another many times, and so on: times ** levels lines of text."""
    forms = [form(b"/X1 Do " * times, 7 + level) for level in range(levels)]
    return pdf(CATALOG, PAGES, PAGE, stream(b"/X1 Do"), FONT, *forms, form(TEXT, 6))
