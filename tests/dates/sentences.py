"""A helper for tests of dates: sentences with their dates in inline marks, and the day on which they appeared."""

from __future__ import annotations

import datetime as dt

from pipeline.extract.dates import find_dates
from tests.annotated import assert_mentions, expected


def check(marked: str, published: str | None = "2021-06-16") -> None:
    """The dates of the sentence are exactly the marked ones; its day of publication is a Wednesday by default."""
    text, gold = expected(marked, "dates")
    day = dt.date.fromisoformat(published) if published else None
    assert_mentions(find_dates(text, day), gold, "first", "last", "timex")


def none_in(text: str, published: str = "2021-06-16") -> None:
    """Nothing in the text is a date."""
    assert [mention.text for mention in find_dates(text, dt.date.fromisoformat(published))] == []
