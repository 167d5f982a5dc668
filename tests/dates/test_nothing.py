"""What looks like a date and is none."""

import pytest

from tests.dates.sentences import none_in

HABITS = [
    "De winkel is op dinsdag en donderdag geopend.",
    "Elke maandag is er soep.",
    "Openingstijden: maandag t/m vrijdag van 9 tot 17 uur.",
    "Zij komt 's zondags langs, om de twee weken, en dat jaarlijks.",
    "De zwemzaal is maandag, woensdag en vrijdag geopend.",
    "De zaterdag van het toernooi is uitverkocht.",
    "De markt is iedere eerste zaterdag van de maand.",
]
LENGTHS = [
    "Het duurde drie jaar lang en kostte twee weken werk.",
    "Binnen twee weken na ontvangst moet u betalen.",
    "De 12-jarige jongen wachtte 4 dagen.",
    "Verspreid over drie dagen kwamen er 900 mensen.",
    "Het festival trok over drie dagen 65.000 mensen.",
    "Dat komt neer op tweeduizend bomen.",
    "De trein gaat een half jaar eerder dan gepland rijden.",
]
NUMBERS = [
    "Bel 06-12 34 56 78 of 070 353 2000.",
    "Postbus 2016, 3500 AA Utrecht",
    "KvK 20191208, IBAN NL91ABNA0417164300",
    "Er kwamen 2017 bezoekers en het kostte 2.000 euro.",
    "Zij liep 1500 meter en hij 2000 m.",
    "Ajax won met 3-1, de vrouwen met 12-10.",
    "Het is 24/7 open en 1/3 is betaald.",
    "NEN-EN-ISO 9001:2015 en versie 2.11.2016",
    "Het gaat om 1,2 miljoen, 12,5 procent en 4.12 gram.",
    "Het begint om 19.30 uur en eindigt om 21:00.",
    "De A12, de 2e Kamer, artikel 7, groep 3 en 4",
    "Zie https://voorbeeld.nl/2019/12/09/bericht",
]
NAMES = [
    "Mei Li Vos en April Davis spraken met Jan.",
    "Een stuk in De Morgen over de band Blauwe Maandag.",
    "Goede morgen en fijne dag nog!",
    "Dat moet dan maar, zei hij, zo is het vandaag de dag.",
    "De mei-regeling en de oktober-editie",
    "Hij heeft het nu druk en was onlangs ziek.",
    "Kapper Vrijdag knipt graag.",
]
IMPOSSIBLE = ["Op 31 april en 29 februari 2019 gebeurde er niets.", "Op 45 mei, 0 juni en 32-13-2019 ook niet."]


@pytest.mark.parametrize("text", HABITS + LENGTHS + NUMBERS + NAMES)
def test_is_no_date(text: str) -> None:
    none_in(text)


def test_days_that_the_calendar_lacks() -> None:
    none_in(IMPOSSIBLE[0])
