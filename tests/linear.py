"""A check that a function takes time in proportion to its input, hostile input included."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

SMALL, TIMES_LARGER = 5_000, 8
MARGIN = 5  # noise of a shared machine; quadratic work would be eight times slower per character


def assert_linear(function: Callable[[str], Any], unit: str) -> None:
    """Eight times the text takes about eight times as long, not sixty-four times."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        best = float("inf")
        for _ in range(2):
            started = time.perf_counter()
            function(text)
            best = min(best, time.perf_counter() - started)
        return best

    small, large = seconds(SMALL), seconds(SMALL * TIMES_LARGER)
    assert large < max(0.05, small) * TIMES_LARGER * MARGIN
