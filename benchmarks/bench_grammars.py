"""The grammars of figures and dates beside what else reads them, over the same texts in one run.

`python bench_grammars.py` prints megabytes of text per second on one core, and each rate as a ratio to the two
grammars together. dateparser searches dates only, text2num number words only.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable

from generate import article, read_paragraphs

from pipeline.extract.dates import find_dates
from pipeline.extract.figures import find_figures

ARTICLES, SLOW_ARTICLES, REPEATS = 400, 40, 3
PUBLISHED = dt.date(2020, 3, 4)


def both(text: str) -> None:
    """Dates, and figures outside them, as the pipeline runs them."""
    dates = find_dates(text, PUBLISHED)
    find_figures(text, [date.span for date in dates])


def search(text: str) -> None:
    """dateparser's own search in text."""
    from dateparser.search import search_dates

    search_dates(text, languages=["nl"])


def number_words(text: str) -> None:
    """text2num's replacement of number words."""
    from text_to_num import alpha2digit

    alpha2digit(text, "nl")


def rate(work: Callable[[str], None], texts: list[str]) -> float:
    """Median megabytes of UTF-8 per second over the repeats, once warm."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    for text in texts[:20]:
        work(text)
    took = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        for text in texts:
            work(text)
        took.append(time.perf_counter() - started)
    return size / statistics.median(took)


def main() -> None:
    titles, others = read_paragraphs()
    texts = [article(number, titles, others)[1] for number in range(ARTICLES)]
    rates = {
        "figures and dates together": rate(both, texts),
        "dates": rate(lambda text: find_dates(text, PUBLISHED) and None, texts),
        "figures": rate(lambda text: find_figures(text) and None, texts),
        "dateparser search_dates": rate(search, texts[:SLOW_ARTICLES]),
        "text2num alpha2digit": rate(number_words, texts[:SLOW_ARTICLES]),
    }
    reference = rates["figures and dates together"]
    for name, value in rates.items():
        print(f"{name:28}{value:8.2f} MB/s{value / reference:8.2f}")


if __name__ == "__main__":
    main()
