"""Near-duplicates: what counts as the same article, and which one is the original."""

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.duplicates import originals, signature

WORDS = [f"woord{n}" for n in range(3000)]


def text(seed: int, length: int = 250) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length))


def changed(base: str, share: float, seed: int) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) if rng.random() < share else word for word in base.split())


def test_the_earliest_is_the_original_whatever_the_order() -> None:
    base = text(1)
    rows = [
        ("c", dt.date(2021, 2, 13), signature(base)),
        ("b", dt.date(2021, 2, 12), signature(changed(base, 0.02, 1))),
        ("a", None, signature(base + " een slotzin erbij")),
        ("d", dt.date(2021, 2, 12), signature(base.upper())),
        ("anders", dt.date(2020, 1, 1), signature(text(2))),
    ]
    expected = {"c": "b", "a": "b", "d": "b"}
    for seed in range(10):
        random.Random(seed).shuffle(rows)
        assert originals(rows) == expected
    assert originals([]) == {}


def test_similar_is_not_the_same() -> None:
    pairs = [(text(n), changed(text(n), 0.3, n)) for n in range(50)]
    rows = [
        (f"{n}{side}", None, signature(t)) for n, pair in enumerate(pairs) for side, t in zip("ab", pair, strict=True)
    ]
    assert originals(rows) == {}


def test_lightly_edited_articles_are_found() -> None:
    pairs = [(text(n), changed(text(n), 0.02, n)) for n in range(50)]
    rows = [
        (f"{n:02}{side}", None, signature(t))
        for n, pair in enumerate(pairs)
        for side, t in zip("ab", pair, strict=True)
    ]
    assert len(originals(rows)) >= 48


def test_signatures_are_compact_and_the_same_everywhere() -> None:
    assert len(signature(text(1))) == 256
    assert signature("Een twee drie.").hex()[:16] == signature("een TWEE drie").hex()[:16] == "22f0450a92fb6ebb"


@given(st.text(max_size=200))
def test_any_text_has_a_signature(value: str) -> None:
    assert len(signature(value)) == 256
