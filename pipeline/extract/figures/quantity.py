"""One number with its sign, currency and unit: `€ 1,2 mln`, `-0,8%`, `12,5 kilometer`, `vijf euro vijftig`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.extract.figures.numbers import Number
from pipeline.extract.figures.units import CURRENCY_SIGNS, Unit, read_unit, tables
from pipeline.extract.figures.words import clause_before, clause_behind, pattern, words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it. `value` is in the unit's symbol; `before`: the currency stands in front."""

    start: int
    end: int
    value: float
    number: Number
    unit: Unit | None = None
    before: bool = False


_MINUS = "-−–‑"
_LETTERS = r"(?:[A-Z]{3}|[Ee]ur|DM|RM|Rp|Fr\.|Rs\.?|f|fl|fl\.|Hfl|ƒ)"
# What stands right before the number: a sign, and a currency as a sign, a code or letters (US$, EUR, f).
_BEFORE = re.compile(
    rf"(?P<sign>[-−–‑+][ ]?)?(?P<currency>(?<![^\W_])(?:[A-Za-z]{{0,4}}[{CURRENCY_SIGNS}]|{_LETTERS}))"
    r"(?:[ \u00a0\u202f])?(?P<inner>[-−+])?\Z"
)
# een op de vijf
_OUT_OF = re.compile(r"[ ]op[ ](?:de[ ])?(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twintig|[0-9])")
_TAIL = re.compile(r",(?:--?|=|–|—)(?![0-9])")
_TO_UNIT = re.compile(rf"-(?=[^\W\d_])|[ \u00a0\u202f]?(?=[^\W\d_]|[{CURRENCY_SIGNS}%‰°º℃℉])")
_MINUS_WORD = re.compile(r"(?:^|[\s(:])(?P<minus>min|minus|negatief)[ ]\Z", re.I)
_LONE_MINUS = re.compile(r"(?:^|\n)[ ]?(?P<minus>[-−–])[ ]\Z")
_BRACKETED_MINUS = re.compile(r"\((?P<minus>[-−–])[ ]\Z")  # (- 31,3%)
_ALONE = re.compile(r"[0-9.,/ ]*(?:\n|\Z)")
_NEXT_WORD = re.compile(r"[ ]([^\W_]{2,30})")
_PARTICIPLE = re.compile(r"\w{0,8}ge\w{3,}(?:en|[dt])")
_NEAR = 100  # code points around a `ton` or `pond` that tell money from mass


def read_quantity(text: str, number: Number, after: int) -> Quantity | None:
    """The quantity around a number, of which nothing may begin before `after`. None where `een` is an article."""
    start, currency, negative = _before(text, number, after)
    value = -number.value if negative else number.value
    end = number.end
    if tail := _TAIL.match(text, end):
        end = tail.end()
    unit, unit_end = _unit_after(text, number, end)
    if currency is not None:
        if unit is not None and unit.symbol == currency.symbol:
            end = unit_end
        return Quantity(start, end, value, number, currency, before=True)
    if unit is None:
        bare_article = number.article and number.scale == 1 and not _OUT_OF.match(text, end)
        return None if bare_article else Quantity(start, end, value, number)
    unit = _by_context(text, number, unit, unit_end)
    return Quantity(start, unit_end, value * unit.factor, number, unit)


def _before(text: str, number: Number, after: int) -> tuple[int, Unit | None, bool]:
    """Where the quantity begins, the currency in front, and whether it is negative."""
    start = number.start
    if start == after:
        return start, None, False
    last = text[start - 1]
    if not (last in " \u00a0\u202f+-−–‑." or last.isalpha() or not last.isalnum()):
        return start, None, False
    window = text[max(after, start - 10) : start]
    found = _BEFORE.search(window)
    if found:
        currency = _currency(found["currency"])
        if currency is not None and currency.kind == "money" and (not currency.noun or _is_sum(number)):
            at = found.start("currency")
            sign = found["inner"] or (found["sign"] if _opens(text, start - len(window) + found.start()) else None)
            if found["sign"] and sign == found["sign"]:
                at = found.start()
            return start - len(window) + at, currency, sign is not None and sign.strip() in _MINUS
    if last in "+-−–‑" and _opens(text, start - 1):
        return start - 1, None, last != "+"
    if last == " " and (bracketed := _BRACKETED_MINUS.search(text, max(after, start - 3), start)):
        return bracketed.start("minus"), None, True
    if last == " " and (word := _minus_word(text, start, after)) is not None:
        return word, None, True
    return start, None, False


def _currency(written: str) -> Unit | None:
    """The currency of a sign or code in front of a number; `usd$` and `MXN$` are met too."""
    signs = tables().signs
    code = written[:-1] if written[-1] in CURRENCY_SIGNS else written
    return signs.get(written) or (signs.get(code.upper()) if code != written or code.upper() == "EUR" else None)


def _opens(text: str, at: int) -> bool:
    """Whether a sign at `at` opens a number: nothing, a blank or a bracket stands before it."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "(:/["


def _minus_word(text: str, start: int, after: int) -> int | None:
    """The start of `min` before a number (not of minutes: 5 min 30), or of a dash on a line that holds nothing else."""
    window = text[max(after, start - 11) : start]
    if found := _MINUS_WORD.search(window):
        return start - len(window) + found.start("minus")
    if (found := _LONE_MINUS.search(window)) and _ALONE.match(text, start):
        return start - len(window) + found.start("minus")
    return None


def _unit_after(text: str, number: Number, end: int) -> tuple[Unit | None, int]:
    """The unit behind a number and its end."""
    gap = _TO_UNIT.match(text, end)
    if gap is None:
        return None, end
    found = read_unit(text, gap.end())
    if found is None:
        return None, end
    unit, unit_end = found
    written = text[gap.end() : unit_end]
    if unit.noun and (
        number.article or (unit.kind == "money" and not ((unit.sign and _is_sum(number)) or number.scale >= 1e3))
    ):
        return None, end
    if unit.sign and not _sign_fits(number, written, gap[0], text[unit_end : unit_end + 2]):
        return None, end
    if gap[0].endswith("-") and unit.sign and not number.digits:
        return None, end
    return unit, unit_end


def _is_sum(number: Number) -> bool:
    """Whether a number looks like money rather than like the number of a name (COP26)."""
    return not number.plain or number.value >= 1000


def _sign_fits(number: Number, written: str, gap: str, following: str) -> bool:
    """Whether letters behind a number can be a symbol: a single one only behind digits (5 m)."""
    if written == "min" and number.article:
        return False  # op een min rekenen, een min of meer vaste groep
    if not written[0].isalpha() or len(written) > 2:
        return True
    if following[:1] == "." and following[1:].isalpha():
        return False  # 1 t.e.m. 5 mei
    if len(written) == 1:
        return number.digits and not gap.endswith("-") and written not in "T" + ("A" if gap else "")
    return following[:1] != "-" or gap.endswith("-")


def _by_context(text: str, number: Number, unit: Unit, end: int) -> Unit:
    """Units that mean two things: ton (mass, or 100,000 euro), pond (half a kilo, or sterling), degrees."""
    start = number.start
    if unit.symbol == "t" and text.endswith("ton", 0, end) and number.value < 100 and number.scale == 1:
        if _is_money(text, start, end):
            around = text[max(0, start - 4 * _NEAR) : end + 4 * _NEAR]
            code = "NLG" if pattern("guilders").search(around) else "EUR"
            return replace(unit, symbol=code, kind="money", factor=1e5)
    elif unit.symbol == "pond" and (number.scale >= 1e6 or _is_money(text, start, end)):
        return replace(unit, symbol="GBP", kind="money")
    elif unit.symbol == "Cel" and text.endswith(("graden", "°"), 0, end):
        angle = pattern("angle").search(clause_before(text, start, _NEAR) + "," + clause_behind(text, end, _NEAR))
        return replace(unit, symbol="deg") if angle else unit
    return unit


def _is_no_goods(word: str) -> bool:
    """Whether a word behind `ton` cannot be what is weighed: a function word, a verb, or money itself."""
    if word in words("not_counted.txt") or word in words("verb_forms.txt"):
        return True
    return _PARTICIPLE.fullmatch(word) is not None or pattern("money_goods").fullmatch(word) is not None


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether the clause speaks of money, and no goods stand behind the unit (6 ton afval)."""
    behind = _NEXT_WORD.match(text, end)
    if behind and not _is_no_goods(behind[1].lower()):
        return False
    clause = clause_before(text, start, _NEAR) + "," + clause_behind(text, end, _NEAR)
    return pattern("money").search(clause) is not None and pattern("weight").search(clause) is None
