"""Which language a text or a line is in: by its function words, and by py3langid where they leave it open."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

# Languages that senders of Dutch texts also write in, and those that look like Dutch.
_CANDIDATES = ("nl", "en", "de", "fr", "af", "fy", "es", "it", "pt", "da", "sv", "no", "pl", "tr", "lb")
_WORD = re.compile(r"'?[^\W\d_]+(?:'[^\W\d_]+)*")
_SAMPLE = 20_000  # code points; more does not change the answer


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """The most frequent function words of each language that the others do not have."""
    path = Path(__file__).parent / "lists" / "function_words.txt"
    words: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, _, listed = line.partition(":")
            words[language.strip()] = frozenset(listed.split())
    return words


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([language for language in _CANDIDATES if language in set(identifier.nb_classes)])
    return identifier


def count_function_words(text: str) -> dict[str, int]:
    """How many function words of each language stand in a text."""
    found = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    return {language: sum(word in words for word in found) for language, words in _function_words().items()}


def text_language(text: str) -> str | None:
    """The language of a whole text, ISO 639-1; None where it is too short to tell.

    A text in which Dutch outnumbers every other language is Dutch; one of a few words is left to doubt.
    """
    hits = count_function_words(text)
    dutch = hits.pop("nl")
    rival, count = max(hits.items(), key=lambda item: item[1])
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
    dutch = hits.pop("nl")
    rival = max(hits.values())
    if dutch >= rival and dutch:
        return False
    if rival >= 2 and not dutch:
        return True
    if rival > dutch or len(_WORD.findall(line)) >= 6:
        ranked = dict(_identifier().rank(line[:_SAMPLE]))
        return bool(ranked.get("nl", 0.0) < (0.1 if rival > dutch else 0.01))
    return False
