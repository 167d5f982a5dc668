"""Which mention wins, and what keeps the finders safe on any text."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.entity import Entity, EntityLabel
from pipeline.extract.names import find_names
from pipeline.extract.overlap import Candidate, Decision, decide, winners, without_overlap
from pipeline.extract.words import Words
from pipeline.record import Mention, Organisation, Span
from pipeline.sentences import split_sentences
from tests.linear import assert_linear

_PIECES = st.sampled_from(
    [
        *"de het van der en gemeente Stichting Universiteit Jan J. (CBS) , . « ” Den HAAG N.V. B.V. &".split(),
        *"Ministerie Defensie, wethouder zegt prof. dr. 's 't H.P. (Rik) Over Amsterdam".split(),
        *"NS-woordvoerder İ ß 12 4.500 - – (".split(),
        "\n\n",
        "e\u0301",
        "\u00a0",
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.data())
def test_any_text_is_survived_and_offsets_slice_back(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=4))
    labels = data.draw(st.lists(st.sampled_from(get_args(EntityLabel)), min_size=4, max_size=4))
    entities = [Entity(start, end, label, "test") for (start, end), label in zip(spans, labels, strict=False)]
    found = find_names(text, split_sentences(text), entities)
    mentions: tuple[Mention, ...]
    for mentions in (found.organisations, found.people):
        assert all(text[one.start : one.end] == one.text != "" for one in mentions)
        assert all(one.end <= other.start for one, other in pairwise(mentions))


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_names_are_the_same_however_often_they_are_found(text: str) -> None:
    sentences = split_sentences(text)
    assert find_names(text, sentences) == find_names(text, sentences)


def test_stronger_evidence_wins_and_the_longer_of_equals() -> None:
    listed = Candidate(10, 13, "organisation", "listed")
    typed = Candidate(0, 13, "organisation", "type word")
    model = Candidate(5, 20, "person", "model")
    decisions = decide([model, listed, typed])
    assert winners(decisions) == [typed]
    assert Decision(model, typed) in decisions


def test_trace_tells_what_lost_to_what() -> None:
    trace: list[Decision] = []
    text = "Stichting Vrienden van TNO wint."
    find_names(text, split_sentences(text), trace=trace)
    lost = {text[d.candidate.start : d.candidate.end] for d in trace if d.lost_to}
    assert "TNO" in lost


def test_without_overlap_keeps_the_longer() -> None:
    def mention(start: int, end: int) -> Organisation:
        return Organisation(start=start, end=end, text="x" * (end - start), name="x", method="rule")

    kept = without_overlap([mention(0, 3), mention(2, 8), mention(8, 9)])
    assert [one.span for one in kept] == [Span(2, 8), Span(8, 9)]


_HOSTILE = [
    "1.1.1.1.",
    "A.",
    "Jan ",
    "van der ",
    "CBS, ",
    "Stichting ",
    "Ministerie van Defensie, ",
    "(Aaa Bbb) ",
    "gemeenten Aalten, Oss, ",
    "'",
    "A-b-",
    "wethouder Jan Jansen en ",
    "Over A\n",
    "Aa Bb (AB) ",
    "de heer van ",
    "- Aa\n",
    "Jan, ",
    "Aa, de ",
    "door Aabb ",
    "- TNO\n- Aabb\n",
    "TNO AABB ",
    "\nTNO en ",
    "Kind en Zorg ",
    "Voka – Kamer ",
    "Bergen op ",
    "Jan Bos, Aabb, Ede\n",
]


@pytest.mark.parametrize("piece", _HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        sentences = split_sentences(text)
        words = Words(text)
        entities = [
            Entity(start, end, "organisation", "test") for start, end in zip(words.starts, words.ends, strict=True)
        ]
        begin = time.process_time()
        find_names(text, sentences, entities)
        return time.process_time() - begin

    seconds(1_000)
    small, large = max(seconds(8_000), 0.002), seconds(64_000)
    assert large < small * 8 * 4


def test_distinct_names_in_small_letters_take_linear_time() -> None:
    def names(text: str) -> None:
        letters = str.maketrans("0123456789", "qwxzvjkyfp")
        numbered = "".join(f"Dat kan zo. {str(n + 10_000).translate(letters)} wint. " for n in range(len(text) // 20))
        find_names(numbered, split_sentences(numbered))

    assert_linear(names, "x")
