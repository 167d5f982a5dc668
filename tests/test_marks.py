"""Marked text: what people write and what the gold format makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.marks import MarkError, parse, parse_articles, render

GOLD = sorted((Path(__file__).parent.parent / "corpus" / "gold").glob("*.json"))


def test_marks_leave_the_text_and_their_offsets():
    marked = parse(
        "De <org name='x'>bond</org>".replace("'", '"') + " <city>Oss</city> bouwt <figure low=3>drie</figure> hallen"
    )
    assert marked.text == "De bond Oss bouwt drie hallen"
    assert [(m.kind, m.text) for m in marked.marks] == [
        ("organisations", "bond"),
        ("cities", "Oss"),
        ("figures", "drie"),
    ]
    assert all(marked.text[m.start : m.end] == m.text for m in marked.marks)


def test_nested_marks_stand_outermost_first():
    marked = parse("<org>gemeente <city>Oss</city></org>")
    assert [(m.kind, m.start, m.end) for m in marked.marks] == [("organisations", 0, 12), ("cities", 9, 12)]


def test_defaults_of_the_guide():
    gold = parse(
        "<figure low=2.5 unit=EUR>2,5 euro</figure> <figure low=3 high=4 unit=%>3-4%</figure> "
        '<date first="2019-12-09">9 december</date> <person optional>Jan</person>'
    ).to_gold()
    money, percentage = gold["figures"]
    assert (money["kind"], money["low"], money["high"], money["qualifier"]) == ("money", 2.5, 2.5, None)
    assert (percentage["kind"], percentage["high"]) == ("percentage", 4)
    assert gold["dates"][0]["last"] == "2019-12-09"
    assert gold["people"][0] == {
        "start": 25, "end": 28, "text": "Jan", "name": "Jan", "role": None, "organisation": None, "optional": True,
    }  # fmt: skip


@pytest.mark.parametrize("wrong", ["<org>a", "a</org>", "<org>a<city>b</org></city>", "<figure low=3 ?>3</figure>"])
def test_wrong_marks_are_refused(wrong):
    with pytest.raises(MarkError):
        parse(wrong)


def test_articles_of_a_file_with_their_headers():
    content = "id: een\npublished: 2020-01-02\n\nTitel\n\nTekst.\n=====\nid: twee\n\nAndere <city>Oss</city>\n"
    first, second = parse_articles(content)
    assert (first.header["published"], first.text) == ("2020-01-02", "Titel\n\nTekst.")
    assert second.to_gold()["cities"][0]["country"] == "NL"


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_gold_comes_back_from_its_marks(file):
    gold = json.loads(file.read_text(encoding="utf-8"))
    (article,) = parse_articles(render(gold))
    assert article.to_gold() == gold
