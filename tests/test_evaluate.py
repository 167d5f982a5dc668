"""Scores by the rules of the guide, on small hand-made cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.evaluation import Evaluation, evaluate, read_gold
from pipeline.evaluation.bootstrap import Interval, Resampled, compare
from pipeline.evaluation.predict import with_model
from pipeline.evaluation.saved import falls, read_floors, read_saved, save
from pipeline.marks import parse

GOLD = Path(__file__).parent.parent / "corpus" / "gold"


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


FIVE = [
    ("<city>Oss</city> en <city>Gent</city>", "<city>Oss</city> en <city>Gent</city>"),
    ("<city>Goes</city> ligt er", "<city>Goes</city> ligt er"),
    ("<city>Ede</city> en Bos", "<city>Ede</city> en <city>Bos</city>"),
    ("<city>Laren</city> wacht", "Laren wacht"),
    ("<city>Emmen</city> en <city>Hasselt</city>", "<city>Emmen</city> en Hasselt"),
]


def evaluation(pairs, name="x"):
    gold = [{**parse(marked).to_gold(), "id": str(number)} for number, (marked, _) in enumerate(pairs)]
    answers = {str(number): parse(predicted).to_gold() for number, (_, predicted) in enumerate(pairs)}
    return evaluate(gold, lambda article: answers[article["id"]], name)


def of_cities(article):
    return article.kinds["cities"].fact


def test_an_interval_holds_the_score_and_is_the_same_each_time():
    result = evaluation(FIVE)
    f1 = result.kinds["cities"].fact.f1
    interval = Resampled(result.articles).f1(of_cities)
    assert interval.low < f1 < interval.high
    assert interval == Resampled(result.articles).f1(of_cities)


def test_perfect_scores_have_no_width():
    result = evaluation([(gold, gold) for gold, _ in FIVE])
    assert Resampled(result.articles).f1(of_cities) == Interval(1.0, 1.0)


def test_more_articles_narrow_an_interval():
    few, many = (
        Resampled(evaluation(FIVE).articles).f1(of_cities),
        Resampled(evaluation(FIVE * 20).articles).f1(of_cities),
    )
    assert many.high - many.low < (few.high - few.low) / 2


def test_the_worst_articles_come_first_and_perfect_ones_not_at_all():
    assert [article.article for article in evaluation(FIVE).worst(9)] == ["3", "2", "4"]


def test_equal_evaluations_do_not_differ():
    result = evaluation(FIVE)
    assert all(one.p_value == 1.0 and one.interval == Interval(0.0, 0.0) for one in compare(result, result))


def test_a_version_that_is_better_everywhere_is_told_apart():
    better = evaluation([(gold, gold) for gold, _ in FIVE * 8])
    (cities,) = (one for one in compare(evaluation(FIVE * 8), better) if one.kind == "cities")
    assert cities.second - cities.first > 0
    assert cities.interval.low > 0
    assert cities.p_value < 0.01


def test_only_common_articles_are_compared():
    with pytest.raises(ValueError, match="no articles in common"):
        compare(evaluation(FIVE), evaluation([]))


def test_a_saved_evaluation_is_the_same_again(tmp_path):
    result = evaluation(FIVE, "versie 1")
    save(result, tmp_path / "e.json")
    assert read_saved(tmp_path / "e.json") == Evaluation("versie 1", result.articles)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"format": "x"}', '{"format": "dutch-press-pipeline evaluation 1"}']
)
def test_another_file_is_no_saved_evaluation(content, tmp_path):
    (tmp_path / "e.json").write_text(content)
    with pytest.raises(ValueError, match="no saved evaluation"):
        read_saved(tmp_path / "e.json")


def test_a_kind_below_its_floor_is_named(tmp_path):
    (tmp_path / "floors.toml").write_text("[fact_f1]\ncities = 0.9\ndates = 1.0\n")
    (fall,) = falls(evaluation(FIVE), read_floors(tmp_path / "floors.toml"))
    assert (fall.kind, fall.floor) == ("cities", 0.9)


@pytest.mark.parametrize("content", ["", "[fact_f1]", "[fact_f1]\nsteden = 1.0", "[fact_f1]\ncities = 90", "cities"])
def test_floors_that_state_nothing_are_refused(content, tmp_path):
    (tmp_path / "floors.toml").write_text(content)
    with pytest.raises(ValueError, match="no floors"):
        read_floors(tmp_path / "floors.toml")


def test_gold_may_be_one_file_of_lines(tmp_path):
    article = {**parse("<city>Oss</city>").to_gold(), "id": "a", "published": None}
    (tmp_path / "gold.jsonl").write_text(json.dumps(article) + "\n\n" + json.dumps(article) + "\n")
    assert len(read_gold(tmp_path / "gold.jsonl")) == 2


def invoke(*arguments):
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


@pytest.fixture
def gold_folder(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    for file in sorted(GOLD.glob("*.json"))[:3]:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def test_the_command_compares_with_a_saved_version(gold_folder, tmp_path):
    assert invoke(gold_folder, "--save", tmp_path / "before.json", "--leave-out", "model").exit_code == 0
    result = invoke(gold_folder, "--compare", tmp_path / "before.json")
    assert result.exit_code == 0
    assert "no model" in result.stdout
    assert "before" in result.stdout


@pytest.mark.parametrize(("left_out", "method"), [("model", "model"), ("rules", "rule"), ("lists", "gazetteer")])
def test_what_is_left_out_finds_no_names(left_out, method, gold_folder):
    predict, name = with_model("auto", left_out)
    found = [predict(article) for article in read_gold(gold_folder)]
    assert left_out in name
    assert not [
        m for record in found for kind in ("organisations", "people") for m in record[kind] if m["method"] == method
    ]
    assert all(record["figures"] for record in found)


def test_the_command_fails_below_a_floor(gold_folder, tmp_path):
    (tmp_path / "floors.toml").write_text("[fact_f1]\nfigures = 0.0\n")
    assert invoke(gold_folder, "--floors", tmp_path / "floors.toml").exit_code == 0
    (tmp_path / "empty.jsonl").write_text(
        json.dumps({**parse("<city>Niks</city>").to_gold(), "id": "a", "published": None})
    )
    (tmp_path / "floors.toml").write_text("[fact_f1]\ncities = 1.0\n")
    result = invoke(tmp_path / "empty.jsonl", "--floors", tmp_path / "floors.toml")
    assert result.exit_code == 1
    assert "cities" in result.stderr


@pytest.mark.parametrize("option", ["--compare", "--floors"])
def test_what_cannot_be_read_is_told_with_status_2(option, gold_folder, tmp_path):
    (tmp_path / "wrong.json").write_text("{}")
    result = invoke(gold_folder, option, tmp_path / "wrong.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "wrong.json" in result.stderr


@pytest.mark.slow
def test_the_scores_of_the_bundled_model_reach_their_floors():
    result = invoke(GOLD, "--model", "nl_ent_press_sm", "--floors", GOLD.parent / "floors.toml")
    assert result.exit_code == 0, result.stderr
