"""The hard things of the gold articles: each occurs often enough, and where `quotas.csv` says it does."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
AT_LEAST = 10
ROWS = list(csv.DictReader((CORPUS / "quotas.csv").open(encoding="utf-8", newline="")))
COUNTS = Counter(row["thing"] for row in ROWS)


@pytest.fixture(scope="module")
def gold():
    articles = (json.loads(file.read_text(encoding="utf-8")) for file in (CORPUS / "gold").glob("*.json"))
    return {article["id"]: article for article in articles}


@pytest.mark.parametrize("thing", COUNTS)
def test_each_hard_thing_occurs_often_enough(thing):
    assert COUNTS[thing] >= AT_LEAST


def test_no_occurrence_is_listed_twice():
    assert len({(row["thing"], row["id"], row["start"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("thing", COUNTS)
def test_each_occurrence_stands_in_its_article(thing, gold):
    for row in (row for row in ROWS if row["thing"] == thing):
        article, start, end = gold[row["id"]], int(row["start"]), int(row["end"])
        assert row["text"]
        assert article["text"][start:end].startswith(row["text"]), row
        mentions = article[row["kind"].lstrip("-")]
        if row["kind"].startswith("-"):
            assert not any(start < edge < end for m in mentions for edge in (m["start"], m["end"])), row
        else:
            assert start in {m["start"] for m in mentions}, row
            assert end in {m["end"] for m in mentions}, row


def test_the_readme_counts_what_is_listed():
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| (.+?) \| (\d+) \|$", readme, re.MULTILINE))
    assert {thing: int(table.get(thing, 0)) for thing in COUNTS} == COUNTS
