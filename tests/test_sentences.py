"""Sentence boundaries, written with | where a sentence ends."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sentences import sentence_at, split_sentences
from tests.linear import assert_linear

MARKED = [
    "De brug is open. |Het verkeer rijdt weer.",
    "Volgens mr. dr. J.P. de Wit is dat zo. |Hij vertrekt.",
    "Op 3 jan. 2020 kwam ca. 3.000 man. |Dat was veel.",
    "“Wij beginnen!” |Zo klonk het.",
    '"Nee." |"Ja."',
    "De bv Jansen B.V. Groep groeit.",
    "Dat kost € 3.50. |Meer niet.",
    "Titel zonder punt|\n\nEerste zin. |Tweede zin",
    "Het bestuur o.l.v. Els Bos, t.a.v. Piet, beslist a.s. Maandag.",
    "Zo... |En toen? |Niets.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_boundaries(marked):
    wanted = [piece.strip() for piece in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[s.start : s.end] for s in split_sentences(text)] == wanted


@given(st.text())
def test_sentences_cover_all_but_white_space(text):
    sentences = split_sentences(text)
    covered = "".join(text[s.start : s.end] for s in sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))


def test_sentence_at_finds_the_sentence_of_a_position():
    text = "Een zin. En nog een zin."
    sentences = split_sentences(text)
    assert [sentence_at(sentences, position) for position in (0, 7, 9, 23)] == [0, 0, 1, 1]
    assert sentence_at((), 5) == 0


@pytest.mark.parametrize("unit", ["a. ", ".", "A", "1.1.1.1.", "“. ", "!? "])
def test_hostile_text_takes_linear_time(unit):
    assert_linear(split_sentences, unit)
