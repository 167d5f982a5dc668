"""A small corpus of every kind of source, good and bad, made in a folder."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

TOWNS = ("Oss", "Zwolle", "Gent", "Hasselt", "Leiden", "Emmen", "Goes", "Turnhout", "Almere", "Breda")
NAMES = ("Els Bos", "Jan de Wit", "Fatma Yildiz", "Tom Peeters", "Ria van Dam", "Ahmed Said", "Lies Mol")
WORKS = ("een brug", "een zwembad", "een bibliotheek", "een fietstunnel", "een sporthal", "een park", "een kade")
SENTENCES = (
    "De bouw begint in het najaar en duurt tot eind 2023.",
    "Zo'n 40 bedrijven hebben zich gemeld voor het werk.",
    "Omwonenden krijgen volgende week een brief in de bus.",
    "De provincie betaalt een derde van de kosten.",
    "Eerst wordt de grond schoongemaakt, want daar stond vroeger een gasfabriek.",
    "Het ontwerp werd gekozen uit negen inzendingen van jonge architecten.",
    "Vleermuizen krijgen kasten aan de noordkant van het gebouw.",
    "Wie bezwaar heeft, kan tot 1 juni een brief sturen aan het college.",
    "De vloer komt 80 centimeter boven het hoogste waterpeil te liggen.",
    "Scholen uit de buurt mogen als eerste komen kijken.",
    "Op het dak liggen straks 320 zonnepanelen.",
    "De oude bomen langs de weg blijven staan.",
    "Vrachtwagens rijden om via de rondweg, zodat de markt open kan blijven.",
    "In 1974 brandde de vorige op deze plek af.",
    "Een vereniging van vrijwilligers neemt het beheer op zich.",
    "De gemeenteraad stemde met grote meerderheid voor.",
)


def good(number: int) -> str:
    """The text of a sound article; different for every number."""
    rng = random.Random(number)
    town, name, work = rng.choice(TOWNS), rng.choice(NAMES), rng.choice(WORKS)
    first, second = rng.sample(SENTENCES, 5), rng.sample(SENTENCES, 4)
    return (
        f"{town} krijgt {work} met nummer {number}\n\n"
        f"{town}, {1 + number % 28} maart 2021 – De gemeente {town} trekt ruim {2 + number % 7} miljoen euro uit voor "
        f"{work}. Dat maakte wethouder {name} gisteren bekend. {' '.join(first)}\n\n"
        f"“Daar hebben wij hier lang op gewacht, en nu is het zover”, zegt {name}. {' '.join(second)}\n"
    )


def write_good(folder: Path, count: int) -> None:
    """Write sound articles, one per file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"bericht-{number:03}.txt").write_text(good(number), encoding="utf-8")


def write_feed_of_lines(folder: Path, count: int) -> None:
    """Write one file with several articles."""
    rows = [{"id": f"n{i}", "title": f"Nieuws {i}", "date": "2021-05-04", "text": good(500 + i)} for i in range(count)]
    (folder / "archief.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")


def write_bad(folder: Path) -> dict[str, str]:
    """Write sources that give no article; their names with the outcome that each must have."""
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "rommel.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "engels.txt").write_text(
        "City opens a new bridge\n\nThe city council has opened a new bridge across the river this morning. "
        "The mayor said that she was very happy with the result and thanked all of the workers for their efforts.\n"
    )
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.4\nthis is no pdf at all")
    (folder / "kapot.zip").write_bytes(b"PK\x03\x04 and then nothing")
    (folder / "weg.txt").symlink_to(folder / "bestaat-niet.txt")
    outcomes = {
        "leeg.txt": "left_out",
        "rommel.txt": "failed",
        "engels.txt": "left_out",
        "kapot.pdf": "failed",
        "kapot.zip": "failed",
        "weg.txt": "failed",
    }
    if os.geteuid():  # root may read everything
        secret = folder / "geheim.txt"
        secret.write_text(good(900))
        secret.chmod(0)
        outcomes["geheim.txt"] = "failed"
    return outcomes
