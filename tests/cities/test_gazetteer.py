"""The gazetteer holds what it must."""

from __future__ import annotations

import pytest

from pipeline.extract.cities.gazetteer import Place, load

PROVINCES = {
    "NL": "Drenthe Flevoland Friesland Gelderland Groningen Limburg Noord-Brabant Noord-Holland Overijssel Utrecht "
    "Zeeland Zuid-Holland",
    "BE": "Antwerpen Henegouwen Limburg Luik Luxemburg Namen Oost-Vlaanderen Vlaams-Brabant Waals-Brabant "
    "West-Vlaanderen",
}
MUNICIPALITIES = {
    "Drenthe": "Aa en Hunze, Borger-Odoorn, Coevorden, De Wolden, Emmen, Hoogeveen, Midden-Drenthe, Noordenveld, "
    "Westerveld",
    "Flevoland": "Almere, Dronten, Lelystad, Noordoostpolder, Urk, Zeewolde",
    "Friesland": "Achtkarspelen, Dantumadiel, De Fryske Marren, Noardeast-Fryslân, Opsterland, Smallingerland, "
    "Súdwest-Fryslân, Tytsjerksteradiel, Waadhoeke, Weststellingwerf, Harlingen, Boarnsterhim, "
    "Littenseradiel",
    "Gelderland": "Berg en Dal, Bronckhorst, Montferland, Neder-Betuwe, West Betuwe, Zevenaar, Oude IJsselstreek, "
    "Rijnwaarden",
    "Groningen": "Eemsdelta, Het Hogeland, Midden-Groningen, Oldambt, Pekela, Westerkwartier, Westerwolde, "
    "Bellingwedde",
    "Limburg": "Beekdaelen, Bergen, Echt-Susteren, Eijsden-Margraten, Gulpen-Wittem, Horst aan de Maas, Leudal, Peel "
    "en Maas",
    "Noord-Brabant": "Altena, Deurne, Etten-Leur, Land van Cuijk, Maashorst, Meierijstad, 's-Hertogenbosch",
    "Noord-Holland": "Bergen, Dijk en Waard, Gooise Meren, Haarlemmermeer, Hollands Kroon, Texel, Velsen, Wijdemeren, "
    "Zaanstad",
    "Overijssel": "Dinkelland, Hof van Twente, Olst-Wijhe, Steenwijkerland, Twenterand, Zwartewaterland",
    "Utrecht": "De Ronde Venen, Stichtse Vecht, Utrechtse Heuvelrug, Vijfheerenlanden, Zeist",
    "Zeeland": "Borsele, Noord-Beveland, Reimerswaal, Schouwen-Duiveland, Sluis, Tholen, Veere, Kapelle",
    "Zuid-Holland": "Goeree-Overflakkee, Hoeksche Waard, Kaag en Braassem, Krimpenerwaard, Lansingerland, Molenlanden, "
    "Nissewaard, Teylingen, Voorne aan Zee, Westland, Zoeterwoude, Katwijk, Noordwijk, Den Haag",
    "Antwerpen": "Puurs-Sint-Amands, Heist-op-den-Berg, Mol, Boom, Lier",
    "Oost-Vlaanderen": "Lievegem, Kruisem, Erpe-Mere, Merelbeke-Melle, Lochristi, Beveren-Kruibeke-Zwijndrecht",
    "West-Vlaanderen": "Heuvelland, Knokke-Heist, De Panne, Langemark-Poelkapelle, Spiere-Helkijn",
    "Vlaams-Brabant": "Pajottegem, Scherpenheuvel-Zichem, Linter, Affligem, Sint-Genesius-Rode",
    "Waals-Brabant": "Waver, Nijvel, Eigenbrakel, Lasne",
    "Henegouwen": "Bergen, Doornik, Moeskroen, La Louvière, Komen-Waasten",
    "Luik": "Luik, Hoei, Eupen, Sankt Vith, Borgworm",
    "Luxemburg": "Aarlen, Bastenaken, Libramont-Chevigny",
    "Namen": "Namen, Dinant, Sambreville",
    "Brussels Hoofdstedelijk Gewest": "Brussel, Elsene, Ukkel, Sint-Jans-Molenbeek, Schaarbeek",
}
CAPITALS = "Londen Parijs Berlijn Wenen Praag Boedapest Warschau Moskou Kyiv Athene Rome Lissabon Madrid Kopenhagen"


def bearers(name: str) -> list[Place]:
    gazetteer = load()
    first = name.lower().split(" ")[0]
    return [
        gazetteer.place(n) for known in gazetteer.starting(first) if known.form == name.lower() for n in known.numbers
    ]


@pytest.mark.parametrize(("region", "names"), MUNICIPALITIES.items())
def test_municipalities(region: str, names: str) -> None:
    for name in names.split(", "):
        assert region in {place.region for place in bearers(name) if place.country in PROVINCES}, name


@pytest.mark.parametrize("name", CAPITALS.split())
def test_capitals_by_their_dutch_name(name: str) -> None:
    assert any(place.name == name and place.population > 100_000 for place in bearers(name))


def test_every_place_at_home_has_a_province() -> None:
    gazetteer = load()
    for number in range(5_000):
        place = gazetteer.place(number)
        if place.country in PROVINCES:
            assert place.region in {*PROVINCES[place.country].split(), "Brussels Hoofdstedelijk Gewest"}, place


@pytest.mark.parametrize("word", "het van de limburg of stad noord holland".split())
def test_words_that_are_no_names(word: str) -> None:
    assert all(name.form != word for name in load().starting(word))


def test_the_longest_name_comes_first() -> None:
    forms = [name.form for name in load().starting("bergen")]
    assert forms.index("bergen op zoom") < forms.index("bergen")
