"""The qualifier of a figure, from the words before and behind it."""

from __future__ import annotations

import pytest

from pipeline.extract.figures import find_figures

CASES = {
    "about": "ongeveer|circa|ca.|zo'n|rond de|naar schatting|een kleine|om en nabij de|een stuk of|+/-|pakweg|zowat",
    "over": "meer dan|ruim|iets meer dan|ruim de|boven de",
    "under": "bijna|minder dan|net geen|nog geen|krap",
    "at_least": "minstens|zeker|minimaal|ten minste|op zijn minst|niet minder dan|zeker wel",
    "at_most": "maximaal|hooguit|ten hoogste|niet meer dan|tot|oplopend tot|tot wel|max.",
}
PHRASES = [(phrase, said) for said, phrases in CASES.items() for phrase in phrases.split("|")]


@pytest.mark.parametrize(("phrase", "said"), PHRASES)
def test_before(phrase: str, said: str) -> None:
    (figure,) = find_figures(f"Daar werken {phrase} 40 mensen.")
    assert (figure.text, figure.what, figure.qualifier) == ("40", "mensen", said)


@pytest.mark.parametrize(
    ("sign", "said"), [("±", "about"), ("~", "about"), (">", "over"), ("<", "under"), ("≥", "at_least")]
)
def test_signs(sign: str, said: str) -> None:
    (figure,) = find_figures(f"Temperatuur: {sign}40 °C.")
    assert (figure.text, figure.qualifier) == ("40 °C", said)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("De huur stijgt met in ieder geval 4 procent.", "at_least"),
        ("De voorraad zwol aan tot 50 vrachtwagens.", None),
        ("De straf tegen de 19-jarige is hoog.", None),
        ("Boven de dertig graden is het te warm.", "over"),
        ("Onder de 5 procent stopt de regeling.", "under"),
        ("Een enquête onder 400 leden.", None),
        ("Wie 5 of meer kaartjes koopt, wint.", "at_least"),
        ("Neem er 5 of minder mee.", "at_most"),
        ("Vanaf € 25 per nacht.", "at_least"),
        ("De schade liep op tot 3 miljoen euro.", None),
        ("Het aantal steeg tot 400.", None),
        ("De prijs daalde naar 12 euro.", None),
        ("Dat leidde tot 12 klachten.", None),
        ("De huur is tot 800 euro gestegen.", None),
        ("Groepen tot 12 personen zijn welkom.", "at_most"),
        ("Er zijn 12 mensen.", None),
    ],
)
def test_in_context(text: str, qualifier: str | None) -> None:
    assert [figure.qualifier for figure in find_figures(text)] == [qualifier]
