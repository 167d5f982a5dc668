"""The word lists of the finders: text files in `lists/`, read on first use and kept.

A list is a file, or a folder of files that are read in the order of their names. A file holds one item a line; `#`
opens a comment, `[word]` a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_FOLDER = "lists"
_FIRST_SECTION = ""


def items(name: str) -> Iterator[tuple[str, str]]:
    """The items of a list file in order, each with its section. Raises FileNotFoundError."""
    return _read(name)


@cache
def sections(name: str) -> Mapping[str, frozenset[str]]:
    """The items of a list file by section. Raises FileNotFoundError."""
    found: dict[str, set[str]] = {}
    for section, line in _read(name):
        found.setdefault(section, set()).add(line)
    return {section: frozenset(items) for section, items in found.items()}


@cache
def words(name: str, section: str = _FIRST_SECTION) -> frozenset[str]:
    """The single words of a section, of which a line may hold several. Raises FileNotFoundError, KeyError."""
    return frozenset(word for line in sections(name)[section] for word in line.split())


def _read(name: str) -> Iterator[tuple[str, str]]:
    folder = files("pipeline.extract") / _FOLDER
    place = folder / name
    parts = sorted(place.iterdir(), key=lambda part: part.name) if place.is_dir() else [folder / f"{name}.txt"]
    for part in parts:
        section = _FIRST_SECTION
        for raw in part.read_text(encoding="utf-8").splitlines():
            line = raw.split("#", 1)[0].strip()
            if line.startswith("[") and line.endswith("]"):
                section = line[1:-1]
            elif line:
                yield section, line
