"""Web pages: the article out of its furniture, and what the page states."""

import datetime as dt
import json
import textwrap

import pytest

from tests.clean.articles import page, paragraphs, stated

TITLE = "Winterswijk plant tienduizend bomen"
BODY = [
    "De gemeente Winterswijk plant de komende winter tienduizend bomen langs wegen en beken. Dat kost 340.000 euro.",
    "Wethouder Elvira Schepers zet op 6 november de eerste eik in de grond bij Meddo, samen met schoolkinderen.",
    "Boeren die meedoen krijgen de bomen gratis en onderhouden ze zelf, in ruil voor een jaarlijkse vergoeding.",
]
HTML = "".join(f"<p>{text}</p>" for text in BODY)
WHOLE = [TITLE, *BODY]
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Onderwerp {n}</a></li>" for n in range(30)) + "</ul></nav>"


def test_menus_and_footers_go() -> None:
    found = page(
        f"<header>{MENU}</header><main><h1>{TITLE}</h1>{HTML}</main><footer><p>Postbus 1, Winterswijk</p></footer>"
    )
    assert paragraphs(found) == WHOLE
    assert found.title == TITLE


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="cookie-notice"><p>Deze site plaatst cookies om het bezoek te meten en te verbeteren.</p></div>',
        '<div class="share-buttons"><span>Deel dit bericht</span><a>Facebook</a></div>',
        "<figure><img><figcaption>De wethouder bij een jonge eik in het veld bij Meddo.</figcaption></figure>",
        "<aside><h2>Lees ook</h2><p>Vorig jaar plantte de gemeente al vijfduizend struiken.</p></aside>",
        '<div style="display: none"><p>Deze zin is nergens op het scherm te zien en hoort er dus niet bij.</p></div>',
        '<script type="text/x-template"><p>Sjabloon voor een bericht dat nog moet worden geladen.</p></script>',
        "<p>Gepubliceerd op 1 oktober 2020</p>",
    ],
)
@pytest.mark.parametrize("at", [0, 2])
def test_furniture_inside_the_article_goes(furniture: str, at: int) -> None:
    parts = [f"<p>{text}</p>" for text in BODY]
    parts.insert(at, furniture)
    assert paragraphs(page(f"<article><h1>{TITLE}</h1>{''.join(parts)}</article>")) == WHOLE


def test_teasers_under_the_article_go() -> None:
    lead = "In het park staan sinds vandaag zes nieuwe bankjes voor wandelaars."
    card = f"<div><h3><a href='/x'>Nieuwe bankjes</a></h3><p>{lead}</p></div>"
    found = page(f"<div><h1>{TITLE}</h1>{HTML}</div><div><h2>Ander nieuws</h2>{card * 4}</div>")
    assert paragraphs(found) == WHOLE


@pytest.mark.parametrize(
    "markup",
    [
        lambda texts: "".join(f"<div>{t}</div>" for t in texts),
        lambda texts: "<br><br>".join(texts),
        lambda texts: "".join(f"<p><span><span>{t}</span></span></p>" for t in texts),
        lambda texts: "".join(f"<div class='elementor-widget'><div><p>{t}</p></div></div>" for t in texts),
        lambda texts: "<table><tr><td>" + "".join(f"<p>{t}</p>" for t in texts) + "</td></tr></table>",
        lambda texts: "<form id='aspnetForm'>" + "".join(f"<p>{t}</p>" for t in texts) + "</form>",
        lambda texts: f"<header class='intro'><p>{texts[0]}</p></header><section>{texts[1]}<p>{texts[2]}</section>",
    ],
)
def test_paragraphs_whatever_the_markup(markup) -> None:  # type: ignore[no-untyped-def]
    assert paragraphs(page(f"{MENU}<div class='content'><h1>{TITLE}</h1>{markup(BODY)}</div>")) == WHOLE


def test_lists_tables_and_headings_stay() -> None:
    extra = (
        "<h2>Soorten</h2><ul><li>eik, in het noorden</li><li>els, langs de beek</li></ul>"
        "<table><tr><th>Jaar</th><th>Bomen</th></tr><tr><td>2020</td><td>5.000</td></tr></table>"
    )
    found = paragraphs(page(f"<main><h1>{TITLE}</h1><p>{BODY[0]}</p>{extra}<p>{BODY[1]}</p></main>"))
    assert found == [
        TITLE, BODY[0], "Soorten", "eik, in het noorden", "els, langs de beek", "Jaar\tBomen", "2020\t5.000", BODY[1],
    ]  # fmt: skip


def test_paragraphs_are_never_doubled() -> None:
    assert paragraphs(page(f"<h1>{TITLE}</h1><div class='mobiel'><p>{BODY[0]}</p></div><div>{HTML}</div>")) == WHOLE


def test_inline_elements_leave_no_gaps() -> None:
    found = page(
        f"<h1>{TITLE}</h1><p>De <b>gemeente</b> Winter<i>swijk</i> plant&nbsp;<a>bomen</a>, zegt zij.</p>{HTML}"
    )
    assert paragraphs(found)[1] == "De gemeente Winterswijk plant bomen, zegt zij."


def test_what_json_ld_states_goes_before_the_rest() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Site"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": "2020-10-01T23:30:00Z",
                "publisher": {"@type": "Organization", "name": "Gemeente Winterswijk"},
            },
        ],
    }
    head = (
        f"<title>{TITLE} | Iets anders</title><meta property='article:published_time' content='2019-01-01'>"
        f"<link rel=canonical href='https://w.example/bomen'>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    )
    found = page(f"<h1>{TITLE}</h1><time datetime='2018-01-01'></time>{HTML}", head, doc_id="2017-01-01.html")
    assert (found.published, found.published_from) == (dt.date(2020, 10, 2), "metadata")
    assert (found.publisher, found.url) == ("Gemeente Winterswijk", "https://w.example/bomen")


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        ("<meta name='DCTERMS.issued' content='2020-10-02'>", "", "metadata"),
        ("", "<time datetime='2020-10-02T10:00'>gisteren</time>", "metadata"),
        ("", "<div class='datum'>2 oktober 2020</div>", "text"),
        ("", "", "filename"),
    ],
)
def test_the_day_in_the_order_of_trust(head: str, body: str, origin: str) -> None:
    found = page(f"<main><h1>{TITLE}</h1>{body}{HTML}</main>", head, doc_id="2020-10-02-bomen.html")
    assert (found.published, found.published_from) == (dt.date(2020, 10, 2), origin)


def test_the_manifest_goes_before_all() -> None:
    head = "<meta property='article:published_time' content='2019-01-01'><meta property='og:title' content='Anders'>"
    manifest = stated(
        published="2 oktober 2020", publisher="Winterswijk", title="Tienduizend bomen", url="https://w.example"
    )
    found = page(f"<h1>{TITLE}</h1>{HTML}", head, manifest=manifest)
    assert (found.published, found.published_from) == (dt.date(2020, 10, 2), "manifest")
    assert (found.publisher, found.title, found.url) == ("Winterswijk", "Tienduizend bomen", "https://w.example")


@pytest.mark.parametrize("separator", [" | ", " - ", " :: ", " — "])
def test_the_name_of_the_site_is_no_part_of_the_title(separator: str) -> None:
    found = page(f"<h1>Gemeente</h1><h2>{TITLE}</h2>{HTML}", f"<title>{TITLE}{separator}Winterswijk</title>")
    assert found.title == TITLE
    assert paragraphs(found) == WHOLE


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">%s</script>',
        "<script>window.__INITIAL_STATE__ = %s;</script>",
    ],
)
def test_newsrooms_that_carry_the_article_as_json(script: str) -> None:
    body = "".join(f"<p>{text} {text}</p>" for text in BODY)
    state = {"page": {"menu": ["a"], "release": {"title": TITLE, "publishedAt": "2020-10-02T08:00:00Z", "body": body}}}
    found = page(f"<div id='app'>Laden...</div>{script % json.dumps(state)}")
    assert (found.title, found.published) == (TITLE, dt.date(2020, 10, 2))
    assert paragraphs(found) == [TITLE, *(f"{text} {text}" for text in BODY)]


@pytest.mark.parametrize(("before", "between", "after"), [("<pre>", "\n", "</pre>"), ("<div>", "<br>", "</div>")])
def test_lines_broken_at_a_fixed_width_are_joined(before: str, between: str, after: str) -> None:
    lines = between.join(between.join([*textwrap.wrap(text, 64), ""]) for text in BODY)
    assert paragraphs(page(f"<h1>{TITLE}</h1>{before}{lines}{after}")) == WHOLE


def test_entities_that_were_escaped_twice() -> None:
    found = page(f"<h1>{TITLE}</h1><p>Boeren &amp;amp; burgers betalen samen &amp;euro; 3.000 aan de bomen.</p>{HTML}")
    assert paragraphs(found)[1] == "Boeren & burgers betalen samen € 3.000 aan de bomen."
