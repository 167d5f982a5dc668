"""Content that is meant to hurt: time grows with its length, and what cannot be read is a row."""

import contextlib
import time

import pytest

from pipeline.record import Unusable
from tests.clean.articles import article

UNITS = [
    "1" * 100,
    "1.1.1.1.",
    "a-",
    "- a\n",
    "icon-icon-",
    "(((((",
    "twitter",
    "0-0-",
    "’’’’",
    "> > > ",
    "12 februari 2021 ",
    "door door ",
    "Het bericht ",
    "\u200b\u00ad ",
    "Ã©â‚¬",
    "A. ",
    "<",
    "<p>",
    "<div><p>a</div>",
    "<b><i>",
    "<table><tr><td>",
    "<ul><li>x ",
    "&amp;&#x",
    '<a href="',
    "<!--",
    "<h3><a href=x>y</a></h3><p>Een zin met heel wat woorden erin.</p>",
    "# x\n",
    "*_`[",
    "![](",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "text/markdown"])
def test_time_grows_with_the_length(unit: str, media_type: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        with contextlib.suppress(Unusable):
            article(unit * (length // len(unit)), media_type)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(48_000) < 50 * max(seconds(6_000), 0.01)


def test_html_nested_a_hundred_thousand_deep() -> None:
    for tag in ("div", "b", "table><tr><td", "ul><li"):
        with pytest.raises(Unusable):
            article(f"<{tag}>" * 100_000 + "Diep.", "text/html")


def test_a_long_line_of_prose_is_read() -> None:
    found = article("De gemeente bouwt een brug over de rivier. " * 40_000)
    assert found.n_words == 320_000
