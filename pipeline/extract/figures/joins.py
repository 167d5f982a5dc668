"""Quantities that belong together: compounds (een uur en 15 minuten), ranges (5 tot 10 miljoen euro), elided units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.figures.units import Unit
from pipeline.extract.figures.words import clause_before, clause_behind, pattern


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure in the making: its span, its bounds in `unit`, and the quantity of its upper bound."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit | None
    last: Quantity
    ratio: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two bounds are written."""
        return self.low != self.high


_LONGEST_GAP = 30
_ROUGHLY = r"(?:ongeveer|circa|ca\.|zo['’]n|pakweg|ruim|bijna|maximaal|wel|hooguit|meer dan|de|het)"
_TO = re.compile(
    rf"-?[ \u00a0](?:tot en met|tot|t/m|t\.e\.m\.|à|a|á)(?: {_ROUGHLY}){{0,2}}[ \u00a0]|[ \u00a0]?[-–—~][ \u00a0]?",
    re.I,
)
_AND = re.compile(rf"[ \u00a0]en(?: {_ROUGHLY}){{0,2}}[ \u00a0]", re.I)
_OR = re.compile(r"[ ]of[ ]", re.I)
_ON = re.compile(r"[ ](?:op|van)(?: elke| iedere)?(?: de)?[ ]|-op-", re.I)
_ELLIPSIS = re.compile(
    rf"[ \u00a0](?:naar|en|of|tot|bij|op|respectievelijk|resp\.|tegen|tegenover)(?: {_ROUGHLY}){{0,2}}[ \u00a0]"
    r"|,[ ]|[ ]?[-–x×/][ ]?",
    re.I,
)
_CHANGE_TO = re.compile(r"[ \u00a0](?:naar|tot)(?: |$)", re.I)
_BETWEEN = re.compile(r"(?<!\w)tussen(?: (?:de|het|ongeveer|circa|zo['’]n|pakweg))?[ \u00a0]\Z", re.I)
_FROM = re.compile(r"(?<!\w)van(?: (?:de|het|ongeveer|circa|zo['’]n|ruim|bijna))?[ \u00a0]\Z", re.I)
_BY = re.compile(r"(?<!\w)met(?: \w{1,12})?[ \u00a0]\Z", re.I)
_NOTHING_COUNTED = re.compile(
    r"[ \u00a0]*(?:[.,;:!?)\n]|\Z|(?:per|kost\w*|lang|hoog|breed|voor|en|bij|of|betalen|extra)\b)", re.I
)
_JOINT = re.compile(r",?[ \u00a0](?:en[ \u00a0])?", re.I)


def join(text: str, quantities: Sequence[Quantity]) -> list[Amount]:
    """Amounts of a text from its quantities, in order."""
    return _ellipses(text, _ranges(text, _compounds(text, quantities)))


# Compounds: two units of one amount


def _compounds(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for quantity in quantities:
        whole = _compound(text, joined[-1], quantity) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(quantity)
    return joined


def _compound(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """`twee uur, 45 minuten`, `1 dollar en 42 cents`, `vijf euro vijftig`, or None."""
    gap = text[first.end : second.start] if second.start - first.end <= 5 else "?"
    if first.unit is None or not _JOINT.fullmatch(gap):
        return None
    unit = first.unit
    if second.unit is None:
        if gap == " " and _takes_hundredths(first) and _is_hundredths(text, second):
            return replace(first, end=second.end, value=first.value + second.value / 100)
        return None
    if "," not in gap and second.unit.hundredth and unit.kind == "money" and _takes_hundredths(first):
        return replace(first, end=second.end, value=first.value + second.number.value / 100)
    if unit.lesser and unit.lesser == second.unit.symbol and not unit.sign:
        per = unit.per_lesser
        return replace(first, end=second.end, value=first.value * per + second.value, unit=second.unit)
    return None


def _takes_hundredths(first: Quantity) -> bool:
    """Whether cents or centimetres may follow: a whole number of a currency, or of metres."""
    unit, number = first.unit, first.number
    whole = number.value == int(number.value) and number.scale == 1 and not number.fraction
    return whole and unit is not None and unit.factor == 1 and (unit.kind == "money" or unit.symbol == "m")


def _is_hundredths(text: str, second: Quantity) -> bool:
    """Whether a bare number is the cents of `15 dollar 50`: a whole below a hundred that counts nothing itself."""
    whole = not second.number.fraction and second.value == int(second.value)
    return whole and 1 <= second.value <= 99 and _NOTHING_COUNTED.match(text, second.end) is not None


# Ranges: two bounds of one figure


def _ranges(text: str, quantities: Sequence[Quantity]) -> list[Amount]:
    amounts: list[Amount] = []
    at = 0
    while at < len(quantities):
        first = quantities[at]
        joined = _range(text, first, quantities[at + 1]) if at + 1 < len(quantities) else None
        amounts.append(joined or Amount(first.start, first.end, first.value, first.value, first.unit, first))
        at += 2 if joined else 1
    return amounts


def _range(text: str, first: Quantity, second: Quantity) -> Amount | None:
    """The figure that two quantities bound together, or None."""
    if not 0 < second.start - first.end <= _LONGEST_GAP:
        return None
    gap = text[first.end : second.start]
    if "\n" in gap:
        return None
    before = text[max(0, first.start - 24) : first.start]
    if _ON.fullmatch(gap):
        return _ratio(first, second, gap)
    between = _BETWEEN.search(before)
    if between:
        if not _AND.fullmatch(gap):
            return None
    elif _OR.fullmatch(gap):
        if not _neighbours(first, second):
            return None
    elif (
        not _TO.fullmatch(gap)
        or first.number.fraction != second.number.fraction
        or _is_change(text, first, second, before, gap)
    ):
        return None
    if gap.startswith("-") and not gap.startswith("--") and not first.number.digits:
        first = replace(first, value=first.value * _suspended(second, text))
    return _bounded(first, second, first.start - len(between[0]) if between else first.start)


def _neighbours(first: Quantity, second: Quantity) -> bool:
    """Whether `x of y` names neighbouring bounds: twee of drie, 30 of 40."""
    whole = first.unit is None and first.value == int(first.value) and second.value == int(second.value)
    step = second.number.value - first.number.value
    return whole and step > 0 and (step == 1 or (step in (5, 10, 50, 100) and first.value % step == 0))


def _is_change(text: str, first: Quantity, second: Quantity, before: str, gap: str) -> bool:
    """Whether `x tot y` tells a change by x to y, or from x to y, rather than a range."""
    if not gap.strip().lower().startswith("tot"):
        return False
    if first.unit is not None and second.unit is not None and not first.before and _BY.search(before):
        return True
    if not _FROM.search(before):
        return False
    clause = clause_before(text, first.start, 60) + "," + clause_behind(text, second.end, 40)
    return pattern("change").search(clause) is not None


def _ratio(first: Quantity, second: Quantity, gap: str) -> Amount | None:
    """`1 op de 5`, `één op vijf`: a share."""
    years = second.unit is not None and second.unit.symbol == "a"  # een kans van 1 op 100 jaar
    if "op" not in gap.lower() or first.unit or (second.unit and not years) or not 0 < first.value < second.value:
        return None
    if first.value > 20 or any(value != int(value) for value in (first.value, second.value)):
        return None
    share = first.value / second.value
    return Amount(first.start, second.end, share, share, None, second, ratio=True)


def _bounded(first: Quantity, second: Quantity, start: int) -> Amount | None:
    low, high, unit = first.value, second.value, second.unit
    if first.unit is None:
        if second.before:
            return None
        low = _scaled_like(low, first, second, most=high)
        low *= unit.factor if unit and low == first.value else 1
    elif unit is None:
        if not first.before:
            return None
        unit = first.unit
        low = _scaled_like(low, first, second, most=high)
    elif first.unit.symbol != unit.symbol or first.unit.points != unit.points:
        if first.unit.lesser != unit.symbol and unit.lesser != first.unit.symbol:
            return None
        if unit.lesser == first.unit.symbol:
            high, unit = high * unit.per_lesser, first.unit
        else:
            low *= first.unit.per_lesser
    else:
        low = _scaled_like(low, first, second, most=high) if first.before else low
    if low > high or (low == high and first.number.plain):
        return None
    return Amount(start, second.end, low, high, unit, second)


def _suspended(second: Quantity, text: str) -> float:
    """The scale inside the second word of `vijftig- tot vijfenzeventigduizend`."""
    written = text[second.number.start : second.number.end].lower()
    return 1e3 if written.endswith("duizend") else 1e2 if written.endswith("honderd") else 1.0


def _scaled_like(value: float, first: Quantity, second: Quantity, most: float) -> float:
    """The value with the scale (and factor of the unit) that is written only behind the second number."""
    scale = second.number.scale
    if first.number.scale != 1 or abs(value) >= 1000 or scale < 100:
        return value
    factor = second.unit.factor if second.unit and first.unit is None else 1
    scaled = value * scale * factor
    return scaled if scaled <= most else value


# Ellipsis: two figures of which only one carries scale and unit


def _ellipses(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give units and scales from the right to the left (van 14 naar 5 weken), or from the left to the right."""
    for at in range(len(amounts) - 1, 0, -1):
        left, right = amounts[at - 1], amounts[at]
        gap = text[left.end : right.start] if right.start - left.end <= _LONGEST_GAP else "?"
        if left.ratio or right.ratio or not _ELLIPSIS.fullmatch(gap):
            continue
        change = _CHANGE_TO.match(gap) is not None
        if left.unit is None and right.unit is not None and not right.last.before:
            if gap.startswith(",") and not _goes_on(text, amounts, at):
                continue
            if right.unit.kind == "percentage" and left.last.number.scale > 1:
                continue  # 34,0 miljoen, 5,5%
            if not left.last.number.plain or left.low < 1000:
                amounts[at - 1] = _like(left, right.unit, right.last.number.scale if change else 1)
        elif change and left.unit is None and right.unit is None and right.last.number.scale >= 1e3:
            amounts[at - 1] = _like(left, None, right.last.number.scale)
        elif change and left.unit is not None and right.unit is None and left.last.before:
            amounts[at] = replace(right, unit=left.unit)
            amounts[at - 1] = _like(left, left.unit, right.last.number.scale)
        elif change and left.unit is not None and left.unit == right.unit and left.last.before:
            amounts[at - 1] = _like(left, left.unit, right.last.number.scale)
    return amounts


def _goes_on(text: str, amounts: Sequence[Amount], at: int) -> bool:
    """Whether the enumeration goes on behind an amount with another one of its unit: 3, 4 en 5 procent."""
    if at + 1 == len(amounts) or amounts[at + 1].unit != amounts[at].unit:
        return False
    between = text[amounts[at].end : amounts[at + 1].start] if amounts[at + 1].start - amounts[at].end < 20 else "?"
    return _ELLIPSIS.fullmatch(between) is not None


def _like(amount: Amount, unit: Unit | None, scale: float) -> Amount:
    factor = unit.factor if unit and amount.unit is None else 1.0
    if amount.last.number.scale != 1 or abs(amount.high) >= 1000:
        scale = 1.0
    return replace(amount, low=amount.low * scale * factor, high=amount.high * scale * factor, unit=unit)
