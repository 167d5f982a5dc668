"""Quotations that open their marks again in every paragraph and close them at the end."""

from __future__ import annotations

import pytest

from pipeline.extract.names import find_names
from pipeline.extract.quotes import find_quotes
from pipeline.sentences import split_sentences
from tests.linear import assert_linear


def quotes_in(text: str) -> list[tuple[str, str | None]]:
    sentences = split_sentences(text)
    names = find_names(text, sentences)
    return [(one.text, one.speaker) for one in find_quotes(text, sentences, names.people, names.organisations)]


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ("„", "”"), ("«", "»"), ('"', '"'), ("'", "'"), ("‘", "’")]
)
def test_each_paragraph_is_a_quote_of_who_is_named_at_the_end(opening: str, closing: str) -> None:
    first, second = "Wij begonnen met twee bakfietsen en een loods zonder dak.", "Nu rijden er veertig mensen mee"
    text = f"Nieuws\n\n{opening}{first}\n\n{opening}{second}{closing}, zegt directeur Joke Veenstra."
    assert quotes_in(text) == [(first, "Joke Veenstra"), (second, "Joke Veenstra")]


def test_speaker_of_the_sentence_before_goes_on_over_the_paragraphs() -> None:
    text = (
        'Nieuws\n\nDirecteur Joke Veenstra is nuchter. "Wij fietsen al jaren zonder subsidie door de regen.\n\n'
        '"Dat doen wij volgend jaar ook nog wel."'
    )
    assert [speaker for _, speaker in quotes_in(text)] == ["Joke Veenstra", "Joke Veenstra"]


@pytest.mark.parametrize(
    "text",
    [
        "Schipper Dirk Postma waarschuwt voor de ‘magische helikopter’: die komt niet altijd.",
        "Voorzitter Dirk Postma sprak van een ‘inhaalslag’.",
        'De 12" plaat ligt in de winkel.\n\n"Nee, nee" staat op de hoes.',
    ],
)
def test_scare_quotes_and_inches_are_no_speech(text: str) -> None:
    assert quotes_in(text) == []


def test_a_quotation_broken_by_a_verb_of_thinking() -> None:
    text = '"Wij blijven klein", beseft directeur Joke Veenstra, "maar wij wachten tot er iemand opendoet."'
    assert [speaker for _, speaker in quotes_in(text)] == ["Joke Veenstra", "Joke Veenstra"]


@pytest.mark.parametrize("unit", ["„Wij gaan door met alles wat er is.\n\n", '"Ja, wij doen mee aan de tocht. '])
def test_quotations_left_open_take_linear_time(unit: str) -> None:
    assert_linear(quotes_in, unit)
