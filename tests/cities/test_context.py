"""What models, organisations and people say about a place's name."""

from __future__ import annotations

from pipeline.extract.cities import find_cities
from pipeline.extract.entity import Entity, EntityLabel
from pipeline.record import Method, Organisation, Person


def entity(text: str, piece: str, label: EntityLabel) -> Entity:
    start = text.index(piece)
    return Entity(start, start + len(piece), label, "test")


def person(text: str, piece: str, name: str | None = None, method: Method = "rule") -> Person:
    start = text.index(piece)
    return Person(start=start, end=start + len(piece), text=piece, name=name or piece, method=method)


def organisation(text: str, piece: str, method: Method = "rule") -> Organisation:
    start = text.index(piece)
    return Organisation(start=start, end=start + len(piece), text=piece, name=piece, method=method)


def texts(
    text: str,
    *entities: Entity,
    organisations: tuple[Organisation, ...] = (),
    people: tuple[Person, ...] = (),
) -> list[str]:
    return [city.text for city in find_cities(text, entities, organisations, people)]


def test_a_person_is_no_place() -> None:
    text = "Volgens Ans Haren gaat het goed. Haren lacht."
    assert texts(text, people=(person(text, "Ans Haren"), person(text, "Haren lacht"[:5], "Ans Haren"))) == []


def test_the_place_behind_a_surname_in_office() -> None:
    text = "Burgemeester Groen van Best ziet voordeel."
    assert texts(text, people=(person(text, "Groen van Best"),)) == ["Best"]
    text = "Burgemeester Mohammed van Best ziet voordeel."
    assert texts(text, people=(person(text, "Mohammed van Best"),)) == []


def test_a_model_that_takes_a_place_for_a_person() -> None:
    text = "De grootste stijgers zijn Genk en Vilvoorde."
    assert texts(text, people=(person(text, "Genk", method="model"),)) == ["Genk", "Vilvoorde"]


def test_municipalities_that_act() -> None:
    text = "De gemeenten Best, Made en Oss en de Hogeschool Utrecht tekenden."
    bodies = (organisation(text, "gemeenten Best, Made en Oss"), organisation(text, "Hogeschool Utrecht"))
    assert texts(text, organisations=bodies) == ["Best", "Made", "Oss"]


def test_a_postcode_outweighs_a_model() -> None:
    text = "Pettelaarpark 70, 5216 PP 's-Hertogenbosch."
    assert texts(text, organisations=(organisation(text, "PP 's-Hertogenbosch", "model"),)) == ["'s-Hertogenbosch"]


def test_a_small_place_abroad_needs_the_model() -> None:
    text = "De roman speelt in Canterbury. Die van Canterbury zwijgen."
    assert texts(text) == ["Canterbury", "Canterbury"]
    assert texts(text, entity(text, "roman", "name")) == []


def test_a_city_that_the_gazetteer_lacks() -> None:
    text = "De fabriek in het Finse Sunilaniemi draait."
    [city] = find_cities(text, [entity(text, "Sunilaniemi", "city")])
    assert (city.text, city.name, city.country, city.method) == ("Sunilaniemi", "Sunilaniemi", "FI", "model")
    assert find_cities(text) == []
