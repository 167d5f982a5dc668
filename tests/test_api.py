"""The four verbs and the plain data they give."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.record import MENTION_KINDS, Problem
from tests.batch.corpus import good, write_bad, write_good

WORDS = (
    "Oss Gent 9 december 3.000 euro “ ” ' zegt Jan de Wit gemeente van 1,2 % miljoen ruim \n\n . , AI (CBS) 2020 "
    "vrijdag B.V."
)


def test_read_gives_articles_lazily_and_keeps_account_of_the_rest(tmp_path):
    write_good(tmp_path, 3)
    write_bad(tmp_path)
    problems: list[Problem] = []
    articles = list(pipeline.read(tmp_path, problems))
    assert [article.doc_id for article in articles] == [f"bericht-{n:03}.txt" for n in range(3)]
    assert {problem.doc_id for problem in problems} >= {"leeg.txt", "kapot.pdf"}


def test_read_of_nothing_raises_at_once(tmp_path):
    with pytest.raises(FileNotFoundError):
        pipeline.read(tmp_path / "nergens")


def test_extract_of_an_article_and_of_its_text_agree(tmp_path):
    write_good(tmp_path, 1)
    (article,) = pipeline.read(tmp_path)
    from_article = pipeline.extract(article)
    from_text = pipeline.extract(article.text, published=article.published)
    assert from_article.figures == from_text.figures
    assert from_article.dates == from_text.dates


def test_a_string_is_taken_verbatim():
    text = "  Cookies accepteren \n\nOss   krijgt 3 bruggen.\t"
    assert pipeline.extract(text).text == text


def test_published_goes_before_the_article_s_own(tmp_path):
    write_good(tmp_path, 1)
    (article,) = pipeline.read(tmp_path)
    record = pipeline.extract(article, published=dt.date(1999, 1, 2))
    assert (record.published, record.published_from) == (dt.date(1999, 1, 2), "argument")
    with pytest.raises(ValueError, match="gisteren"):
        pipeline.extract(article, published="gisteren")


def test_records_and_mentions_are_frozen():
    record = pipeline.extract(good(1))
    for thing in (record, *record.figures[:1]):
        with pytest.raises(dataclasses.FrozenInstanceError):
            thing.text = "iets anders"


def test_to_dict_is_plain_json_in_the_gold_format():
    record = pipeline.extract(good(1), published="2021-03-02").to_dict()
    assert json.loads(json.dumps(record)) == record
    assert record["published"] == "2021-03-02"
    assert set(MENTION_KINDS) <= set(record)


def test_every_mention_stands_in_its_sentence():
    record = pipeline.extract(good(4), published="2021-03-02")
    for kind in MENTION_KINDS:
        for mention in getattr(record, kind):
            sentence = record.sentences[mention.sentence]
            assert sentence.start <= mention.start < sentence.end


def test_the_same_text_gives_the_same_record():
    assert pipeline.extract(good(5)) == pipeline.extract(good(5))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split(" "))).map(" ".join)))
def test_any_text_is_survived(text):
    record = pipeline.extract(text, published="2020-02-29")
    for kind in MENTION_KINDS:
        mentions = getattr(record, kind)
        assert all(text[m.start : m.end] == m.text for m in mentions)
        assert all(a.end <= b.start for a, b in pairwise(mentions))
    dates = [range(d.start, d.end) for d in record.dates]
    assert not any(f.start in d or f.end - 1 in d for f in record.figures for d in dates)
