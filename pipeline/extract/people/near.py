"""The names of an article by their places, and what the article states beside the name of a person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract import wordlists
from pipeline.extract.overlap import Candidate
from pipeline.extract.words import Words


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article states beside a name: the role as written, and the organisation that it ties to the role."""

    role: str | None = None
    organisation: Candidate | None = None


class Near:
    """The names found in an article, in the order of the text, to be looked up by where they stand."""

    def __init__(self, words: Words, found: Sequence[Candidate] = ()) -> None:
        self._words = words
        self._found = found
        self._starts = [one.start for one in found]
        self._by_start = {one.start: one for one in found}
        self._by_end = {one.end: one for one in found}
        self._bodies: dict[str, Candidate | None] = {}

    def starting(self, at: int) -> Candidate | None:
        """The name that begins at word `at`."""
        return self._by_start.get(self._words.starts[at])

    def organisation(self, at: int) -> Candidate | None:
        """The organisation whose name begins at word `at`."""
        one = self.starting(at)
        return one if one and one.kind == "organisation" else None

    def organisation_ending(self, stop: int) -> Candidate | None:
        """The organisation whose name ends right before word `stop`."""
        one = self._by_end.get(self._words.ends[stop - 1]) if stop else None
        return one if one and one.kind == "organisation" else None

    def follows_person(self, at: int) -> bool:
        """Whether the name of a person ends right before word `at`, a comma or a bracket between."""
        one = self._by_end.get(self._words.ends[at - 1]) if at else None
        return bool(one and one.kind == "person" and self._words.gap(at) in (", ", " ("))

    def in_person(self, at: int) -> bool:
        """Whether word `at` belongs to the name of a person."""
        before = bisect_right(self._starts, self._words.starts[at]) - 1
        return before >= 0 and self._found[before].kind == "person" and self._words.starts[at] < self._found[before].end

    def body(self, at: int) -> Candidate | None:
        """The organisation named before to which a bare noun at word `at` points back: `het museum`, `de bond`."""
        noun = self._words.lower[at]
        if noun not in wordlists.words("people_words", "body nouns"):
            return None
        if noun not in self._bodies:
            self._bodies[noun] = next((one for one in self._found if self._is_called(one, noun)), None)
        first = self._bodies[noun]
        return first if first and first.start < self._words.starts[at] else None

    def _is_called(self, one: Candidate, noun: str) -> bool:
        """Whether a noun begins or ends a word of a body's name: `Stadsmuseum Het Wapen`, `FNV Bondgenoten`."""
        name = self._words.text[one.start : one.end].lower().split()
        return one.kind == "organisation" and any(word.endswith(noun) or word.startswith(noun) for word in name)
