"""Digits that are part of something else: dates, clock times, telephone numbers, postcodes, names, addresses."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.figures.numbers import Number

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![^\W_])"
)
_WEEKDAY = r"(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?"
_TO = r"(?: tot en met | t/m | t\.e\.m\. | tot | en | of |, ?| ?[-–] ?|/| à )"
_DAY = r"[0-9]{1,2}(?:e|ste|de)?"
_CLOCK = r"[0-9]{1,2}[.:][0-9]{2}"
_CLOCK_TO = r" ?(?:[-–]|tot|en|à|t/m) ?"

_DATES = (
    # 9 december 2019, 10 tot en met 14 juni, 4 en zaterdag 7 mei
    rf"{_DAY}(?:{_TO}(?:{_WEEKDAY} )?{_DAY}){{0,5}}[ .\u00a0-]{{0,2}}{_MONTH}\.?(?:[ ]['’]?[0-9]{{2,4}}(?![0-9.,]))?",
    r"[0-9]{1,2}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)[0-9]{2,4}(?![0-9])",  # 03-02-2020
    r"[12][0-9]{3}(?P<iso>[-/])[0-9]{2}(?:(?P=iso)[0-9]{2})?(?![0-9])",  # 2020-02-03, 2019-20
    r"[12][0-9]{3}[ ]?[-–/][ ]?(?:[12][0-9]{3}|[0-9]{2})(?![0-9.,])",  # 2019 - 2023
)
_TIMES = (
    rf"{_CLOCK}(?:{_CLOCK_TO}{_CLOCK})?[ \u00a0]?(?:uur|u|h)(?![^\W_])",  # 10.30 uur
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])",
    r"[0-2]?[0-9]\.[0-5][0-9] ?[-–] ?[0-2]?[0-9]\.[0-5][0-9](?![0-9])",  # 9.00 - 17.00
    r"[0-9]{1,2}[uh][0-9]{2}(?![0-9])",  # 20u30
)
_TELEPHONE = (
    r"0[0-9]{0,4}\)?[ /.–-]{1,3}[0-9](?:[0-9 ./–-]{2,18}[0-9])",  # 070 123 45 67
    r"14[ ]0[0-9]{2,3}(?![0-9])",  # the short number of a municipality
)
_COORDINATES = (r"[0-9]{1,3}[°º] ?[0-9]{1,2}(?:['’′] ?[0-9]{1,2}(?:[.,][0-9]+)?[\"”″]?)?",)  # 52°05'
_SORTS = {
    "date": _DATES,
    "clock_time": _TIMES,
    "telephone_number": _TELEPHONE,
    "code": ("0[0-9]+",),
    "coordinates": _COORDINATES,
}
_BLOCK = re.compile("|".join(f"(?P<{sort}>{'|'.join(forms)})" for sort, forms in _SORTS.items()), re.IGNORECASE)
# A Dutch postcode; capitals that are a unit or an attribute (2500 MW, 1500 EU-landen) make none.
_POSTCODE = re.compile(r"[1-9][0-9]{3}[ ]?(?!MW|GW|TB|GB|MB|EU|AI|VN|TV|IT)[A-Z]{2}(?=[ ]+[A-Z]|\s*[,.)|\n]|\s*\Z)")
_ABROAD = re.compile(r"\+[0-9]{2}(?:[ ()./-]{0,3}[0-9]){6,13}")  # +31 70 123 45 67
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_REST_OF_TOKEN = re.compile(r"[^\s,;()]{0,200}")
_OPENS = '("“”„‘[<>~±≈≤≥+×*|'
_IN_ADDRESS = "@#&_=\\§№/."


class Code(NamedTuple):
    """Where a code ends, and what sort of code it is."""

    end: int
    sort: str


def find_code(text: str, number: Number) -> Code | None:
    """The date, time or code that begins with a number in digits or holds it; None where it stands free."""
    at = number.start
    if at and not text[at - 1].isspace():
        if text[at - 1] in _OPENS:
            if text[at - 1] == "+" and (abroad := _ABROAD.match(text, at - 1)):
                return Code(abroad.end(), "telephone number")
        elif (end := _token_end(text, at)) is not None:
            return Code(end, "part of a name, an address or an account number")
    if code := _POSTCODE.match(text, at):
        return Code(code.end(), "postcode")
    code = _BLOCK.match(text, at)
    return Code(code.end(), str(code.lastgroup).replace("_", " ")) if code else None


def _token_end(text: str, at: int) -> int | None:
    """The end of a token of which a number is only a part: A12, Covid-19, http://x.nl/2019, NL91 ABNA 0417."""
    last, before = text[at - 1], text[at - 2 : at - 1]
    if last.isalpha():
        iban = _IBAN.match(text, max(0, at - 2))
        return iban.end() if iban else None  # else a currency or a name, known when the quantity is read
    end = max(_REST_OF_TOKEN.match(text, at).end(), at + 1)  # type: ignore[union-attr]
    if last in "-–‑":
        return end if before.isalpha() else None
    if last not in _IN_ADDRESS:
        return None
    if last == "=":
        return None if before.lower() in ("n", "", " ") else end  # (n=371)
    if last == "/":
        return None if not before or before.isdigit() or before.isspace() else end
    if last == ".":
        return end if before.isalnum() else None
    return end
