"""Numbers that are no figures: dates, years, clock times, telephone and other codes, ordinals, labels, names."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.figures.joins import Amount
from pipeline.extract.figures.numbers import Number, cardinal
from pipeline.extract.figures.words import rows, words, words_before

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|jun[i]?|jul[i]?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)(?![^\W_])"
)
_WEEKDAY = r"(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?"
_TO = r"(?: tot en met | t/m | tot | en | of |, ?| ?[-–] ?|/| à )"
_DAY = r"[0-9]{1,2}(?:e|ste|de)?"
_BLOCKS = re.compile(
    "|".join(
        (
            # days of the month, one or more: 9 december 2019, 10 tot en met 14 juni, 4 en zaterdag 7 mei
            rf"{_DAY}(?:{_TO}(?:{_WEEKDAY} )?{_DAY}){{0,5}}[ .\u00a0-]{{0,2}}{_MONTH}\.?(?:[ ]['’]?[0-9]{{2,4}}(?![0-9.,]))?",
            r"[0-9]{1,2}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)[0-9]{2,4}(?![0-9])",
            r"[12][0-9]{3}(?P<iso>[-/])[0-9]{2}(?:(?P=iso)[0-9]{2})?(?![0-9])",
            r"[12][0-9]{3}[ ]?[-–/][ ]?[12][0-9]{3}(?![0-9.,])",
            r"[12][0-9]{3}[-–/][0-9]{2}(?![0-9.,])",
            # clock times: 10.30 uur, 10:30, 9.00 - 17.00, 20u30, 10-16 uur
            r"[0-9]{1,2}[.:][0-9]{2}(?: ?(?:[-–]|tot|en|à|t/m) ?[0-9]{1,2}[.:][0-9]{2})?[ \u00a0]?(?:uur|u|h)(?![^\W_])",
            r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])",
            r"[0-2]?[0-9]\.[0-5][0-9] ?[-–] ?[0-2]?[0-9]\.[0-5][0-9](?![0-9])",
            r"[0-9]{1,2}[uh][0-9]{2}(?![0-9])",
            # telephone numbers and other codes: 070 123 45 67, 14 070, 0900-8844, 0417 1643 00
            r"0[0-9]{0,4}\)?[ /.–-]{1,3}[0-9](?:[0-9 ./–-]{2,18}[0-9])",
            r"14[ ]0[0-9]{2,3}(?![0-9])",
            r"0[0-9]+",
            # postcodes: 2511 BT
            r"[1-9][0-9]{3}[ ]?(?!MW|GW|kW|TB|GB|MB|EU|AI|VN|km|kg)[A-Z]{2}(?=[ ]+[A-Z]|\s*[,.)|\n]|\s*\Z)",
            # geographical coordinates: 52°05'
            r"[0-9]{1,3}°[ ]?[0-9]",
        )
    ),
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"[1-9][0-9]{3}[ ]?[A-Z]{2}\Z")
_ABROAD = re.compile(r"\+[0-9]{2}(?:[ ()./-]{0,3}[0-9]){6,13}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_TOKEN_REST = re.compile(r"[^\s,;()]{0,200}")
_CODE_BEFORE = "@#&_=\\§№/."
_ENUMERATION = re.compile(r"[.)](?=[ \t])(?=[^\n])")
_MONTHS = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december jan. feb. apr. aug. sept. okt. nov. dec.".split()
)
_WEEKDAYS = frozenset("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo".split())
_BEFORE_YEAR = frozenset(
    "in sinds vanaf tot eind begin medio halverwege jaar uit rond na voor van tussen t/m zomer winter voorjaar najaar lente herfst"
    " anno circa omstreeks ultimo seizoen schooljaar boekjaar editie juni en per jaargang over".split()
)
_BEFORE_OLD_YEAR = frozenset("in sinds anno jaar uit omstreeks rond eind begin na vanaf tot circa".split())
_BEFORE_CLOCK = frozenset(
    "om vanaf omstreeks klokslag half tot sinds tegen rond voor na tussen en kwart over t/m ochtends middags avonds morgen".split()
)
_DURATION_BEHIND = re.compile(
    r"[ ](?:per|lang|durende?|aaneengesloten|onafgebroken|rijden|vliegen|werk|later|eerder|geleden)\b"
)
_DAY_PART = re.compile(r"[ ]'?s?[ ’']?s?[ ]?(?:ochtends|middags|avonds|nachts|morgens)\b")
_STREET = re.compile(
    r".*(?:straat|laan|weg|plein|kade|gracht|singel|dijk|hof|park|dreef|steeg|markt|pad|ring|boulevard|allee|plantsoen|lei|kaai"
    r"|baan|dam|haven|wal|veld|akker|weide|poort|steenweg|bosch?|straatje|lei|vest|plaats|str\.)$"
)


def block_end(text: str, number: Number) -> int | None:
    """The end of the date, time or code that begins with a number or holds it, or None where it stands free."""
    if not number.digits:
        return None
    at = number.start
    if at and (blocked := _inside_token(text, at)):
        return blocked
    match = _BLOCKS.match(text, at)
    if match is None or (match[0][:2] in ("0,",)):
        return None
    written = match[0]
    if (
        written[-2:].isalpha()
        and written[0] != "0"
        and re.fullmatch(r"[0-9]{4} ?[a-zA-Z]{2}", written)
        and not _POSTCODE.match(written)
    ):
        return None
    return match.end()


def _inside_token(text: str, at: int) -> int | None:
    """The end of a token in which a number is only a part: A12, Covid-19, AI4EU, http://x/2019, NL91 ABNA 0417."""
    last = text[at - 1]
    if last.isspace() or last in '("“”„‘[<>~±≈≤≥+×*|':
        if last == "+" and (abroad := _ABROAD.match(text, at - 1)):
            return abroad.end()
        return None
    before = text[at - 2 : at - 1]
    rest = _TOKEN_REST.match(text, at).end()  # type: ignore[union-attr]
    if last in _CODE_BEFORE:
        if last == "=" and before.lower() in ("n", "", " "):
            return None
        if last == "/" and (before.isdigit() or before.isspace()):
            return None
        return None if last == "." and (before == "." or not before.isalnum()) else max(rest, at + 1)
    if last.isalpha():
        if iban := _IBAN.match(text, max(0, at - 2)):
            return iban.end()
        return None  # a currency or a name: known when the quantity is read
    if last in "-–‑" and before.isalpha():
        return max(rest, at + 1)
    return None


@cache
def _labels() -> dict[str, str]:
    return {word: strength for word, strength in rows("number_labels.tsv")}  # type: ignore[misc]


def is_rejected(text: str, amount: Amount, what: str | None, *, after_date: bool) -> bool:
    """Whether an amount is no figure, by the characters and words around it."""
    number = amount.last.number
    if number.digits and (_is_attached(text, amount) or _is_numbering(text, amount)):
        return True
    before = words_before(text, amount.start)
    last = before.pop() if before else ""
    if last == "":
        last = before[-1] if before else ""
    elif last not in ("(", '"', "“", "‘", "„", "'", "’", "~", "<", ">", "±"):
        last = ""
    if _is_labelled(last, before, amount, what) or (number.digits and _is_year(last, amount, what)):
        return True
    if amount.unit is not None:
        return amount.unit.symbol == "h" and _is_clock(text, amount, last, after_date)
    if number.digits:
        return _is_address_or_name(text, amount, last, what) or (
            after_date and what is None and number.plain and amount.high < 32
        )
    return _is_word_name(text, amount, last, what)


def _is_attached(text: str, amount: Amount) -> bool:
    """Letters or marks that stick to the digits: 4G, 3e, 14-0, 24/7, 2.0."""
    start, end, number = amount.start, amount.end, amount.last.number
    previous, following = text[start - 1 : start] if start else "", text[end : end + 2]
    if previous and (previous.isalnum() or previous in "_@#"):
        return True
    if previous in ("-", "–", "/", ":") and start > 1 and (text[start - 2].isalnum()) and not text[start - 2].isspace():
        return True
    if previous in ("'", "’") and number.plain and amount.high < 100 and end - start == 2 and amount.unit is None:
        return True
    if amount.unit is None:
        if following[:1].isalpha() and not re.match(r"[x×](?![^\W_])", text[end : end + 2]):
            return True
        if number.dotted and not re.match(r"[ ][^\W\d_]{4,}", text[end : end + 6]):
            return True
        if (
            following[:1] in ("-", "–", "‑")
            and following[1:].isalpha()
            and not re.compile(r"[-–‑](?:tal|jarige?n?)\b").match(text, end)
        ):
            return True
    elif following[:1].isalnum() and text[end - 1].isalnum():
        return True
    if following[:1] in ("-", "–", "/", ":") and following[1:].isdigit():
        return True
    return following[:1] == "/" and following[1:].isalpha() and amount.unit is None


def _is_numbering(text: str, amount: Amount) -> bool:
    """The number of a list item, a footnote or an age in brackets: `1. Drink genoeg`, [3], (84)."""
    if not amount.last.number.plain or amount.unit is not None or amount.is_range:
        return False
    start, end = amount.start, amount.end
    previous, following = text[start - 1 : start] if start else "\n", text[end : end + 1]
    if (previous, following) == ("[", "]") or ((previous, following) == ("(", ")") and amount.high < 150):
        return True
    opens_line = not text[max(0, start - 3) : start].rpartition("\n")[2].strip() and (
        start < 3 or "\n" in text[max(0, start - 3) : start]
    )
    return opens_line and amount.high < 100 and _ENUMERATION.match(text, end) is not None


def _is_labelled(last: str, before: list[str], amount: Amount, what: str | None) -> bool:
    if amount.unit is not None and last != "half":
        return False
    label = last.strip("(“\"'‘„:.")
    strength = _labels().get(label)
    if strength is None and len(before) > 1:
        strength = _labels().get(f"{before[-2]} {label}")
    if strength == "bare":
        ordinary = (
            before[-2] in ("per", "elke", "iedere", "de", "het", "die", "deze", "een", "één")
            if len(before) > 1
            else False
        )
        return what is None and not ordinary and amount.high == int(amount.high)
    return strength == "always"


def _is_year(last: str, amount: Amount, what: str | None) -> bool:
    number = amount.last.number
    if amount.unit is not None or not number.plain or not 1000 <= amount.high <= 2100 or number.end - number.start != 4:
        return False
    if last in _MONTHS:
        return True
    if amount.high >= 1500:
        return what is None or last in _BEFORE_YEAR or not what[0].islower()
    return last in _BEFORE_OLD_YEAR and what is None


def _is_clock(text: str, amount: Amount, last: str, after_date: bool) -> bool:
    """`om 10 uur`, `van 10 tot 16 uur`, `zaterdag 8 uur`, against the three hours that something takes."""
    if amount.high > 24 or amount.high != int(amount.high) or not text[: amount.end].endswith(("uur", "u", "u.", "h")):
        return False
    if _DAY_PART.match(text, amount.end):
        return True
    if _DURATION_BEHIND.match(text, amount.end):
        return False
    return after_date or last in _BEFORE_CLOCK or last in _WEEKDAYS or (amount.is_range and last == "van")


def _is_address_or_name(text: str, amount: Amount, last: str, what: str | None) -> bool:
    """House numbers, Belgian postcodes and numbers in names: Kerkstraat 12, 8800 Roeselare, Windows 10, A 12."""
    number = amount.last.number
    if not number.plain or amount.is_range:
        return False
    if last in _WEEKDAYS and amount.high < 32 and what is None:
        return True
    written = text[max(0, amount.start - 48) : amount.start].rstrip(" \u00a0")
    name = re.search(r"[\w.'’&-]+\Z", written)
    if (
        what
        and what[0].isupper()
        and number.end - number.start == 4
        and (not name or name[0][-1:] == "," or written.endswith(("\n", ",", "-", "|")))
    ):
        return not what.lower().endswith(("en", "rs"))
    if name is None or not name[0][0].isupper() or what is not None:
        return False
    if _STREET.match(name[0].lower()) or len(name[0]) == 1:
        return True
    opens = written[: name.start()].rstrip("“\"'‘„( ")
    return bool(opens) and opens[-1] not in ".!?:\n|" and name[0].lower() not in words("not_counted.txt")


_NOT_EIGHT = frozenset(
    "het de een zich dat dit hem haar hen ons je u mij me die deze bewezen onvoldoende niet wel geen te zelf daarom nodig aannemelijk".split()
)
_NOT_FOUR = frozenset("het de mee je jouw uw samen dit met een jullie ook nu deze onze mijn feest".split())
_NOT_ONE = frozenset("van voor en ander of ding hand geheel lijn adem keer enkele".split())


def _is_word_name(text: str, amount: Amount, last: str, what: str | None) -> bool:
    """Number words that are verbs, nouns or names: acht bewezen, vier het mee, één van, de Zeven Provinciën."""
    number = amount.last.number
    written = text[number.start : number.end].lower()
    following = re.compile(r"[ ]([^\W\d_]+)").match(text, amount.end)
    word = following[1].lower() if following else ""
    if text[amount.end : amount.end + 1] == "-" and text[amount.end + 1 : amount.end + 2].isalpha():
        return True
    if amount.start and text[amount.start - 1] in "-–_/@" and amount.start > 1 and text[amount.start - 2].isalnum():
        return True
    if written == "acht" and (last == "in" and what is None or word in _NOT_EIGHT):
        return True
    if written == "vier" and word in _NOT_FOUR:
        return True
    if written == "één" and (word in _NOT_ONE or last in ("op", "voor", "nummer", "als")):
        return True
    if written == "helft" and (last in ("eerste", "tweede", "andere", "beste") or word == ""):
        return last != "de"
    if (
        number.fraction
        and written.startswith(("een ", "een-", "één "))
        and what is not None
        and _is_ordinal(text, amount, word)
    ):
        return True
    if text[number.start].isupper() and amount.start:
        opening = text[: amount.start][-3:].rstrip(" “\"'‘„(-•–,")
        inside = bool(opening) and opening[-1] not in ".!?:\n|•"
        return inside and not text[number.start : number.end].isupper()
    return False


def _is_ordinal(text: str, amount: Amount, word: str) -> bool:
    """`een derde partij`, but `een derde van`, `een derde meer`, `een half brood`."""
    written = text[amount.start : amount.end].lower()
    if amount.last.number.scale != 1 or written.endswith(("half", "halve", "kwart")):
        return word in ("finale", "finales", "marathon", "waarheid", "maan", "bakken", "oog", "woord")
    return word not in words("not_counted.txt") and word not in ("deel", "") and cardinal(word) is None
