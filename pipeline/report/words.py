"""The words of the page in each of its languages: `assets/words.tsv`, one line per key."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["nl", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES: dict[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
"""By which the browser writes numbers and days."""


@cache
def words_in(language: Language) -> dict[str, str]:
    """The words by key; `{name}` in them stands for a value."""
    lines = (files("pipeline.report") / "assets" / "words.tsv").read_text(encoding="utf-8").splitlines()
    return {row["key"]: row[language] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
