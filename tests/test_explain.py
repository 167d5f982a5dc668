"""Every mention says what gave it and what lost against it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.extract.explain import explain
from pipeline.extract.model import Model, load_model
from pipeline.reading import article_of, dated
from pipeline.record import MENTION_KINDS

SILENT = Model("none", ())
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
    assert "Den Haag (Zuid-Holland, NL, GeoNames 2747373)" in den_haag.evidence


def reasons_of(text, kind):
    """The reasons of a kind for a text published on 4 March 2021, with which no model helps."""
    article = dated(article_of(text), "2021-03-04")
    return [reason for reason in explain(article, SILENT)[1] if reason.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "mention", "evidence"),
    [
        ("Er komen 4 tot 6 ha natuur bij.", "figures", "4 tot 6 ha", "range in digits, unit ha from 'ha'"),
        ("Zij betaalden € 12 miljoen.", "figures", "€ 12 miljoen", "number in digits, unit EUR from '€'"),
        ("Het percentage daalde van 2,1 naar 1,2.", "figures", "2,1", "unit % from the clause"),
        ("Het werd 3, 4 en 5 procent.", "figures", "3", "unit % from the figure beside it"),
        ("Een op de vijf inwoners fietst.", "figures", "Een op de vijf", "share in words"),
        ("Zij bouwen tot eind 2023 door.", "dates", "eind 2023", "edge, read as Edge(name=end, of=Year(number=2023))"),
        ("Dat bleek vorige week.", "dates", "vorige week", "directed, read as Step(unit=week, offset=-1)"),
        ("Het begon op 9 december.", "dates", "9 december", "day, read as Day(day=9, month=12), past tense"),
        ("„Daar werken wij graag aan mee”, zegt Jan Smit.", "quotes", "Daar werken", "verb and person behind it"),
        ("Jan Smit is blij: „Daar werken wij graag aan mee.”", "quotes", "Daar werken", "person before it"),
        ("Wij wonen graag in Oss.", "cities", "Oss", "Oss (Noord-Brabant, NL, GeoNames 2749234), behind 'in'"),
        ("Zij reist naar Bergen in Noorwegen.", "cities", "Bergen", "which the article puts in NO"),
    ],
)
def test_a_mention_says_what_gave_it(text, kind, mention, evidence):
    found = [reason for reason in reasons_of(text, kind) if reason.text.startswith(mention)]
    assert [evidence in reason.evidence for reason in found] == [True]


@pytest.mark.parametrize(
    ("text", "refused", "instead"),
    [
        ("Bel ons op 070 123 45 67 voor meer.", "070 123 45 67", "telephone number"),
        ("Kom naar de Kerkstraat 12 voor meer.", "12", "day, house number, postcode or number of a name"),
        ("Wij zitten op 1234 AB Breda.", "1234 AB", "postcode"),
        ("Het staat in artikel 14 van de wet.", "14", "number of a thing, behind 'artikel'"),
        ("Maak het over op NL91 ABNA 0417 1643 00.", "91 ABNA 0417 1643 00", "account number"),
        ("Open van 9.00 tot 17.00 uur voor bezoek.", "9.00 tot 17.00 uur", "clock time"),
        ("Wij zijn elke maandag open.", "maandag", "each of its kind"),
        ("Het is de strengste winter ooit.", "winter", "any such season"),
        ("Ze noemen het de “groene long” van het dorp.", "groene long", "nobody is said to speak"),
        ("Zij wonen tijdelijk in Breda Vista aan het water.", "Breda", "part of a longer name"),
    ],
)
def test_what_is_no_mention_says_why(text, refused, instead):
    lost = [
        (rival.text, rival.objection or reason.evidence)
        for reason in reasons_of(text, "other")
        for rival in reason.lost
    ]
    assert any(stretch == refused and instead in why for stretch, why in lost)


def test_a_figure_that_is_part_of_a_date_lost_to_the_date():
    (date,) = reasons_of("Het begon op 9 december 2019 in het park.", "dates")
    assert [(rival.kind, rival.text, rival.objection) for rival in date.lost] == [
        ("figures", "9", "part of a date"),
        ("figures", "2019", "part of a date"),
    ]


def test_a_city_names_the_places_of_its_name_that_lost():
    (bergen,) = reasons_of("Zij reist naar Bergen in Noorwegen.", "cities")
    assert "Bergen (Vestland, NO" in bergen.evidence
    assert any("Bergen (Noord-Holland, NL" in rival.objection for rival in bergen.lost)


def test_the_command_explains_beside_an_unchanged_record():
    plain = CliRunner().invoke(app, ["extract", "-"], input=TEXT)
    beside = CliRunner().invoke(app, ["extract", "-", "--explain"], input=TEXT)
    assert json.loads(beside.stdout) == json.loads(plain.stdout)
    assert plain.stderr == ""
    assert "Hetty Vermaas" in beside.stderr
    assert "lost:" in beside.stderr
