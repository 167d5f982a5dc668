"""The words of an article with their places, the common ground of the finders of names.

Initials (`H.P.`), legal forms (`N.V.`) and short titles (`dr.`) keep their full stops, so that a full stop between
two words always ends something. Words joined by a hyphen, an apostrophe, `&`, `+` or a point inside stay one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from pipeline.record import Span

_WORD = re.compile(
    r"""
    (?=\w{1,4}\.)(?:                                     # those that keep a full stop
        (?:(?:[^\W\d_]|Th|Tj|Ch|Chr|Ph|Fr|Joh|IJ|Yv)\.){2,}(?:[^\W\d_](?![\w]))?            # H.P.  N.V.  a.s.r.  b.v
  | (?:[A-Z]|Th|Tj|Ch|Chr|Ph|Fr|Joh|IJ|Yv)\.(?=[ -]?[A-ZÀ-Þ'’(]|[ ](?:van|de|den|der|ter|ten|te|el|la)\b)(?:-[A-Z]\.)*
  | (?:Co|Zn|Gebr|Corp|Inc|Ltd)\.
  | (?i:prof|dr|drs|ir|ing|mr|mrs|dhr|mw|mevr|jhr|jkvr|ds|lic|em|lt|kol|gen|sr|jr|st)\.
    )
  | ['’][stn](?:-[^\W\d_]\w*)?(?!\w)                    # 's  't  's-Hertogenbosch
  | [^\W_]\w*(?:[.'’&+@\u2010-](?=\w)\w+)*[+]?          # Philips-topman  bol.com  P&O  zo'n  Disney+
    """,
    re.VERBOSE,
)
_OPENING = frozenset('\n.!?…:;"“”„‘«»•*|()[]–')
_BLANKS = frozenset([" ", "\u00a0"])
_HYPHENS = "-\u2010"
_POSSESSIVES = ("'s", "’s")
_VOWELS = frozenset("aeiouyéè")  # behind another letter Dutch has no apostrophe: the ending belongs to the name
_PLURAL_IN_S = frozenset(
    "regio auto foto video radio studio collega camera thema villa baby hobby party opera agenda massa boa piano café"
    " scala programma".split()
)
_HEADLINE = 300  # characters of a line that show whether it shouts
_CACHED = 50_000  # words whose shape is remembered
_LONGEST_DATELINE = 5  # words
_BEFORE_PLACES = frozenset(["in", "uit", "te", "naar", "nabij", "rond"])
_CAPITAL_TAILS = frozenset(["Kamerlid", "Statenlid", "Kamerfractie", "Statenfractie", "Kamerleden", "Statenleden"])


@dataclass(frozen=True, slots=True)
class _Read:
    """A text read once, for all finders that look at it: lists that nobody changes."""

    forms: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    """What stands before each word; a line feed at both edges of the text."""
    joined: list[bool]
    capital: list[bool]


@lru_cache(2)
def _read(text: str) -> _Read:
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    forms = [text[start:end] for start, end in spans]
    lower = [form.lower() for form in forms]
    gaps = ["\n", *(text[end:start] for end, start in zip(ends, starts[1:], strict=False)), "\n"]
    return _Read(
        forms, lower, starts, ends, gaps,
        [gap in _BLANKS for gap in gaps],
        [form[0].isupper() or (form != small and "@" not in form) for form, small in zip(forms, lower, strict=True)],
    )  # fmt: skip


class Words:
    """The words of a text as parallel lists: `forms` as written, `lower` in small letters, `starts`, `ends`."""

    def __init__(self, text: str, sentences: Sequence[Span] = ()) -> None:
        self.text = text
        read = _read(text)
        self.forms, self.lower, self.starts, self.ends = read.forms, read.lower, read.starts, read.ends
        self._gaps, self._joined, self._capital = read.gaps, read.joined, read.capital
        self._sentence_starts = {sentence.start for sentence in sentences}
        self._n = len(read.forms)

    def __len__(self) -> int:
        return self._n

    def gap(self, at: int) -> str:
        """What stands between word `at` and the word before it; a line feed at the edges of the text."""
        return self._gaps[at] if 0 <= at < self._n else "\n"

    def joined(self, at: int) -> bool:
        """Whether only a blank stands between word `at` and the word before it."""
        return 0 <= at < self._n and self._joined[at]

    def after(self, at: int) -> str:
        """The character right behind word `at`, empty at the end of the text."""
        return self.text[self.ends[at] : self.ends[at] + 1]

    def capital(self, at: int) -> bool:
        """Whether word `at` is written as a name: a capital first, or a capital inside (`iPhone`, `'s-Graveland`)."""
        return self._capital[at]

    def opens(self, at: int) -> bool:
        """Whether word `at` stands where any word has a capital: first in a sentence, a quotation, a line."""
        return self._opens[at]

    def dateline(self, at: int) -> bool:
        """Whether word `at` stands in capitals at the head of a line that goes on in small letters: `DEN HAAG -`."""
        first = at
        while first > 0 and at - first < _LONGEST_DATELINE and "\n" not in self.gap(first):
            first -= 1
            if not self.forms[first].isupper():
                return False
        return self.forms[at].isupper() and "\n" in self.gap(first)

    def shouted(self, at: int) -> bool:
        """Whether word `at` stands in a line of which most letters are capitals, as a headline."""
        starts, shouted = self._shouted_lines
        if len(starts) == 1:
            return False
        return self.starts[at] < shouted[bisect_right(starts, self.starts[at]) - 1]

    def slice(self, first: int, stop: int) -> str:
        """The text from word `first` up to and without word `stop`."""
        return self.text[self.starts[first] : self.ends[stop - 1]]

    def index_at(self, position: int) -> int | None:
        """The word that begins at a position of the text."""
        return self._index.get(position)

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """The words that a stretch of the text touches: the first, and the one behind the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    @cached_property
    def title(self) -> str:
        """The first line of the text."""
        return self.text.partition("\n")[0]

    @cached_property
    def capitals(self) -> list[int]:
        """The indices of all words written as names, in order."""
        return [at for at, capital in enumerate(self._capital) if capital]

    @cached_property
    def spoken(self) -> list[int]:
        """The indices of the words written as names where not the whole line is in capitals."""
        return [at for at in self.capitals if not self.shouted(at)]

    @cached_property
    def bare(self) -> list[str]:
        """The words in small letters without possessive endings."""
        return [base_form(lower) if lower[-1] == "s" else lower for lower in self.lower]

    @cached_property
    def compounds(self) -> dict[int, tuple[str, str]]:
        """The capitalised hyphen compounds of a name and a noun, by their indices."""
        return {at: parts for at in self.capitals if (parts := compound_parts(self.forms[at]))}

    @cached_property
    def small(self) -> frozenset[str]:
        """All words that the article writes without capital somewhere: they are no names by themselves."""
        return frozenset(form for form, lower in zip(self.forms, self.lower, strict=True) if form == lower)

    @cached_property
    def placed(self) -> frozenset[str]:
        """Capitalised words that follow `in`, `uit`, `te`, `naar`: they are rather places."""
        return frozenset(
            self.forms[at] for at in self.capitals if at and self.lower[at - 1] in _BEFORE_PLACES and self.joined(at)
        )

    @cached_property
    def amid(self) -> frozenset[str]:
        """Capitalised words that stand amid a sentence somewhere, where they have their capital by themselves."""
        return frozenset(self.forms[at] for at in self.capitals if not self.opens(at) and not self.shouted(at))

    @cached_property
    def pairs_amid(self) -> frozenset[tuple[str, str]]:
        """Capitalised words next to one another, where the first has its capital not from the sentence."""
        return frozenset(
            (self.forms[at], self.forms[at + 1])
            for at in self.capitals
            if at + 1 < len(self.forms) and self.joined(at + 1) and self.capital(at + 1) and not self.opens(at)
        )

    @cached_property
    def _opens(self) -> list[bool]:
        sentences = self._sentence_starts
        return [
            start in sentences
            or (gap != " " and (not _OPENING.isdisjoint(gap) or (len(gap) > 2 and gap.strip() in _HYPHENS)))
            for start, gap in zip(self.starts, self._gaps, strict=False)
        ]

    @cached_property
    def _index(self) -> dict[int, int]:
        return {start: at for at, start in enumerate(self.starts)}

    @cached_property
    def _shouted_lines(self) -> tuple[list[int], list[int]]:
        """Where each line that is shouted starts and ends, behind one that ends before the text."""
        starts, ends = [-1], [-1]
        start = 0
        for line in self.text.split("\n"):
            head = line[:_HEADLINE]
            upper = sum(map(str.isupper, head))
            if upper >= 8 and upper > 3 * sum(map(str.islower, head)):
                starts.append(start)
                ends.append(start + len(line) + 1)
            start += len(line) + 1
        return starts, ends


@lru_cache(_CACHED)
def is_acronym(form: str) -> bool:
    """Whether a word is written as an abbreviation of capitals: `CBS`, `PvdA`, `NVAB`, `StAr`, `D66`."""
    letters = [letter for letter in form if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return 2 <= len(form) <= 8 and upper >= 2 and upper * 2 >= len(letters) and form[0].isalnum()


def is_numbered(form: str) -> bool:
    """Whether a hyphen and a number end a word: `COVID-19`, `Q3-15`."""
    return any(mark in _HYPHENS and digit.isdigit() for mark, digit in pairwise(form))


def base_form(form: str) -> str:
    """A name without a possessive ending: `Anna's` becomes `Anna`; `Bruines`', `McDonald's` and `Regio's` stay."""
    possessive = len(form) > 3 and form[-2:] in _POSSESSIVES and form[-3].lower() in _VOWELS
    return form[:-2] if possessive and form.lower()[:-2] not in _PLURAL_IN_S else form


def name_length(form: str) -> int:
    """How many letters of a name's last word belong to it: no possessive ending, no tail of a hyphen compound."""
    parts = compound_parts(form)
    return len(parts[0]) if parts else len(base_form(form))


@lru_cache(_CACHED)
def lower_words(form: str) -> tuple[str, ...]:
    """The words of a name in small letters."""
    return tuple(match.group().lower() for match in _WORD.finditer(form))


@lru_cache(_CACHED)
def compound_parts(form: str) -> tuple[str, str] | None:
    """The name and the rest of a hyphen compound (`NS`, `woordvoerder`); none for a double name."""
    for hyphen in _HYPHENS:
        head, found, tail = form.rpartition(hyphen)
        if (
            found
            and head
            and tail[:1].isalpha()
            and (tail == tail.lower() or tail in _CAPITAL_TAILS)
            and not head.islower()
        ):
            return head, tail
    return None
