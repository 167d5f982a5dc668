"""Scores by the rules of the guide, on small hand-made cases."""

from __future__ import annotations

import pytest

from pipeline.evaluate import evaluate, read_gold
from pipeline.marks import parse


def score(gold: str, predicted: str, kind: str):
    annotated = {**parse(gold).to_gold(), "id": "a"}
    result = evaluate([annotated], lambda _: parse(predicted).to_gold())
    return result.kinds[kind], result.misses


def counts(counted):
    return (counted.right, counted.invented, counted.missed)


def test_perfect_is_perfect():
    text = "<city>Oss</city> en <city>Gent</city>"
    kind, misses = score(text, text, "cities")
    assert (kind.span.f1, kind.fact.f1, misses) == (1.0, 1.0, ())


def test_a_fact_may_stand_in_other_bounds_but_a_span_may_not():
    kind, _ = score(
        '<org name="gemeente Oss">gemeente Oss</org>', 'gemeente <org name="gemeente Oss">Oss</org>', "organisations"
    )
    assert counts(kind.span) == (0, 1, 1)
    assert counts(kind.fact) == (1, 0, 0)


def test_the_article_of_a_date_is_free():
    kind, _ = score(
        '<date first="2021-04-01" last="2021-06-30">het tweede kwartaal</date>',
        'het <date first="2021-04-01" last="2021-06-30">tweede kwartaal</date>',
        "dates",
    )
    assert counts(kind.span) == (1, 0, 0)


def test_optional_mentions_count_neither_way():
    kind, _ = score(
        "<person optional>Jan</person> en <person>An Bos</person>", "<person>Jan</person> en An Bos", "people"
    )
    assert counts(kind.fact) == (0, 0, 1)


def test_a_wrong_value_is_invented_and_missed():
    kind, misses = score("<figure low=3>drie</figure>", "<figure low=30>drie</figure>", "figures")
    assert counts(kind.fact) == (0, 1, 1)
    assert [miss.invented for miss in misses] == [True, False]


@pytest.mark.parametrize(("predicted", "right"), [("nieuwe banen", 1), ("banen", 1), ("huizen", 0), ("", 0)])
def test_what_is_right_where_one_contains_the_other(predicted, right):
    what = f' what="{predicted}"' if predicted else ""
    kind, _ = score(
        '<figure low=3 what="nieuwe banen">3</figure> nieuwe banen',
        f"<figure low=3{what}>3</figure> nieuwe banen",
        "figures",
    )
    assert kind.attributes["what"].right == right


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no gold articles"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"id": 1}')
    with pytest.raises(ValueError, match="lacks"):
        read_gold(tmp_path)
