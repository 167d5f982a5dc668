"""What stands beside the article in elements of its own goes, whatever these are called."""

import datetime as dt
import json

import pytest

from pipeline.record import Unusable
from tests.clean.articles import page, paragraphs
from tests.clean.test_pages import BODY, HTML, TITLE, WHOLE

LAST = "De gemeenteraad van Winterswijk beslist op 12 november over het geld voor het onderhoud."
READERS = [
    "Wat een mooi plan, ik heb de gemeente hier jaren geleden al eens over geschreven.",
    "Bij ons in Ratum staan de eiken er slecht bij, dus ik ben benieuwd hoe dat gaat.",
    "Vergeet de meidoorn niet, daar hebben de vogels in onze streek het meeste aan.",
]


@pytest.mark.parametrize(
    "beside",
    [
        "<h3>3 reacties op “Bomen”</h3><ol>" + "".join(f"<li>Jan: <p>{text}</p></li>" for text in READERS) + "</ol>",
        "<section><p>Het gemeentehuis is op werkdagen geopend van acht uur tot half vijf.</p></section>",
        "<div><h2>Agenda</h2><table><tr><td>2 okt</td><td>Raad</td></tr></table></div>",
        "<div>" + "<div class=k><h3>Een tip</h3><p>Kom eens kijken hoe mooi dit is.</p></div>" * 3 + "</div>",
        "<div><h2>Zelf aan de slag?</h2><p>Bestel jouw plantpakket in onze winkel.</p><a href='/w'>Bestellen</a></div>",
        "<div><h2>Niets missen?</h2><p>Laat je adres achter en je hoort van ons.</p><form><input></form></div>",
    ],
)  # fmt: skip
def test_what_stands_beside_goes(beside: str) -> None:
    assert paragraphs(page(f"<div><div><h1>{TITLE}</h1><div>{HTML}</div></div>{beside}</div>")) == WHOLE


def test_a_title_and_an_intro_in_an_element_of_their_own() -> None:
    found = page(f"<section><h1>{TITLE}</h1><p>{BODY[0]}</p></section><section>{HTML[len(BODY[0]) + 7 :]}</section>")
    assert paragraphs(found) == WHOLE


def test_a_call_inside_the_text_goes_and_a_question_of_the_text_stays() -> None:
    call = "<div><h3>Ook bomen in uw tuin?</h3><p>Wij komen graag bij u langs.</p><a href='/h'>Afspraak</a></div>"
    asks = "<div><h3>Kan ik meedoen?</h3><p>U kunt zich tot 1 december melden bij de gemeente.</p></div>"
    found = page(f"<div><h1>{TITLE}</h1><div>{HTML}</div>{call}{asks}<div><p>{LAST}</p></div></div>")
    assert paragraphs(found) == [
        *WHOLE, "Kan ik meedoen?", "U kunt zich tot 1 december melden bij de gemeente.", LAST,
    ]  # fmt: skip


def test_links_in_a_list_of_the_text_stay() -> None:
    names = ("Bosgroep Oost", "Kwekerij De Es", "IVN Winterswijk")
    links = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in names)
    found = page(f"<h1>{TITLE}</h1>{HTML}<p>De bomen komen van:</p><ul>{links}</ul><p>{LAST}</p>")
    assert paragraphs(found)[len(WHOLE) :] == ["De bomen komen van:", *names, LAST]


def test_the_press_contact_in_a_box_beside_the_article_stays() -> None:
    box = "<aside><div><h3>Perscontact</h3><p>Ilse Klein</p><p>pers@winterswijk.example</p></div></aside>"
    found = page(f"<div><div><h1>{TITLE}</h1>{HTML}</div>{box}</div>")
    assert paragraphs(found) == [*WHOLE, "Perscontact", "Ilse Klein", "pers@winterswijk.example"]


def test_captions_by_the_name_of_their_element() -> None:
    caption = "De eerste eik is een geschenk van de burgemeester van Bocholt. Hij woog met kluit en al 400 kilo."
    figure = f"<div class='beeld'><img src='e.jpg'><div class='beeld__onder'>{caption}</div></div>"
    assert paragraphs(page(f"<h1>{TITLE}</h1><p>{BODY[0]}</p>{figure}<p>{BODY[1]}</p><p>{BODY[2]}</p>")) == WHOLE


def test_a_title_that_is_no_heading_where_the_page_states_another() -> None:
    found = page(f"<div class=a>{TITLE}</div><div class=b>{HTML}</div>", "<title>Nieuws | Winterswijk</title>")
    assert found.title == TITLE


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (f"<title>Persbericht 2 oktober 2020: {TITLE}</title>", ""),
        ("", "<p>02/10/2020 Communicatie</p>"),
        ("", "<p>Ingestuurd door de gemeente op 2 oktober 2020 om 10:14 in de rubriek Natuur.</p>"),
        ("", "<p><span>2 oktober 2020</span><span>Persbericht</span></p>"),
    ],
)
def test_days_in_other_places(head: str, line: str) -> None:
    found = page(f"<main><h1>{TITLE}</h1>{line}{HTML}</main>", head)
    assert (found.published, found.published_from) == (dt.date(2020, 10, 2), "text")
    assert paragraphs(found) == WHOLE


def test_the_day_of_an_invitation_is_a_fact_and_not_that_of_publication() -> None:
    facts = "<dl><dt>Wanneer</dt><dd>zaterdag 6 november 2020, 10.00 uur</dd></dl>"
    found = page(
        f"<h1>{TITLE}</h1><p>{BODY[0]}</p>{facts}<p>{BODY[1]}</p><p>{BODY[2]}</p><p>Bericht van 2 oktober 2020</p>"
    )
    assert found.published == dt.date(2020, 10, 2)
    assert "zaterdag 6 november 2020, 10.00 uur" in paragraphs(found)


@pytest.mark.parametrize("in_body", [True, False])
def test_articles_streamed_by_next(in_body: bool) -> None:
    body = "".join(f"<p>{text} {text}</p>" for text in BODY)
    article = {"title": TITLE, "publishedAt": "2020-10-02", "body": "$8" if in_body else body}
    rows = f"7:{json.dumps(['$', '$L4', None, {'article': article}])}\n8:T{len(body.encode()):x},{body}9:null\n"
    pushes = [rows[at : at + 90] for at in range(0, len(rows), 90)]
    scripts = "".join(f"<script>self.__next_f.push([1,{json.dumps(push)}])</script>" for push in pushes)
    found = page(f"<main>Laden</main>{scripts}")
    assert (found.title, found.published) == (TITLE, dt.date(2020, 10, 2))
    assert paragraphs(found) == [TITLE, *(f"{text} {text}" for text in BODY)]


def test_a_long_menu_in_any_element_is_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>Voorlichting over bomen en struiken, deel {n}.</a></li>" for n in range(40))
    assert paragraphs(page(f"<div><ul>{links}</ul></div><h1>{TITLE}</h1>{HTML}<ul>{links}</ul>")) == WHOLE


def test_a_quote_that_stands_by_itself_at_the_end_stays() -> None:
    quote = "<blockquote>“Over honderd jaar fietsen hier mensen in de schaduw”</blockquote><cite>Elvira Schepers</cite>"
    found = page(
        f"<div><h1>{TITLE}</h1>{HTML}{quote}<div class=poll><p>Heeft u een boom in uw tuin staan?</p></div></div>"
    )
    assert paragraphs(found)[: len(WHOLE) + 1] == [*WHOLE, "“Over honderd jaar fietsen hier mensen in de schaduw”"]
    assert "Heeft u een boom" not in found.text


@pytest.mark.parametrize("body", ["", "<div></div>", "<img src='x.jpg'>"])
def test_a_page_without_text_is_left_out_as_empty(body: str) -> None:
    with pytest.raises(Unusable) as raised:
        page(body, f"<title>{TITLE}</title>")
    assert (raised.value.outcome, raised.value.reason) == ("left_out", "empty")


def test_the_speaker_below_a_last_quotation_stays() -> None:
    said = "<p>“Wij planten voor honderd jaar, en niet voor een foto in de krant”</p><p>Sanne Vos, directeur</p>"
    found = paragraphs(page(f"<main><h1>{TITLE}</h1>{HTML}{said}<h2>Meer nieuws</h2></main>"))
    assert found[-1] == "Sanne Vos, directeur"


def test_the_label_of_the_day_goes() -> None:
    found = page(f"<h1>{TITLE}</h1><div>Publicatie van dit bericht:</div><div>2 oktober 2020</div>{HTML}")
    assert (paragraphs(found), found.published) == (WHOLE, dt.date(2020, 10, 2))
