"""Ranges, and lists that share what is written once."""

import pytest

from tests.dates.sentences import check

RANGES = [
    "Van <date first=2021-06-10 last=2021-06-14>10 tot en met 14 juni</date> is het feest.",
    "De beurs is <date first=2021-06-10 last=2021-06-14>10–14 juni</date> in Breda.",
    "De beurs is <date first=2021-06-10 last=2021-06-14>10 t/m 14 juni 2021</date> in Breda.",
    "Het loopt van <date first=2020-03-12 last=2020-09-06>12 maart t/m 6 september 2020</date>.",
    "Het loopt van <date first=2019-12-15 last=2020-01-06>15 december t/m 6 januari 2020</date>.",
    "Het werk is te zien van <date first=2021-12-20 last=2022-01-09>20 december tot en met 9 januari</date>.",
    "Van <date first=2021-03-01 last=2021-05-31>maart tot mei 2021</date> bleef het droog.",
    "Tussen <date first=2015-01-01 last=2020-12-31>2015 en 2020</date> daalde de prijs.",
    "In <date first=2014-01-01 last=2020-12-31>2014-2020</date> liep het programma.",
    "<date first=2021-01-01 last=2022-12-31>Het schooljaar 2021/2022</date> begint.",
    "Van <date first=2018-10-01 last=2018-10-07>1-10-2018 tot 7-10-2018</date>.",
    "Het werk duurt van <date first=2017-10-01 last=2017-11-02>1/10-2/11/2017</date>.",
    "De brug is dicht van <date first=2021-06-18 last=2021-06-20>vrijdag 18 juni 20.00 uur tot zondag 20 juni</date>.",
    "Van <date first=2021-06-18 last=2021-06-20>vrijdag 20 uur tot zondagmiddag</date> rijdt er niets.",
    "Het gebeurde tussen <date first=2021-06-04 last=2021-06-12>4 en 12 juni</date>.",
]

LISTS = [
    "Op <date first=2022-05-04 timex=2022-05-04>woensdag 4</date> en "
    "<date first=2022-05-07 timex=2022-05-07>zaterdag 7 mei 2022</date> is er muziek.",
    "Op <date first=2020-05-04 timex=2020-05-04>4</date>, <date first=2020-05-05 timex=2020-05-05>5</date> en "
    "<date first=2020-05-07 timex=2020-05-07>7 mei 2020</date>.",
    "In <date first=2020-05-01 last=2020-05-31 timex=2020-05>mei</date> en "
    "<date first=2020-06-01 last=2020-06-30 timex=2020-06>juni 2020</date> was het stil.",
    "In <date first=2017-01-01 last=2017-12-31 timex=2017>2017</date>, "
    "<date first=2018-01-01 last=2018-12-31 timex=2018>2018</date> en "
    "<date first=2019-01-01 last=2019-12-31 timex=2019>2019</date> groeide het.",
    "In <date first=2016-07-01 last=2016-09-30 timex=2016-Q3>het derde</date> en "
    "<date first=2016-10-01 last=2016-12-31 timex=2016-Q4>vierde kwartaal van 2016</date>.",
]

APART = [
    "Gent, <date first=2020-01-21 timex=2020-01-21>dinsdag 21 januari 2020</date> – "
    "<date first=2020-12-21 last=2020-12-31 timex=2020-12>Eind december 2020</date> begint het.",
    "Vanaf <date first=2021-07-01 timex=2021-07-01>1 juli</date> betaalt iedereen.",
    "Het bestaat sinds <date first=2010-01-01 last=2010-12-31 timex=2010>2010</date>.",
]


@pytest.mark.parametrize("marked", RANGES + LISTS + APART)
def test_shares_and_bounds(marked: str) -> None:
    check(marked)
