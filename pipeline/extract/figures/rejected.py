"""Amounts that are no figures, by the characters and words around them: years, labels, clock times, names, verbs."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.figures.counted import is_verb
from pipeline.extract.figures.joins import Amount
from pipeline.extract.figures.numbers import cardinal
from pipeline.extract.figures.words import group, rows, words, words_before

_TIMES = re.compile(r"[x×](?![^\W_])")
_LOWER_WORD = re.compile(r"[ ]([^\W\d_]{4,})")
_NEXT_WORD = re.compile(r"[ ]([^\W\d_]+)")
_CAPITALISED = re.compile(r"[ ]([A-Z][^\W\d_]+)")
_NAME = re.compile(r"[\w.'’&-]+\Z")
_LIST_NUMBER = re.compile(r"[.)][ \t][^\n]")
_ITEM = re.compile(r":[ ][^\W\d_]")  # 1: door te bellen, 2: door te schrijven
_ITEM_BEFORE = re.compile(r"(?:[.,;:]| en| of|\A|\n)[ ]?\Z")
_LINE_START = re.compile(r"(?:\A|\n)[ \t•*–-]{0,3}\Z")
_LONG = re.compile(
    r"[ ](?:per|lang|durende?|aaneengesloten|onafgebroken|rijden|vliegen|werk|later|eerder|geleden|oud)(?![^\W_])"
)
_TO_CLOCK = re.compile(r"[ ]tot[ ][0-9]{1,2}[ ]uur")
_TO_HALF = re.compile(r"[ ](?:tot|en)[ ](?:half|kwart)[ ]\w")  # van tien tot half elf
_DAY_PART = re.compile(r"[ ](?:'s |’s |s )(?:ochtends|middags|avonds|nachts|morgens)")
_STREET = re.compile(
    r".*(?:straat|laan|weg|plein|kade|gracht|singel|dijk|hof|park|dreef|steeg|markt|pad|ring|boulevard|allee|plantsoen|lei|kaai"
    r"|baan|dam|haven|wal|veld|akker|weide|poort|bosch?|vest|plaats|str\.)"
)
_PEOPLE = re.compile(r".*(?:en|s|e)")  # Nederlanders, Belgen, Nederlandse: a plural, not the place behind a postcode
_FULL_STOPS = ".!?:\n|•"
_QUOTES = "(\"“”‘„'’«"
_WINDOW = 48
_IN_NAME = "day, house number, postcode or number of a name"


def rejection(text: str, amount: Amount, what: str | None, *, after_date: bool) -> str | None:
    """Why an amount is no figure; None where it is one. `what` it seems to count; `after_date`: it stands right behind
    a date."""
    before = words_before(text, amount.start)
    last = before[-2].lstrip(_QUOTES) if len(before) > 1 and not before[-1].strip(_QUOTES + "~<>±") else ""
    earlier = before[-3] if len(before) > 2 else ""
    if amount.last.number.digits:
        if _is_attached(text, amount):
            return "digits with letters or marks stuck to them"
        if _is_numbering(text, amount):
            return "number of a list item, a note or an age in brackets"
        if _is_year(last, amount, what):
            return "year"
    elif _is_part_of_word(text, amount):
        return "part of a compound"
    if amount.last.number.article and amount.last.number.scale > 1:
        return None if last in group("before_scale") else "vague amount"
    if amount.unit is not None:
        if _is_article(text, amount, last):
            return "article"
        return "clock time" if _is_clock(text, amount, last, after_date) else None
    if _TO_HALF.match(text, amount.end):
        return "clock time"
    if _is_labelled(last, earlier, amount, what):
        return f"number of a thing, behind {last!r}"
    if what is None and last == "op" and earlier in ("dagen", "uur"):
        return "opening days or hours"  # 7 dagen op 7
    if amount.last.number.digits:
        return _IN_NAME if _is_in_name(text, amount, last, what, after_date) else None
    if what is None and (last == "om" or (last in ("over", "voor") and cardinal(earlier) is not None)):
        return "clock time"  # om tien over twee
    return "verb, noun or name" if _is_other_word(text, amount, last, what) else None


# Characters that stick to the number


def _is_attached(text: str, amount: Amount) -> bool:
    """Letters or marks that stick to the digits: 4G, 3e, 14-0, 24/7, 2.0, '90."""
    start, end, number = amount.start, amount.end, amount.last.number
    previous, before = text[start - 1 : start] if start else "", text[start - 2 : start - 1] if start > 1 else ""
    following, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if previous.isalnum() or previous in ("_", "@", "#") or following == "^":
        return True
    if previous in ("-", "–", "/", ":") and before.isalnum():
        return True
    if previous in ("'", "’") and number.plain and end - start == 2:
        return True
    if following in ("-", "–", "/", ":") and beyond.isdigit():
        return True
    if amount.unit is not None:
        return following.isalnum() and text[end - 1].isalnum()
    if following.isalpha() or (following == "/" and beyond.isalpha()):
        return not _TIMES.match(text, end)
    if following in ("-", "–", "‑") and beyond.isalpha():
        return True
    return number.dotted and not _LOWER_WORD.match(text, end)


def _is_part_of_word(text: str, amount: Amount) -> bool:
    """Number words in a compound with a hyphen: twee-onder-een-kap, Noord-drie."""
    start, end = amount.start, amount.end
    if text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].isalpha():
        return True
    return start > 1 and text[start - 1] in "-–_/@" and text[start - 2].isalnum()


def _is_numbering(text: str, amount: Amount) -> bool:
    """The number of a list item, a footnote or an age in brackets: `1. Drink genoeg`, [3], (84)."""
    start, end, number = amount.start, amount.end, amount.last.number
    if not number.plain or amount.unit is not None or amount.is_range or start != number.start:
        return False
    around = text[start - 1 : start] + text[end : end + 1] if start else ""
    if around == "[]" or (around == "()" and amount.high < 150):
        return True
    if amount.high < 20 and _ITEM.match(text, end):
        return _ITEM_BEFORE.search(text[max(0, start - 4) : start]) is not None
    return (
        amount.high < 100
        and _LIST_NUMBER.match(text, end) is not None
        and _LINE_START.search(text[max(0, start - 4) : start]) is not None
    )


# Words before the number


@cache
def _labels() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("number_labels.tsv")}


def _is_labelled(last: str, earlier: str, amount: Amount, what: str | None) -> bool:
    """Behind a word that makes a name of the number: artikel 12, lijn 5, fase twee, kwart voor acht."""
    label = last.strip("(“\"'‘„:.")
    strength = _labels().get(label) or _labels().get(f"{earlier} {label}")
    if strength == "bare":
        place = what is None or (what[0].isupper() and " " not in what)  # lijn 162 Namen
        named = place and earlier not in group("before_ordinary") and amount.high == int(amount.high)
        return named or label == "kilometer"  # kilometer 44,6 of a line
    return strength == "always"


def _is_year(last: str, amount: Amount, what: str | None) -> bool:
    number = amount.last.number
    if not number.plain or amount.unit is not None or number.end - number.start != 4 or not 1000 <= amount.high <= 2100:
        return False
    if last in group("months") or (last in group("before_year") and (what is None or amount.high >= 1500)):
        return True
    if 1950 <= amount.high <= 2050 and amount.high % 100 and what is not None and is_verb(what):
        return True  # de Triënnale 2022 bezoeken
    return amount.high >= 1500 and (what is None or (what[0].isupper() and not what.isupper()))


def _is_article(text: str, amount: Amount, last: str) -> bool:
    """`een dag met ijzel`, `een jaar waarin`: een is an article, unless the words around measure a length of time."""
    unit = amount.unit
    if (
        not amount.last.number.article
        or amount.last.number.value != 1
        or unit is None
        or unit.symbol not in ("d", "wk", "mo", "a")
    ):
        return False
    return amount.start > 0 and last not in group("before_spell") and not _LONG.match(text, amount.end)


def _is_clock(text: str, amount: Amount, last: str, after_date: bool) -> bool:
    """`om 10 uur`, `van 10 tot 16 uur`, `zaterdag 8 uur`, against the three hours that something takes."""
    if (
        amount.high > 24
        or amount.high != int(amount.high)
        or not text.endswith(("uur", "u", "h"), amount.start, amount.end)
    ):
        return False
    if _DAY_PART.match(text, amount.end) or _TO_CLOCK.match(text, amount.end):
        return True
    if _LONG.match(text, amount.end):
        return False
    if text.startswith(("tussen", "Tussen"), amount.start):
        return True
    return (
        after_date
        or last in group("before_clock")
        or last.rstrip(",") in group("weekdays")
        or (amount.is_range and last == "van")
    )


def _is_in_name(text: str, amount: Amount, last: str, what: str | None, after_date: bool) -> bool:
    """Days, house numbers, Belgian postcodes, names: zaterdag 7, Kerkstraat 12, 8800 Roeselare, Windows 10, A 12."""
    number = amount.last.number
    if not number.plain or amount.is_range or amount.ratio:
        return False
    place = _CAPITALISED.match(text, amount.end) if number.end - number.start == 4 else None
    if place and (last == "te" or last[-1:] == "," or (what is None and not _PEOPLE.fullmatch(place[1].lower()))):
        return True
    if what is not None:
        return False
    if amount.high < 32 and (last.rstrip(",") in group("weekdays") or after_date):
        return True
    written = text[max(0, amount.start - _WINDOW) : amount.start].rstrip(" \u00a0")
    name = _NAME.search(written)
    if name is None or name[0].islower():
        return False
    if _STREET.fullmatch(name[0].lower()) or len(name[0]) == 1:
        return True
    before = written[: name.start()].rstrip("“\"'‘„( ")
    return bool(before) and before[-1] not in _FULL_STOPS and name[0].lower() not in words("not_counted.txt")


# Number words that are something else


def _is_other_word(text: str, amount: Amount, last: str, what: str | None) -> bool:
    """Number words that are verbs, nouns or names: acht bewezen, vier het mee, één van, de Zeven Provinciën."""
    number = amount.last.number
    written = text[number.start : number.end]
    following = _NEXT_WORD.match(text, amount.end)
    word = following[1].lower() if following else ""
    match written.lower():
        case "acht":
            return word in group("behind_acht") or (last == "in" and what is None)
        case "vier":
            return word in group("behind_vier")
        case "één" | "een":
            return word in group("behind_one") or last in group("before_one")
        case "honderd" | "duizend":
            return last in group("before_vague")
        case "helft":
            return last != "de"
    if number.fraction and written.lower().startswith(("een", "één")) and _is_ordinal(number.scale, written, word):
        return True
    if not written[0].isupper() or written.isupper() or not amount.start:
        return False
    before = text[max(0, amount.start - 4) : amount.start].rstrip(" “\"'‘„(-–,")
    return bool(before) and before[-1] not in _FULL_STOPS


def _is_ordinal(scale: float, written: str, word: str) -> bool:
    """`een derde partij`, but `een derde van`, `een derde meer`, `een half brood`."""
    if scale != 1:
        return False
    if written.lower().endswith(("half", "halve", "kwart")):
        return word in group("behind_half")
    return word not in words("not_counted.txt") and word not in ("deel", "") and cardinal(word) is None
