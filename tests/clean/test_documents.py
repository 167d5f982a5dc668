"""Word, OpenDocument and PDF."""

import contextlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from pipeline.record import Unusable
from tests.clean.articles import article, paragraphs
from tests.clean.hostile_pdf import LOOPS

CLEAN_SET = Path(__file__).parents[2] / "corpus" / "clean"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
BODY = "Het waterschap verhoogt de dijk bij Terwolde met een halve meter, over een lengte van zes kilometer."


def odt(body: str, head: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f'<?xml version="1.0"?>{head}<office:document-content {names}>{text}</office:document-content>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def test_word() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Dijk bij Terwolde hoger", 0)
    document.add_paragraph(BODY)
    document.add_paragraph("begin in mei, bij de molen", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Lengte", "6 km"
    document.add_paragraph(BODY[4:])
    buffer = io.BytesIO()
    document.save(buffer)
    found = article(buffer.getvalue(), DOCX)
    assert paragraphs(found) == [
        "Dijk bij Terwolde hoger", BODY, "begin in mei, bij de molen", "Lengte\t6 km", BODY[4:],
    ]  # fmt: skip


def test_opendocument() -> None:
    body = (
        '<text:h text:outline-level="1">Dijk bij Terwolde hoger</text:h>'
        f"<text:p>Het waterschap<text:s/>verhoogt {BODY[24:]}</text:p>"
        "<text:list><text:list-item><text:p>begin in mei, bij de molen</text:p></text:list-item></text:list>"
        f"<text:p>{BODY[4:]}</text:p>"
    )
    assert paragraphs(article(odt(body), ODT)) == [
        "Dijk bij Terwolde hoger", BODY, "begin in mei, bij de molen", BODY[4:],
    ]  # fmt: skip


def test_entities_of_opendocument_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("Het wachtwoord is zonnebloem.")
    outside = odt(f"<text:p>{BODY} &x;</text:p>", f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>')
    exploding = odt(
        "<text:p>&c;</text:p>", '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;">]>'
    )
    for content in (outside, exploding):
        with contextlib.suppress(Unusable):
            assert "zonnebloem" not in article(content, ODT).text


def test_a_document_that_unpacks_to_too_much() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 200_000_000)
    with pytest.raises(Unusable) as raised:
        article(buffer.getvalue(), ODT)
    assert raised.value.reason == "too_large"


@pytest.mark.parametrize("name", ["2-griepprik", "3-molen", "4-ziekenhuis", "5-museum"])
def test_pdfs_with_running_heads_columns_and_hyphens(name: str) -> None:
    rows = map(json.loads, (CLEAN_SET / "gold.jsonl").read_text().splitlines())
    gold = next(row for row in rows if row["id"] == f"pdf/{name}.pdf")
    found = article((CLEAN_SET / "pdf" / f"{name}.pdf").read_bytes(), "application/pdf")
    assert (found.title, str(found.published)) == (gold["title"], gold["published"])
    assert paragraphs(found) == gold["text"].split("\n\n")


@pytest.mark.parametrize("content", LOOPS.values(), ids=LOOPS)
def test_pdfs_that_lead_in_circles_end(content: bytes) -> None:
    pytest.importorskip("pypdfium2")
    try:
        assert article(content, "application/pdf").n_words < 1_000
    except Unusable as error:
        assert error.reason in ("unreadable", "scan", "too_large")  # noqa: PT017 - either end will do


def test_a_scan_says_that_it_is_one() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(Unusable) as raised:
        article(buffer.getvalue(), "application/pdf")
    assert (raised.value.outcome, raised.value.reason) == ("failed", "scan")
