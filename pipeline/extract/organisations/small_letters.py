"""Names that are written without a capital: `vlugg`, `plukk`.

Such a name shows where Dutch would write a capital and it has none: at the head of the text or of a sentence, before
a legal form, behind "Over" in the heading that closes many a press release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract import wordlists
from pipeline.extract.dictionary import is_common_word
from pipeline.extract.overlap import Candidate
from pipeline.extract.words import Words

_SHAPE = re.compile(r"[a-zà-ÿ]{2,}(?:\.[a-z]{2,3})?\d?")
_SENTENCE_END = re.compile(r"[.?!][\"”’']? $")
_FORMS = frozenset(["nv", "bv", "vzw", "NV", "BV", "N.V.", "B.V.", "srl"])
_SHORTEST = 3  # letters
_LEAST_OFTEN = 2  # once may be a slip


def find_small_letters(words: Words) -> Iterator[Candidate]:
    """Every mention of the names that the article writes in small letters where a capital was due."""
    places: dict[str, list[int]] = {words.forms[at]: [] for at in range(len(words)) if _is_due(words, at)}
    for at, form in enumerate(words.forms):
        if form in places:
            places[form].append(at)
    for name, mentions in places.items():
        if len(mentions) < _LEAST_OFTEN or name.capitalize() in words.amid:
            continue
        for at in mentions:
            legal = words.joined(at + 1) and words.forms[at + 1] in _FORMS
            yield Candidate(words.starts[at], words.ends[at + legal], "organisation", "small letters")


def _is_due(words: Words, at: int) -> bool:
    """Whether an unknown word in small letters stands where any other has a capital, or before a legal form."""
    form = words.forms[at]
    if words.gap(at) == " " and words.forms[at - 1] != "Over" and not _before_form(words, at):
        return False  # amid a sentence, as most words are
    if form != words.lower[at] or len(form) < _SHORTEST or not _SHAPE.fullmatch(form) or _is_known(form):
        return False
    if _before_form(words, at):
        return True
    if at and words.forms[at - 1] == "Over" and words.joined(at) and "\n" in words.gap(at - 1):
        return "\n" in words.gap(at + 1) or ":" in words.gap(at + 1)
    before = words.text[max(0, words.starts[at] - 3) : words.starts[at]]
    return words.starts[at] == 0 or bool(_SENTENCE_END.search(before) and _closes(words, at))


def _before_form(words: Words, at: int) -> bool:
    return at + 1 < len(words.forms) and words.forms[at + 1] in _FORMS and words.joined(at + 1)


def _closes(words: Words, at: int) -> bool:
    """Whether the full stop before a word ends a sentence, rather than an abbreviation as `o.a.` or `ca.`"""
    before = words.forms[at - 1]
    return len(before) > 3 and "." not in before


def _is_known(form: str) -> bool:
    return is_common_word(form) or form in wordlists.words("name_contexts", "function words")
