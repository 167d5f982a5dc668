"""Marked training texts to spaCy's binary format: `python prepare.py TEXTS WORK`.

Every tenth article is held out for choosing the best step (`dev.spacy`); the gold of the corpus is never read here.
Articles are cut into runs of one to six paragraphs, since names are learned best with what stands around them; each
article is seen once whole too, with its title. Variation by machine comes on top (see `variation.py`).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from tokens import press_tokenizer
from variation import varied

from pipeline.marks import Mark, MarkedText, parse, parse_articles

LABELS = {"organisations": "ORG", "people": "PER", "cities": "CITY", "places": "LOC", "names": "MISC"}
HELD_OUT = 10
LONGEST_RUN = 6
SEED = 20


def read_texts(folder: Path) -> list[MarkedText]:
    """All marked articles below a folder, by file name."""
    return [article for file in sorted(folder.rglob("*.txt")) for article in parse_articles(file.read_text("utf-8"))]


def split(articles: list[MarkedText]) -> tuple[list[MarkedText], list[MarkedText]]:
    """Articles to learn from, and every tenth to choose by."""
    learn = [a for i, a in enumerate(articles) if i % HELD_OUT]
    return learn, articles[::HELD_OUT]


def runs(article: MarkedText, rng: random.Random) -> Iterator[MarkedText]:
    """The article whole, and cut into runs of paragraphs of random length."""
    yield article
    paragraphs = list(_paragraphs(article))
    position = 0
    while position < len(paragraphs):
        length = rng.randint(1, LONGEST_RUN)
        start, end = paragraphs[position][0], paragraphs[min(position + length, len(paragraphs)) - 1][1]
        if (start, end) != (0, len(article.text)):
            yield _cut(article, start, end)
        position += length


def to_doc(nlp: spacy.Language, article: MarkedText) -> tuple[Doc, int]:
    """A doc with its entities, and how many marks fit no tokens. The outermost of nested marks counts."""
    doc = nlp.make_doc(article.text)
    entities, lost, taken_to = [], 0, -1
    for mark in article.marks:
        if mark.start < taken_to:
            continue
        span = doc.char_span(mark.start, mark.end, label=LABELS[mark.kind])
        if span is None:
            lost += 1
            continue
        entities.append(span)
        taken_to = mark.end
    doc.ents = entities
    return doc, lost


def write(nlp: spacy.Language, articles: Iterable[MarkedText], target: Path) -> None:
    """Write docs to a file and say how many names were lost at token bounds."""
    docs = DocBin(attrs=["ENT_IOB", "ENT_TYPE"])
    words = entities = lost = 0
    for article in articles:
        doc, missed = to_doc(nlp, article)
        docs.add(doc)
        words += len(doc)
        entities += len(doc.ents)
        lost += missed
    docs.to_disk(target)
    print(f"{target.name}: {len(docs)} docs, {words} tokens, {entities} entities, {lost} lost at token bounds")


def _paragraphs(article: MarkedText) -> Iterator[tuple[int, int]]:
    start = 0
    for paragraph in article.text.split("\n\n"):
        yield start, start + len(paragraph)
        start += len(paragraph) + 2


def _cut(article: MarkedText, start: int, end: int) -> MarkedText:
    marks = tuple(
        Mark(m.kind, m.start - start, m.end - start, m.text, m.attributes)
        for m in article.marks
        if start <= m.start and m.end <= end
    )
    return MarkedText(article.text[start:end], marks, article.header)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="learn from this share of the articles only")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)

    nlp = spacy.blank("nl")
    press_tokenizer()(nlp)
    rng = random.Random(SEED)
    learn, choose = split(read_texts(arguments.texts))
    rng.shuffle(learn)
    learn = learn[: round(len(learn) * arguments.share)]
    examples = [run for article in learn for run in runs(article, rng)]
    examples += [copy for article in learn for run in runs(article, rng) for copy in varied(run, rng)]
    rng.shuffle(examples)
    write(nlp, examples, arguments.work / "train.spacy")
    write(nlp, choose, arguments.work / "dev.spacy")


if __name__ == "__main__":
    sys.exit(main())
