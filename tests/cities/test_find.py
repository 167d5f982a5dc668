"""Places in sentences: what is one, and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.extract.cities import find_cities
from tests.annotated import assert_mentions, expected

SENTENCES = [
    "De trein uit <city>Zwolle</city> rijdt door naar <city>Emmen</city>.",
    # datelines, addresses, brackets
    "<city name=Amsterdam>AMSTERDAM</city>, 12 februari 2021 – De kade wordt vernieuwd.",
    "<city name=Goes>GOES</city> / <city name=Middelburg>MIDDELBURG</city> – De brug blijft dicht.",
    "<city>Best</city>, 3 mei 2012 - Het zwembad gaat open.",
    "Kerkstraat 12, 5684 AB <city>Best</city> of Markt 3, 9000 <city country=BE>Gent</city>.",
    "Wethouder Sara Leene (<city>Goes</city>) was erbij.",
    # names that are words
    "In <city>Best</city>, <city>Made</city> en <city>Oss</city> bouwt men; inwoners van <city>Ede</city> wachten.",
    "De gemeente <city>Best</city> bouwt. <city>Best</city> krijgt een brug. Best een mooie brug.",
    "Inwoners van <city>Well</city>, <city>Heel</city> en <city>Echt</city>. Heel veel mensen. Echt waar.",
    "Best een leuk plan, meer weten? Goes is een stad, zegt men.",
    "Namen worden niet genoemd.",
    "Wie er was? Made by friends. Meer informatie: Karolien – 046.",
    # persons
    "Jan van Assen woont in <city>Assen</city>.",
    "Minister Van Leeuwen sprak met de heer Van Houten.",
    "Wethouder De Wit van <city>Houten</city> en burgemeester Van Zanen van <city>Utrecht</city>.",
    "Maarten van Rossum en K. van Beek wandelden.",
    # other names around it
    "Universiteit Leiden, FC Utrecht, Erasmus MC Rotterdam en Leiden Bio Science Park.",
    "De politie <city>Amsterdam</city> en Stad <city country=BE>Gent</city> werken samen.",
    "Station Amersfoort Centraal en Eindhoven Airport zijn open.",
    # words made of a name
    "Amsterdamse en Haagse scholen, Amsterdams theater, de Utrechtsestraat en de Haagweg.",
    "Van Amsterdam-Zuid tot Rotterdam-Noord, in Noord- en Zuid-Holland en Noord-Brabant.",
    "De lijn <city>Rotterdam</city>-<city>Den Haag</city> en de lijn <city>Den Haag</city>-<city>Gouda</city>.",
    # provinces and countries of the same name
    "De provincies Utrecht, Groningen en Drenthe, en de provincie Antwerpen.",
    "Studenten uit <city>Groningen</city> en <city>Utrecht</city>.",
    "In Groningen en Friesland sneeuwt het.",
    "Nederland, België en Luxemburg tekenden.",
    "Van <city country=BE>Namen</city> – <city country=BE>Aarlen</city> – <city country=LU>Luxemburg</city> en terug.",
    # regions with an article
    "Tuinders uit het Westland spraken met de gemeente <city>Westland</city>.",
    # headlines in capitals
    "BRAND IN <city name=Rotterdam>ROTTERDAM</city> LEGT BEST VEEL HUIZEN IN DE AS",
    # case of the last word
    "De wijk krijgt bomen, en in <city>De Wijk</city> komt een school.",
    # forms and exonyms
    '<city name="Den Haag">\'s-Gravenhage</city>, <city '
    "name=\"'s-Hertogenbosch\">Den Bosch</city> en <city>'t Harde</city>.",
    '<city name="\'s-Gravenzande">’s-Gravenzande</city> en <city '
    "name='s-Hertogenbosch>'S-HERTOGENBOSCH</city> doen mee.",
    '<city name="Alphen aan den Rijn">Alphen a/d Rijn</city> en <city '
    'country=BE name="Sint-Niklaas">St.-Niklaas</city>.',
    "In <city name=Bergen country=BE>Mons</city>, <city name=Luik "
    "country=BE>Liège</city> en <city country=FR>Rijsel</city>.",
    "Vluchten naar <city country=GB>Londen</city>, <city "
    "country=DE>Keulen</city> en <city name=Sjanghai country=CN>Shanghai</city>.",
    'In <city country=BR name="São Paulo">Sao Paulo</city> en <city '
    "country=US name=Washington>Washington D.C.</city> niet.",
    "<city>Haarlemmermeer</city>, <city>Súdwest-Fryslân</city> en <city>Meierijstad</city> groeien.",
    "In <city country=BE>Ledeberg</city>, <city country=BE>Borgerhout</city> en <city country=BE>Elsene</city>.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence(marked: str) -> None:
    text, gold = expected(marked, "cities")
    assert_mentions(find_cities(text), gold, "name", "country")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "het een van as in te op de made best",
        "Wie wat wil, meldt zich.",
        "Hij nam de A12, de Maas, de Leie en het Albertkanaal.",
        "Friesland, Zeeland, Limburg en Overijssel zijn provincies.",
        "Het ENS-net en de EDE-norm.",
        "Schaken is een kunst. Namens het bestuur, Als men wil.",
    ],
)
def test_nothing(text: str) -> None:
    assert find_cities(text) == []
