"""What holds for every text and every day."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.dates import find_dates
from pipeline.extract.dates.grammar import starters
from pipeline.extract.dates.lexicon import FULL_MONTHS, WEEKDAYS
from tests.linear import assert_linear

TODAY = dt.date(2021, 6, 16)
MONTH_WORDS = ("jan.", "febr.", "mrt", "apr.", "mei", "jun.", "jul.", "aug.", "sept.", "okt.", "nov.", "dec.")
WEEKDAY_WORDS = tuple(WEEKDAYS)
JOINTS = "en tot en met t / m - , . van de het op in tussen 4 12 31 2019 '19 9.30 1/2 03-02-2020 jl."
WORDS = [*sorted(starters()), *JOINTS.split()]

FORMATS = {
    "full": lambda d: f"{d.day} {FULL_MONTHS[d.month - 1]} {d.year}",
    "with weekday": lambda d: f"{WEEKDAY_WORDS[d.weekday()]} {d.day} {FULL_MONTHS[d.month - 1]} {d.year}",
    "short": lambda d: f"{WEEKDAY_WORDS[d.weekday()][:2]} {d.day} {MONTH_WORDS[d.month - 1]} {d.year}",
    "ordinal": lambda d: f"de {d.day}e van {FULL_MONTHS[d.month - 1]} {d.year}",
    "dashes": lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "points": lambda d: f"{d.day}.{d.month}.{d.year}",
    "ISO 8601": lambda d: d.isoformat(),
    "month inside": lambda d: f"{d.day:02}-{MONTH_WORDS[d.month - 1].strip('.')}-{d.year}",
}  # fmt: skip
days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS.keys())
@given(day=days)
@settings(max_examples=60, deadline=None)
def test_every_day_comes_back_from_every_writing(written, day: dt.date) -> None:
    text = f"Het besluit van {written(day)} is ingetrokken."
    (mention,) = find_dates(text, TODAY)
    assert (mention.first, mention.last, mention.timex) == (day, day, day.isoformat())
    assert mention.text in (written(day), written(day).removeprefix("de "))


@given(first=days, length=st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_ranges_come_back(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    text = f"Van {FORMATS['full'](first)} tot en met {FORMATS['full'](last)} is de weg dicht."
    (mention,) = find_dates(text, TODAY)
    assert (mention.first, mention.last) == (first, last)


@given(day=days, distance=st.integers(-90, 90))
@settings(max_examples=60, deadline=None)
def test_a_day_without_its_year_goes_to_the_nearest(day: dt.date, distance: int) -> None:
    named = day + dt.timedelta(days=distance)
    (mention,) = find_dates(f"Breda, {named.day} {FULL_MONTHS[named.month - 1]}", day)
    assert mention.first == named or (named.month, named.day) == (2, 29)


def _holds(text: str, published: dt.date | None) -> None:
    found = find_dates(text, published)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text != ""
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert find_dates(text, published) == found


@given(st.text(), st.none() | st.dates())
@settings(deadline=None)
def test_any_text_is_survived(text: str, published: dt.date | None) -> None:
    _holds(text, published)


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.none() | st.dates())
@settings(max_examples=400, deadline=None)
def test_any_row_of_date_words_is_survived(words: list[str], published: dt.date | None) -> None:
    _holds(" ".join(words), published)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1.1.1.1.",
        "4 en ",
        "2019-",
        "begin van ",
        "2 jaar, ",
        "1 mei tot ",
        "'19 ",
        "de nacht van 12 op ",
        "((",
        "maandag ",
        "maandag en ",
        "4, 5, ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(lambda text: find_dates(text, TODAY), unit)
