"""Numbers in digits and in words come back as their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.figures import find_figures
from pipeline.extract.figures.numbers import find_numbers
from tests.figures.dutch_numerals import in_words


def value(written: str) -> float:
    """The value of a text that is one number from start to end."""
    (number,) = find_numbers(written)
    assert (number.start, number.end) == (0, len(written))
    return number.value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3.000", 3000),
        ("3 000", 3000),
        ("3\u00a0000", 3000),
        ("3000", 3000),
        ("1,5", 1.5),
        ("1.234.567,89", 1234567.89),
        ("1,234,567", 1234567),
        ("1,234.56", 1234.56),
        ("1.5 miljoen", 1.5e6),
        ("1,1 miljoen", 1.1e6),
        ("2 mln", 2e6),
        ("45 mld", 45e9),
        ("3 biljoen", 3e12),
        ("10k", 10_000),
        ("1,2M", 1.2e6),
        ("9 duizend", 9000),
        ("½", 0.5),
        ("2½", 2.5),
        ("10 1/2", 10.5),
        ("3/4", 0.75),
    ],
)
def test_digits(written: str, expected: float) -> None:
    assert value(written) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("nul", 0),
        ("één", 1),
        ("tweeëntwintig", 22),
        ("tweeentwintig", 22),
        ("drieënnegentig", 93),
        ("honderd drie", 103),
        ("honderdendrie", 103),
        ("elfhonderd", 1100),
        ("vijfentwintighonderd", 2500),
        ("vijftien honderd", 1500),
        ("duizend en een", 1001),
        ("vierduizend en twee", 4002),
        ("veertigduizend driehonderd", 40_300),
        ("tweehonderd duizend", 200_000),
        ("drie miljoen", 3e6),
        ("zeven miljoen tweehonderdvijftigduizend", 7.25e6),
        ("twee miljard vijfhonderd miljoen", 2.5e9),
        ("anderhalf", 1.5),
        ("anderhalve", 1.5),
        ("anderhalf miljoen", 1.5e6),
        ("tweeënhalf", 2.5),
        ("vierenhalve", 4.5),
        ("drie en een half", 3.5),
        ("een half miljard", 0.5e9),
        ("een kwart miljoen", 250_000),
        ("2 miljoen en een half", 2.5e6),
        ("twee derde", 2 / 3),
        ("vijf achtsten", 0.625),
        ("driekwart", 0.75),
        ("een twintigste", 0.05),
        ("een dozijn", 12),
        ("twintigtal", 20),
    ],
)
def test_words(written: str, expected: float) -> None:
    assert value(written) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("written", ["tweeën", "achten", "drietwee", "vijfde", "tweejarig", "eenheid", "honderden"])
def test_no_number_words(written: str) -> None:
    assert list(find_numbers(written)) == []


@given(st.integers(0, 999_999).filter(lambda n: n != 1))
def test_whole_numbers_written_out_come_back(number: int) -> None:
    assert value(in_words(number)) == number
    assert value(in_words(number).replace(" ", "")) == number  # duizendvijfhonderd, as many write
    assert value(in_words(number).replace("ë", "e")) == number


@given(st.integers(0, 999_999_999_999))
def test_grouped_digits_come_back(number: int) -> None:
    for separator in (".", "\u00a0", "\u202f"):
        written = f"{number:,}".replace(",", separator)
        assert value(written) == number


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from(["miljoen", "mln", "miljard", "mld"]))
def test_scaled_amounts_come_back_exactly(whole: int, rest: int, scale: str) -> None:
    (figure,) = find_figures(f"€ {whole},{rest:02d} {scale}")
    factor = 10**6 if scale in ("miljoen", "mln") else 10**9
    assert figure.low == figure.high == (whole * 100 + rest) * factor // 100
    assert (figure.unit, figure.kind) == ("EUR", "money")


@pytest.mark.slow
def test_every_whole_number_to_a_million() -> None:
    assert [n for n in range(2, 1_000_000) if value(in_words(n)) != n] == []
