"""Dates that say it all themselves."""

import pytest

from tests.dates.sentences import check

DAYS = [
    "Het besluit viel op <date first=2020-02-03 timex=2020-02-03>maandag 3 februari 2020</date> in Delft.",
    "De zitting is <date first=2020-02-03 timex=2020-02-03>ma 3 feb. 2020</date> om 9.30 uur.",
    "Getekend te Gent, <date first=2020-02-03 timex=2020-02-03>03-02-2020</date>.",
    "Gewijzigd: <date first=2020-02-03 timex=2020-02-03>2020-02-03</date>, versie 4.",
    "Opgemaakt <date first=1974-10-31 timex=1974-10-31>31.10.74</date> te Zwolle.",
    "De folder van <date first=2016-08-05 timex=2016-08-05>05-aug-2016</date> vervalt.",
    "Zij werd op <date first=1955-05-09 timex=1955-05-09>de 9e van mei 1955</date> geboren.",
    "Sinds <date first=2019-01-04 timex=2019-01-04>4e jan. 2019</date> geldt dat niet meer.",
    "Op <date first=2018-02-22 timex=2018-02-22>tweeëntwintig februari tweeduizend achttien</date> trouwden zij.",
    "Vanaf <date first=2019-01-18 timex=2019-01-18>18 januari, 2019</date> rijdt de bus weer.",
    "Zie het bericht van <date first=2014-01-24 timex=2014-01-24>vr jan 24, 2014</date>.",
    "Het vonnis van <date first=1974-10-31 timex=1974-10-31>10/31/1974</date> is hersteld.",
    "Gemeld op <date first=2008-01-22 timex=2008-01-22>dinsdag, 22. januari 2008</date> door de dienst.",
    "Op <date first=2016-01-02 timex=2016-01-02>2 januari tweeduizend en zestien</date> viel er sneeuw.",
    "De opname van <date first=2017-01-01 timex=2017-01-01>2017-01-01</date>T10:00 is zoek.",
]

PERIODS = [
    "In <date first=2019-10-01 last=2019-10-31 timex=2019-10>oktober 2019</date> viel er veel regen.",
    "Per <date first=2018-12-01 last=2018-12-31 timex=2018-12>dec. 2018</date> stopt de regeling.",
    "De stand van <date first=2015-03-01 last=2015-03-31 timex=2015-03>3-2015</date> is bekend.",
    "In <date first=2017-01-01 last=2017-12-31 timex=2017>2017</date> telde de stad meer bomen.",
    "In <date first=1990-01-01 last=1991-12-31>het academische jaar 1990/91</date> kwamen er meer.",
    "De omzet in <date first=2020-01-01 last=2020-12-31 timex=2020>FY2020</date> was lager.",
    "<date first=2021-01-01 last=2021-06-30 timex=2021-H1>1H21</date> was beter dan <date first=2019-07-01 "
    "last=2019-09-30 timex=2019-Q3>3Q19</date>.",
    "Winst over <date first=2004-01-01 last=2004-12-31 timex=2004>het boekjaar 2004</date>.",
    "Van <date first=1970-01-01 last=1979-12-31 timex=197>de jaren '70</date> weet hij niets meer.",
    "In <date first=1990-01-01 last=1999-12-31 timex=199>de jaren negentig</date> was dat anders.",
    "Een kast uit <date first=1600-01-01 last=1699-12-31 timex=16>de 17e eeuw</date>.",
    "Omzet in <date first=2021-04-01 last=2021-06-30 timex=2021-Q2>het tweede kwartaal van 2021</date>.",
    "De marge was in <date first=2016-07-01 last=2016-09-30 timex=2016-Q3>Q3-16</date> lager.",
    "Groei: <date first=2019-07-01 last=2019-12-31 timex=2019-H2>H2 2019</date> valt mee.",
    "In <date first=2023-01-01 last=2023-06-30 timex=2023-H1>het eerste halfjaar van 2023</date> daalde de prijs.",
    "Sinds <date first=2017-03-01 last=2017-05-31 timex=2017-SP>het voorjaar van 2017</date> ligt het er.",
    "<date first=2018-12-01 last=2019-02-28 timex=2018-WI>De winter 2018-2019</date> was zacht.",
    "In <date first=2020-10-12 last=2020-10-18 timex=2020-W42>week 42 van 2020</date> is de brug dicht.",
    "In <date first=1789-01-01 last=1789-12-31 timex=1789>zeventienhonderdnegenentachtig</date> brak het uit.",
    "Uiterlijk <date first=2022-12-31 timex=2022-12-31>ultimo 2022</date> is het geld op.",
]

PARTS = [
    "<date first=2022-01-01 last=2022-04-30 timex=2022>Begin 2022</date> begint de bouw.",
    "<date first=2022-05-01 last=2022-08-31 timex=2022>Medio 2022</date> volgt het dak.",
    "Klaar <date first=2022-09-01 last=2022-12-31 timex=2022>eind 2022</date>.",
    "Tot <date first=2022-06-11 last=2022-06-20 timex=2022-06>half juni 2022</date> kan het nog.",
    "In <date first=2018-01-01 last=2018-06-30 timex=2018-H1>de eerste helft van 2018</date> steeg de rente.",
    "Op <date first=2014-10-01 timex=2014-10-01>de eerste woensdag in oktober 2014</date>.",
    "In <date first=2019-12-23 last=2019-12-29 timex=2019-W52>de laatste week van 2019</date> is de balie dicht.",
    "Over <date first=2021-01-01 last=2021-09-30>de eerste negen maanden van 2021</date> was er verlies.",
    "Sinds <date first=1996-09-01 last=1999-12-31 timex=199>eind jaren negentig</date> groeit het bos.",
    "In <date first=2022-08-27 last=2022-08-28 timex=2022-W34-WE>het weekend van 27 en 28 augustus 2022</date>.",
    "Op <date first=2013-10-12 last=2013-10-13 timex=2013-10-12TNI>de nacht van zaterdag 12 op zondag 13 oktober 2013"
    "</date> na.",
]

HOLIDAYS = [
    "Met <date first=2018-04-01 timex=2018-04-01>Pasen 2018</date> lag er sneeuw.",
    "Op <date first=2014-04-26 timex=2014-04-26>Koningsdag 2014</date> was het druk.",
    "Tijdens <date first=2012-04-30 timex=2012-04-30>Koninginnedag 2012</date> ook.",
    "Op <date first=2019-06-10 timex=2019-06-10>tweede pinksterdag 2019</date> gesloten.",
    "De rede van <date first=2020-09-15 timex=2020-09-15>Prinsjesdag 2020</date>.",
    "Met <date first=2021-12-05 timex=2021-12-05>Sinterklaas</date> krijgt elk kind een boek.",
]


@pytest.mark.parametrize("marked", DAYS + PERIODS + PARTS + HOLIDAYS)
def test_is_found_and_resolved(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", DAYS + PERIODS + PARTS)
def test_needs_no_day_of_publication(marked: str) -> None:
    check(marked, published=None)
