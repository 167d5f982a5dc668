"""Figures in sentences: span, value, unit, kind, qualifier and what is counted."""

from __future__ import annotations

import pytest

from pipeline.extract.figures import find_figures
from pipeline.record import Span
from tests.annotated import assert_mentions, expected

ATTRIBUTES = ("kind", "low", "high", "unit", "what", "qualifier")

COUNTS = [
    "De bakkerij schrapt <figure low=3000 high=4500 what=banen>3.000 tot 4.500</figure> banen.",
    "Er kwamen zo'n <figure low=330 what=gezinnen qualifier=about>330</figure> gezinnen kijken.",
    "<figure low=12 what=huisartsen>Twaalf</figure> huisartsen stoppen ermee.",
    "Ze telden <figure low=25 high=30 what=otters>25 à 30</figure> otters.",
    "Per dag rijden er <figure low=80 high=90 what=bussen>80-90</figure> bussen.",
    "Er staan <figure low=200 high=300 what=bomen>tussen de 200 en 300</figure> bomen op de lijst.",
    "Het bedrijf groeit van <figure low=1200>1.200</figure> naar <figure low=1500 what=klanten>1.500</figure> klanten.",
    "<figure low=2 high=3 what=leerlingen>Twee of drie</figure> leerlingen bleven thuis.",
    "De club wint <figure low=1500000 what=volgers>anderhalf miljoen</figure> volgers.",
    "In <figure low=250000 what=huizen>een kwart miljoen</figure> huizen brandt nog een gloeilamp.",
    "Van de leden stemde <figure low=0.2 what=leden>1 op de 5</figure> leden tegen.",
    "Het zijn <figure low=1700 high=1800 what=fietsen>zeventien- tot achttienhonderd</figure> fietsen.",
    "Er meldde zich <figure low=65 what=lopers qualifier=about>65-tal</figure> lopers.",
    "De steekproef (n=<figure low=371>371</figure>) is klein.",
    "Het waren er <figure low=40>veertig</figure>.",
    "DE HAVEN TELT <figure low=1250 what=KRANEN>1250</figure> KRANEN",
]

MONEY = [
    "Dat kost <figure unit=EUR low=2500>€ 2.500,-</figure> per stuk.",
    "De lening van <figure unit=EUR low=45000000000>EUR 45 mld</figure> loopt af.",
    "Met <figure unit=EUR low=2000000>€ 2 mln.</figure> erbij <figure unit=EUR low=3200000>€ 3,2 mln</figure>. Nu.",
    "Het fonds geeft <figure unit=EUR low=1200000000>1,2 miljard euro</figure> uit.",
    "Van <figure unit=EUR low=3100000>€ 3,1</figure> naar <figure unit=EUR low=2800000>€ 2,8 miljoen</figure>.",
    "Er is <figure unit=EUR low=5000000 high=10000000>5 tot 10 miljoen euro</figure> nodig.",
    "Zij bieden <figure unit=USD low=60000000 high=65000000>$ 60 tot 65 miljoen</figure>.",
    "Een ijsje kost <figure unit=EUR low=2.5>€ 2.50</figure>.",
    "De toeslag gaat van <figure unit=EUR low=0.12>12</figure> naar <figure unit=EUR low=0.19>19 cent</figure>.",
    "Het werd <figure unit=EUR low=5.5>vijf euro vijftig</figure>.",
    "Het werd <figure unit=EUR low=3.2>3 euro en 20 cent</figure>.",
    "De bouw kost <figure unit=EUR low=600000>6 ton</figure>.",
    "Het lab krijgt voor dit onderzoek <figure unit=EUR low=900000>negen ton</figure>.",
    "De winst was <figure unit=EUR low=7000000>7 miljoen euro</figure> (<figure unit=% low=-3.5>- 3,5%</figure>).",
    "Eerst <figure low=34000000>34,0 miljoen</figure>, <figure unit=% low=5.5>5,5%</figure> meer, dan "
    "<figure unit=% low=0.1>0,1%</figure> minder.",
    "De rente is <figure unit=% low=0.5>nul komma vijf procent</figure>, het getal <figure low=3.14>drie komma een "
    "vier</figure> en de schuld <figure low=2500000>2 komma 5 miljoen</figure>.",
    "Er ging <figure unit=L low=2.75 what=melk>twee en driekwart liter</figure> melk in.",
    "De kans daarop is <figure low=0.01>1 op 100 jaar</figure>.",
    "Het park levert <figure unit=MW low=54>54 mw</figure>.",
    "Een premie van <figure unit=% low=5>5%</figure> plus <figure unit=EUR low=75>€75</figure>.",
    "Dat kan op <figure low=2 what=manieren>2</figure> manieren. 1: bij de balie, 2: op de site.",
    "Die nam toe van <figure low=1900>1.900</figure> (in 1990) tot <figure low=4956>4.956</figure>.",
    "De boete is <figure unit=EUR low=200000 high=250000>twee tot tweeënhalve ton</figure>.",
    "Zij betaalde <figure unit=GBP low=20000000>20 miljoen pond</figure>.",
    "Een lot kostte <figure unit=NLG low=25>f 25,-</figure>, ofwel <figure unit=NLG low=25>25 gulden</figure>.",
    "De fabriek kost <figure unit=CHF low=30000000>30 miljoen Zwitserse frank</figure>.",
    "Er is <figure unit=EUR low=375000000 what=subsidie>375 miljoen euro</figure> subsidie.",
    "Het saldo: <figure unit=EUR low=-300>-€ 300</figure>.",
    "Verlies: <figure unit=EUR low=-12500000>€ -12,5 miljoen</figure>.",
    "Een kaartje kost € 4 en voor leden <figure unit=EUR low=2.5>2,50</figure>.".replace(
        "€ 4", "<figure unit=EUR low=4>€ 4</figure>"
    ),
]

PERCENTAGES = [
    "De omzet daalde met <figure unit=% low=-0.8>-0,8%</figure>.",
    "De winst: <figure unit=% low=12>+12%</figure>.",
    "Het is <figure unit=% low=-5>min vijf procent</figure>.",
    "Bijna <figure unit=% low=60 what=ondervraagden qualifier=under>60 procent</figure> van de ondervraagden twijfelt.",
    "De korting is <figure unit=% low=10 high=15>10-15%</figure>.",
    "Het aandeel zakt met <figure unit=% low=0.3>0,3 procentpunt</figure> tot <figure unit=% low=18.1>18,1%</figure>.",
    "Er stapten <figure unit=% low=27 what=reizigers>27%</figure> minder reizigers in.",
    "Het percentage zwemmers daalde van <figure unit=% low=2.1>2,1</figure> naar <figure unit=% low=1.2>1,2</figure>.",
    "Van <figure unit=% low=103.1>103,1</figure> naar <figure unit=% low=98.4>98,4%</figure>.",
]

MEASURES = [
    "Een dijk van <figure unit=km low=12.5>12,5 kilometer</figure>.",
    "Het park levert <figure unit=MW low=350>350 megawatt</figure>.",
    "Een <figure unit=MW low=350>350-megawatt</figure> centrale.",
    "Er is <figure unit=m3 low=300000 what=klei>300.000 m³</figure> klei nodig.",
    "De hal meet <figure unit=m2 low=6000>6.000 vierkante meter</figure>.",
    "Dat scheelt <figure unit=t low=3100 what=CO2>3.100 ton</figure> CO2.",
    "Een vrachtwagen van <figure unit=t low=40>40 ton</figure> reed door.",
    "Het werd <figure unit=Cel low=-20 high=45>-20 tot 45 graden</figure>.",
    "De muur staat in een hoek van <figure unit=deg low=90>90 graden</figure>.",
    "Wie <figure unit=km/h low=130>130 km/u</figure> rijdt, is sneller.",
    "Wie <figure unit=km/h low=30>dertig kilometer per uur</figure> rijdt, komt later.",
    "De lucht bevat <figure unit=ug/m3 low=40>40 microgram per kubieke meter</figure>.",
    "De tuin is <figure unit=m low=25>25</figure> bij <figure unit=m low=15>15 meter</figure>.",
    "Het bad bevat <figure unit=L low=2000000 what=water>2 miljoen liter</figure> water.",
    "De film van <figure unit=min low=165>twee uur en 45 minuten</figure> verveelt niet.",
    "Van <figure unit=wk low=14>14</figure> naar zo'n <figure unit=wk low=5 qualifier=about>5 weken</figure>.",
    "De haven verwerkt <figure unit=teu low=128600>128.600 TEU</figure>.",
    "Er is werk voor <figure unit=fte low=12>12 fte</figure>.",
    "Een wijk van <figure unit=ha low=23 what=natuur>23 hectare</figure> natuur.",
    "Hij is <figure unit=m low=1.85>een meter 85</figure> lang.",
    "De opslag kan <figure unit=MWh low=192>192 MWh</figure> opslaan.",
]


@pytest.mark.parametrize("marked", COUNTS + MONEY + PERCENTAGES + MEASURES)
def test_writings(marked: str) -> None:
    text, gold = expected(marked, "figures")
    assert_mentions(find_figures(text), gold, *ATTRIBUTES)


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("€", "EUR"),
        ("$", "USD"),
        ("US$", "USD"),
        ("£", "GBP"),
        ("C$", "CAD"),
        ("¥", "JPY"),
        ("CHF", "CHF"),
        ("SEK", "SEK"),
    ],
)
def test_currency_before_and_behind(sign: str, code: str) -> None:
    for written in (f"{sign} 12,50", f"{sign}12,50", f"12,50 {sign}"):
        (figure,) = find_figures(f"Dat kost {written} per kilo.")
        assert (figure.text, figure.low, figure.unit) == (written, 12.5, code)


def test_nothing_in_or_across_a_date() -> None:
    text = "Op 3 mei 2021 kwamen 40 mensen, in het jaar erna 60."
    whole = find_figures(text, dates=[Span(3, 13)])
    assert [figure.text for figure in whole] == ["40", "60"]
    assert find_figures(text, dates=[Span(0, len(text))]) == []
    assert [figure.text for figure in find_figures(text, dates=[Span(21, 23)])] == ["60"]


def test_rule_is_the_method_and_the_sentence_is_left_open() -> None:
    (figure,) = find_figures("Er zijn 12 winnaars.")
    assert (figure.method, figure.sentence) == ("rule", -1)
