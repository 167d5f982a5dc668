"""Places of one name told apart."""

from __future__ import annotations

import pytest

from pipeline.extract.cities import find_cities


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Hij kwam in Bergen (NH) aan.", "Noord-Holland"),
        ("Hij kwam in Bergen (L) aan.", "Limburg"),
        ("Hij kwam in het Limburgse Bergen aan.", "Limburg"),
        ("Hij kwam in Bergen in Noord-Holland aan.", "Noord-Holland"),
        ("Hij kwam in Hengelo aan.", "Overijssel"),
        ("Hij kwam in Hengelo (Gld) aan.", "Gelderland"),
        ("Tussen Zutphen, Vorden en Hengelo rijdt een bus.", "Gelderland"),
        ("Tussen Helmond, Asten en Deurne rijdt een bus.", "Noord-Brabant"),
        ("Tussen Borgerhout, Merksem en Deurne rijdt een bus.", "Antwerpen"),
        ("Van Kampen over Zwartsluis naar Hasselt.", "Overijssel"),
        ("Van Genk over Diepenbeek naar Hasselt.", "Limburg"),
    ],
)
def test_region(text: str, region: str) -> None:
    assert find_cities(text)[-1].region == region


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Zij woont in Bergen in Noorwegen.", "NO"),
        ("Zij woont in het Noorse Bergen.", "NO"),
        ("Zij woont in Bergen.", "NL"),
        ("In Charleroi, Doornik en Bergen staakt men.", "BE"),
        ("In Halle en Vilvoorde staakt men.", "BE"),
        ("Zij woont in Halle (Duitsland).", "DE"),
        ("Zij woont in Paris, Texas.", "US"),
        ("Zij woont in Parijs.", "FR"),
    ],
)
def test_country(text: str, country: str) -> None:
    assert find_cities(text)[-1].country == country


def test_one_place_through_the_article() -> None:
    found = find_cities("Beek (Gld) viert feest. De harmonie van Beek speelt in Nijmegen.")
    assert [(city.text, city.region) for city in found] == [
        ("Beek", "Gelderland"),
        ("Beek", "Gelderland"),
        ("Nijmegen", "Gelderland"),
    ]


def test_all_that_is_known_of_a_place() -> None:
    [city] = find_cities("In 's-Gravenhage is markt.")
    assert (city.name, city.country, city.region, city.method) == ("Den Haag", "NL", "Zuid-Holland", "gazetteer")
    assert city.geonames_id == 2747373
    assert city.latitude == pytest.approx(52.08, abs=0.02)
    assert city.longitude == pytest.approx(4.30, abs=0.02)
