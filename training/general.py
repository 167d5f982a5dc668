"""Names in general text: `python general.py MODEL UD.conllu.gz`.

Treebanks of Universal Dependencies mark proper nouns, by hand, and not their kinds. So this measures which words the
model takes for (part of) a name against the words tagged PROPN, in runs of sentences of one text.
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


class Word(NamedTuple):
    """A word of a treebank, with the blank behind it and whether it is a proper noun."""

    form: str
    blank: bool
    proper: bool


def paragraphs(treebank: Path) -> Iterator[list[Word]]:
    """The sentences of each text, joined."""
    with gzip.open(treebank, "rt", encoding="utf-8") as file:
        blocks = file.read().strip().split("\n\n")
    for _, sentences in groupby(blocks, key=_text_id):
        yield [word for sentence in sentences for word in _words(sentence)]


def _text_id(block: str) -> str:
    line = next(line for line in block.split("\n") if line.startswith("# sent_id"))
    return line.rsplit(".p.", 1)[0]


def _words(block: str) -> Iterator[Word]:
    rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
    for at, row in enumerate(rows):
        if row[0].isdigit():
            yield Word(row[1], "SpaceAfter=No" not in row[9] or at + 1 == len(rows), row[3] == "PROPN")


def main(model: Path, treebank: Path) -> None:
    """Print precision, recall and F1 of name words, and the labels given to them."""
    nlp = spacy.load(model)
    count: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for words in paragraphs(treebank):
        text = "".join(word.form + " " * word.blank for word in words)
        doc, position = nlp(text), 0
        inside = {at: e.label_ for e in doc.ents for at in range(e.start_char, e.end_char)}
        for word in words:
            label = inside.get(position)
            if word.proper or (label and word.form[0].isalpha()):
                count["right" if word.proper and label else "missed" if word.proper else "wrong"] += 1
                labels[label or "-"] += word.proper
            position += len(word.form) + word.blank
    print({key: round(value, 3) for key, value in figures(count).items()}, dict(labels.most_common()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
