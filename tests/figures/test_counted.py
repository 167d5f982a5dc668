"""What is counted: the noun phrase behind a figure."""

from __future__ import annotations

import pytest

from pipeline.extract.figures import find_figures


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Er komen 40 nieuwe banen.", "nieuwe banen"),
        ("Bij 40 groepen en instellingen werkt dat.", "groepen en instellingen"),
        ("Met 40 onderwijs- en zorginstellingen.", "onderwijs- en zorginstellingen"),
        ("Met 40 grote en kleine winkels erbij.", "grote en kleine winkels"),
        ("Er komen 40 nieuwe, duurzame en betaalbare woningen.", "nieuwe, duurzame en betaalbare woningen"),
        ("Er komen 40 extra verpleegkundigen.", "extra verpleegkundigen"),
        ("Er komen 40 medisch specialisten.", "medisch specialisten"),
        ("Ze vonden 40 gouden munten in een pot.", "gouden munten"),
        ("Er stonden 40 auto's op de dijk.", "auto's"),
        ("Er zijn 40 MRI-toestellen gekocht.", "MRI-toestellen"),
        ("Dat geldt voor 40 Nederlanders die werken.", "Nederlanders"),
        ("Er waren 40 man op de been.", "man"),
        ("In 40 van de gemeenten is dat zo.", "gemeenten"),
        ("Van de 40 waren er genoeg.", None),
        ("Het gebouw is voor 40 getekend.", None),
        ("De 40 gaan naar huis.", None),
        ("Er kwamen er 40, mensen uit de buurt.", None),
        ("Er waren er 40 meer dan vorig jaar.", None),
        ("De kosten, die 40 miljoen dreigden te worden.", None),
        ("Er zijn 40 meer wachtenden.", "wachtenden"),
        ("Een lijst van de 40 meest bezochte bibliotheken.", "meest bezochte bibliotheken"),
        ("De 40 getroffen boeren kregen hulp.", "getroffen boeren"),
        ("Het peil is met 40% licht gedaald.", None),
        ("Over 40 kilometer sterk afwijkend van de norm.", None),
        ("Het ging om verlies dat met 40% afnam.", None),
        ("Er kwamen 40 mensen en hun honden.", "mensen"),
        ("Met 40 procent van de totale productie.", "totale productie"),
        ("Met 40 procent van hun kosten.", "kosten"),
        ("Wie boekt, krijgt 40% korting.", "korting"),
        ("De prijs steeg met 40 procent gisteren.", None),
        ("De prijs is 40 procent hoger.", None),
        ("Zij legden 40 kilometer kabel aan.", "kabel"),
        ("Het is 40 kilometer lang.", None),
        ("Zij bewaart 40 GB aan gegevens.", "gegevens"),
        ("Zij betaalt 40 euro per maand.", None),
        ("Zij leverde 40 ton aan telers.", None),
        ("Wie 40 of meer kaartjes koopt.", "kaartjes"),
    ],
)
def test_what(text: str, what: str | None) -> None:
    assert [figure.what for figure in find_figures(text)] == [what]
