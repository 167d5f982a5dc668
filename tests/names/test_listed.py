"""Listed bodies, and the things and places that bear their names."""

from __future__ import annotations

import pytest

from pipeline.extract.names import find_names
from pipeline.sentences import split_sentences
from tests.annotated import assert_mentions, expected


@pytest.mark.parametrize(
    "marked",
    [
        "<org>Nedap</org> meet het gewicht, <org>Bureau Veritas</org> keurt en <org>Ofgem</org> kijkt toe.",
        "De brief is van <org>Rijkswaterstaat Oost-Nederland</org>.",
        "Zij werkte bij <org>Boeing</org> en daarna bij <org>DAF</org>.",
        "<org>Pinterest</org> en <org>Reddit</org> schrappen banen.",
        "Volgens <org>ABN AMRO</org>-econoom Nico Klaver daalt de rente.",
        # a maker's product
        "Op de landingsbaan stond een Boeing 777-200 klaar.",
        "De boer kocht de Fendt 724 tweedehands.",
        # a service that is used
        "Volg ons op Instagram, YouTube en TikTok.",
        "Het programma staat op GitHub en wie wil, meldt zich via WhatsApp.",
        # a family name, a place
        "Het diner was bij Van der Valk Exclusief.",
        "De trein naar Bergen op Zoom rijdt niet.",
    ],
)
def test_listed(marked: str) -> None:
    text, gold = expected(marked, "organisations")
    assert_mentions(find_names(text, split_sentences(text)).organisations, gold)
