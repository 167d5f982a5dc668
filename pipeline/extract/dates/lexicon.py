"""The words of Dutch calendar expressions, as plain tables. All keys are in lower case.

Weekdays are numbered as in ISO 8601 (Monday is 1). Day parts, seasons and the like have the codes of TIMEX3.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "school year", "decade", "century"]
Direction = Literal["previous", "past", "this", "coming", "next"]
EdgeName = Literal["begin", "mid", "end"]

_MONTH_NAMES = """
januari jan; februari feb febr; maart mrt; april apr; mei; juni jun; juli jul; augustus aug; september sep sept;
oktober okt; november nov; december dec
"""
MONTHS = {word: n for n, names in enumerate(_MONTH_NAMES.split(";"), 1) for word in names.split()}
FULL_MONTHS = tuple(names.split()[0] for names in _MONTH_NAMES.split(";"))
ABBREVIATED_MONTHS = frozenset(MONTHS) - frozenset(FULL_MONTHS)

_WEEKDAY_NAMES = """
maandag ma; dinsdag di din dinsd; woensdag wo woe woensd; donderdag do don donderd; vrijdag vr vri vrijd;
zaterdag za zat zaterd; zondag zo zon zond
"""
_WEEKDAY_FORMS = [names.split() for names in _WEEKDAY_NAMES.split(";")]
WEEKDAYS = {names[0]: n for n, names in enumerate(_WEEKDAY_FORMS, 1)}
WEEKDAY_ABBREVIATIONS = {word: n for n, names in enumerate(_WEEKDAY_FORMS, 1) for word in names[1:]}
WEEKDAY_PLURALS = {f"{names[0]}en": n for n, names in enumerate(_WEEKDAY_FORMS, 1)}

DAY_PARTS = {
    "ochtend": "MO", "morgen": "MO", "voormiddag": "MO", "middag": "AF", "namiddag": "AF", "avond": "EV",
    "nacht": "NI",
}  # fmt: skip
PARTED_WEEKDAYS = {
    f"{day}{part}": (number, code) for day, number in WEEKDAYS.items() for part, code in DAY_PARTS.items()
}

# Days counted from the day of publication, with the part of the day where the word names one.
ADVERBS: dict[str, tuple[int, str]] = {
    "eergisteren": (-2, ""), "eergister": (-2, ""), "gisteren": (-1, ""), "gister": (-1, ""), "vandaag": (0, ""),
    "morgen": (1, ""), "overmorgen": (2, ""), "vanochtend": (0, "MO"), "vanmorgen": (0, "MO"),
    "vanvoormiddag": (0, "MO"), "vanmiddag": (0, "AF"), "vannamiddag": (0, "AF"), "vanavond": (0, "EV"),
    "vannacht": (0, "NI"),
}  # fmt: skip
ADVERBS |= {
    f"{day}{part}": (ADVERBS[day][0], code)
    for day in ("eergisteren", "eergister", "gisteren", "gister", "morgen", "overmorgen")
    for part, code in DAY_PARTS.items()
}

SEASONS = {
    "lente": "SP", "voorjaar": "SP", "zomer": "SU", "herfst": "FA", "najaar": "FA", "winter": "WI",
}  # fmt: skip

UNITS: dict[str, Unit] = {
    "dag": "day", "week": "week", "weekend": "weekend", "weekeinde": "weekend", "maand": "month",
    "kwartaal": "quarter", "trimester": "quarter", "halfjaar": "half", "semester": "half", "jaar": "year",
    "kalenderjaar": "year", "boekjaar": "year", "begrotingsjaar": "year", "decennium": "decade", "eeuw": "century",
}  # fmt: skip
PLURAL_UNITS: dict[str, Unit] = {
    "dagen": "day", "dgn": "day", "weken": "week", "weekends": "weekend", "weekenden": "weekend",
    "weekeinden": "weekend", "maanden": "month", "mnd": "month", "kwartalen": "quarter", "jaren": "year",
    "decennia": "decade", "eeuwen": "century",
}  # fmt: skip
SCHOOL_YEARS = frozenset({"schooljaar", "studiejaar", "collegejaar", "cursusjaar", "academiejaar", "werkjaar"})
YEAR_NOUNS = frozenset(
    {"jaar", "kalenderjaar", "boekjaar", "begrotingsjaar", "belastingjaar", "verslagjaar", "schooljaar", "studiejaar"}
    | {"collegejaar", "cursusjaar", "academiejaar", "seizoen", "theaterseizoen", "cultuurseizoen", "speelseizoen"}
)

DIRECTIONS: dict[str, Direction] = {
    "vorige": "previous", "vorig": "previous", "verleden": "previous", "voorgaande": "previous",
    "voorgaand": "previous", "afgelopen": "past", "voorbije": "past", "laatste": "past", "deze": "this",
    "dit": "this", "huidige": "this", "huidig": "this", "lopende": "this", "lopend": "this", "komende": "coming",
    "komend": "coming", "aankomende": "coming", "aankomend": "coming", "aanstaande": "coming",
    "eerstvolgende": "coming", "eerstkomende": "coming", "volgende": "next", "volgend": "next",
}  # fmt: skip
OFFSETS: dict[Direction, int] = {"previous": -1, "past": -1, "this": 0, "coming": 1, "next": 1}
# What may follow a date and tells its side: "9 december jl.", "vrijdag a.s."
DATE_SUFFIXES: dict[tuple[str, ...], Direction] = {
    ("jl", "."): "past", ("jl",): "past", ("j", ".", "l", "."): "past", ("ll", "."): "past",
    ("l", ".", "l", "."): "past", ("jongstleden",): "past", ("laatstleden",): "past",
    ("a", ".", "s", "."): "coming", ("as", "."): "coming", ("aanstaande",): "coming",
    ("eerstkomend",): "coming",
}  # fmt: skip

EDGES: dict[str, EdgeName] = {
    "begin": "begin", "start": "begin", "aanvang": "begin", "medio": "mid", "half": "mid", "midden": "mid",
    "halverwege": "mid", "halfweg": "mid", "mid": "mid", "eind": "end", "einde": "end",
}  # fmt: skip

RANGE_CONNECTORS: tuple[tuple[str, ...], ...] = (
    ("tot", "en", "met"),
    ("t", "/", "m"),
    ("t", ".", "e", ".", "m", "."),
    ("t", ".", "/", "m", "."),
    ("tem",),
    ("tot", "aan"),
    ("tot",),
    ("-",),
    ("–",),
    ("—",),
    ("~",),
)
LIST_CONNECTORS: tuple[tuple[str, ...], ...] = (("en", "/", "of"), ("en",), ("of",), ("&",), (",",), ("/",))
LATER = frozenset({"later", "daarna", "erna", "nadien", "daarop", "erop"})
EARLIER = frozenset({"eerder", "daarvoor", "ervoor", "voordien"})
DATE_SIGNS = frozenset("-/.")
APOSTROPHES = frozenset("'’‘`´")
ARTICLES = frozenset({"de", "het", "'t", "den"})

_SMALL = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_FIRST_ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde"),
    *("twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende"),
)


def _cardinals() -> dict[str, int]:
    words = {word: n for n, word in enumerate(_SMALL, 1)}
    words |= {"één": 1, "eén": 1, "n": 1}
    for tens, ten in enumerate(_TENS, 2):
        words[ten] = 10 * tens
        for n, small in enumerate(_SMALL[:9], 1):
            # "tweeëntwintig" is often written without its diaeresis
            for joint in ("ën", "en") if small.endswith("e") else ("en",):
                words[f"{small}{joint}{ten}"] = 10 * tens + n
                words[f"{'één' if n == 1 else small}{joint}{ten}"] = 10 * tens + n
    return words


CARDINALS = _cardinals()
COUNTS = {**CARDINALS, "honderd": 100, "tweehonderd": 200, "driehonderd": 300, "vierhonderd": 400, "vijfhonderd": 500}
del COUNTS["n"]
HALF_COUNTS = {"anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "tweeënhalve": 2.5, "tweeëneenhalf": 2.5}
VAGUE_COUNTS = {"paar": 2, "enkele": 3}
ORDINALS = {word: n for n, word in enumerate(_FIRST_ORDINALS, 1)} | {
    f"{word}ste": n for word, n in CARDINALS.items() if n >= 20
}
LAST = -1
RANKS = ORDINALS | {"laatste": LAST}
ORDINAL_ENDINGS = frozenset({"e", "de", "ste", "ᵉ"})

DECADES = {ten: 1900 + 10 * tens for tens, ten in enumerate(_TENS, 2)} | {"tien": 2010, "nul": 2000}


@cache
def spelled_years() -> dict[str, int]:
    """The years 1000 to 2099 as one word: zeventienhonderdnegentig, negentienachtentwintig, tweeduizendveertien."""
    rests = {"": 0, **{word: n for word, n in CARDINALS.items() if word != "n"}}
    years: dict[str, int] = {}
    for rest, n in rests.items():
        years[f"tweeduizend{rest}"] = 2000 + n
        years[f"duizend{rest}"] = 1000 + n
        for hundred, word in enumerate(_SMALL[10:], 11):
            years[f"{word}honderd{rest}"] = 100 * hundred + n
            if n >= 10:
                years[f"{word}{rest}"] = 100 * hundred + n
    del years["duizend"]
    # "vijftientwintig" and the like are no words; only years read as two numbers from 1600 on are in use
    return {word: year for word, year in years.items() if "honderd" in word or "duizend" in word or year >= 1600}
