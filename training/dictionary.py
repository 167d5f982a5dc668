"""The everyday words of Dutch, as a list of the extractors: `python dictionary.py /usr/share/dict/dutch`.

The source is the word list of OpenTaal as Debian packs it (`wdutch`). The finders ask whether a capital is the
sentence's or a name's, the model has it as a feature of a word.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable
from pathlib import Path

from pipeline.extract.dictionary import LONGEST, SHORTEST

TARGET = Path(__file__).parent.parent / "pipeline" / "extract" / "lists" / "dictionary.txt.gz"


def kept(words: Iterable[str]) -> list[str]:
    """The words that are written in small letters and without any mark, sorted."""
    return sorted({word for word in words if word.isalpha() and word.islower() and SHORTEST <= len(word) <= LONGEST})


def main() -> None:
    words = kept(Path(sys.argv[1]).read_text(encoding="utf-8").split())
    TARGET.write_bytes(gzip.compress("\n".join(words).encode("utf-8"), 9, mtime=0))
    print(f"{len(words):,} words in {TARGET.name}")


if __name__ == "__main__":
    main()
