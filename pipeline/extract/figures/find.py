"""Find the figures of a text: numbers, then quantities, then amounts, then what is said of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.codes import code_end
from pipeline.extract.figures.counted import counted
from pipeline.extract.figures.joins import Amount, join
from pipeline.extract.figures.numbers import find_numbers
from pipeline.extract.figures.qualifiers import qualifier
from pipeline.extract.figures.quantity import Quantity, read_quantity
from pipeline.extract.figures.rejected import is_rejected
from pipeline.extract.figures.units import EURO, PERCENT, Unit
from pipeline.extract.figures.words import clause_before
from pipeline.record import Figure, Span

_CLAUSE = 80  # code points before a bare number whose unit may stand there
_PRICE = re.compile(r"[0-9]+,[0-9]{2}")
_LISTED = re.compile(r", | en | of | tot en met | t/m ")  # artikel 10 en 11
_VAGUE_GROUP = 10  # een tiental, een 65-tal: about so many; een drietal is three


def find_figures(text: str, dates: Sequence[Span] = ()) -> list[Figure]:
    """The figures of a text, in order and without overlap, none inside or across one of the given dates.

    Pure, and linear in the length of the text. `sentence` is left for whoever sets the mentions into an article.
    """
    spans = sorted((span[0], span[1]) for span in dates)
    ends = [end for _, end in spans]
    figures = []
    rejected_at = -1
    for amount in join(text, _quantities(text, spans)):
        at = bisect_left(ends, amount.start + 1)
        if at < len(spans) and spans[at][0] < amount.end:
            continue
        after_date = at > 0 and text[ends[at - 1] : amount.start].strip(" ,") == ""
        listed = rejected_at >= 0 and _LISTED.fullmatch(text, rejected_at, amount.start) is not None
        if figure := _figure(text, amount, after_date=after_date, after_rejected=listed):
            figures.append(figure)
            rejected_at = -1
        else:
            rejected_at = amount.end
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


def _figure(text: str, amount: Amount, *, after_date: bool, after_rejected: bool) -> Figure | None:
    """The figure of an amount, or None where it is none."""
    number, unit = amount.last.number, amount.unit
    share = amount.ratio or number.fraction
    what = counted(text, amount.start, amount.end, unit, share=share, single=amount.high == 1)
    if is_rejected(text, amount, what, after_date=after_date):
        return None
    if after_rejected and unit is None and (what is None or number.plain):
        return None
    if unit is None and what is None:
        unit = _unit_of_clause(text, amount)
    said = qualifier(text, amount.start, amount.end, counts=unit is None and what is not None)
    if said is None and number.group and amount.high >= _VAGUE_GROUP:
        said = "about"
    return Figure(
        start=amount.start,
        end=amount.end,
        text=text[amount.start : amount.end],
        method="rule",
        kind=unit.kind if unit else "count",
        low=_exact(amount.low),
        high=_exact(amount.high),
        unit=unit.symbol if unit else None,
        what=what,
        qualifier=said,
    )


def _unit_of_clause(text: str, amount: Amount) -> Unit | None:
    """The unit that the clause gives a bare number: het percentage daalde van 2,1 naar 1,2; € 4 en voor leden 2,50."""
    clause = clause_before(text, amount.start, _CLAUSE)
    if " percentage " in clause:
        return PERCENT
    is_price = _PRICE.fullmatch(text, amount.last.number.start, amount.last.number.end)
    return EURO if is_price and ("€" in clause or " euro" in clause) else None


def _exact(value: float) -> float:
    """The value without the noise of binary arithmetic: 1.1 * 1e6 is 1100000."""
    return float(f"{value:.15g}")
