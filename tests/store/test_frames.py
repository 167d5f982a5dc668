"""The outputs as pandas frames: types that hold, sentences, joins."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import pipeline
from pipeline.batch.run import run
from tests.batch.corpus import write_good


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    write_good(folder / "corpus", 4)
    text = "Bibliotheek\n\nIn de 17e eeuw bouwde Gent 3 molens, en in 2021 nog 12 bruggen.\n"
    (folder / "corpus" / "oud.txt").write_text(text, encoding="utf-8")
    run(folder / "corpus", folder / "out", workers=0)
    return pipeline.load(folder / "out")


def test_columns_have_types_that_hold_nulls(tables):
    assert tables.documents.n_words.dtype == pd.Int64Dtype()
    assert isinstance(tables.figures.kind.dtype, pd.CategoricalDtype)
    assert tables.figures.low.dtype == "float64"
    assert tables.cities.geonames_id.dtype == pd.Int64Dtype()
    assert tables.documents.published.dtype.kind == "M"


def test_days_of_the_17th_century_fit(tables):
    century = tables.dates[tables.dates.text == "de 17e eeuw"].iloc[0]
    assert (century["first"].date(), century["last"].date()) == (dt.date(1600, 1, 1), dt.date(1699, 12, 31))


def test_mentions_in_context(tables):
    in_context = tables.in_context(tables.figures)
    assert len(in_context) == len(tables.figures)
    assert all(row.text in row.context for row in in_context.itertuples())
    assert in_context[in_context.text == "12"].context.iloc[0].startswith("In de 17e eeuw")


def test_mentions_of_one_sentence_join(tables):
    pairs = tables.same_sentence("figures", "cities")
    mill = pairs[pairs.what == "molens"]
    assert list(mill["name"]) == ["Gent"]
    assert set(mill.text_figures) == {"3"}


def test_no_outputs_are_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="has a run finished"):
        pipeline.load(tmp_path)
