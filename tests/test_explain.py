"""Every mention says what gave it and what lost against it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.extract.explain import explain
from pipeline.extract.model import load_model
from pipeline.reading import article_of, dated
from pipeline.record import MENTION_KINDS

TEXT = (
    "Universiteit Leiden trekt 3 miljoen euro uit\n\n"
    "De Universiteit Leiden trekt op 4 maart 2021 3 miljoen euro uit voor een gebouw in Den Haag. „Daar hebben wij "
    "lang op gewacht”, zegt rector Hetty Vermaas. Het Ministerie van Defensie, Justitie en Veiligheid betaalt mee."
)


@pytest.fixture(scope="module")
def explained():
    return explain(dated(article_of(TEXT), "2021-03-05"), load_model("auto"))


def test_the_record_is_that_of_extract(explained):
    assert explained[0] == pipeline.extract(TEXT, published="2021-03-05")


def test_every_mention_has_one_reason_with_its_method(explained):
    record, reasons = explained
    mentions = sorted((m.start, m.end, kind, m.method) for kind in MENTION_KINDS for m in getattr(record, kind))
    assert sorted((r.start, r.end, r.kind, r.method) for r in reasons if r.kind != "other") == mentions
    assert all(reason.evidence for reason in reasons)
    assert all(TEXT[reason.start : reason.end] == reason.text for reason in reasons)


def test_what_lost_overlaps_what_won_and_says_something_else(explained):
    lost = [(reason, rival) for reason in explained[1] for rival in reason.lost]
    assert lost
    for reason, rival in lost:
        assert rival.start < reason.end
        assert reason.start < rival.end
        assert (rival.start, rival.end, rival.kind) != (reason.start, reason.end, reason.kind)


def test_a_city_names_its_entry_in_the_gazetteer(explained):
    (den_haag,) = (r for r in explained[1] if r.kind == "cities" and r.text == "Den Haag")
    assert "Den Haag (NL)" in den_haag.evidence
    assert "2747373" in den_haag.evidence


def test_the_command_explains_beside_an_unchanged_record():
    plain = CliRunner().invoke(app, ["extract", "-"], input=TEXT)
    beside = CliRunner().invoke(app, ["extract", "-", "--explain"], input=TEXT)
    assert json.loads(beside.stdout) == json.loads(plain.stdout)
    assert plain.stderr == ""
    assert "Hetty Vermaas" in beside.stderr
    assert "lost:" in beside.stderr
