"""PDFs that take more memory or time than a reader may have; what is read after them is read as ever."""

import sys
import zlib
from dataclasses import replace

import pytest

from pipeline.clean.confined import read_pdf_confined
from pipeline.clean.pdf import read_pdf
from pipeline.record import Unusable
from pipeline.settings import DEFAULTS
from tests.clean.hostile_pdf import CATALOG, FONT, PAGE, PAGES, TEXT, form, pdf, stream

GOOD = pdf(CATALOG, PAGES, PAGE, stream(TEXT), FONT, form(TEXT, 6))


def packed(content: bytes) -> bytes:
    squeezed = zlib.compress(content, 9)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(squeezed), squeezed)


def repeating(times: int) -> bytes:
    """A page of some kilobytes whose contents are one stream many times over, 1 MB each."""
    page = PAGE.replace(b"/Contents 4 0 R", b"/Contents[" + b"4 0 R " * times + b"]")
    return pdf(CATALOG, PAGES, page, packed(TEXT + b" " * 2**20), FONT, form(TEXT, 6))


def saving(times: int) -> bytes:
    """A page that saves its state again and again and never gives it back."""
    return pdf(CATALOG, PAGES, PAGE, packed(TEXT + b"q " * times), FONT, form(TEXT, 6))


def many_pages(count: int) -> bytes:
    """One crowded page, shown many times."""
    pages = b"<</Type/Pages/Kids[" + b"3 0 R " * count + b"]/Count %d>>" % count
    return pdf(CATALOG, pages, PAGE, packed(TEXT * 10_000), FONT, form(TEXT, 6))


def test_an_ordinary_pdf_is_read_as_without_bounds() -> None:
    assert read_pdf_confined(GOOD, DEFAULTS) == read_pdf(GOOD, DEFAULTS)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound the memory of a process")
@pytest.mark.parametrize("content", [repeating(2000), saving(5_000_000)], ids=["repeating", "saving"])
def test_a_small_pdf_that_asks_for_much_memory(content: bytes) -> None:
    assert len(content) < 20_000
    with pytest.raises(Unusable) as caught:
        read_pdf_confined(content, DEFAULTS)
    assert caught.value.reason == "memory"
    assert read_pdf_confined(GOOD, DEFAULTS).blocks


def test_a_small_pdf_that_takes_long() -> None:
    with pytest.raises(Unusable) as caught:
        read_pdf_confined(many_pages(500), replace(DEFAULTS, seconds_per_source=0.2))
    assert caught.value.reason == "timeout"
    assert read_pdf_confined(GOOD, DEFAULTS).blocks


def test_no_pdf_at_all() -> None:
    with pytest.raises(Unusable) as caught:
        read_pdf_confined(b"%PDF-1.7 en verder niets", DEFAULTS)
    assert caught.value.reason == "unreadable"
