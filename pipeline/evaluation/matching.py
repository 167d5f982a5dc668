"""When two mentions state the same, and which prediction belongs to which annotation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pipeline.evaluation.gold import Values

_CONTAINED = ("what", "role", "organisation")  # right where one contains the other
_ARTICLES = ("de ", "het ", "een ", "De ", "Het ", "Een ")


class Matched(NamedTuple):
    """Predictions held against annotations: pairs that are the same, what was invented and what was missed."""

    pairs: list[tuple[Values, Values]]
    invented: list[Values]
    missed: list[Values]


def match(predicted: Sequence[Values], gold: Sequence[Values], same: Callable[[Values, Values], bool]) -> Matched:
    """Match one to one, by largest overlap, the pairs that are the same.

    A prediction that matches nothing and overlaps an optional annotation is neither right nor invented.
    """
    required = [g for g in gold if not g.get("optional")]
    optional = [g for g in gold if g.get("optional")]
    candidates = sorted(
        (
            (_overlap(p, g) - 0.001 * abs(_length(p) - _length(g)), i, j)
            for i, p in enumerate(predicted)
            for j, g in enumerate(required)
            if _overlap(p, g) and same(p, g)
        ),
        reverse=True,
    )
    of_predicted: dict[int, int] = {}
    of_required: set[int] = set()
    for _, i, j in candidates:
        if i not in of_predicted and j not in of_required:
            of_predicted[i] = j
            of_required.add(j)
    return Matched(
        [(predicted[i], required[j]) for i, j in of_predicted.items()],
        [p for i, p in enumerate(predicted) if i not in of_predicted and not any(_overlap(p, o) for o in optional)],
        [g for j, g in enumerate(required) if j not in of_required],
    )


def same_bounds(kind: str, predicted: Values, gold: Values) -> bool:
    """Whether two mentions start and end at the same place; a leading article of a date is free."""
    return _bounds(kind, predicted) == _bounds(kind, gold)


def same_value(kind: str, predicted: Values, gold: Values) -> bool:
    """Whether two mentions of a kind state the same fact."""
    if kind == "figures":
        return (
            _close(predicted["low"], gold["low"])
            and _close(predicted["high"], gold["high"])
            and (predicted.get("unit") or None) == (gold.get("unit") or None)
            and predicted["kind"] == gold["kind"]
        )
    if kind == "dates":
        return bool(predicted["first"] == gold["first"] and predicted["last"] == gold["last"])
    if kind == "cities":
        same_country = gold.get("country") is None or predicted["country"] == gold["country"]
        return same_country and _folded(predicted["name"]) == _folded(gold["name"])
    key = "speaker" if kind == "quotes" else "name"
    return _folded(predicted[key]) == _folded(gold[key])


def same_attribute(attribute: str, predicted: Any, gold: Any) -> bool:
    """Whether an attribute is right; of phrases one may contain the other."""
    p, g = _folded(predicted), _folded(gold)
    contained = attribute in _CONTAINED and p is not None and g is not None and bool(p and g) and (p in g or g in p)
    return p == g or contained


def _folded(value: Any) -> str | None:
    """Without case, with one kind of apostrophe and single spaces."""
    if value is None:
        return None
    return " ".join(str(value).lower().replace("’", "'").replace("‘", "'").split())


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 * max(1.0, abs(b))


def _bounds(kind: str, mention: Values) -> tuple[int, int]:
    free = next((len(a) for a in _ARTICLES if kind == "dates" and mention["text"].startswith(a)), 0)
    return mention["start"] + free, mention["end"]


def _length(mention: Values) -> int:
    return int(mention["end"] - mention["start"])


def _overlap(a: Values, b: Values) -> int:
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))
