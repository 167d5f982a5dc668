"""The words of the marked texts that stand in small letters, as a list of the extractors: `python common_words.py`.

The finders of organisations ask it whether a capital at the head of a sentence is the sentence's or a name's.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

from reader import read_texts

from pipeline.marks import MarkedText

HERE = Path(__file__).parent
TARGET = HERE.parent / "pipeline" / "extract" / "lists" / "common_words.txt"
HEAD = "# Words that the texts of training/ write in small letters. Made by training/common_words.py.\n"
_WORD = re.compile(r"(?<![\w'’@./-])[a-zà-ÿ]{3,}(?![\w'’@/-]|\.\w)")


def common_words(articles: Iterable[MarkedText]) -> set[str]:
    """The words of at least three letters that stand in small letters outside the names of things and bodies."""
    found: set[str] = set()
    for article in articles:
        text = list(article.text)
        for mark in article.marks:
            text[mark.start : mark.end] = " " * (mark.end - mark.start)
        found.update(_WORD.findall("".join(text)))
    return found


def main() -> None:
    words = sorted(common_words(read_texts(HERE / "texts")))
    TARGET.write_text(HEAD + "\n".join(textwrap.wrap(" ".join(words), 120)) + "\n", encoding="utf-8")
    print(f"{len(words):,} words in {TARGET.name}")


if __name__ == "__main__":
    main()
