"""Who has sent a page: the body itself, by the fullest name that the page gives it."""

import json

import pytest

from pipeline.clean.publisher import sender_of
from tests.clean.articles import article, page, paragraphs
from tests.clean.test_pages import HTML, TITLE

OPENING = "<p>De bond van molenaars Het Wiekenkruis telt dit jaar voor het eerst meer leden dan er molens zijn.</p>"
SITE = "<meta property='og:site_name' content='%s'>"


def linked(*things: dict[str, object]) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@graph': things})}</script>"


def body_of(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


@pytest.mark.parametrize(
    ("head", "around", "sender"),
    [
        (linked({"@type": "NewsArticle", "author": body_of("Bibliotheek Heuvelrug"),
                 "publisher": body_of("De Heuvelbode")}), "", "Bibliotheek Heuvelrug"),
        (linked({"@type": "NewsArticle", "author": body_of("Redactie Heuvelbode"),
                 "publisher": body_of("De Heuvelbode")}), "", "De Heuvelbode"),
        (linked({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ria Bos"}}), "", None),
        (SITE % "Egelzorg" + linked({"@type": "Article", "publisher": {"@id": "#wij"}},
                                    {"@id": "#wij", **body_of("Stichting Egelzorg")}), "", "Stichting Egelzorg"),
        (SITE % "Museum De Ark" + linked({"@type": "Article", "publisher": {"@id": "#wij"}},
                                         {"@id": "#wij", **body_of("Webbureau Pixel")}), "", "Museum De Ark"),
        (SITE % "Tramlijnen Newsroom", "", "Tramlijnen"),
        ("<meta name='DCTERMS.creator' scheme='OVERHEID.Gemeente' content='Oudwoude'>", "", "Gemeente Oudwoude"),
        ("<meta name='DCTERMS.creator' content='Ministerie van Algemene Zaken'>"
         "<meta name='OVERHEID.authority' content='Ministerie van Defensie'>", "", "Ministerie van Defensie"),
        (SITE % "www.overheidsnieuws.example", "<div>Organisatie:</div><div>FOD Mobiliteit en Vervoer</div>",
         "FOD Mobiliteit en Vervoer"),
        (SITE % "Streek.example", "<div>2 oktober 2020 Uitgegeven door <a>Agentschap Wegen</a></div>",
         "Agentschap Wegen"),
        (SITE % "Het Wiekenkruis", "", "Het Wiekenkruis"),
        (SITE % "Wiekenkruis", "<footer><p>Over Het Wiekenkruis</p><p>Winkel Wiekenkruis</p></footer>", "Wiekenkruis"),
        ("", "<footer><p>Het Wiekenkruis, Molendijk 3, 7101 AB Winterswijk</p></footer>", "Het Wiekenkruis"),
        ("", "<p>Organisatie:</p>", None),
        ("", "<p>Het boek over de molens is uitgegeven door Uitgeverij De Roos in Aalten.</p>", None),
    ],
)  # fmt: skip
def test_the_sender_of_a_page(head: str, around: str, sender: str | None) -> None:
    assert page(f"<h1>{TITLE}</h1>{OPENING}{HTML}<div>{around}</div>", head).publisher == sender


@pytest.mark.parametrize(
    ("site", "opening", "sender"),
    [
        ("Van Loon", "Bergen – Koninklijke Van Loon maakt vandaag de cijfers bekend.", "Koninklijke Van Loon"),
        ("VBM", "Vakbond VBM wil ook volgend jaar met de molenaars om de tafel blijven zitten.", "VBM"),
        ("De Roos", "Het boek over de molens is van de hand van Uitgeverij De Roos in Aalten.", "De Roos"),
    ],
)
def test_the_type_before_the_name_of_a_site(site: str, opening: str, sender: str) -> None:
    assert page(f"<h1>{TITLE}</h1><p>{opening}</p>{HTML}", SITE % site).publisher == sender


def test_the_fuller_name_of_a_copied_text() -> None:
    text = (
        "Storm kost Zuiderlicht 41 miljoen euro\n\nVerzekeraar Zuiderlicht kreeg in een week 26.300 meldingen van"
        " schade binnen.\n\nHet gaat vooral om dakpannen en om schuttingen die zijn omgewaaid.\n\nOver Zuiderlicht\n\n"
        "Zuiderlicht Verzekeringen is een onderlinge verzekeraar, de leden zijn samen de eigenaar.\n\n"
        "Zuiderlicht Verzekeringen\nPrivacy\nCookies"
    )
    assert article(text).publisher == "Zuiderlicht Verzekeringen"


CARD = "<div><h3>Joke Mars</h3><p>Pers en communicatie</p><ul><li><a>joke@ark.example</a></li></ul></div>"
ABOUT = "<div><h2>Over De Ark</h2><div><p>De Ark toont kunst van nu in een oude scheepswerf.</p></div></div>"


@pytest.mark.parametrize(
    ("outside", "kept"),
    [
        (f"<h2>Contacteer ons</h2>{CARD}", ["Contacteer ons", "Joke Mars", "Pers en communicatie", "joke@ark.example"]),
        ("<aside><div><h3>Perscontact</h3><div><b>Joke Mars</b></div><p><a href='tel:0'>088 000 00 00</a></p></div>"
         "</aside>", ["Perscontact", "Joke Mars", "088 000 00 00"]),
        ("<h2>Contact</h2><div><p>Kade 3, 4381 AA Vlissingen</p><p>pers@ark.example</p><p>Postbus 3</p></div>", []),
        ("<h2>Contact</h2><div><p>Vragen over uw bezoek?</p><p>balie@ark.example</p></div>", []),
        (f"<h2>Meer verhalen</h2><p>Een andere tentoonstelling</p>{ABOUT}",
         ["Over De Ark", "De Ark toont kunst van nu in een oude scheepswerf."]),
        (f"<h2>Meer verhalen</h2><p>Een andere tentoonstelling</p>{ABOUT.replace('De Ark', 'het weer')}", []),
        (f"<footer>{ABOUT}</footer>", []),
    ],
)  # fmt: skip
def test_parts_of_a_release_in_boxes_of_their_own(outside: str, kept: list[str]) -> None:
    inside = f"<article><h1>{TITLE}</h1>{HTML}</article>"
    found = paragraphs(page(f"{inside}<section><h2>Downloads</h2><a>Foto 1</a></section>{outside}", SITE % "De Ark"))
    assert found == [*paragraphs(page(inside)), *kept]


@pytest.mark.parametrize(
    ("lines", "sender"),
    [
        (["Gemeente Rijnwaard logo, ga naar de homepage", "In Rijnwaard is feest."], "Gemeente Rijnwaard"),
        (["Slaapkliniek De Linde PERSBERICHT 2021-04", "Dat meldt Slaapkliniek De Linde."], "Slaapkliniek De Linde"),
        (["Privacy | Sitemap | Vlaams Zandfonds, Kerkstraat 7, 1060 Brussel", "Het Vlaams Zandfonds graaft."],
         "Vlaams Zandfonds"),
        (["Stad Aalst", "Zomerklank groeit en Aalst juicht.", "Zomerklank vzw – Beekstraat 9 – 9300 Aalst"],
         "Zomerklank"),
        (["© 2024 Stroomhuis B.V. Alle rechten voorbehouden.", "Stroomhuis groeit."], "Stroomhuis"),
        (["Partners", "Stad Aalst is blij."], None),
    ],
)  # fmt: skip
def test_the_sender_that_a_letterhead_or_a_footer_names(lines: list[str], sender: str | None) -> None:
    release = [line for line in lines if line.endswith(".") and not line.startswith("©")]
    assert sender_of(None, lines, release) == sender


@pytest.mark.parametrize(
    ("stated", "text", "sender"),
    [
        ("hetkruispunt.example", "Leden van Het Kruispunt lenen nu ook boren.", "Het Kruispunt"),
        ("hetkruispunt.example", "Leden lenen nu ook boren.", "hetkruispunt.example"),
        ("Communicatie PZ Vlierbeek", "De politiezone Vlierbeek vliegt.", "Politiezone Vlierbeek"),
        ("Persdienst Molenbond", "De Molenbond telt molens.", "Molenbond"),
        ("Persdienst Vlaams", "De slagers vieren feest.", "Persdienst Vlaams"),
        ("Van Aelst", "Het boek komt van Drukkerij Van Aelst in Lier.", "Drukkerij Van Aelst"),
    ],
)
def test_a_stated_sender_as_the_release_writes_it(stated: str, text: str, sender: str) -> None:
    assert sender_of(stated, [text], [text]) == sender
