"""Bytes to characters: declared, wrongly declared, mended; and what is normalised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.encoding import decode, normalise

DUTCH = "Coördinatie met België: ‘één café’ kost € 3,50 – naïef.\n"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None),
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-8-sig", None),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", None),
        ("cp1252", "bestaat-niet"),
        ("utf-16", None),
        ("utf-16-le", None),
        ("utf-16-be", None),
    ],
)
def test_the_right_characters_whatever_is_declared(encoding: str, declared: str | None) -> None:
    assert decode((DUTCH * 3).encode(encoding), declared) == DUTCH * 3


def test_a_page_declares_its_encoding_itself() -> None:
    page = f'<html><head><meta charset="iso-8859-15"></head><p>{"Prijs: 5 €. " * 5}'
    assert "5 €" in decode(page.encode("iso-8859-15"))


@pytest.mark.parametrize("codec", ["unicode_escape", "raw_unicode_escape", "idna", "punycode", "zlib", "rot13", "hex"])
@pytest.mark.filterwarnings("error")
def test_only_encodings_of_text_are_obeyed(codec: str) -> None:
    text = "Caf\\xe9 \\d kost 3 euro, zegt " + "het café. " * 5
    assert decode(text.encode("cp1252"), codec) == text
    page = f'<meta charset="{codec}"><p>{text}'
    assert decode(page.encode("cp1252")) == page


def test_one_broken_byte_does_not_spoil_a_text() -> None:
    content = (DUTCH * 40).encode()
    assert decode(content[:200] + b"\xff" + content[200:]).count("België") >= 39


@pytest.mark.parametrize("spoiled", ["BelgiÃ« kost â‚¬ 5, â€˜nietâ€™ waar", "CoÃ¶rdinatie â€“ Ã©Ã©n"])
def test_mojibake_is_mended(spoiled: str) -> None:
    mended = normalise(spoiled)
    assert not set("Ãâ") & set(mended)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\u00adb\u200bc\ufeff", "abc"),
        ("ﬁets ﬂat", "fiets flat"),
        ("e\u0301e\u0308n", "éën"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ],
)
def test_what_is_normalised(written: str, kept: str) -> None:
    assert normalise(written) == kept


@pytest.mark.parametrize(
    "text", ["„Zo” zei ’t meisje", "«note»", "½ m² CO₂ 10³", "1\u00a0000", "100 % – 3,5 ‰", "Â Ångström", "São Paulo"]
)
def test_what_is_kept(text: str) -> None:
    assert normalise(text) == text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "x", "idna", "unicode_escape"]))
def test_any_bytes_are_survived(content: bytes, charset: str | None) -> None:
    assert isinstance(normalise(decode(content, charset)), str)


@given(st.text(max_size=300))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
