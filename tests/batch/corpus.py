"""A small corpus of every kind of source, good and bad, made in a folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

GOOD = """{title}

{town}, {day} maart 2021 – De gemeente {town} trekt ruim {figure} miljoen euro uit voor een nieuwe brug. Dat maakte
wethouder {name} gisteren bekend.

“Daar hebben wij hier lang op gewacht, en nu is het zover”, zegt {name}. De bouw begint in het najaar en duurt tot
eind 2023. Zo'n 40 bedrijven hebben zich gemeld voor het werk aan de oevers, de kade en de toegangswegen.
"""
TOWNS = ("Oss", "Zwolle", "Gent", "Hasselt", "Leiden", "Emmen", "Goes", "Turnhout", "Almere", "Breda")
NAMES = ("Els Bos", "Jan de Wit", "Fatma Yildiz", "Tom Peeters", "Ria van Dam", "Ahmed Said", "Lies Mol")


def good(number: int) -> str:
    """The text of a sound article; different for every number."""
    town, name = TOWNS[number % len(TOWNS)], NAMES[number % len(NAMES)]
    title = f"{town} bouwt brug nummer {number} over het kanaal"
    return GOOD.format(title=title, town=town, day=1 + number % 28, figure=2 + number % 7, name=name)


def write_good(folder: Path, count: int) -> None:
    """Write sound articles, one per file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"brug-{number:03}.txt").write_text(good(number), encoding="utf-8")


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
