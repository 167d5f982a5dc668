"""What holds for any text: it is survived, offsets slice back, nothing overlaps, and the time is linear."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.figures import find_figures
from pipeline.record import Span
from tests.linear import assert_linear

PIECES = (
    "€ $ % - – + . , : / ( ) ' een één half halve twee vijf acht miljoen duizend mln euro cent km/u meter per van"
    " de tot naar tussen en of à op ruim bijna 1 12 2019 3.000 1,5 0612 uur procent nieuwe banen ton pond ½ 3e A12"
    " 1.1.1 mei graden \n"
).split(" ")
spaced = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
texts = st.one_of(st.text(), spaced, st.lists(st.sampled_from(PIECES)).map("".join))


@given(texts)
def test_any_text_is_survived(text: str) -> None:
    figures = find_figures(text)
    for figure in figures:
        assert text[figure.start : figure.end] == figure.text
        assert figure.text.strip() == figure.text != ""
        assert figure.low <= figure.high
        assert figure.what is None or figure.what in text[figure.end :]
        assert (figure.unit is None) == (figure.kind == "count")
    for before, after in itertools.pairwise(figures):
        assert before.end <= after.start


@given(texts, st.data())
def test_no_figure_touches_a_date(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    dates = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False) if start < end]
    for figure in find_figures(text, dates):
        assert not any(figure.start < date.end and date.start < figure.end for date in dates)


@given(st.text(alphabet="abc \n.,", max_size=80), st.integers(2, 999), st.text(alphabet="abc \n", max_size=80))
def test_a_planted_figure_is_found_where_it_stands(before: str, number: int, behind: str) -> None:
    text = f"{before} € {number},- {behind}"
    assert (len(before) + 1, float(number)) in [(figure.start, figure.low) for figure in find_figures(text)]


HOSTILE = "1.1.1.1.|1a|twee |honderd en |5 tot |(5)|5 grote |06 12 ".split("|")
MORE_HOSTILE = (
    "1|1,|1 |111 |een |twee|5 km |€|-|5-|½|5 van de |5\n|1-1-|1/|@5|5 ton euro |een half |2 en een half |€5|5 m/"
).split("|")


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_on_hostile_text(unit: str) -> None:
    assert_linear(find_figures, unit)


@pytest.mark.slow
@pytest.mark.parametrize("unit", MORE_HOSTILE)
def test_time_is_linear_on_more_hostile_text(unit: str) -> None:
    assert_linear(find_figures, unit)


def test_long_runs_of_digits_and_brackets() -> None:
    assert find_figures("7" * 100_000) == []
    assert find_figures("1." * 500_000) == []
    assert len(find_figures("(" * 100_000 + " 12 huizen " + ")" * 100_000)) == 1
