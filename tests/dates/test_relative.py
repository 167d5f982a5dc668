"""Dates that are counted from the day of publication, a Wednesday, or from one another."""

import datetime as dt

import pytest

from pipeline.extract.dates import find_dates
from tests.dates.sentences import check

FROM_TODAY = [
    "De wethouder tekende <date first=2021-06-16 timex=2021-06-16>vandaag</date> het contract.",
    "<date first=2021-06-15 timex=2021-06-15TEV>Gisteravond</date> stemde de raad in.",
    "Het wordt <date first=2021-06-18 timex=2021-06-18>overmorgen</date> warm.",
    "De trein reed <date first=2021-06-12 timex=2021-06-12>afgelopen zaterdag</date> niet.",
    "<date first=2021-06-18 timex=2021-06-18>Komende vrijdag</date> is het feest.",
    "<date first=2021-06-22 timex=2021-06-22>Volgende week dinsdag</date> begint de staking.",
    "<date first=2021-06-22 timex=2021-06-22>Dinsdag</date> begint de staking.",
    "De staking begon <date first=2021-06-15 timex=2021-06-15>dinsdag</date> al.",
    "<date first=2021-05-01 last=2021-05-31 timex=2021-05>Vorige maand</date> regende het.",
    "<date first=2021-06-01 last=2021-08-31 timex=2021-SU>Deze zomer</date> blijft het bad dicht.",
    "Het duurt tot <date first=2022-09-01 last=2022-12-31 timex=2022>eind volgend jaar</date>.",
    "Dat gebeurt <date first=2021-07-02 timex=2021-07-02>de eerste vrijdag van volgende maand</date>.",
    "Zij sprak <date first=2021-06-11 timex=2021-06-11>vrijdag jl.</date> met de buurt.",
    "De vergadering is <date first=2021-06-24 timex=2021-06-24>donderdag 24 juni a.s.</date> in Ede.",
    "<date first=2021-05-24 last=2021-05-30 timex=2021-W21>Drie weken geleden</date> viel het dak in.",
    "<date first=2021-08-01 last=2021-08-31 timex=2021-08>Over twee maanden</date> is het af.",
    "<date first=2021-06-19 timex=2021-06-19>Over drie dagen</date> is het af.",
    "<date first=2021-01-01 last=2021-06-15 timex=2021>Eerder dit jaar</date> ging het mis.",
    "Bel <date first=2021-06-29 timex=2021-06-29>dinsdag over een week</date> nog eens.",
    "In <date first=null>de komende jaren</date> komt daar verandering in.",
    "Dat duurt <date first=2021-06-17 last=2024-06-16>de komende drie jaar</date>.",
    "<date first=2021-06-19 last=2021-06-20 timex=2021-W24-WE>Komend weekend</date> valt er regen.",
    "In <date first=2021-01-01 last=2021-03-31>de eerste drie maanden van het jaar</date> 119,3 miljoen.",
    "<date first=2020-08-01 last=2021-07-31>Dit schooljaar</date> krijgen alle klassen zwemles.",
    "Het personeel krijgt <date first=2021-06-17 last=2023-12-16>de komende 2,5 jaar</date> meer loon.",
    "Iedereen kan <date first=2021-06-19 timex=2021-06-19>zaterdag</date> en <date first=2021-06-20 "
    "timex=2021-06-20>zondag</date> meelopen.",
    "<date first=2021-01-01 last=2021-06-30 timex=2021-H1>Dit eerste halfjaar</date> was er genoeg water.",
    "De loods is <date first=2021-06-12 timex=2021-06-12TEV>zaterdagavond</date> binnengevallen.",
    "Vanaf <date first=2021-06-16 last=2021-06-17>nu tot morgen</date> is er stroom.",
    "Van <date first=2021-06-16 last=2021-07-01>nu tot 1 juli</date> geldt de korting.",
]

BY_TENSE = [
    ("Op <date first=2019-12-09 timex=2019-12-09>9 december</date> opende het kantoor.", "2019-12-10"),
    ("Op <date first=2020-02-21 timex=2020-02-21>21 februari</date> opent het kantoor.", "2019-12-10"),
    ("Wij zijn sinds <date first=2019-03-01 last=2019-03-31 timex=2019-03>maart</date> open.", "2019-12-10"),
    ("In <date first=2019-03-01 last=2019-03-31 timex=2019-03>maart</date> werd de brug gesloopt.", "2019-12-10"),
    ("In <date first=2020-03-01 last=2020-03-31 timex=2020-03>maart</date> wordt de brug gesloopt.", "2019-12-10"),
    ("De beving van <date first=2010-01-12 timex=2010-01-12>12 januari</date> eiste levens.", "2010-12-01"),
    ("De raad heeft op <date first=2020-11-30 timex=2020-11-30>30 november</date> ingestemd.", "2021-06-16"),
    ("Inschrijven kan tot <date first=2021-11-30 timex=2021-11-30>30 november</date>.", "2021-06-16"),
    ("Resultaten over <date first=2016-07-01 last=2016-09-30 timex=2016-Q3>het derde kwartaal</date>", "2016-10-27"),
    ("<date first=2013-09-21 timex=2013-09-21>Za. 21 sept</date>", "2013-02-12"),
    (
        "Het werk is verschoven naar <date first=2021-09-01 last=2021-09-30 timex=2021-09>september</date>.",
        "2021-06-16",
    ),
    ("De proef is verlengd tot en met <date first=2022-01-13 timex=2022-01-13>13 januari</date>.", "2021-06-16"),
    (
        "De cijfers over <date first=2011-01-01 last=2011-03-31 timex=2011-Q1>het eerste kwartaal</date> zijn goed.",
        "2011-11-04",
    ),
    (
        "Voor de markt (<date first=2022-04-22 timex=2022-04-22>22 april</date>) is animo, er zijn al kramen verhuurd.",
        "2021-06-16",
    ),
    (
        "De proef die op <date first=2018-04-24 timex=2018-04-24>24 april</date> van start ging, loopt nog.",
        "2018-10-22",
    ),
    ("Op <date first=2024-02-29 timex=2024-02-29>29 februari</date> begint het festival.", "2021-06-16"),
]

ANCHORED = [
    "De brand van <date first=2019-05-03 timex=2019-05-03>3 mei 2019</date> was snel uit; "
    "<date first=2019-05-04 timex=2019-05-04>een dag later</date> werd opgeruimd.",
    "In <date first=2019-05-01 last=2019-05-31 timex=2019-05>mei 2019</date> waren het er tien, "
    "<date first=2018-05-01 last=2018-05-31 timex=2018-05>een jaar eerder</date> drie.",
    "Omzet <date first=2020-07-01 last=2020-09-30 timex=2020-Q3>derde kwartaal 2020</date> boven die van "
    "<date first=2019-07-01 last=2019-09-30 timex=2019-Q3>hetzelfde kwartaal van vorig jaar</date>.",
    "Kom op <date first=2021-07-03 timex=2021-07-03>zaterdag 3 juli</date>; <date first=2021-07-03 "
    "timex=2021-07-03>diezelfde zaterdag</date> is er markt.",
    "<date first=2021-01-01 last=2021-03-31 timex=2021-Q1>Het eerste kwartaal</date> was beter dan <date "
    "first=2020-10-01 last=2020-12-31 timex=2020-Q4>het voorgaande kwartaal</date>.",
    "In <date first=2019-05-01 last=2019-05-31 timex=2019-05>mei 2019</date> meer huur dan <date first=2018-05-01 "
    "last=2018-05-31 timex=2018-05>een jaar eerder</date>, en meer winst dan <date first=2018-05-01 "
    "last=2018-05-31 timex=2018-05>een jaar eerder</date>.",
    "<date first=2020-12-27 timex=2020-12-27>Twee dagen na Kerst 2020</date> ging het weer open.",
]


@pytest.mark.parametrize("marked", FROM_TODAY + ANCHORED)
def test_is_counted_from_its_base(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(("marked", "published"), BY_TENSE)
def test_goes_to_the_occurrence_that_its_clause_means(marked: str, published: str) -> None:
    check(marked, published)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Op 9 december opende het kantoor.", "XXXX-12-09"),
        ("In oktober begint het.", "XXXX-10"),
        ("Dat was maandag.", "XXXX-WXX-1"),
        ("Dat was gisteren.", ""),
        ("Na de zomer begint het.", "XXXX-SU"),
        ("Dinsdagavond 4 mei begint het.", "XXXX-05-04TEV"),
    ],
)
def test_stays_unresolved_without_a_day_of_publication(text: str, value: str) -> None:
    (mention,) = find_dates(text, None)
    assert (mention.first, mention.last, mention.timex, mention.relative) == (None, None, value, True)


def test_tells_what_needed_the_day_of_publication() -> None:
    found = find_dates("Op 3 mei 2020, vorige week en op 4 juni was er in 2019 iets.", dt.date(2021, 6, 16))
    assert [mention.relative for mention in found] == [False, True, True, False]
