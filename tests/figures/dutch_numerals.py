"""Numbers written out in Dutch, by the rules of spelling: the other direction of what the grammar reads."""

from __future__ import annotations

ONES = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split()
ONES += ["zeventien", "achttien", "negentien"]
TENS = "_ _ twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def in_words(value: int) -> str:
    """A whole number below a million in Dutch words: 2577 is tweeduizend vijfhonderdzevenenzeventig."""
    if value >= 1000:
        thousands = "" if value < 2000 else _below_thousand(value // 1000)
        rest = f" {_below_thousand(value % 1000)}" if value % 1000 else ""
        return f"{thousands}duizend{rest}"
    return _below_thousand(value)


def _below_thousand(value: int) -> str:
    if value >= 100:
        hundreds = "" if value < 200 else ONES[value // 100]
        return f"{hundreds}honderd{_below_hundred(value % 100) if value % 100 else ''}"
    return _below_hundred(value)


def _below_hundred(value: int) -> str:
    if value < 20:
        return ONES[value]
    one, ten = ONES[value % 10], TENS[value // 10]
    if value % 10 == 0:
        return ten
    return f"{one}{'ën' if one.endswith('e') else 'en'}{ten}"
