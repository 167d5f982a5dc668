"""Corpora of any size for measuring: `python generate.py FOLDER 50000 [--html]`.

Each article is put together from paragraphs of the annotated sample, with other persons, cities, digits and days in
place of those that are marked there. The same number gives the same article, whatever the size of the corpus.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent.parent / "corpus" / "gold"
FILES_PER_FOLDER = 1000
FIRST = "Anna Bram Chantal Driss Elif Femke Gijs Hind Ilse Joost Kaat Lotte Mehmet Noor Olga Piet Quinten Rosa".split()
LAST = "Aerts Bakker Claes Demir Evers Faber Goossens Hoekstra Idrissi Jansen Kuiper Lambrecht Mulder Nys".split()
PARTICLES = ("", "", "", "van der ", "de ", "Van ", "ten ")
CITIES = "Aalst Breda Diest Emmen Franeker Gouda Hulst Ieper Kampen Leuven Mechelen Nijkerk Oss Putten Tiel".split()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the stretches in it that may be replaced: kind, start, end."""

    text: str
    slots: tuple[tuple[str, int, int], ...]


def read_paragraphs(folder: Path = GOLD) -> tuple[list[Paragraph], list[Paragraph]]:
    """The titles and the other paragraphs of the sample."""
    titles, others = [], []
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        start = 0
        for number, text in enumerate(gold["text"].split("\n\n")):
            (others if number else titles).append(Paragraph(text, tuple(_slots(gold, start, start + len(text)))))
            start += len(text) + 2
    return titles, others


def article(number: int, titles: list[Paragraph], others: list[Paragraph]) -> tuple[str, str]:
    """Title and text of the article of that number."""
    rng = random.Random(number)
    person = f"{rng.choice(FIRST)} {rng.choice(PARTICLES)}{rng.choice(LAST)}"
    chosen = [rng.choice(titles), *rng.sample(others, rng.randint(4, 9))]
    title, *paragraphs = (_varied(paragraph, person, rng) for paragraph in chosen)
    day = f"{rng.randint(1, 28)} {rng.choice(MONTHS)} {rng.randint(2000, 2025)}"
    paragraphs[0] = f"{rng.choice(CITIES).upper()}, {day} – {paragraphs[0]}"
    return title, "\n\n".join([f"{title} ({number})", *paragraphs])


def page(title: str, text: str) -> str:
    """The article as a web page with furniture of some 30 kB around it."""
    menu = "".join(
        f'<li class="menu__item"><a href="/thema/{i}">Thema nummer {i} van de site</a></li>' for i in range(150)
    )
    related = "".join(
        f'<li><a href="/nieuws/{i}">Lees ook bericht {i}</a><time>{i % 28 + 1}-02-2020</time></li>' for i in range(60)
    )
    style = "".join(f".c{i}{{margin:{i}px;padding:{i % 7}px;color:#{i:06x}}}" for i in range(250))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n")[1:])
    published = '<meta property="article:published_time" content="2020-03-04T10:00:00+01:00">'
    head = f'<head><meta charset="utf-8"><title>{title} | Nieuws</title><style>{style}</style>{published}</head>'
    main = f"<main><article><h1>{title}</h1>{body}</article></main>"
    rest = f"<aside><ul>{related}</ul></aside><footer>Contact</footer>"
    return f'<!doctype html><html lang="nl">{head}<body><nav><ul>{menu}</ul></nav>{main}{rest}</body></html>'


def write(folder: Path, count: int, html: bool = False) -> None:
    """Write a corpus of so many articles, one per file."""
    titles, others = read_paragraphs()
    for number in range(count):
        place = folder / f"{number // FILES_PER_FOLDER:04}"
        place.mkdir(parents=True, exist_ok=True)
        title, text = article(number, titles, others)
        if html:
            (place / f"{number:07}.html").write_text(page(title, text), encoding="utf-8")
        else:
            (place / f"{number:07}.txt").write_text(text + "\n", encoding="utf-8")


def _slots(gold: dict, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    inside = [
        (kind, m["start"] - start, m["end"] - start)
        for kind in ("people", "cities", "figures", "dates")
        for m in gold[kind]
        if start <= m["start"] and m["end"] <= end
    ]
    taken = -1
    for kind, first, last in sorted(inside, key=lambda slot: (slot[1], -slot[2])):
        if first > taken:
            yield kind, first, last
            taken = last


def _varied(paragraph: Paragraph, person: str, rng: random.Random) -> str:
    pieces, position = [], 0
    for kind, start, end in paragraph.slots:
        pieces += [paragraph.text[position:start], _another(kind, paragraph.text[start:end], person, rng)]
        position = end
    return "".join(pieces) + paragraph.text[position:]


def _another(kind: str, text: str, person: str, rng: random.Random) -> str:
    if kind == "people":
        return person
    if kind == "cities":
        return rng.choice(CITIES)
    if kind == "dates":
        return re.sub(r"(?<!\d)\d{1,2}(?= [a-z])", lambda _: str(rng.randint(1, 28)), text)
    return re.sub(r"[1-9]", lambda _: str(rng.randint(1, 9)), text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--html", action="store_true")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.count, arguments.html)
