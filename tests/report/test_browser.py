"""The page in a browser: what people see, click and type; the console stays empty throughout."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.record import City, Date, Figure, Organisation, Person, Problem, Quote
from pipeline.report import write_report
from pipeline.report.page import _fitting_page
from tests.report.outputs import record, write_outputs

pytest.importorskip("selenium")
from selenium.webdriver.common.keys import Keys

from tests.report.browser import Browser, chromium, needs_chromium

pytestmark = [pytest.mark.slow, needs_chromium]

PORT = (
    "Haven Zuidkade krijgt 12 kranen 🏗\n\n"
    "De gemeente Vlissingen trekt € 3,5 miljoen uit, zei directeur Noor Bakels in juni 2021. "
    '"Vlissingen wordt weer een haven," aldus Bakels.'
)
SCRIPT = "<script>document.title='broken'</script>"
HOSTILE = (
    f"{SCRIPT} kop\n\n<img src=x onerror=\"document.title='broken'\"> \u202egnol\u202c <style>*{{display:none}}</style>"
)


def spot(words: str, text: str = PORT, nth: int = 0, sentence: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words, "sentence": sentence, "method": "rule"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    june = {"first": dt.date(2021, 6, 1), "last": dt.date(2021, 6, 30), "timex": "2021-06"}
    speaker = {"name": "Noor Bakels", "role": "directeur"}
    place = {"name": "Vlissingen", "country": "NL", "region": "Zeeland", "latitude": 51.44, "longitude": 3.57}
    port = {
        "organisations": (Organisation(name="gemeente Vlissingen", **spot("gemeente Vlissingen")),),
        "people": (Person(**speaker, **spot("Noor Bakels")), Person(**speaker, **spot("Bakels", nth=1))),
        "figures": (
            Figure(kind="count", low=12.0, high=12.0, what="kranen", **spot("12")),
            Figure(kind="money", low=3.5e6, high=3.5e6, unit="EUR", **spot("€ 3,5 miljoen")),
        ),
        "dates": (Date(**june, **spot("juni 2021")),),
        "cities": (City(**place, **spot("Vlissingen")), City(**place, **spot("Vlissingen", nth=1))),
        "quotes": (Quote(speaker="Noor Bakels", **spot("Vlissingen wordt weer een haven,")),),
    }
    articles = [
        record("haven.txt", PORT, published=dt.date(2021, 7, 2), publisher="Zuidkade", **port),
        record("haven-kopie.txt", PORT, published=dt.date(2021, 7, 3), publisher="Persdienst", **port),
        record("kwaad.txt", HOSTILE, published=dt.date(2019, 1, 1), publisher=SCRIPT, url="javascript:alert(1)"),
        record("veilig.txt", "Eén nieuwe brug\n\nGeen feiten.", url="https://example.org/brug"),
        *(record(f"rij-{n:03}.txt", f"Bericht {n}\n\nNiets.", published=dt.date(2015, 1, 1)) for n in range(60)),
    ]
    problems = [
        Problem(doc_id=SCRIPT, stage="clean", outcome="failed", reason="unreadable", message="<b>kapot</b>"),
        Problem(doc_id="leeg.txt", stage="clean", outcome="left_out", reason="empty", message="Nothing in it."),
    ]
    folder = tmp_path_factory.mktemp("page") / "outputs"
    write_outputs(folder, articles, problems, {"haven-kopie.txt": "haven.txt"})
    return write_report(folder)


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def browser(window: Browser, page: Path) -> Iterator[Browser]:
    window.size(1280, 900)
    window.open(page)
    yield window
    assert window.complaints() == []
    assert [url for url in window.requests() if not url.startswith(("file:", "about:", "blob:", "data:"))] == []


def titles(browser: Browser) -> list[str]:
    return browser.texts(".list .title")


def drawn(browser: Browser) -> None:
    """Every chart of the page, if it has any, is drawn to the width that it has."""
    browser.wait(
        "return [...document.querySelectorAll('.graphic')].every("
        "(node) => !node.clientWidth || Math.abs(node.drawnAt - node.clientWidth) < 2)"
    )


def test_list_sorts_by_its_headings(browser: Browser) -> None:
    assert titles(browser)[0].startswith("Haven Zuidkade")
    browser.click("[data-sort=title]")
    assert titles(browser)[0].startswith("<script>")
    assert browser.one("th.c-title").get_attribute("aria-sort") == "ascending"
    browser.click("[data-sort=title]")
    assert titles(browser)[0].startswith("Haven")
    browser.click("[data-sort=mentions]")
    assert titles(browser)[0].startswith("Haven")


def test_list_is_paged(browser: Browser) -> None:
    assert len(titles(browser)) == 50
    browser.click(".pager button:last-child")
    assert len(titles(browser)) == 14


@pytest.mark.parametrize(
    ("typed", "found"),
    [("een brug", 1), ("ÉÉN", 3), ('"nieuwe brug"', 1), ('"brug nieuwe"', 0), ("zuidkade", 2), ("onvindbaar", 0)],
)
def test_search(browser: Browser, typed: str, found: int) -> None:
    browser.one("#q").send_keys(typed)
    browser.wait("return readState().q === byId('q').value")
    browser.settle()
    assert browser.one("#count").text == f"{found} of 64 articles"
    assert len(titles(browser)) == found


def test_filters_narrow_and_are_cleared(browser: Browser) -> None:
    browser.run("byId('publisher').value = '=Zuidkade'; byId('publisher').dispatchEvent(new Event('change'))")
    browser.settle()
    assert browser.one("#count").text == "1 of 64 articles"
    browser.click("#clear")
    assert browser.one("#count").text == "64 of 64 articles"
    browser.go("from=2019-01-01&to=2019-12-31")
    assert titles(browser) == ["<script>document.title='broken'</script> kop"]
    browser.go("kinds=quotes")
    assert len(titles(browser)) == 2
    browser.go("kinds=quotes&once=1")
    assert len(titles(browser)) == 1


def test_article_shows_nested_and_overlapping_mentions(browser: Browser) -> None:
    browser.click(".list .title")
    browser.go("open=haven.txt")
    assert browser.one("h2").text == "Haven Zuidkade krijgt 12 kranen 🏗"
    shown = [(mark.text, mark.get_attribute("class")) for mark in browser.all(".text mark")]
    assert ("gemeente ", "m k-organisations") in [(text + " " * text.startswith("gem"), c) for text, c in shown]
    assert ("Vlissingen", "m k-cities") in shown
    assert ("Vlissingen", "m k-cities in-quote") in shown
    assert browser.one(".text").text.replace("\n\n", "\n") == PORT.split("\n\n")[1]
    assert "€3,500,000" in browser.one(".values").text
    assert "Noor Bakels\ndirecteur" in browser.one(".values").text


def test_value_appears_on_focus_and_goes_with_escape(browser: Browser) -> None:
    browser.go("open=haven.txt")
    first = browser.one("mark[tabindex='0']")
    first.send_keys(Keys.ARROW_RIGHT)
    browser.wait("return byId('tip').innerText.includes('gemeente Vlissingen')")
    browser.run("window.dispatchEvent(new Event('scroll'))")
    assert "gemeente Vlissingen" in browser.one("#tip").text
    active = browser.run("return document.activeElement")
    assert active.get_attribute("aria-describedby") == "tip"
    active.send_keys(Keys.ESCAPE)
    assert not browser.one("#tip").is_displayed()
    assert len(browser.all("mark[tabindex='0']")) == 1


def test_value_of_the_pointer_goes_when_the_page_scrolls(browser: Browser) -> None:
    browser.go("open=haven.txt")
    browser.run("byId('view').querySelector('mark').dispatchEvent(new Event('pointerover', {bubbles: true}))")
    assert browser.one("#tip").is_displayed()
    browser.run("window.dispatchEvent(new Event('scroll'))")
    assert not browser.one("#tip").is_displayed()


def test_row_of_the_table_leads_to_the_mention(browser: Browser) -> None:
    browser.go("open=haven.txt")
    browser.click(".values tbody tr:last-child button")
    assert browser.run("return document.activeElement.tagName") == "MARK"
    assert browser.all("mark.lit")


def test_duplicates_name_one_another(browser: Browser) -> None:
    browser.go("open=haven-kopie.txt")
    assert "Near-duplicate of\nHaven Zuidkade" in browser.one(".facts").text
    browser.click(".facts a[href*=open]")
    assert "Near-duplicates of this article" in browser.one(".facts").text


def test_only_addresses_of_the_web_are_links(browser: Browser) -> None:
    browser.go("open=kwaad.txt")
    assert "javascript:alert(1)" in browser.one(".facts").text
    assert not browser.all(".facts a[href^=javascript]")
    browser.go("open=veilig.txt")
    assert browser.one(".facts a[href^=https]").get_attribute("rel") == "noopener noreferrer nofollow"


def test_hostile_article_is_text(browser: Browser) -> None:
    browser.go("open=kwaad.txt")
    assert browser.one("h2").text == f"{SCRIPT} kop"
    assert "onerror" in browser.one(".text").text
    assert "␦gnol␦" in browser.one(".text").text
    assert browser.one("h1").is_displayed()
    browser.go("view=problems")
    assert "<b>kapot</b>" in browser.one("#view").text
    assert browser.run("return document.title") != "broken"


def test_dutch_page_gives_reasons_in_dutch(window: Browser, page: Path) -> None:
    dutch = page.parent / "nl.html"
    dutch.write_text(_fitting_page(page.parent, "nl"), encoding="utf-8")
    window.open(dutch, "view=problems")
    cells = window.texts(".simple td")
    assert "onleesbaar" in cells
    assert "geen tekst erin" in cells
    assert not {"unreadable", "empty", "failed", "clean"} & set(cells)
    assert window.complaints() == []


def test_charts_answer_and_lead_to_articles(browser: Browser) -> None:
    browser.click("#tab-charts")
    drawn(browser)
    assert "gemeente Vlissingen" in browser.one("#chart-organisations").text
    assert browser.all("#chart-map circle")
    assert browser.all("#chart-money circle")
    assert browser.all("#chart-network path")
    browser.click("#chart-map [data-region=europe]")
    drawn(browser)
    assert browser.all("#chart-map circle")
    for summary in browser.all("summary"):
        browser.run("arguments[0].click()", summary)
    tables = "document.querySelectorAll('figure table').length"
    browser.wait(f"return {tables} === document.querySelectorAll('figure details').length")
    browser.go("view=charts")
    drawn(browser)
    browser.click("#chart-people .bars a")
    assert len(titles(browser)) == 2
    assert browser.one("#fact").text.startswith("Person: Noor Bakels")
    browser.click("#fact button")
    assert browser.one("#count").text == "64 of 64 articles"


def test_dot_of_money_leads_to_its_mention(browser: Browser) -> None:
    browser.go("view=charts")
    drawn(browser)
    browser.go(browser.run("return document.querySelector('#chart-money a').getAttribute('href').slice(1)"))
    assert "€ 3,5 miljoen" in browser.texts("mark.lit")


def test_charts_of_nothing_say_so(browser: Browser) -> None:
    browser.go("view=charts&publisher=-")
    assert "Nothing to show" in browser.one("#chart-map").text
    browser.go("view=charts&from=2040-01-01")
    assert "No article" in browser.one("#view").text


def test_tabs_move_with_arrow_keys(browser: Browser) -> None:
    browser.one("#tab-articles").send_keys(Keys.ARROW_RIGHT)
    browser.settle()
    assert browser.one("#tab-charts").get_attribute("aria-selected") == "true"


def test_back_returns_to_the_list(browser: Browser) -> None:
    browser.go("q=brug")
    browser.click(".list .title")
    browser.run("history.back()")
    browser.wait("return document.querySelector('.list') !== null")
    browser.settle()
    assert titles(browser) == ["Eén nieuwe brug"]


@pytest.mark.parametrize("place", ["", "view=charts", "view=problems", "open=haven.txt", "open=kwaad.txt"])
def test_nothing_is_wider_than_a_telephone(browser: Browser, place: str) -> None:
    browser.size(360, 740)
    browser.go(place)
    drawn(browser)
    assert browser.run("return document.documentElement.scrollWidth") <= 360


def test_everything_that_can_be_clicked_has_a_name(browser: Browser) -> None:
    for place in ("", "view=charts", "view=problems", "open=haven.txt"):
        browser.go(place)
        drawn(browser)
        nameless = browser.run(
            "return [...document.querySelectorAll('a, button, input, select')].filter((node) =>"
            " !node.hidden && !(node.textContent.trim() || node.ariaLabel || node.labels?.length)).length"
        )
        assert nameless == 0


def test_pieces_cover_the_text_whatever_the_mentions(browser: Browser) -> None:
    chance = random.Random(3)
    for _ in range(30):
        length = chance.randrange(1, 40)
        text = "".join(chance.choice("ab \n🏗é") for _ in range(length))
        spans = [sorted((chance.randrange(length + 1), chance.randrange(length + 1))) for _ in range(8)]
        mentions = [{"start": s, "end": e, "kind": "dates", "row": 0, "key": str(n)} for n, (s, e) in enumerate(spans)]
        mentions = sorted((m for m in mentions if m["end"] > m["start"]), key=lambda m: (m["start"], -m["end"]))
        cut = browser.run("return pieces(arguments[0], arguments[1])", length, mentions)
        assert "".join(text[piece["start"] : piece["end"]] for piece in cut) == text
        for mention in mentions:
            own = [p for p in cut if mention["key"] in {m["key"] for m in p["mentions"]}]
            assert "".join(text[p["start"] : p["end"]] for p in own) == text[mention["start"] : mention["end"]]
