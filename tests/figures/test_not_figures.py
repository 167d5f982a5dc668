"""Numbers that are no figures give nothing."""

from __future__ import annotations

import pytest

from pipeline.extract.figures import find_figures

NOTHING = [
    # dates, years, clock times
    "Wij hadden op een min gerekend, met een min of meer vaste ploeg.",
    "Op 9 december gaat de zaal open.",
    "Van 10 tot en met 14 juni is er kermis, en op 4 en 7 mei ook.",
    "Sinds 2017 is dat zo; in 1995-1996 nog niet.",
    "Het seizoen 2019/20 begon op 03-02-2020 of 2020-02-03.",
    "De deur gaat om 10.30 uur open, de zaal om 20u15.",
    "Open van 9 tot 17 uur en zaterdag tussen 10 en 16 uur.",
    "Er is muziek van tien tot half twaalf en om tien over twee.",
    "Om half negen en om kwart voor tien.",
    "De jaren zestig, de jaren 90 en '95.",
    # telephone, KvK, IBAN, postcodes, house numbers, addresses on the web
    "Bel 070 123 45 67, 0900-1234 of +31 6 12 34 56 78.",
    "KvK 12345678, IBAN NL91 ABNA 0417 1643 00, btw NL123456789B01.",
    "Dorpsstraat 12, 1234 AB Ons Dorp.",
    "Kapelstraat 7, 8800 Roeselare.",
    "Postbus 500, Utrecht.",
    "Zie www.dorp.example/2020/03/12-nieuws of mail info24@dorp.example.",
    # ordinals, labels, articles, pages
    "De eerste, de 2e en de 3de klas op de 21ste verdieping.",
    "Artikel 12, pagina 45, hoofdstuk 3, tabel 2 en bijlage 1.",
    "Kies lijn 5 naar perron 3.",
    "De artikelen 10 en 11, de tramlijnen 3 en 24, en maat 38.",
    "Op de klimaattop COP26 en in de TOP 40.",
    "Groep 8 staat in de top 10.",
    "Fase twee begint in week 42.",
    # names
    "De A12, de N201, Covid-19, AI4EU, 4G, MP3, H2O en CO2.",
    "Zij werken met Windows 10, een Boeing 737 en ISO 9001.",
    "De Zeven Provinciën vaart uit.",
    "Een twee-onder-een-kapwoning.",
    # scores, cases, versions, coordinates
    "De ploeg won met 3-1 en verloor met 14-0.",
    "Zaak C/13/654321, dossier 2019-0456, versie 2.0.1.",
    "Het ligt op 52°05' noord.",
    # vague amounts without a value, words that only look like numbers
    "Er kwamen tientallen kinderen en honderden ouders.",
    "Een van de drijvende krachten is een vrijwilliger.",
    "De rechtbank acht bewezen dat hij er was.",
    "Vier het mee op het plein.",
    "Hij kreeg een dag vrij, een jaar waarin alles lukte.",
    "Een derde partij meldde zich.",
    "De tweede helft was beter.",
    "Het kostte een paar honderd.",
    # lists and footnotes
    "1. Meld u aan.\n2. Kom langs.",
    "Jan (43) en Piet (17) wonnen [3].",
    "In het hele land 24/7 bereikbaar.",
    "De 250^e bezoeker kwam uit Zwolle.",
    "Kom de schilderijen van de Salon 2019 bekijken.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert [figure.text for figure in find_figures(text)] == []
