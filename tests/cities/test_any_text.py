"""Any text is survived, in time that grows with its length."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.cities import find_cities

PIECES = st.sampled_from([*"Den Haag|Best|Bergen|Van|van|, |’s-|en|Utrecht|NH".split("|"), *" -'()\nİ–"])


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_offsets_slice_back(text: str) -> None:
    found = find_cities(text)
    assert all(text[city.start : city.end] == city.text for city in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="abc .,\n", max_size=60), st.text(alphabet="abc .,\n", max_size=60))
def test_a_planted_place_is_found(before: str, after: str) -> None:
    planted = f"{before}\n\nHet congres is in Enschede gehouden.\n\n{after}"
    assert "Enschede" in [city.text for city in find_cities(planted)]


HOSTILE = "Den |A-A-|Amsterdam, |Bergen (NH) |1.1.1.|('|Utrecht en |Van Best ".split("|")


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_cities(text)
        return time.process_time() - start

    seconds("Den Haag")
    short, long = piece * 4_000, piece * 32_000
    assert seconds(long) < 8 * 4 * max(seconds(short), 0.02)
