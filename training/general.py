"""Names in general text: `python general.py MODEL UD.conllu.gz`.

Treebanks of Universal Dependencies mark proper nouns, by hand, and not their kinds. So this measures which words the
model takes for (part of) a name against the words tagged PROPN, in the sentences of one text joined; and on those
sentences that `general.tsv` gives kinds for, whole names with their kinds. Cities are places (LOC) there.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import spacy
from scoring import figures

KINDS = Path(__file__).parent / "general.tsv"
SCORED = ("ORG", "PER", "LOC")


class Word(NamedTuple):
    """A word of a treebank: its sentence, its place there and in the text, and whether it is a proper noun."""

    sentence: str
    number: int
    form: str
    start: int
    proper: bool


Name = tuple[int, int, str]  # start and end in the text, and label


def texts(treebank: Path) -> Iterator[tuple[str, list[Word]]]:
    """Each text with its words."""
    with gzip.open(treebank, "rt", encoding="utf-8") as file:
        blocks = file.read().strip().split("\n\n")
    for _, sentences in groupby(blocks, key=lambda block: _id(block).rsplit(".p.", 1)[0]):
        text, words = "", []
        for block in sentences:
            rows = [line.split("\t") for line in block.split("\n") if line.split("\t")[0].isdigit()]
            for number, row in enumerate(rows):
                words.append(Word(_id(block), number, row[1], len(text), row[3] == "PROPN"))
                text += row[1] + " " * ("SpaceAfter=No" not in row[9] or number + 1 == len(rows))
        yield text, words


def name_words(words: list[Word], found: list[Name]) -> Counter[str]:
    """Proper nouns found and not, and other words taken for names."""
    inside = {at for start, end, _ in found for at in range(start, end)}
    count: Counter[str] = Counter()
    for word in words:
        if word.proper:
            count["right" if word.start in inside else "missed"] += 1
        elif word.start in inside and word.form[0].isalpha():
            count["wrong"] += 1
    return count


def kinds(words: list[Word], found: list[Name], marked: dict[str, list[str]]) -> dict[str, Counter[str]]:
    """Names right, wrong and missed for each label, in the sentences that have been marked."""
    at = {(word.sentence, word.number): (word.start, word.start + len(word.form)) for word in words}
    gold: set[Name] = set()
    spared: list[Name] = []
    for sentence in {word.sentence for word in words} & marked.keys():
        for label, _, place in (item.partition(":") for item in marked[sentence]):
            first, _, last = place.partition("-")
            name = (at[sentence, int(first)][0], at[sentence, int(last or first)][1], label)
            spared.append(name) if label == "?" else gold.add(name)
    within = {place for word in words if word.sentence in marked for place in range(*at[word.sentence, word.number])}
    proposed = {(start, end, "LOC" if label == "CITY" else label) for start, end, label in found if start in within}
    proposed = {n for n in proposed if n in gold or not any(n[0] < s[1] and s[0] < n[1] for s in spared)}
    counts: dict[str, Counter[str]] = {label: Counter() for label in SCORED}
    for label, count in counts.items():
        count["right"] = sum(name[2] == label for name in gold & proposed)
        count["wrong"] = sum(name[2] == label for name in proposed - gold)
        count["missed"] = sum(name[2] == label for name in gold - proposed)
    return counts


def read_kinds(file: Path) -> dict[str, list[str]]:
    """The marked sentences: by id, the labels with their first and last word."""
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {row[0]: row[1].split() for row in rows}


def _id(block: str) -> str:
    return next(line.split(" = ")[1] for line in block.split("\n") if line.startswith("# sent_id"))


def main(model: Path, treebank: Path) -> None:
    """Print precision, recall and F1 of name words, and of the names of each kind where their kinds are known."""
    nlp = spacy.load(model)
    marked = read_kinds(KINDS)
    words_found: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = {label: Counter() for label in SCORED}
    for text, words in texts(treebank):
        found = [(entity.start_char, entity.end_char, entity.label_) for entity in nlp(text).ents]
        words_found += name_words(words, found)
        for label, count in kinds(words, found, marked).items():
            by_kind[label].update(count)
    for title, count in {"words": words_found, **by_kind}.items():
        if any(count.values()):
            scores = figures(count)
            print(f"{title:5} P {scores['p']:.3f}  R {scores['r']:.3f}  F {scores['f']:.3f}  {dict(count)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
