"""The word lists are in order."""

from __future__ import annotations

from collections import Counter

from pipeline.extract import wordlists


def test_no_body_stands_twice() -> None:
    lines = [line for _, line in wordlists.items("organisations")]
    assert [line for line, count in Counter(lines).items() if count > 1] == []


def test_forms_are_trimmed_and_not_empty() -> None:
    for _, line in wordlists.items("organisations"):
        for form in line.split(" = "):
            assert form.removesuffix(" ?").strip() == form.removesuffix(" ?") != "", line
            assert "?" not in form.removesuffix(" ?"), line
