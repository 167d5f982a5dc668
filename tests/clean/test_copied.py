"""Text that was copied out of a browser: the article stays whole, what stood around it goes."""

import datetime as dt

import pytest

from pipeline.clean.lines import judge, without_icons
from tests.clean.articles import article, paragraphs

TITLE = "Harlingen krijgt veerboot op stroom"
BODY = [
    "Rederij Doeksen laat in Harlingen een veerboot bouwen die op stroom vaart. Het schip kost 24 miljoen euro.",
    "‘Vanaf 2027 varen we stil en schoon naar Terschelling’, zegt directeur Dirk Spoor. ‘Dat is beter voor het wad.’",
    "Minder diesel",
    "De boot scheelt per jaar 3,1 miljoen liter diesel. De provincie Fryslân betaalt een kwart van de laadpalen.",
]
WHOLE = [TITLE, *BODY]


def copied(*lines: str) -> list[str]:
    return paragraphs(article("\n\n".join(lines)))


@pytest.mark.parametrize(
    "above",
    [
        ["Home  Nieuws  Contact  Zoeken"],
        ["icon-search icon-menu facebook twitter icon-close", "What are you looking for?"],
        ["Schrijf je in voor de gratis webinar over duurzaam varen"],
        ["Ferry on electricity for Harlingen (in Dutch)"],
        ["Home > Nieuws > " + TITLE],
        ["Home Actueel Nieuws Veerboot op stroom"],
        [
            "Wij gebruiken cookies",
            "Cookies zorgen dat deze website goed werkt. Lees meer in ons cookiebeleid.",
            "Accepteren",
        ],
        ["Naar inhoud", "Menu", "Over ons", "Vacatures", "Boten", "Kaartjes", "Reizen", "Werken bij"],
    ],
)
def test_what_stands_above_goes(above: list[str]) -> None:
    assert copied(*above, *WHOLE) == WHOLE


@pytest.mark.parametrize(
    "below",
    [
        ["Deel dit artikel", "Facebook", "LinkedIn"],
        ["Electric ferry in the port", "Ferry in Harlingen"],
        ["Lees ook", "Zomerdienst begint 3 mei", "Nieuwe kapitein voor de snelboot", "Meer nieuws"],
        ["Reacties (2)", "Jan — gisteren", "Mooi schip!"],
        ["#veerboot #stroom #wad", "← Vorige: Zomerdienst begint", "Volgende: Nieuwe kapitein →"],
        ["Dit is een origineel persbericht. De Persdienst is niet verantwoordelijk voor de inhoud van persberichten."],
        ["De redactie is op geen enkele wijze aansprakelijk voor de inhoud van dit bericht."],
        ["© 2024 Rederij", "Privacy | Cookies | Disclaimer"],
        ["Blijf op de hoogte", "Schrijf je in voor de nieuwsbrief en mis niets."],
        ["Contact", "Bezoekadres: Waddenpromenade 5, Harlingen", "Openingstijden: 9.00 - 17.00 uur"],
    ],
)
def test_what_stands_below_goes(below: list[str]) -> None:
    assert copied(*WHOLE, *below) == WHOLE


@pytest.mark.parametrize(
    "end",
    [
        ["Noot voor de redactie", "Beeld is op te vragen bij Anke Visser, 0517 00 00 00, pers@doeksen.example."],
        [
            "Over Rederij Doeksen",
            "Rederij Doeksen vaart sinds 1908 naar Terschelling en Vlieland en telt 250 medewerkers.",
        ],
        ["Contact", "Anke Visser, Communicatie", "+31 517 00 00 00"],
        ["Perscontact:", "Anke Visser", "T 0517 00 00 00", "pers@doeksen.example"],
        ["De planning:", "mei 2025: kiel gelegd", "juli 2026: te water", "januari 2027: eerste vaart"],
        ["De planning:", "- mei 2025: kiel gelegd", "- juli 2026: te water", "- januari 2027: eerste vaart"],
    ],
)
def test_the_end_of_the_release_stays(end: list[str]) -> None:
    kept = copied("Home Nieuws Contact", *WHOLE, *end, "Deel dit bericht", "Twitter Facebook")
    assert kept == [*WHOLE, *(line.removeprefix("- ") for line in end)]


def test_icons_glued_to_the_last_sentence_go() -> None:
    assert copied(*WHOLE[:-1], WHOLE[-1] + "icon-mail icon-phone twitter linkedin icon-chevron-left") == WHOLE
    assert copied(*WHOLE[:-1], WHOLE[-1] + "twitterlinkedinicon-mailicon-chevron-right") == WHOLE


def test_an_english_translation_below_goes_and_an_english_quotation_stays() -> None:
    english = "The ferry will be built in Harlingen and is going to sail on electricity from the spring of next year."
    assert copied(*WHOLE, english) == WHOLE
    quotation = "“This is the first ship of its kind in the world and we are very proud of it”, zegt bouwer Jim Lee."
    assert quotation in copied(*WHOLE[:3], quotation, *WHOLE[3:])


@pytest.mark.parametrize(
    "text",
    [
        "Op icon-site.nl staat meer.",
        "De A-brug en de B-brug",
        "via twitter en facebook",
        "Het low_code platform groeit.",
    ],
)
def test_ordinary_words_are_no_icons(text: str) -> None:
    assert without_icons(text) == text


@pytest.mark.parametrize(
    "line",
    ["Home is waar het hart is volgens kinderen", "« De boot is stil »", "Tien jaar #MeToo in de havens",
     "Nieuwe agenda voor de organisatie van het onderzoek vastgesteld", "Bezoek aan museum levert kinderen plezier op"],
)  # fmt: skip
def test_titles_with_words_of_menus_are_no_menus(line: str) -> None:
    assert not judge(line).is_gone


def test_a_pointer_to_other_news_inside_the_article_goes() -> None:
    pointers = ["Lees ook", "Zomerdienst begint 3 mei"]
    further = "De kapiteins gaan deze winter naar Noorwegen om te leren hoe zij met de zware accu's moeten omgaan."
    assert copied(*WHOLE[:2], *pointers, *WHOLE[2:], further) == [*WHOLE, further]
    assert copied(*WHOLE[:2], "Lees ook: Zomerdienst begint 3 mei", *WHOLE[2:]) == WHOLE


@pytest.mark.parametrize(
    "sentence",
    [
        "Websites mogen volgens de toezichthouder geen cookies meer plaatsen zonder dat bezoekers daarmee instemmen.",
        "De bakker deelt bij het veer duizend cookies uit aan de eerste reizigers van de dag.",
        "In zijn nieuwsbrief schrijft de rederij dat de kaartjes twee euro duurder worden.",
    ],
)
def test_an_article_may_speak_of_cookies_and_newsletters(sentence: str) -> None:
    assert copied(*WHOLE, sentence) == [*WHOLE, sentence]


@pytest.mark.parametrize("line", ["3 mei 2024 • Varen • Leestijd: 2 minuten", "Varen / 3 mei 2024 / door de redactie"])
def test_the_day_below_the_title_among_other_things(line: str) -> None:
    found = article("\n\n".join([TITLE, line, *BODY]))
    assert (found.published, paragraphs(found)) == (dt.date(2024, 5, 3), WHOLE)


def test_a_period_below_the_title_is_no_day_of_publication() -> None:
    found = article("\n\n".join([TITLE, "Tentoonstelling | 3 mei 2024 t/m 2 maart 2025", *BODY]))
    assert (found.published, len(paragraphs(found))) == (None, len(WHOLE) + 1)


@pytest.mark.parametrize(
    ("caption", "is_kept"),
    [
        (["Kapitein Dirk Spoor met een model van de boot"], False),
        (["De werf met de romp van de nieuwe boot", "Foto: Anke Visser"], False),
        (["Schoon en stil", "Foto: Anke Visser"], True),
        (["Kapitein Jan Smit met een model van de boot"], True),
    ],
)
def test_captions_that_show_by_their_place_or_by_whom_they_name(caption: list[str], is_kept: bool) -> None:
    assert copied(*WHOLE[:3], *caption, *WHOLE[3:]) == [*WHOLE[:3], *caption[:is_kept], *WHOLE[3:]]


def test_a_text_that_is_nothing_but_an_article_stays_as_it_is() -> None:
    assert copied(*WHOLE) == WHOLE


def test_a_text_without_a_title_has_none() -> None:
    found = article(BODY[0] + "\n\n" + BODY[3])
    assert found.title is None
    assert paragraphs(found) == [BODY[0], BODY[3]]
