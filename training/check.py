"""Proves the marks of the training texts: `python check.py [TEXTS]`, exit status 1 where something is certainly wrong.

Certain: marks that do not parse, ids met twice, marks with blanks or punctuation at their edges, marks that fit no
tokens, a mark inside one that it may not be in. To look at: a marked name that stands unmarked elsewhere in its
article, and a capital amid a sentence without a mark.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from reader import to_doc
from spacy.language import Language
from tokens import press_tokenizer

from pipeline.extract import wordlists
from pipeline.extract.words import Words
from pipeline.marks import Mark, MarkedText, MarkError, parse_articles
from pipeline.sentences import split_sentences

KINDS = frozenset(["organisations", "people", "cities", "places", "names"])
_MAY_HOLD = {"organisations": {"cities", "places"}, "places": {"cities"}, "names": {"cities", "places", "people"},
             "people": {"places"}}  # fmt: skip
_EDGE = re.compile(r"^[\s,;:]|[\s,;:(]$")
_SHORT = 3  # letters of a name whose repetition proves nothing
_UNMARKED_BY_RULE = frozenset(
    """Nederlandse Belgische Vlaamse Europese Duitse Franse Engelse Britse Amerikaanse Italiaanse
Spaanse Turkse Marokkaanse Poolse Chinese Japanse Brusselse Antwerpse Gentse Amsterdamse Rotterdamse Haagse Utrechtse
Nederlands Vlaams Duits Frans Engels Fries Friese Limburgse Brabantse Zeeuwse Groningse Gelderse Drentse Twentse
Nederlanders Vlamingen Belgen U Uw ICT AI IT PDF FAQ SMS GPS DNA HIV MRI CO2 PFAS BTW KvK IBAN ISO WOZ EUR""".split()
)


class Remark(NamedTuple):
    """Something about an article."""

    article: str
    certain: bool
    what: str


def check_file(nlp: Language, file: Path, ids: Counter[str]) -> Iterator[Remark]:
    """All remarks on the articles of a file."""
    try:
        articles = list(parse_articles(file.read_text(encoding="utf-8")))
    except MarkError as error:
        yield Remark(file.name, True, str(error))
        return
    for article in articles:
        name = article.header.get("id", "?")
        ids[name] += 1
        if ids[name] > 1 or name == "?":
            yield Remark(name, True, "the id is missing or met before")
        for certain, what in (*_wrong_marks(nlp, article), *_unmarked(article)):
            yield Remark(name, certain, what)


def _wrong_marks(nlp: Language, article: MarkedText) -> Iterator[tuple[bool, str]]:
    for mark in article.marks:
        if mark.kind not in KINDS:
            yield True, f"{mark.kind} are not marked in training texts: {mark.text!r}"
        if not mark.text or _EDGE.search(mark.text) or "\n" in mark.text:
            yield True, f"edge of {mark.text!r}"
        for inner in _inside(article, mark):
            if inner.kind not in _MAY_HOLD.get(mark.kind, ()):
                yield True, f"{inner.text!r} ({inner.kind}) inside {mark.text!r} ({mark.kind})"
    for mark in to_doc(nlp, article)[1]:
        yield False, f"{mark.text!r} fits no tokens"


def _inside(article: MarkedText, outer: Mark) -> Iterator[Mark]:
    """The marks within a mark; of two on the same words the inner one comes first."""
    seen = False
    for mark in article.marks:
        seen = seen or mark is outer
        same = (mark.start, mark.end) == (outer.start, outer.end)
        if mark is not outer and outer.start <= mark.start and mark.end <= outer.end and not (same and seen):
            yield mark


def _unmarked(article: MarkedText) -> Iterator[tuple[bool, str]]:
    words = Words(article.text, split_sentences(article.text))
    marked = {at for mark in article.marks for at in range(*words.covered(mark.start, mark.end))}
    names = {mark.text: mark.kind for mark in article.marks if len(mark.text) > _SHORT}
    told: set[str] = set()
    for name, kind in names.items():
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text):
            if not set(range(*words.covered(found.start(), found.end()))) & marked and name not in told:
                told.add(name)
                yield (
                    False,
                    f"unmarked repetition of {name!r} ({kind}): {_around(article.text, found.start(), found.end())}",
                )
    for first, stop in _capital_runs(words, marked):
        run = words.slice(first, stop)
        if run not in told and not any(run in name for name in told):
            yield False, f"unmarked {run!r}: {_around(article.text, words.starts[first], words.ends[stop - 1])}"


def _capital_runs(words: Words, marked: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words amid a sentence, without marks, headlines and words that need no mark."""
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and _stands_out(words, stop, marked) and (stop == at or words.joined(stop)):
            stop += 1
        if stop > at:
            yield at, stop
        at = max(stop, at + 1)


def _stands_out(words: Words, at: int, marked: set[int]) -> bool:
    form = words.forms[at]
    return (
        at not in marked
        and form[0].isupper()
        and not words.opens(at)
        and not words.shouted(at)
        and not words.dateline(at)
        and form not in _UNMARKED_BY_RULE
        and form.split("-")[0] not in _UNMARKED_BY_RULE
        and form not in wordlists.words("people_words", "trailing titles")
        and form.lower() not in wordlists.words("people_words", "titles")
    )


def _around(text: str, start: int, end: int) -> str:
    return "..." + text[max(0, start - 30) : end + 20].replace("\n", " ") + "..."


def main(texts: Sequence[Path]) -> int:
    """Print the remarks by file; 1 where one is certain."""
    nlp = spacy.blank("nl")
    press_tokenizer()(nlp)
    ids: Counter[str] = Counter()
    status = 0
    for file in texts:
        remarks = list(check_file(nlp, file, ids))
        status |= any(remark.certain for remark in remarks)
        print(f"{file.name}: {sum(r.certain for r in remarks)} wrong, {sum(not r.certain for r in remarks)} to look at")
        for remark in remarks:
            print(f"  {'!' if remark.certain else ' '} {remark.article}: {remark.what}")
    print(f"{sum(ids.values())} articles")
    return status


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "texts"
    sys.exit(main(sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]))
