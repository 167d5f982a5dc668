"""Which language a text or a line is in: by its function words, and by py3langid where they leave it open."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

# Languages that senders of Dutch texts also write in, and those that look like Dutch.
_CANDIDATES = ("nl", "en", "de", "fr", "af", "fy", "es", "it", "pt", "da", "sv", "no", "pl", "tr", "lb")
_WORD = re.compile(r"'?[^\W\d_]+(?:'[^\W\d_]+)*")
_SAMPLE = 20_000  # code points; more does not change the answer


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """The languages in which a word is a frequent function word."""
    path = Path(__file__).parent / "lists" / "function_words.txt"
    languages: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        language, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            languages.update({word: (*languages.get(word, ()), language) for word in words.split()})
    return languages


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([language for language in _CANDIDATES if language in set(identifier.nb_classes)])
    return identifier


def count_function_words(text: str) -> Counter[str]:
    """How many function words of each language stand in a text."""
    languages = _function_words()
    found = Counter[str]()
    for word, times in Counter(_WORD.findall(text[:_SAMPLE].lower())).items():
        for language in languages.get(word, ()):
            found[language] += times
    return found


def text_language(text: str) -> str | None:
    """The language of a whole text, ISO 639-1; None where it is too short to tell.

    A text in which Dutch outnumbers every other language is Dutch; one of a few words is left to doubt.
    """
    hits = count_function_words(text)
    dutch = hits.pop("nl", 0)
    rival, count = max(sorted(hits.items()), key=lambda item: item[1], default=("", 0))
    if dutch >= 5 and dutch >= 2 * count:
        return "nl"
    if count >= 5 and count >= 3 * dutch:
        return rival
    if len(_WORD.findall(text[:_SAMPLE])) < 8:
        return "nl" if dutch >= count else None
    ranked: list[tuple[str, float]] = _identifier().rank(text[:_SAMPLE])
    language, probability = ranked[0]
    if language == "nl" or (dutch > count and probability < 0.95):
        return "nl"
    return language if probability > 0.8 else None


def is_foreign(line: str) -> bool:
    """Whether a single line is plainly in another language than Dutch."""
    hits = count_function_words(line)
    dutch = hits.pop("nl", 0)
    rival = max(hits.values(), default=0)
    if dutch >= rival and dutch:
        return False
    if rival >= 2 and not dutch:
        return True
    if rival > dutch or (not dutch and line.count(" ") >= 8):
        ranked = dict(_identifier().rank(line[:_SAMPLE]))
        return bool(ranked.get("nl", 0.0) < (0.1 if rival > dutch else 0.01))
    return False
