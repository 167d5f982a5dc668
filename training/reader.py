"""The reader of the marked texts as training examples, named `press_articles.v1` in `config.cfg`.

Nothing is prepared on disk: an article is cut, renamed and varied anew each time that it is read, so that no two
passes over the texts are alike. The gold of the corpus is never read here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from substitution import Shares, outermost, renamed
from tokens import press_tokenizer  # noqa: F401 - registers the callback that config.cfg names
from variation import Styles, varied

from pipeline.marks import Mark, MarkedText, parse_articles
from pipeline.sentences import split_sentences

LABELS = {"organisations": "ORG", "people": "PER", "cities": "CITY", "places": "LOC", "names": "MISC"}
HELD_OUT = 8  # every eighth article is for choosing, not for learning

Reader = Callable[[Language], Iterator[Example]]


@spacy.registry.readers("press_articles.v1")
def press_articles(
    path: str,
    part: str,
    share: float,
    seed: int,
    unit: str,
    longest_run: int,
    names: dict[str, float],
    styles: dict[str, float],
) -> Reader:
    """Articles of one part (`learn`, `choose`, `all`), or a share of them.

    `longest_run` is the number of units (`paragraphs` or `sentences`) that an example has at most, 0 for whole
    articles; `names` and `styles` are the fields of `substitution.Shares` and `variation.Styles`.
    """
    articles = part_of(read_texts(Path(path)), part)
    articles = random.Random(seed).sample(articles, round(len(articles) * share)) if share < 1 else articles
    shares, habits = Shares(**names), Styles(**styles)
    rng = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        if not longest_run:
            yield from (to_example(nlp, article) for article in articles)
            return
        others = (renamed(article, shares, rng) for article in articles)
        examples = [run for article in others for run in _runs(article, unit, longest_run, rng)]
        rng.shuffle(examples)
        for run in examples:
            yield to_example(nlp, varied(run, habits, rng))

    return read


def read_texts(folder: Path) -> list[MarkedText]:
    """All marked articles below a folder, by file name."""
    return [article for file in sorted(folder.rglob("*.txt")) for article in parse_articles(file.read_text("utf-8"))]


def part_of(articles: list[MarkedText], part: str) -> list[MarkedText]:
    """The articles to learn from, or those to choose by, or all."""
    if part == "choose":
        return articles[::HELD_OUT]
    return [article for i, article in enumerate(articles) if i % HELD_OUT or part == "all"]


def to_example(nlp: Language, article: MarkedText) -> Example:
    """An article as a training example."""
    reference, _ = to_doc(nlp, article)
    words, spaces = [token.text for token in reference], [bool(token.whitespace_) for token in reference]
    return Example(Doc(nlp.vocab, words, spaces), reference)


def to_doc(nlp: Language, article: MarkedText) -> tuple[Doc, list[Mark]]:
    """A doc with its entities, and the marks that fit no tokens. The outermost of nested marks counts."""
    doc = nlp.make_doc(article.text)
    entities, lost = [], []
    for mark in outermost(article):
        span = doc.char_span(mark.start, mark.end, label=LABELS[mark.kind])
        if span is None:
            lost.append(mark)
        else:
            entities.append(span)
    doc.ents = entities
    return doc, lost


def _runs(article: MarkedText, unit: str, longest: int, rng: random.Random) -> Iterator[MarkedText]:
    """An article cut into runs of paragraphs or sentences of random length."""
    units = _UNITS[unit](article.text)
    position = 0
    while position < len(units):
        first, position = position, position + rng.randint(1, longest)
        yield _cut(article, units[first][0], units[min(position, len(units)) - 1][1])


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"(?:[^\n]|\n(?!\n))+", text)]


_UNITS: dict[str, Callable[[str], Sequence[tuple[int, int]]]] = {
    "paragraphs": _paragraphs,
    "sentences": split_sentences,
}


def _cut(article: MarkedText, start: int, end: int) -> MarkedText:
    marks = tuple(
        Mark(m.kind, m.start - start, m.end - start, m.text, m.attributes)
        for m in article.marks
        if start <= m.start and m.end <= end
    )
    return MarkedText(article.text[start:end], marks, article.header)
