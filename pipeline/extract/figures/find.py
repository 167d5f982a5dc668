"""Find the figures of a text: numbers, then quantities, then amounts, then what is said of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.codes import find_code
from pipeline.extract.figures.counted import counted
from pipeline.extract.figures.joins import Amount, join
from pipeline.extract.figures.numbers import find_numbers
from pipeline.extract.figures.qualifiers import qualifier
from pipeline.extract.figures.quantity import Quantity, read_quantity
from pipeline.extract.figures.rejected import rejection
from pipeline.extract.figures.units import EURO, PERCENT, Unit
from pipeline.extract.figures.words import clause_before
from pipeline.extract.trace import Note
from pipeline.record import Figure, Span

_CLAUSE = 80  # code points before a bare number whose unit may stand there
_IN_DATE = "part of a date"
_PRICE = re.compile(r"[0-9]+,[0-9]{2}")
_LISTED = re.compile(r", | en | of | tot en met | t/m ")  # artikel 10 en 11
_VAGUE_GROUP = 10  # een tiental, een 65-tal: about so many; een drietal is three


def find_figures(text: str, dates: Sequence[Span] = (), notes: list[Note] | None = None) -> list[Figure]:
    """The figures of a text, in order and without overlap, none inside or across one of the given dates.

    Pure, and linear in the length of the text. `sentence` is left for whoever sets the mentions into an article.
    `notes`, where given, receives why each figure is one, and why other numbers are none.
    """
    spans = sorted((span[0], span[1]) for span in dates)
    ends = [end for _, end in spans]
    figures = []
    rejected_at = -1
    for amount in join(text, _quantities(text, spans, notes)):
        at = bisect_left(ends, amount.start + 1)
        if at < len(spans) and spans[at][0] < amount.end:
            _note(notes, amount.start, amount.end, _IN_DATE)
            continue
        after_date = at > 0 and text[ends[at - 1] : amount.start].strip(" ,") == ""
        listed = rejected_at >= 0 and _LISTED.fullmatch(text, rejected_at, amount.start) is not None
        if figure := _figure(text, amount, after_date=after_date, after_rejected=listed, notes=notes):
            figures.append(figure)
            rejected_at = -1
        else:
            rejected_at = amount.end
    return figures


def _quantities(text: str, dates: Sequence[tuple[int, int]], notes: list[Note] | None) -> list[Quantity]:
    """The quantities of a text, in order, without those in dates and in codes."""
    quantities: list[Quantity] = []
    taken = date = 0
    for number in find_numbers(text):
        if number.start < taken:
            continue
        while date < len(dates) and dates[date][1] <= number.start:
            date += 1
        if date < len(dates) and dates[date][0] < number.end:
            _note(notes, number.start, number.end, _IN_DATE)
            continue
        if number.digits and (code := find_code(text, number)) is not None:
            _note(notes, number.start, code.end, code.sort)
            taken = code.end
            continue
        if quantity := read_quantity(text, number, taken):
            quantities.append(quantity)
            taken = quantity.end
    return quantities


def _figure(
    text: str, amount: Amount, *, after_date: bool, after_rejected: bool, notes: list[Note] | None
) -> Figure | None:
    """The figure of an amount, or None where it is none."""
    number, unit = amount.last.number, amount.unit
    share = amount.ratio or number.fraction
    what = counted(text, amount.start, amount.end, unit, share=share, single=amount.high == 1)
    why_not = rejection(text, amount, what, after_date=after_date)
    if why_not is None and after_rejected and unit is None and (what is None or number.plain):
        why_not = "listed behind a number that is no figure"
    if why_not is not None:
        _note(notes, amount.start, amount.end, why_not)
        return None
    if unit is None and what is None:
        unit = _unit_of_clause(text, amount)
    said = qualifier(text, amount.start, amount.end, counts=unit is None and what is not None)
    if said is None and number.group and amount.high >= _VAGUE_GROUP:
        said = "about"
    if notes is not None:
        notes.append(Note("figures", amount.start, amount.end, _evidence(text, amount, unit)))
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


def _note(notes: list[Note] | None, start: int, end: int, why_not: str) -> None:
    if notes is not None:
        notes.append(Note("figures", start, end, why_not, lost=True))


def _evidence(text: str, amount: Amount, unit: Unit | None) -> str:
    """What the grammar read: a number, a range or a share, and where its unit comes from."""
    number, read = amount.last.number, "share" if amount.ratio else "range" if amount.is_range else "number"
    read = f"{read} in {'digits' if number.digits else 'words'}"
    if unit is None:
        return read
    if amount.unit is None:
        return f"{read}, unit {unit.symbol} from the clause"
    if amount.last.unit is None:
        return f"{read}, unit {unit.symbol} from the figure beside it"
    written = text[amount.last.start : number.start] if amount.last.before else text[number.end : amount.end]
    return f"{read}, unit {unit.symbol} from {written.strip()!r}"


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
