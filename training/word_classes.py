"""What the lists know of a word, as its vector: `python word_classes.py WORK/classes`.

Each word that stands on a list gets the row of its combination of lists; the model reads the row beside the letters
of the word. While learning, part of the names are struck from the lists (`--struck 0.3`), so that the model does not
take a missing name for no name; the finished model has all of them.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import inventing
import numpy as np
import spacy
from spacy.strings import get_string_id
from spacy.vectors import Vectors

from pipeline.extract import wordlists
from pipeline.extract.cities import gazetteer
from pipeline.extract.dictionary import common_words

CLASSES = (
    "first name", "first name, also a word", "surname", "particle", "capital particle", "town", "foreign city",
    "word of a town", "country", "region", "water or land", "adjective of a place", "type word", "small type word",
    "tail", "legal form", "no body", "body", "body, also a word", "word of a body", "abbreviation", "role", "title",
    "beside a body", "beside a place", "kinship", "speech", "small word", "calendar", "policy field",
    "common word",
)  # fmt: skip
NAMES = frozenset(CLASSES[:3]) | {
    "town", "foreign city", "word of a town", "body", "word of a body", "abbreviation", "common word",
}  # fmt: skip
LESS_STRUCK = frozenset(
    ["town", "word of a town"]
)  # the gazetteer is near complete, lists of people and bodies are not
_SMALL_WORD = re.compile(r"(?<![\w<&@./-])[^\W\d_A-Z][^\W\d_A-Z]{2,}(?![\w@.-]\w|=)")
_FOREIGN_SIZE = 40_000
_SHORTEST_SHOUTED = 4  # letters; a shorter word in capitals may well be an abbreviation
_CALENDAR = """januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag
woensdag donderdag vrijdag zaterdag zondag jan feb mrt apr jun jul aug sept okt nov dec kwartaal halfjaar""".split()


def classes_of_words() -> dict[str, set[str]]:
    """Each listed word with the classes that it is in."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in (*_listed(), ("common word", _common_words())):
        for word in words:
            for form in _written(word, name):
                found[form].add(name)
    return found


def vectors(classes: dict[str, set[str]], struck: float) -> Vectors:
    """One row per combination of classes, and the words that point to it."""
    rows: dict[frozenset[str], int] = {frozenset(): 0}
    row_of: dict[str, int] = {}
    for word, names in sorted(classes.items()):
        left = frozenset(
            n for n in names if n not in NAMES or _chance(word) >= struck * (0.2 if n in LESS_STRUCK else 1)
        )
        if left:
            row_of[word] = rows.setdefault(left, len(rows))
    data = np.zeros((len(rows), len(CLASSES)), dtype="float32")
    for combination, row in rows.items():
        for name in combination:
            data[row, CLASSES.index(name)] = 1.0
    table = Vectors(data=data, name="word_classes")
    for word, row in row_of.items():
        table.add(get_string_id(word), row=row)
    return table


def _written(word: str, name: str) -> Iterator[str]:
    if name == "common word" and word.islower():  # small letters tell by themselves that a word is no name
        yield word.capitalize()
        if len(word) >= _SHORTEST_SHOUTED:
            yield word.upper()
        return
    yield word
    if name in NAMES - {"common word"} or word[:1].isupper():
        yield word.upper()


def _chance(word: str) -> float:
    """A number between 0 and 1 that a word keeps."""
    return zlib.crc32(word.upper().encode()) / 2**32


def _listed() -> Iterator[tuple[str, Iterable[str]]]:
    words = wordlists.words
    also_words = words("first_names", "also words")
    yield "first name, also a word", also_words
    yield "first name", (name for name in inventing.first_names() if name not in also_words)
    for surnames in inventing.surname_lists().values():
        yield "surname", (surname.split()[-1] for surname in surnames)
    yield "particle", words("people_words", "particles")
    yield "capital particle", words("people_words", "capital particles")
    yield from _towns()
    for section, name in (("country", "country"), ("region", "region"), ("water and land", "water or land")):
        yield name, (word for item in inventing.names_of(section) for word in item.split() if word[0].isupper())
    yield "adjective of a place", _adjectives()
    for section, name in (("capital", "type word"), ("topic", "type word"), ("foreign", "type word"),
                          ("small", "small type word"), ("small topic", "small type word"),
                          ("plural", "small type word"), ("tail", "tail"), ("legal forms", "legal form"),
                          ("heads that are no bodies", "no body")):  # fmt: skip
        yield name, words("type_words", section)
    yield from _bodies()
    for section, name in (("roles", "role"), ("titles", "title"), ("kinship", "kinship"), ("contact words", "kinship"),
                          ("portfolios", "policy field")):  # fmt: skip
        yield name, words("people_words", section)
    for section, name in (("organisation nouns", "beside a body"), ("places", "beside a place"),
                          ("function words", "small word")):  # fmt: skip
        listed = words("name_contexts", section)
        yield name, listed
        yield name, (word.capitalize() for word in listed)
    yield "speech", (line.split()[0] for line in wordlists.words("speech_verbs"))
    yield "policy field", (word for field in inventing.names_of("field") for word in field.split() if word[0].isupper())
    yield "calendar", _CALENDAR


def _common_words() -> set[str]:
    """Everyday words, those that the project's lists write in small letters, and abbreviations of no body."""
    lists = Path(wordlists.__file__).parent / "lists"
    content = " ".join(file.read_text(encoding="utf-8") for file in lists.glob("*.txt"))
    codes = (_column(lists / "units.tsv", 1), _column(lists / "currencies.tsv", 0))
    towns = {word.upper() for _, words in _towns() for word in words}
    abbreviations = wordlists.words("name_contexts", "not organisations").union(*codes) - towns
    return {
        *common_words(),
        *_SMALL_WORD.findall(content),
        *(form for form in abbreviations if form[:1].isalpha()),
    }


def _column(table: Path, number: int) -> set[str]:
    """The forms in a column of a list, separated by a bar."""
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {form for row in rows if len(row) > number for form in row[number].split("|")}


def _towns() -> Iterator[tuple[str, Iterable[str]]]:
    for place in gazetteer.load().places():
        parts = place.name.replace("-", " ").split()
        near = place.country in ("NL", "BE")
        if not near and place.population < _FOREIGN_SIZE:
            continue
        if len(place.name.split()) == 1:
            yield "town" if near else "foreign city", [place.name]
        if len(parts) > 1:
            yield "word of a town", (part for part in parts if part[0].isupper() and len(part) > 2)


def _adjectives() -> Iterator[str]:
    path = Path(wordlists.__file__).parent / "lists" / "regions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and line.count("\t") == 2:
            yield from line.split("\t")[2].split("|")


def _bodies() -> Iterator[tuple[str, Iterable[str]]]:
    for _, line in wordlists.items("organisations"):
        for written in line.split("="):
            doubtful, form = "?" in written, written.strip(" ?")
            parts = form.split()
            if len(parts) > 1:
                yield "word of a body", (part.strip(",") for part in parts if part[0].isupper() and len(part) > 2)
            elif doubtful:
                yield "body, also a word", [form]
            else:
                yield "abbreviation" if form.isupper() else "body", [form]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--struck", type=float, default=0.0, help="share of the names that are left out")
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    nlp.vocab.vectors = vectors(classes_of_words(), arguments.struck)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(arguments.folder)
    table = nlp.vocab.vectors
    print(f"{arguments.folder}: {table.n_keys} words on {table.shape[0]} rows, {len(CLASSES)} classes")


if __name__ == "__main__":
    main()
