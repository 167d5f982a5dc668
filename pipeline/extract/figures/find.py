"""Find the figures of a text: numbers, then quantities, then amounts, then what is said of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.codes import code_end
from pipeline.extract.figures.counted import counted
from pipeline.extract.figures.joins import Amount, join
from pipeline.extract.figures.numbers import find_numbers
from pipeline.extract.figures.qualifiers import qualifier
from pipeline.extract.figures.quantity import Quantity, read_quantity
from pipeline.extract.figures.rejected import is_rejected
from pipeline.record import Figure, Span


def find_figures(text: str, dates: Sequence[Span] = ()) -> list[Figure]:
    """The figures of a text, in order and without overlap, none inside or across one of the given dates.

    Pure, and linear in the length of the text. `sentence` is left for whoever sets the mentions into an article.
    """
    spans = sorted((span[0], span[1]) for span in dates)
    ends = [end for _, end in spans]
    figures = []
    for amount in join(text, _quantities(text, spans)):
        at = bisect_left(ends, amount.start + 1)
        if at < len(spans) and spans[at][0] < amount.end:
            continue
        after_date = at > 0 and text[ends[at - 1] : amount.start].strip(" ,") == ""
        if figure := _figure(text, amount, after_date):
            figures.append(figure)
    return figures


def _quantities(text: str, dates: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The quantities of a text, in order, without those in dates and in codes."""
    quantities: list[Quantity] = []
    taken = date = 0
    for number in find_numbers(text):
        if number.start < taken:
            continue
        while date < len(dates) and dates[date][1] <= number.start:
            date += 1
        if date < len(dates) and dates[date][0] < number.end:
            continue
        if number.digits and (code := code_end(text, number)) is not None:
            taken = code
            continue
        if quantity := read_quantity(text, number, taken):
            quantities.append(quantity)
            taken = quantity.end
    return quantities


def _figure(text: str, amount: Amount, after_date: bool) -> Figure | None:
    """The figure of an amount, or None where it is none."""
    number, unit = amount.last.number, amount.unit
    what = counted(text, amount.end, unit, share=amount.ratio or number.fraction, single=amount.high == 1)
    if is_rejected(text, amount, what, after_date=after_date):
        return None
    said = qualifier(text, amount.start, amount.end, counts=unit is None and what is not None)
    return Figure(
        start=amount.start,
        end=amount.end,
        text=text[amount.start : amount.end],
        method="rule",
        kind=unit.kind if unit else "count",
        low=float(f"{amount.low:.15g}"),
        high=float(f"{amount.high:.15g}"),
        unit=unit.symbol if unit else None,
        what=what,
        qualifier=said,
    )
